#include "index/schedule_table.h"

#include <optional>

#include <re2/re2.h>

namespace strongroom::index {
namespace {

struct Row {
    std::size_t date = 0, amount = 0; ///< blocks
    Parsed due, sum;
};

/// Whole yuan or with two decimals, not a serial number or a percentage.
std::optional<Parsed> amount_in(const Block& block)
{
    static const re2::RE2 shape(
        "^(?:¥|人民币|RMB)?(?:[0-9]{1,3}(?:[,.][0-9]{3})+|[0-9]{4,9})(?:\\.[0-9]{1,2})?元?$");
    if (!re2::RE2::FullMatch(block.text.text, shape))
        return std::nullopt;
    return parsed(ValueType::money, block.text.text, "inst_amount");
}

std::optional<Parsed> date_in(const Block& block)
{
    auto date = parsed(ValueType::date, block.text.text, "inst_due");
    if (!date || length(block.text.text) > 16)
        return std::nullopt;
    return date;
}

std::optional<Row> row_in(const std::vector<Block>& blocks, std::size_t begin, std::size_t end)
{
    std::optional<Row> row;
    for (std::size_t b = begin; b < end; ++b) {
        if (!row) {
            if (const auto due = date_in(blocks[b]))
                row = Row{b, 0, *due, {}};
        } else if (const auto sum = amount_in(blocks[b])) {
            row->amount = b;
            row->sum = *sum;
            return row;
        }
    }
    return std::nullopt;
}

Candidate candidate(const char* field, int index, ValueType type, const Parsed& value, const Block& block,
    std::span<const ReadPage> pages)
{
    Candidate made;
    made.field = field;
    made.index = index;
    made.type = type;
    made.parsed = value;
    made.text = block.text.part(value.span);
    made.place = located(made.text, {0, made.text.text.size()}, pages);
    made.score = 0.85;
    return made;
}

} // namespace

std::vector<Candidate> schedule_rows(const std::vector<Block>& blocks, std::span<const ReadPage> pages)
{
    std::vector<Candidate> found;
    std::vector<Row> rows;
    const auto take = [&] {
        if (found.empty() && rows.size() >= 2)
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const int index = static_cast<int>(i);
                found.push_back(
                    candidate("inst_due", index, ValueType::date, rows[i].due, blocks[rows[i].date], pages));
                found.push_back(candidate(
                    "inst_amount", index, ValueType::money, rows[i].sum, blocks[rows[i].amount], pages));
            }
        rows.clear();
    };
    for (std::size_t begin = 0; begin < blocks.size();) {
        std::size_t end = begin + 1;
        bool in_cells = !blocks[begin].cell.empty();
        while (end < blocks.size() && blocks[end].row == blocks[begin].row) {
            in_cells |= !blocks[end].cell.empty();
            ++end;
        }
        const auto row = in_cells ? row_in(blocks, begin, end) : std::nullopt;
        if (row)
            rows.push_back(*row);
        else
            take();
        begin = end;
    }
    take();
    return found;
}

} // namespace strongroom::index
