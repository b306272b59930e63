#include "ui/walk.h"

#include <algorithm>

namespace strongroom::ui {

namespace {

namespace fs = std::filesystem;

void walk_folder(const fs::path& folder, Walked& walked)
{
    std::error_code failure;
    fs::directory_iterator entries(folder, failure);
    std::vector<fs::path> inside;
    for (; !failure && entries != fs::directory_iterator(); entries.increment(failure))
        inside.push_back(entries->path());
    if (failure) {
        walked.refused.push_back(
            {Code::forbidden, "the folder " + folder.string() + " cannot be read: " + failure.message(),
                "ask for permission to read it, then name it again"});
        return;
    }
    std::sort(inside.begin(), inside.end());
    for (const fs::path& path : inside) {
        if (path.filename().string().starts_with('.'))
            continue;
        const fs::file_status status = fs::symlink_status(path, failure);
        if (fs::is_directory(status))
            walk_folder(path, walked);
        else if (fs::is_regular_file(status))
            walked.files.push_back(path);
    }
}

} // namespace

Walked walk(std::span<const std::string> operands)
{
    Walked walked;
    for (const std::string& operand : operands) {
        const fs::path path = operand;
        std::error_code failure;
        if (fs::is_directory(path, failure))
            walk_folder(path, walked);
        else
            walked.files.push_back(path);
    }
    return walked;
}

} // namespace strongroom::ui
