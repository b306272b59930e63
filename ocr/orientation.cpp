#include "ocr/orientation_internal.h"

#include <algorithm>
#include <cmath>

#include "ingest/clean.h"
#include "ingest/picture.h"
#include "ocr/places_internal.h"

namespace strongroom::ocr {
namespace {

using ingest::Quad;

constexpr std::size_t lines_asked = 8;
constexpr std::size_t lines_read = 4;
constexpr double clearly_better = 0.1;
constexpr double readable = 0.7;

double side(ingest::Point a, ingest::Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

double along(const Quad& box) { return std::max(side(box[0], box[1]), side(box[0], box[3])); }

bool is_wide(const Quad& box) { return side(box[0], box[1]) >= 1.5 * side(box[0], box[3]); }

double total_length(const std::vector<Quad>& boxes)
{
    double sum = 0;
    for (const Quad& box : boxes)
        sum += along(box);
    return sum;
}

// The mean certainty of the characters, as far as the lines have any.
double certainty(ingest::ImageView picture, const std::vector<Quad>& lines, TextRecognition& recognition)
{
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < std::min(lines.size(), lines_read); ++i) {
        const std::vector<Glyph> glyphs
            = recognition.read(ingest::straightened(picture, lines[i]), Padding::as_taught);
        sum += mean_confidence(glyphs) * double(glyphs.size());
        count += glyphs.size();
    }
    return count == 0 ? 0 : sum / double(count);
}

std::vector<Quad> longest(std::vector<Quad> boxes)
{
    const auto most = std::min(boxes.size(), lines_asked);
    std::partial_sort(boxes.begin(), boxes.begin() + std::ptrdiff_t(most), boxes.end(),
        [](const Quad& a, const Quad& b) { return along(a) > along(b); });
    boxes.resize(most);
    return boxes;
}

// In vertical text the characters stand upright: the first of each line, cut out alone, reads well as it is,
// and better than the line laid on its side. A full stop or 一 alone reads well whichever way it lies.
bool is_vertical_text(ingest::ImageView picture, const std::vector<Quad>& tall, double laid_on_side,
    TextRecognition& recognition)
{
    const std::size_t count = std::min(tall.size(), lines_read);
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Rect box = ingest::bounding_box(tall[i], picture.size);
        sum += mean_confidence(recognition.read(
            ingest::cut_out(picture, {box.x, box.y, box.width, box.width}), Padding::as_taught));
    }
    return sum >= std::max(readable, laid_on_side) * double(count);
}

std::vector<Quad> all_turned_over(std::vector<Quad> boxes)
{
    std::transform(boxes.begin(), boxes.end(), boxes.begin(), turned_over);
    return boxes;
}

bool look_upside_down(ingest::ImageView picture, const std::vector<Quad>& lines, LineDirection& direction)
{
    double sum = 0;
    for (const Quad& line : lines)
        sum += direction.upside_down(ingest::straightened(picture, line));
    return sum > 0.5 * double(lines.size());
}

double certainty(const PageText& page)
{
    double sum = 0;
    std::size_t count = 0;
    for (const Line& line : page.lines) {
        sum += line.confidence * double(line.characters.size());
        count += line.characters.size();
    }
    return count < 4 ? 0 : sum / double(count);
}

} // namespace

Quad laid_down(const Quad& tall) { return {tall[3], tall[0], tall[1], tall[2]}; }

Quad turned_over(const Quad& box) { return {box[2], box[3], box[0], box[1]}; }

int turns_to_upright(ingest::ImageView picture, const std::vector<Quad>& lines, LineDirection& direction,
    TextRecognition& recognition)
{
    std::vector<Quad> wide, tall;
    for (const Quad& line : lines) {
        if (is_wide(line))
            wide.push_back(line);
        else if (is_tall(line))
            tall.push_back(laid_down(line));
    }
    if (total_length(tall) <= 2 * total_length(wide)) {
        const std::vector<Quad> asked = longest(wide);
        if (asked.empty() || !look_upside_down(picture, asked, direction))
            return 0;
        const double as_is = certainty(picture, asked, recognition);
        const double over = certainty(picture, all_turned_over(asked), recognition);
        return over >= readable && over > as_is + clearly_better ? 2 : 0;
    }
    // Laid down, a line starts at the bottom: it runs up the page, which therefore needs one turn clockwise.
    const std::vector<Quad> asked = longest(tall);
    const double up = certainty(picture, asked, recognition);
    const double down = certainty(picture, all_turned_over(asked), recognition);
    const double better = std::max(up, down);
    if (better < readable || is_vertical_text(picture, asked, better, recognition))
        return 0;
    if (std::abs(up - down) < clearly_better)
        return look_upside_down(picture, asked, direction) ? 3 : 1;
    return up > down ? 1 : 3;
}

int turns_to_upright(ingest::ImageView picture, const PageText& upright, Recogniser& recogniser)
{
    double best = certainty(upright);
    if (best >= readable)
        return 0;
    int turns = 0;
    for (const int candidate : {2, 1, 3}) {
        const auto page = recogniser.read(ingest::turned(picture, candidate));
        if (!page)
            continue;
        const double sure = certainty(*page);
        if (sure >= readable && sure > best + clearly_better) {
            best = sure;
            turns = candidate;
        }
    }
    return turns;
}

} // namespace strongroom::ocr
