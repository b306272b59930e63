#include "archive/filing/file_key_internal.h"

#include "archive/failure_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {

void keep_file_key(Archive::State& archive, const std::string& uid, const Secret& key)
{
    archive.database.run("UPDATE file SET wrapped_key = ? WHERE uid = ?",
        wrapped(archive.premises.keys.wrapping, key, uid), uid);
}

Secret file_key(Archive::State& archive, const std::string& uid)
{
    Statement row = archive.database.prepare("SELECT wrapped_key FROM file WHERE uid = ?", uid);
    if (!row.next() || row.null(0))
        throw Failure(Code::not_found, "the key of file " + uid + " is destroyed",
            "nothing of its content can be read any more");
    return unwrapped(archive.premises.keys.wrapping, row.blob(0), uid);
}

bool has_file_key(Archive::State& archive, const std::string& uid)
{
    return archive.database.prepare("SELECT 1 FROM file WHERE uid = ? AND wrapped_key IS NOT NULL", uid)
        .next();
}

} // namespace strongroom::archive
