#include "ocr/page_reading_internal.h"

#include <cmath>
#include <stdexcept>

#include "ingest/picture.h"
#include "ocr/orientation_internal.h"

namespace strongroom::ocr {
namespace {

using ingest::Homography;

// The other way round; the pictures are never mirrored or flattened to a line, so there is one.
Homography inverse(const Homography& h)
{
    const auto& m = h.m;
    Homography result;
    result.m = {m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
        m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
        m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
    return result; // scaled by the determinant, which a projective map does not notice
}

// How a quarter turn clockwise moves the pixels of a picture of this size, as often as told.
Rect turned(Rect box, Size size, int quarter_turns)
{
    for (int i = 0; i < quarter_turns; ++i) {
        box = {size.height - box.bottom(), box.x, box.height, box.width};
        size = {size.height, size.width};
    }
    return box;
}

void turn(ingest::Page& page, int quarter_turns)
{
    for (ingest::LayerLine& line : page.layer)
        line.box = turned(line.box, page.image.size, quarter_turns);
    page.image = ingest::turned(page.image, quarter_turns);
    page.steps.push_back("turned " + std::to_string(90 * quarter_turns));
}

void map_to_page(PageText& text, const Homography& to_page, Size page)
{
    for (Line& line : text.lines) {
        line.box = ingest::mapped(line.box, to_page, page);
        if (!line.cell.empty())
            line.cell = ingest::mapped(line.cell, to_page, page);
        for (Character& character : line.characters)
            character.box = ingest::mapped(character.box, to_page, page);
    }
    text.size = page;
}

// How many characters were read, each counted as it is sure.
double certain_characters(const PageText& text)
{
    double sum = 0;
    for (const Line& line : text.lines)
        sum += line.confidence * double(line.characters.size());
    return sum;
}

// Lines that run up or down the page are read as well; that does not make it upright.
bool lies_on_its_side(const PageText& text)
{
    std::size_t tall = 0, lines = 0;
    for (const Line& line : text.lines)
        if (line.characters.size() >= 4) {
            ++lines;
            tall += line.box.height > line.box.width ? 1 : 0;
        }
    return tall * 2 > lines;
}

// Over all characters, 0 where there are none.
double mean_confidence(const PageText& text)
{
    double sum = 0;
    std::size_t count = 0;
    for (const Line& line : text.lines)
        for (const Character& character : line.characters) {
            sum += character.confidence;
            ++count;
        }
    return count > 0 ? sum / double(count) : 0;
}

} // namespace

Result<PageReading> PageReading::open(const std::filesystem::path& models, bool tesseract_only)
{
    PageReading reading;
    std::optional<Error> missing;
    if (!tesseract_only) {
        if (auto ppocr = PpOcr::open(models.empty() ? STRONGROOM_MODELS : models))
            reading.m_ppocr = std::move(*ppocr);
        else
            missing = ppocr.error();
    }
    if (auto tesseract = open_tesseract())
        reading.m_tesseract = std::move(*tesseract);
    else if (!reading.m_ppocr)
        return tl::make_unexpected(missing.value_or(tesseract.error()));
    return reading;
}

std::vector<std::string> PageReading::readers() const
{
    std::vector<std::string> names;
    if (m_ppocr)
        names.push_back(m_ppocr->name());
    if (m_tesseract)
        names.push_back(m_tesseract->name());
    return names;
}

// The page is cleaned as if it stood upright, which it nearly always does, so that the lines found on the
// cleaned picture serve both questions: which way up, and what does it say.
PageText PageReading::read_upright(ingest::Page& page, int& turns)
{
    const ingest::ImageView picture = m_cleaned->picture;
    const auto turn_and_clean = [&] {
        turn(page, turns);
        m_cleaned = ingest::cleaned(page);
    };
    if (m_ppocr) {
        std::vector<ingest::Quad> lines = m_ppocr->find_lines(picture);
        turns = m_ppocr->turns_to_upright(picture, lines);
        if (turns != 0) {
            turn_and_clean();
            lines = m_ppocr->find_lines(m_cleaned->picture);
        }
        PageText text = m_ppocr->read_found(m_cleaned->picture, lines);
        return read_better_way_up(page, turns, std::move(text), lines.size());
    }
    Result<PageText> text = m_tesseract->read(picture);
    if (text && (turns = turns_to_upright(picture, *text, *m_tesseract)) != 0) {
        turn_and_clean();
        text = m_tesseract->read(m_cleaned->picture);
    }
    if (!text)
        throw std::runtime_error(text.error().what);
    return std::move(*text);
}

// A page that reads badly may stand on its head, or lie on its side, although its lines did not say so (a
// photo, a form with few words): then another way up reads far more. Costs further readings, on such pages
// only.
PageText PageReading::read_better_way_up(ingest::Page& page, int& turns, PageText text, std::size_t found)
{
    constexpr double reads_well = 0.8, far_better = 1.3;
    const bool most_is_lost = found >= 8 && text.lines.size() * 2 < found;
    const bool is_doubtful = text.lines.size() >= 3 && mean_confidence(text) < reads_well;
    if (!most_is_lost && !is_doubtful)
        return text;
    const ingest::Page as_it_was = page;
    double best = far_better * certain_characters(text);
    for (const int way : {2, 1, 3}) {
        if (way != 2 && !most_is_lost)
            continue;
        ingest::Page other = as_it_was;
        turn(other, way);
        ingest::Cleaned cleaned = ingest::cleaned(other);
        PageText read = m_ppocr->read_found(cleaned.picture, m_ppocr->find_lines(cleaned.picture));
        if (certain_characters(read) <= best || lies_on_its_side(read))
            continue;
        best = certain_characters(read);
        turns = (turns + way) % 4;
        page = std::move(other);
        m_cleaned = std::move(cleaned);
        text = std::move(read);
        break;
    }
    return text;
}

ReadPage PageReading::read(ingest::Page page, int jpeg_quality)
{
    ReadPage read;
    m_cleaned = ingest::cleaned(page);
    if (!m_cleaned->blank)
        read.text = read_upright(page, read.quarter_turns);
    read.number = page.number;
    read.size = page.image.size;
    read.dpi = page.image.dpi;
    read.dpi_stated = page.dpi_stated;
    read.blank = m_cleaned->blank;
    read.steps = std::move(page.steps);
    read.steps.insert(read.steps.end(), m_cleaned->steps.begin(), m_cleaned->steps.end());
    read.findings = m_cleaned->findings;
    read.seals = m_cleaned->seals;
    read.text.reader = readers().front();
    map_to_page(read.text, m_cleaned->to_page, read.size);
    read.layer = std::move(page.layer);
    if (jpeg_quality > 0)
        read.jpeg = ingest::jpeg(page.image, jpeg_quality);
    return read;
}

Result<std::vector<Line>> PageReading::read_again(std::span<const Rect> boxes)
{
    if (!m_cleaned)
        return failed(Code::bad_input, "no page was read that could be looked at again", "read it first");
    if (!m_ppocr || !m_tesseract)
        return std::vector<Line>{};
    const Homography to_picture = inverse(m_cleaned->to_page);
    std::vector<Rect> places;
    for (const Rect& box : boxes)
        places.push_back(ingest::mapped(box, to_picture, m_cleaned->picture.size));
    return m_tesseract->read_lines(m_cleaned->picture, places);
}

} // namespace strongroom::ocr
