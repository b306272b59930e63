#pragma once

#include <filesystem>

namespace strongroom::test {

/// Draws the contract written in `script`, scans its pages and writes them as one file: a PDF of JPEG scans
/// where `output` ends in .pdf, otherwise a multi-page TIFF (JPEG inside). Gives the number of pages. \throws
/// std::runtime_error where the script is wrong or the file cannot be written.
int draw_contract(const std::filesystem::path& script, const std::filesystem::path& output);

} // namespace strongroom::test
