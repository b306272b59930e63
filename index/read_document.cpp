#include "index/read_document.h"

#include <algorithm>
#include <map>

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

/// Whether what was found is no value: another label (the blank was left open, or its filling not read), or a
/// price for the square metre at which no flat is sold: a fee.
bool is_no_value(const Candidate& candidate)
{
    constexpr std::int64_t least_unit_price = 10'000; // fen
    if (candidate.field == "unit_price")
        return candidate.parsed.value.size() < std::to_string(least_unit_price).size();
    const std::string_view text = candidate.text.text;
    const auto label = Lexicon::standard().longest(text, 0);
    return candidate.parsed.kind == ValueKind::text && label && !label->weak && label->size == text.size();
}

/// Everything on the pages that may be the value of a field of such a document.
std::vector<Candidate> candidates_of(std::span<const ReadPage> pages, const std::vector<Block>& blocks,
    const Text& flow, const std::vector<Labelled>& labelled, const std::string& kind)
{
    const std::vector<Choice> choices = choices_in(flow);
    std::vector<Candidate> candidates = label_values(labelled, blocks, pages, kind);
    std::vector<Candidate> in_text = clause_values(flow, pages, kind, void_spans(flow, choices));
    // Running text does not tell whose number it is; the blocks of the parties do.
    const auto is_id = [](const Candidate& c) { return c.field == "id_no"; };
    if (std::any_of(candidates.begin(), candidates.end(), is_id))
        std::erase_if(in_text, is_id);
    append(candidates, std::move(in_text));
    append(candidates, premises(flow, labelled, pages));
    // A printed schedule says it best: what running text and heads of columns suggested gives way.
    std::vector<Candidate> schedule;
    if (kind == "sale_contract" || kind == "subscription" || kind == "supplement")
        schedule = schedule_rows(blocks, pages);
    if (!schedule.empty())
        std::erase_if(
            candidates, [](const Candidate& c) { return c.field == "inst_due" || c.field == "inst_amount"; });
    append(candidates, schedule);
    append(candidates, words_beside(flow, candidates, pages));
    append(candidates, total_in_words(candidates));
    append(candidates, payment_terms(flow, choices, pages, candidates));
    std::erase_if(candidates, is_no_value);
    return candidates;
}

/// From the first to the last character of a line that a second reader is to look at.
struct Extent {
    int first = -1, last = -1;
    void take_in(int character)
    {
        first = first < 0 ? character : std::min(first, character);
        last = std::max(last, character);
    }
};

/// Where those characters stand, with some more to either side: without a neighbour or two the other reader
/// takes a stroke at the edge for dirt.
Rect box_of(const ocr::Line& line, Extent extent)
{
    Rect box = line.characters[static_cast<std::size_t>(extent.first)].box;
    for (int at = extent.first; at <= extent.last; ++at)
        box = ingest::united(box, line.characters[static_cast<std::size_t>(at)].box);
    const int margin = 2 * std::min(line.box.width, line.box.height);
    return ingest::intersection(
        {box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin}, line.box);
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

/// The first instalment of a price that is paid at once or in parts is a row of the schedule. A down payment
/// (首付) is what a loan leaves over.
void drop_down_payment_without_loan(std::vector<Field>& fields)
{
    const bool no_loan = std::any_of(fields.begin(), fields.end(), [](const Field& field) {
        return field.name == "payment_method" && (field.value == "lump" || field.value == "instal");
    });
    if (no_loan)
        std::erase_if(fields, [](const Field& field) { return field.name == "down_payment"; });
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
    reading.fields = selected(candidates_of(pages, blocks, flow, labelled, what.kind), pages);
    check_fields(reading.fields, reading.checks, today);
    decide_acceptance(reading.fields);
    drop_down_payment_without_loan(reading.fields);
    for (Field& field : reading.fields)
        field.accepted = field.accepted && !doubts(what, field.name);
    std::erase_if(reading.fields, [&](const Field& field) { return !keeps(what, field.name); });
    reading.pairs = pairs_of(blocks, labelled, pages);
    return reading;
}

std::vector<Rect> worth_reading_again(const ocr::PageText& page)
{
    const ReadPage alone{1, page, {}};
    const std::vector<ReadPage> pages = without_page_frames({&alone, 1});
    const std::vector<Block> blocks = blocks_of(pages);
    const Text flow = flow_of(pages);
    // A page that says nothing of its kind is most likely an inner page of a contract.
    const std::string kind = classified(blocks, flow, pages).kind;
    const std::vector<Labelled> labelled = labelled_values(blocks, Lexicon::standard());

    std::map<int, Extent> lines;
    const auto look_at = [&](const Text& text, bool is_words) {
        for (const Origin& origin : text.origins)
            if (origin.character >= 0
                && (!is_words || page.lines[static_cast<std::size_t>(origin.line)].confidence < sure_words))
                lines[origin.line].take_in(origin.character);
    };
    for (const Labelled& value : labelled)
        look_at(value.value_text, !names_more_than_words(value));
    for (const Candidate& candidate :
        candidates_of(pages, blocks, flow, labelled, kind == "other" ? "sale_contract" : kind))
        look_at(candidate.text, candidate.type == ValueType::text);
    std::vector<Rect> boxes;
    for (const auto& [line, extent] : lines)
        boxes.push_back(box_of(page.lines[static_cast<std::size_t>(line)], extent));
    return boxes;
}

} // namespace strongroom::index
