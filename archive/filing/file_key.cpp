#include "archive/filing/file_key_internal.h"

#include "archive/failure_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {

std::string file_owner(const std::string& uid) { return "file:" + uid; }

Secret make_file_key(Archive::State& archive, const std::string& uid)
{
    Secret key = new_data_key();
    archive.premises.data_keys.put(file_owner(uid), key);
    return key;
}

Secret file_key(Archive::State& archive, const std::string& uid)
{
    if (!has_file_key(archive, uid))
        throw Failure(Code::not_found, "the key of file " + uid + " is destroyed",
            "nothing of its content can be read any more");
    return archive.premises.data_keys.get(file_owner(uid));
}

bool has_file_key(Archive::State& archive, const std::string& uid)
{
    return archive.premises.data_keys.holds(file_owner(uid));
}

} // namespace strongroom::archive
