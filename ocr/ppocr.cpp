#include "ocr/ppocr_internal.h"

#include <algorithm>
#include <cmath>

#include "ingest/picture.h"
#include "ocr/line_text_internal.h"
#include "ocr/orientation_internal.h"
#include "ocr/reading_order_internal.h"

namespace strongroom::ocr {
namespace {

constexpr double confident_enough = 0.5; // below, what was "read" is a scribble, a stamp or a shadow

// How far a character reaches to each side of its centre, in heights of the line, where no neighbour is near.
double reach(const Glyph& glyph) { return without_spaces(first_code_point(glyph.text)) ? 0.5 : 0.3; }

// The part of the line between two shares of its width.
Rect box_between(const ingest::Quad& line, double from, double to, Size page)
{
    const auto at = [](ingest::Point a, ingest::Point b, double share) {
        return ingest::Point{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    };
    return ingest::bounding_box({at(line[0], line[1], from), at(line[0], line[1], to),
                                    at(line[3], line[2], to), at(line[3], line[2], from)},
        page);
}

// An underscore is a line to write on.
bool is_blank(const Glyph& glyph) { return glyph.text == " " || glyph.text == "_"; }

// The network says where a character's middle is; its edges are half-way to its neighbours.
Line line_from(const std::vector<Glyph>& glyphs, const ingest::Quad& corners, Size page)
{
    const double width = std::hypot(corners[0].x - corners[1].x, corners[0].y - corners[1].y);
    const double height = std::hypot(corners[0].x - corners[3].x, corners[0].y - corners[3].y);
    std::vector<SpacedCharacter> characters;
    bool after_space = false;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const Glyph& glyph = glyphs[i];
        if (!is_blank(glyph)) {
            const double most = reach(glyph) * height / std::max(1.0, width);
            const double before = i > 0 ? (glyph.centre - glyphs[i - 1].centre) / 2 : 1;
            const double after = i + 1 < glyphs.size() ? (glyphs[i + 1].centre - glyph.centre) / 2 : 1;
            const Rect box = box_between(corners, std::max(0.0, glyph.centre - std::min(most, before)),
                std::min(1.0, glyph.centre + std::min(most, after)), page);
            characters.push_back({{glyph.text, box, glyph.confidence}, after_space});
        }
        after_space = is_blank(glyph);
    }
    Line line = line_of(characters);
    line.box = ingest::bounding_box(corners, page);
    return line;
}

// The boxes of a grid pushed together, without the rules between them.
struct Strip {
    ingest::Image picture;
    std::vector<int> ends; // right edge of each box's part
};

Strip strip_of(ingest::ImageView page, const std::vector<ingest::RuledCell>& grid)
{
    Rect all;
    for (const ingest::RuledCell& cell : grid)
        all = ingest::united(all, cell.ink);
    const int margin = std::max(2, all.height / 6);
    std::vector<Rect> parts;
    int width = 0;
    for (const ingest::RuledCell& cell : grid) {
        Rect part = ingest::intersection(
            {cell.ink.x - margin, cell.box.y, cell.ink.width + 2 * margin, cell.box.height}, cell.box);
        part.y = std::max(all.y - margin, grid.front().box.y);
        part.height = std::min(all.bottom() + margin, grid.front().box.bottom()) - part.y;
        parts.push_back(part);
        width += part.width;
    }
    Strip strip{{{width, parts.front().height}, page.channels, page.dpi}, {}};
    int x = 0;
    for (const Rect& part : parts) {
        for (int y = 0; y < part.height && part.y + y < page.size.height; ++y)
            std::copy_n(page.row(part.y + y) + std::ptrdiff_t(part.x) * page.channels,
                part.width * page.channels, strip.picture.row(y) + std::ptrdiff_t(x) * page.channels);
        x += part.width;
        strip.ends.push_back(x);
    }
    return strip;
}

Line grid_line(TextRecognition& recognition, ingest::ImageView page, const Place& place)
{
    const Strip strip = strip_of(page, place.grid);
    std::vector<SpacedCharacter> characters;
    for (const Glyph& glyph : recognition.read(strip.picture)) {
        const double x = glyph.centre * strip.picture.size.width;
        const auto at = std::upper_bound(strip.ends.begin(), strip.ends.end() - 1, int(x));
        const Rect& ink = place.grid[std::size_t(at - strip.ends.begin())].ink;
        if (!is_blank(glyph))
            characters.push_back({{glyph.text, ink, glyph.confidence}, false});
    }
    return line_of(characters);
}

} // namespace

PpOcr::PpOcr(TextDetection detection, TextRecognition recognition, LineDirection direction)
    : m_detection(std::move(detection)), m_recognition(std::move(recognition)),
      m_direction(std::move(direction))
{
}

Result<std::unique_ptr<PpOcr>> PpOcr::open(const std::filesystem::path& models)
{
    auto detection = OnnxSession::open(models / "ch_PP-OCRv4_det_infer.onnx");
    if (!detection)
        return tl::make_unexpected(detection.error());
    auto recognition = OnnxSession::open(models / "ch_PP-OCRv4_rec_infer.onnx");
    if (!recognition)
        return tl::make_unexpected(recognition.error());
    auto direction = OnnxSession::open(models / "ch_ppocr_mobile_v2.0_cls_infer.onnx");
    if (!direction)
        return tl::make_unexpected(direction.error());
    auto dictionary = read_dictionary(models / "ppocr_keys_v1.txt");
    if (!dictionary)
        return tl::make_unexpected(dictionary.error());
    return std::unique_ptr<PpOcr>(new PpOcr(TextDetection(std::move(*detection)),
        TextRecognition(std::move(*recognition), std::move(*dictionary)),
        LineDirection(std::move(*direction))));
}

Result<PageText> PpOcr::read(ingest::ImageView picture)
{
    if (picture.empty())
        return failed(Code::bad_input, "the page has no picture");
    return read_found(picture, find_lines(picture));
}

Line PpOcr::read_place(ingest::ImageView picture, const Place& place)
{
    Line line;
    if (!place.grid.empty()) {
        line = grid_line(m_recognition, picture, place);
    } else {
        // The network was taught vertical text lying on its left side.
        const ingest::Quad corners
            = is_tall(place.corners) ? turned_over(laid_down(place.corners)) : place.corners;
        line = line_from(m_recognition.read(ingest::straightened(picture, corners)), corners, picture.size);
    }
    line.cell = place.cell;
    return line;
}

PageText PpOcr::read_found(ingest::ImageView picture, const std::vector<ingest::Quad>& lines)
{
    PageText page{name(), picture.size, {}};
    for (const Place& place : places(lines, ingest::ruled_cells(picture), picture.size)) {
        Line line = read_place(picture, place);
        if (!line.characters.empty() && line.confidence >= confident_enough)
            page.lines.push_back(std::move(line));
    }
    page.lines = in_reading_order(std::move(page.lines), picture.size);
    return page;
}

int PpOcr::turns_to_upright(ingest::ImageView picture, const std::vector<ingest::Quad>& lines)
{
    return ocr::turns_to_upright(picture, lines, m_direction, m_recognition);
}

Result<std::vector<Line>> PpOcr::read_lines(ingest::ImageView picture, std::span<const Rect> boxes)
{
    std::vector<Line> lines;
    for (const Rect& box : boxes) {
        Line line = read_place(picture, {as_quad(box), {}, {}});
        line.box = box;
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<std::unique_ptr<Recogniser>> open_ppocr(const std::filesystem::path& models)
{
    auto opened = PpOcr::open(models);
    if (!opened)
        return tl::make_unexpected(opened.error());
    return std::unique_ptr<Recogniser>(std::move(*opened));
}

} // namespace strongroom::ocr
