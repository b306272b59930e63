#include <cerrno>
#include <cstring>

#include "archive/failure_internal.h"

namespace strongroom::archive {

void fail_file(const std::string& path, const std::string& tried, int error_number)
{
    std::string advice = "check the disk and the permissions of the folder, then try again";
    if (error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG)
        advice = "free some space on the disk and try again; nothing was half filed";
    else if (error_number == EACCES || error_number == EPERM || error_number == EROFS)
        advice = "give this user the right to write there, or choose another folder";
    throw Failure(Code::machine, "cannot " + tried + " " + path + ": " + std::strerror(error_number), advice);
}

} // namespace strongroom::archive
