#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "samples/make/scan_internal.h"

namespace strongroom::samples {

enum class Container { jpeg, png, tiff, pdf };

/// Writes the pages as `stem` plus page number and extension, or as one file where the container holds
/// several pages. Returns the file names in page order. Throws std::runtime_error when a file cannot be
/// written.
std::vector<std::string> write_pages(const std::vector<Scan>& pages, Container container,
    const std::filesystem::path& folder, const std::string& stem);

/// JPEG with its resolution and EXIF orientation.
std::vector<unsigned char> jpeg(const Scan& scan);
void write_tiff(const std::vector<Scan>& pages, const std::filesystem::path& file);
void write_pdf(const std::vector<Scan>& pages, const std::filesystem::path& file);
void write_bytes(const std::filesystem::path& file, const std::vector<unsigned char>& bytes);

} // namespace strongroom::samples
