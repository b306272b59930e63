#include "ingest/open_scan.h"

#include <algorithm>
#include <string_view>

#include "ingest/decoded_internal.h"
#include "ingest/kind_internal.h"
#include "ingest/pdf_internal.h"
#include "ingest/source_internal.h"
#include "ingest/tiff_internal.h"

namespace strongroom::ingest {
namespace {

constexpr std::uint64_t most_picture_bytes = 512U << 20; // one compressed picture is held in memory

struct PictureFormat {
    Kind kind;
    const char* name;
    Result<Size> (*size)(Bytes, const Taking&);
    Result<Decoded> (*decoded)(Bytes, const Taking&);
};

constexpr PictureFormat picture_formats[] = {
    {Kind::jpeg, "jpeg", jpeg_size, decoded_jpeg},
    {Kind::png, "png", png_size, decoded_png},
    {Kind::webp, "webp", webp_size, decoded_webp},
    {Kind::heic, "heic", heic_size, decoded_heic},
};

/// A file that is one picture.
class Picture : public Scan {
public:
    Picture(const PictureFormat& format, std::vector<std::uint8_t> bytes, Taking taking)
        : m_format(format), m_bytes(std::move(bytes)), m_taking(std::move(taking))
    {
    }
    std::string format() const override { return m_format.name; }
    int page_count() const override { return 1; }
    Result<Page> page(int number) override
    {
        Result<Decoded> decoded = m_format.decoded(m_bytes, m_taking);
        if (!decoded)
            return tl::make_unexpected(decoded.error());
        return finished(std::move(*decoded), number);
    }

private:
    const PictureFormat& m_format;
    std::vector<std::uint8_t> m_bytes;
    Taking m_taking;
};

Result<std::unique_ptr<Scan>> open_picture(
    const PictureFormat& format, const Source& source, const ScanLimits& limits)
{
    Taking taking{source.name(), limits};
    if (source.size() > most_picture_bytes)
        return failed(Code::bad_input, taking.name + " is larger than 512 MB, too large for one picture",
            "scan the page again at 300 dpi");
    std::vector<std::uint8_t> bytes = source.start(std::size_t(source.size()));
    const Result<Size> size = format.size(bytes, taking);
    if (!size)
        return tl::make_unexpected(size.error());
    if (const auto fits = check_size(taking, size->width, size->height); !fits)
        return tl::make_unexpected(fits.error());
    return std::make_unique<Picture>(format, std::move(bytes), std::move(taking));
}

} // namespace

Result<std::unique_ptr<Scan>> open_scan(int fd, const std::string& name, const ScanLimits& limits)
{
    Source source(fd, name);
    constexpr std::size_t enough_to_tell = 4096;
    const std::vector<std::uint8_t> start = source.start(enough_to_tell);
    if (start.empty())
        return failed(Code::bad_input, name + " is empty", "scan it or have it sent again");
    const Kind kind = kind_of(start);
    if (kind == Kind::pdf)
        return open_pdf(std::move(source), limits);
    if (kind == Kind::tiff)
        return open_tiff(std::move(source), limits);
    const auto* format = std::ranges::find(picture_formats, kind, &PictureFormat::kind);
    if (format != std::end(picture_formats))
        return open_picture(*format, source, limits);
    return tl::make_unexpected(refusal(source, start));
}

} // namespace strongroom::ingest
