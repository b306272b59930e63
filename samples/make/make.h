#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace strongroom::samples {

/// What shall be drawn.
struct Order {
    std::uint64_t seed = 1;
    int count = 1;                        ///< documents of each quality
    std::vector<std::string> kinds{};     ///< empty = all, as often as an archive meets them
    std::vector<std::string> qualities{}; ///< empty = clean, office, bad, photo
    bool small = false; ///< for keeping in a repository: bitonal TIFF and PDF, coarse JPEG, photographs of 3
                        ///< megapixels
    std::string container{}; ///< jpeg {}, tiff {}, pdf {}, png {}; empty = by chance, one file a document
    std::filesystem::path output{};
};

const std::vector<std::string>&
kind_names(); ///< as in the truth, with the families of sale_contract after a colon
const std::vector<std::string>& quality_names();

/// Draws the documents into the folder and returns their truth files. The same order makes the same bytes.
/// Throws std::invalid_argument for an unknown name, std::runtime_error when a file cannot be written.
std::vector<std::filesystem::path> make(const Order& order);

} // namespace strongroom::samples
