#include "tests/ingest/made_files.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <jpeglib.h>

namespace strongroom::ingest::made {
namespace {

int memory_file(const void* content, std::size_t size)
{
    const int fd = memfd_create("made", MFD_CLOEXEC);
    if (fd < 0 || write(fd, content, size) != ssize_t(size))
        std::abort();
    return fd;
}

FileBytes exif_marker(int orientation)
{
    const auto value = std::uint8_t(orientation);
    return {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0,
        value, 0, 0, 0, 0, 0, 0};
}

struct JpegWriter {
    jpeg_compress_struct codec{};
    jpeg_error_mgr errors{};
    unsigned char* bytes = nullptr;
    unsigned long count = 0;

    JpegWriter()
    {
        codec.err = jpeg_std_error(&errors);
        jpeg_create_compress(&codec);
        jpeg_mem_dest(&codec, &bytes, &count);
    }
    ~JpegWriter()
    {
        jpeg_destroy_compress(&codec);
        std::free(bytes); // NOLINT: libjpeg allocates by malloc
    }
    void begin(Size size, int channels, J_COLOR_SPACE space)
    {
        codec.image_width = unsigned(size.width);
        codec.image_height = unsigned(size.height);
        codec.input_components = channels;
        codec.in_color_space = space;
        jpeg_set_defaults(&codec);
    }
    FileBytes finish()
    {
        jpeg_finish_compress(&codec);
        return {bytes, bytes + count};
    }
};

} // namespace

MemoryFile::MemoryFile(const FileBytes& content) : m_fd(memory_file(content.data(), content.size())) { }
MemoryFile::MemoryFile(const std::string& content) : m_fd(memory_file(content.data(), content.size())) { }
MemoryFile::~MemoryFile() { close(m_fd); }

Opened opened(const FileBytes& content, const std::string& name, const ScanLimits& limits)
{
    auto file = std::make_shared<MemoryFile>(content);
    auto scan = open_scan(file->fd(), name, limits);
    return {std::move(file), std::move(scan)};
}

Opened opened(const std::string& content, const std::string& name, const ScanLimits& limits)
{
    return opened(FileBytes(content.begin(), content.end()), name, limits);
}

Page first_page(const FileBytes& content)
{
    const Opened scan = opened(content);
    if (!scan) {
        ADD_FAILURE() << scan.scan.error().what;
        return {};
    }
    Result<Page> page = scan->page(1);
    if (!page) {
        ADD_FAILURE() << page.error().what;
        return {};
    }
    return std::move(*page);
}

Page first_page(const std::string& content) { return first_page(FileBytes(content.begin(), content.end())); }

Image quarters(Size size, int channels)
{
    Image image(size, channels, 300);
    constexpr std::uint8_t colours[4][3] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};
    constexpr std::uint8_t greys[4] = {0, 85, 170, 255};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const int quarter = (y * 2 >= size.height ? 2 : 0) + (x * 2 >= size.width ? 1 : 0);
            std::uint8_t* pixel = image.row(y) + std::ptrdiff_t(x) * channels;
            if (channels == 1)
                *pixel = greys[quarter];
            else
                std::memcpy(pixel, colours[quarter], 3);
        }
    return image;
}

std::string corners(const Image& image)
{
    std::string found;
    const int right = image.size.width - 8, bottom = image.size.height - 8;
    for (const auto& [x, y] : {std::pair{8, 8}, {right, 8}, {8, bottom}, {right, bottom}}) {
        const std::uint8_t* pixel = image.view().row(y) + std::ptrdiff_t(x) * image.channels;
        if (image.channels == 1) {
            found += "0123"[(*pixel + 42) / 85];
            continue;
        }
        const bool r = pixel[0] > 128, g = pixel[1] > 128, b = pixel[2] > 128;
        found += r && g && b ? 'W' : r && !g && !b ? 'R' : g && !r && !b ? 'G' : b && !r && !g ? 'B' : '?';
    }
    return found;
}

FileBytes jpeg(const Image& image, int quality, int dpi, int exif_orientation)
{
    JpegWriter writer;
    writer.begin(image.size, image.channels, image.channels == 1 ? JCS_GRAYSCALE : JCS_RGB);
    jpeg_set_quality(&writer.codec, quality, TRUE);
    writer.codec.density_unit = dpi > 0 ? 1 : 0;
    writer.codec.X_density = writer.codec.Y_density = UINT16(dpi > 0 ? dpi : 1);
    jpeg_start_compress(&writer.codec, TRUE);
    if (exif_orientation > 0) {
        const FileBytes marker = exif_marker(exif_orientation);
        jpeg_write_marker(&writer.codec, JPEG_APP0 + 1, marker.data(), unsigned(marker.size()));
    }
    for (int y = 0; y < image.size.height; ++y) {
        JSAMPROW row = const_cast<JSAMPROW>(image.view().row(y)); // libjpeg knows no const
        jpeg_write_scanlines(&writer.codec, &row, 1);
    }
    return writer.finish();
}

FileBytes progressive_jpeg(const Image& image)
{
    JpegWriter writer;
    writer.begin(image.size, image.channels, image.channels == 1 ? JCS_GRAYSCALE : JCS_RGB);
    jpeg_simple_progression(&writer.codec);
    jpeg_start_compress(&writer.codec, TRUE);
    for (int y = 0; y < image.size.height; ++y) {
        JSAMPROW row = const_cast<JSAMPROW>(image.view().row(y));
        jpeg_write_scanlines(&writer.codec, &row, 1);
    }
    return writer.finish();
}

FileBytes cmyk_jpeg(Size size, const std::uint8_t (&cmyk)[4], bool adobe_mark)
{
    JpegWriter writer;
    writer.begin(size, 4, JCS_CMYK);
    writer.codec.write_Adobe_marker = adobe_mark ? TRUE : FALSE;
    jpeg_start_compress(&writer.codec, TRUE);
    FileBytes line;
    for (int x = 0; x < size.width; ++x)
        line.insert(line.end(), cmyk, cmyk + 4);
    for (int y = 0; y < size.height; ++y) {
        JSAMPROW row = line.data();
        jpeg_write_scanlines(&writer.codec, &row, 1);
    }
    return writer.finish();
}

} // namespace strongroom::ingest::made
