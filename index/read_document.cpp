#include "index/read_document.h"

#include <algorithm>
#include <set>

#include "index/check/check.h"
#include "index/classify.h"
#include "index/clauses.h"
#include "index/labelled.h"
#include "index/layout.h"
#include "index/options.h"
#include "index/pairs.h"
#include "index/parties.h"
#include "index/payment.h"
#include "index/premises.h"
#include "index/schedule_table.h"
#include "index/select.h"
#include "index/values/normalise.h"
#include "index/words_beside.h"

namespace strongroom::index {
namespace {

void append(std::vector<Candidate>& all, std::vector<Candidate> more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// A price written in words alone is a price.
std::vector<Candidate> total_in_words(const std::vector<Candidate>& candidates)
{
    std::vector<Candidate> found;
    for (const Candidate& candidate : candidates) {
        if (candidate.field == "total_price")
            return {};
        if (candidate.field == "total_price_cn") {
            found.push_back(candidate);
            found.back().field = "total_price";
            found.back().score *= 0.9;
        }
    }
    return found;
}

bool worth_a_second_look(const Text& line)
{
    std::size_t digits = 0, capitals = 0;
    for (const char32_t c : decoded(line.text)) {
        digits += is_digit(c) ? 1 : 0;
        capitals
            += std::u32string_view(U"壹贰叁肆伍陆柒捌玖拾佰仟").find(c) != std::u32string_view::npos ? 1 : 0;
    }
    return digits >= 4 || capitals >= 2;
}

/// Words read this surely are not looked at twice: a second look costs as much as a first one.
constexpr double sure_words = 0.95;

/// Whether the label asks for something a wrong character of which does harm: a name, a number, a date.
bool names_more_than_words(const Labelled& labelled)
{
    return std::any_of(labelled.label.rules.begin(), labelled.label.rules.end(), [](int rule) {
        return Lexicon::standard().rules()[static_cast<std::size_t>(rule)].type != ValueType::text;
    });
}

} // namespace

DocumentReading read_document(std::span<const ReadPage> read, const std::string& today)
{
    const std::vector<ReadPage> pages = without_page_frames(read);
    const std::vector<Block> blocks = blocks_of(pages);
    const Text flow = flow_of(pages);
    DocumentReading reading;
    const Classified what = classified(blocks, flow, pages);
    reading.kind = what.kind;
    reading.kind_confidence = what.confidence;
    reading.family = what.family;

    const std::vector<Labelled> labelled = labelled_values(blocks, Lexicon::standard());
    const std::vector<Choice> choices = choices_in(flow);
    std::vector<Candidate> candidates = label_values(labelled, blocks, pages, what.kind);
    std::vector<Candidate> in_text = clause_values(flow, pages, what.kind, void_spans(flow, choices));
    // Running text does not tell whose number it is; the blocks of the parties do.
    const auto is_id = [](const Candidate& c) { return c.field == "id_no"; };
    if (std::any_of(candidates.begin(), candidates.end(), is_id))
        std::erase_if(in_text, is_id);
    append(candidates, std::move(in_text));
    append(candidates, premises(flow, labelled, pages));
    // A printed schedule says it best: what running text and heads of columns suggested gives way.
    std::vector<Candidate> schedule;
    if (what.kind == "sale_contract" || what.kind == "subscription" || what.kind == "supplement")
        schedule = schedule_rows(blocks, pages);
    if (!schedule.empty())
        std::erase_if(
            candidates, [](const Candidate& c) { return c.field == "inst_due" || c.field == "inst_amount"; });
    append(candidates, schedule);
    append(candidates, words_beside(flow, candidates, pages));
    append(candidates, total_in_words(candidates));
    append(candidates, payment_terms(flow, choices, pages, candidates));

    reading.fields = selected(std::move(candidates), pages);
    check_fields(reading.fields, reading.checks, today);
    decide_acceptance(reading.fields);
    std::erase_if(reading.fields, [&](const Field& field) { return !keeps(what, field.name); });
    reading.pairs = pairs_of(blocks, labelled, pages);
    return reading;
}

std::vector<Rect> worth_reading_again(const ocr::PageText& page)
{
    const ReadPage alone{1, page, {}};
    const std::span<const ReadPage> pages(&alone, 1);
    std::set<int> lines;
    for (std::size_t l = 0; l < page.lines.size(); ++l)
        if (worth_a_second_look(folded_line(page.lines[l], 0, static_cast<int>(l))))
            lines.insert(static_cast<int>(l));
    const std::vector<Block> blocks = blocks_of(pages);
    for (const Labelled& labelled : labelled_values(blocks, Lexicon::standard()))
        for (const Origin& origin : labelled.value_text.origins)
            if (origin.character >= 0
                && (names_more_than_words(labelled)
                    || page.lines[static_cast<std::size_t>(origin.line)].confidence < sure_words))
                lines.insert(origin.line);
    std::vector<Rect> boxes;
    for (const int line : lines)
        boxes.push_back(page.lines[static_cast<std::size_t>(line)].box);
    return boxes;
}

} // namespace strongroom::index
