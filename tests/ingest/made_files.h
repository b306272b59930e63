#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ingest/open_scan.h"

namespace strongroom::ingest::made {

using FileBytes = std::vector<std::uint8_t>;

/// A file that exists in memory only.
class MemoryFile {
public:
    explicit MemoryFile(const FileBytes& content);
    explicit MemoryFile(const std::string& content);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    int fd() const { return m_fd; }

private:
    int m_fd;
};

/// A scan together with the file it reads.
struct Opened {
    std::shared_ptr<MemoryFile> file;
    Result<std::unique_ptr<Scan>> scan;

    Scan* operator->() const { return scan->get(); }
    explicit operator bool() const { return scan.has_value(); }
};

Opened opened(const FileBytes& content, const std::string& name = "scan", const ScanLimits& limits = {});
Opened opened(const std::string& content, const std::string& name = "scan", const ScanLimits& limits = {});

/// The first page; a test failure and an empty page where there is none.
Page first_page(const FileBytes& content);
Page first_page(const std::string& content);

/// A picture whose quarters tell which way up it is: red (or black) top left, green (dark grey) top right,
/// blue (light grey) bottom left, white bottom right.
Image quarters(Size size, int channels = 3);

/// "upright", "mirrored" … : the name of the corner values in reading order, e.g. "RGBW".
std::string corners(const Image& image);

FileBytes jpeg(const Image& image, int quality = 95, int dpi = 300, int exif_orientation = 0);
/// Four channels as stored; with Adobe's mark they mean the inverse.
FileBytes cmyk_jpeg(Size size, const std::uint8_t (&cmyk)[4], bool adobe_mark);
FileBytes progressive_jpeg(const Image& image);

} // namespace strongroom::ingest::made
