#include "ocr/text_recognition_internal.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "ingest/picture.h"
#include "ocr/tensor_internal.h"

namespace strongroom::ocr {
namespace {

constexpr int seen_height = 48;
constexpr int taught_width = 320;    // of the lines the network was trained on, shorter ones padded
constexpr int blank_after = 48;      // one character: without it a colon at the end is lost
constexpr double longest_ratio = 40; // a line of small print across A4 has 35; beyond, attention thins out
constexpr Normalisation halves{{.5F, .5F, .5F}, {.5F, .5F, .5F}};

// The column in the middle half of the line where the least ink stands: between two characters or words.
int best_cut(ingest::ImageView line)
{
    const ingest::Image grey = ingest::grey(line);
    const int width = line.size.width, from = width / 4, to = width - from;
    std::vector<long> darkness(std::size_t(width), 0);
    for (int y = 0; y < line.size.height; ++y)
        for (int x = from; x < to; ++x)
            darkness[std::size_t(x)] += 255 - grey.view().row(y)[x];
    // Averaged over a third of a character, so that a gap wins over a thin place within one.
    const int reach = std::max(1, line.size.height / 6);
    int best = width / 2;
    long least = -1;
    for (int x = from + reach; x < to - reach; ++x) {
        long sum = 0;
        for (int near = x - reach; near <= x + reach; ++near)
            sum += darkness[std::size_t(near)];
        if (least < 0 || sum < least) {
            least = sum;
            best = x;
        }
    }
    return best;
}

// The class with the greatest chance. All chances add up to 1, so nothing is greater than what has more than
// half; that is nearly always "nothing here" or the class of the step before.
std::size_t likeliest(std::span<const float> chances, std::size_t before)
{
    constexpr float half = 0.5F;
    for (const std::size_t usual : {std::size_t(0), before})
        if (chances[usual] > half)
            return usual;
    std::size_t best = 0;
    for (std::size_t i = 1; i < chances.size() && chances[best] <= half; ++i)
        if (chances[i] > chances[best])
            best = i;
    return best;
}

} // namespace

double mean_confidence(const std::vector<Glyph>& glyphs)
{
    double sum = 0;
    int count = 0;
    for (const Glyph& glyph : glyphs)
        if (glyph.text != " ") {
            sum += glyph.confidence;
            ++count;
        }
    return count == 0 ? 0 : sum / count;
}

std::vector<Glyph> TextRecognition::read(ingest::ImageView line, Padding padding)
{
    if (line.empty())
        return {};
    if (line.size.width <= longest_ratio * line.size.height)
        return read_piece(line, padding);
    const int cut = best_cut(line);
    const double share = double(cut) / line.size.width;
    std::vector<Glyph> glyphs = read(ingest::cut_out(line, {0, 0, cut, line.size.height}), padding);
    for (Glyph& glyph : glyphs)
        glyph.centre *= share;
    const ingest::Rect rest{cut, 0, line.size.width - cut, line.size.height};
    for (Glyph& glyph : read(ingest::cut_out(line, rest), padding))
        glyphs.push_back({glyph.text, share + glyph.centre * (1 - share), glyph.confidence});
    return glyphs;
}

std::vector<Glyph> TextRecognition::read_piece(ingest::ImageView line, Padding padding)
{
    const int width = std::max(1, int(std::ceil(double(seen_height) * line.size.width / line.size.height)));
    const int wanted = padding == Padding::little ? width + blank_after : taught_width;
    const int padded = std::max(width, std::min(wanted, taught_width));
    Tensor input = to_tensor(ingest::resized(line, {width, seen_height}), padded, halves);
    const TensorView output = m_model.run(input);
    const auto steps = std::size_t(output.shape.at(1)), classes = std::size_t(output.shape.at(2));
    if (classes != m_dictionary.size())
        throw std::runtime_error("the recognition model does not belong to the character list");

    // CTC: each step names one class or "nothing here"; a run of the same class is one character.
    std::vector<Glyph> glyphs;
    std::size_t last = 0;
    for (std::size_t step = 0; step < steps; ++step) {
        const auto chances = output.values.subspan(step * classes, classes);
        const std::size_t found = likeliest(chances, last);
        if (found != 0 && found != last) {
            const double centre = (double(step) + 0.5) / double(steps) * padded / width;
            glyphs.push_back({m_dictionary[found], std::min(1.0, centre), double(chances[found])});
        }
        last = found;
    }
    return glyphs;
}

} // namespace strongroom::ocr
