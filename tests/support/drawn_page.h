#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace strongroom::test {

/// What stands on a page that a test draws for itself.
struct DrawnPage {
    std::vector<std::string> lines; ///< one below the other, in a printed Song face
    int width = 800, height = 600;  ///< pixels
    int dpi = 150;
};

/// The page as JPEG.
std::vector<std::uint8_t> jpeg_of(const DrawnPage& page);

/// Writes the page as .png, .jpg or .pdf, by the extension; a PDF carries pictures only, no text, one page
/// for each of `pages`.
void write_page(const std::filesystem::path& file, const DrawnPage& page);
void write_pdf(const std::filesystem::path& file, const std::vector<DrawnPage>& pages);

} // namespace strongroom::test
