#include "ocr/dictionary_internal.h"

#include <fstream>

namespace strongroom::ocr {

Result<Dictionary> read_dictionary(const std::filesystem::path& keys)
{
    std::ifstream file(keys);
    if (!file)
        return failed(Code::not_found, "the character list " + keys.string() + " is missing",
            "install the packages of ocr/models: .ci/prepare does it");
    Dictionary dictionary{""};
    for (std::string line; std::getline(file, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        dictionary.push_back(line);
    }
    dictionary.emplace_back(" ");
    return dictionary;
}

} // namespace strongroom::ocr
