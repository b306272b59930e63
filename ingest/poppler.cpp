#include "ingest/poppler_internal.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "ingest/program_internal.h"

namespace strongroom::ingest {
namespace {

using namespace std::chrono_literals;

/// A binary PPM picture as it comes in.
class PpmSink {
public:
    explicit PpmSink(const Taking& taking) : m_taking(taking) { }

    bool take(Bytes piece)
    {
        while (!piece.empty() && m_image.empty()) {
            m_header += char(piece[0]);
            piece = piece.subspan(1);
            if (std::isspace(static_cast<unsigned char>(m_header.back())) != 0 && !begin())
                return false;
        }
        const std::size_t count = std::min(piece.size(), m_image.pixels.size() - m_filled);
        std::copy_n(piece.begin(), count, m_image.pixels.begin() + std::ptrdiff_t(m_filled));
        m_filled += count;
        return true;
    }

    bool complete() const { return !m_image.empty() && m_filled == m_image.pixels.size(); }
    const Result<void>& fits() const { return m_fits; }
    Image& image() { return m_image; }

private:
    /// Looks whether the header is there whole: "P6 width height 255".
    bool begin()
    {
        int width = 0, height = 0, most = 0, length = 0;
        if (std::sscanf(m_header.c_str(), "P6 %9d %9d %9d%n", &width, &height, &most, &length) != 3)
            return m_header.size() < 64;
        m_fits = check_size(m_taking, width, height);
        if (!m_fits || most != 255)
            return false;
        m_image = Image({width, height}, 3);
        return true;
    }

    const Taking& m_taking;
    std::string m_header;
    Result<void> m_fits;
    Image m_image;
    std::size_t m_filled = 0;
};

} // namespace

Result<Image> drawn_page(Bytes pdf, double dpi, const Taking& taking)
{
    PpmSink sink(taking);
    const Result<int> code = run_program(
        {"/usr/bin/pdftoppm", "-q", "-cropbox", "-r", std::to_string(dpi), "-"}, pdf,
        [&](Bytes piece) { return sink.take(piece); }, 90s);
    if (!code && code.error().code == Code::timed_out)
        return failed(Code::timed_out, taking.name + " takes too long to draw",
            "print it to a new PDF, or scan the paper");
    if (!code)
        return tl::make_unexpected(code.error());
    if (!sink.fits())
        return tl::make_unexpected(sink.fits().error());
    if (!sink.complete())
        return damaged(taking, "it cannot be drawn");
    return std::move(sink.image());
}

std::vector<LayerLine> text_layer(Bytes pdf, const Shown& page)
{
    constexpr std::size_t most_bytes = 16 << 20;
    std::string xml;
    const Result<int> code = run_program(
        {"/usr/bin/pdftotext", "-q", "-bbox-layout", "-cropbox", "-", "-"}, pdf,
        [&](Bytes piece) {
            xml.append(piece.begin(), piece.end());
            return xml.size() <= most_bytes;
        },
        20s);
    return code && *code == 0 ? layer_lines(xml, page) : std::vector<LayerLine>{};
}

} // namespace strongroom::ingest
