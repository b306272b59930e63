#include "ingest/pdf_page_internal.h"

#include <algorithm>
#include <stdexcept>

#include <qpdf/Pipeline.hh>

namespace strongroom::ingest {
namespace {

/// Collects decoded data up to a limit, so that a few kilobytes cannot unfold into all of the memory.
class LimitedText : public Pipeline {
public:
    explicit LimitedText(std::size_t most) : Pipeline("limited text", nullptr), m_most(most) { }
    void write(const unsigned char* bytes, std::size_t count) override
    {
        if (count > m_most - text.size())
            throw std::length_error("stream unfolds into too much");
        text.append(reinterpret_cast<const char*>(bytes), count);
    }
    void finish() override { }

    std::string text;

private:
    std::size_t m_most;
};

struct Box {
    double left, bottom, right, top;
    bool sensible() const { return right - left >= 1 && top - bottom >= 1; }
};

Box box_of(QPDFObjectHandle box, const Box& otherwise)
{
    if (!box.isArray() || box.getArrayNItems() != 4)
        return otherwise;
    for (QPDFObjectHandle number : box.aitems())
        if (!number.isNumber())
            return otherwise;
    const auto at = [&](int i) { return box.getArrayItem(i).getNumericValue(); };
    const Box result{
        std::min(at(0), at(2)), std::min(at(1), at(3)), std::max(at(0), at(2)), std::max(at(1), at(3))};
    return result.sensible() ? result : otherwise;
}

} // namespace

Sheet sheet_of(QPDFPageObjectHelper& page)
{
    constexpr Box a4{0, 0, 595.28, 841.89};
    const Box media = box_of(page.getAttribute("/MediaBox", false), a4);
    const Box crop = box_of(page.getAttribute("/CropBox", false), media);
    Box seen{std::max(media.left, crop.left), std::max(media.bottom, crop.bottom),
        std::min(media.right, crop.right), std::min(media.top, crop.top)};
    if (!seen.sensible())
        seen = media;
    Sheet sheet{seen.left, seen.bottom, seen.right, seen.top};
    if (QPDFObjectHandle rotate = page.getAttribute("/Rotate", false); rotate.isInteger())
        sheet.quarter_turns = int((rotate.getIntValue() / 90 % 4 + 4) % 4);
    if (QPDFObjectHandle unit = page.getObjectHandle().getKey("/UserUnit"); unit.isNumber())
        sheet.unit = std::clamp(unit.getNumericValue(), 0.01, 100.0);
    return sheet;
}

std::optional<std::string> stream_data(QPDFObjectHandle stream, std::size_t most_bytes)
{
    LimitedText sink(most_bytes);
    bool decodable = false;
    constexpr int as_it_is = 0;
    try {
        if (!stream.pipeStreamData(&sink, &decodable, as_it_is, qpdf_dl_generalized, true) || !decodable)
            return std::nullopt;
    } catch (const std::length_error&) {
        return std::nullopt;
    }
    return std::move(sink.text);
}

} // namespace strongroom::ingest
