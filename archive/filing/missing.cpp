// 缺号, 缺件.
#include <algorithm>
#include <array>
#include <charconv>

#include "archive/filing/file_rows_internal.h"
#include "archive/filing/filing.h"
#include "archive/filing/findings_internal.h"
#include "archive/numbers_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::array<std::string_view, 1> number_only{"contract_no"};
constexpr std::size_t longest_run = 12; // digits; longer ones are no running numbers

/// A contract number parted at its last run of digits: XS-2007-0412 is "XS-2007-", 412, four digits wide.
struct Running {
    std::string before, after;
    std::size_t width = 0;
    std::int64_t number = 0;
};

std::optional<Running> running(const std::string& text)
{
    constexpr std::string_view digits = "0123456789";
    const std::size_t last = text.find_last_of(digits);
    if (last == std::string::npos)
        return std::nullopt;
    const std::size_t other = text.find_last_not_of(digits, last),
                      first = other == std::string::npos ? 0 : other + 1;
    if (last - first + 1 > longest_run)
        return std::nullopt;
    Running parted{text.substr(0, first), text.substr(last + 1), last - first + 1};
    std::from_chars(text.data() + first, text.data() + last + 1, parted.number);
    return parted;
}

/// The numbers of one pattern: all that has the same letters, and digits of the same width.
struct Run {
    Running pattern;
    std::vector<std::int64_t> numbers;
};

void add_gaps(std::vector<NumberGap>& gaps, const std::string& project, Run& run)
{
    std::sort(run.numbers.begin(), run.numbers.end());
    const auto written = [&](std::int64_t number) {
        return run.pattern.before + padded_number(number, static_cast<int>(run.pattern.width))
            + run.pattern.after;
    };
    for (std::size_t i = 1; i < run.numbers.size(); ++i) {
        const std::int64_t from = run.numbers[i - 1] + 1, to = run.numbers[i] - 1;
        if (from <= to)
            gaps.push_back(
                {project, run.pattern.before + std::string(run.pattern.width, '#') + run.pattern.after,
                    written(from), written(to), static_cast<int>(to - from + 1)});
    }
}

} // namespace

Result<std::vector<NumberGap>> Filing::missing_numbers(const std::string& project)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::vector<NumberGap>> {
        if (const auto may = act.demand(Right::catalogue_search, {}); !may)
            return tl::make_unexpected(may.error());
        std::map<std::array<std::string, 4>, Run> runs;
        for (const FileRow& row :
            file_rows(act, {.project = project, .kind = "sale_contract"}, number_only)) {
            if (row.file.record.state == FileState::written_off)
                continue;
            const auto parted = running(value_of(row.values, "contract_no"));
            if (!parted)
                continue;
            Run& run = runs[{
                row.file.record.project_code, parted->before, parted->after, std::to_string(parted->width)}];
            run.pattern = *parted;
            run.numbers.push_back(parted->number);
        }
        std::vector<NumberGap> gaps;
        for (auto& [key, run] : runs)
            add_gaps(gaps, key[0], run);
        return gaps;
    });
}

Result<std::vector<MissingPart>> Filing::missing_parts(const FileFilter& filter)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::vector<MissingPart>> {
        if (const auto may = act.demand(Right::catalogue_search, {}); !may)
            return tl::make_unexpected(may.error());
        std::vector<MissingPart> missing;
        for (const FileRow& row : file_rows(act, filter, number_only)) {
            if (row.file.record.state == FileState::written_off)
                continue;
            const std::vector<MissingPart> parts = missing_parts_of(act, row.file);
            missing.insert(missing.end(), parts.begin(), parts.end());
        }
        return missing;
    });
}

} // namespace strongroom::archive
