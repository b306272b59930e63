#include "archive/filing/sheets_internal.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "archive/filing/file_fields_internal.h"
#include "archive/filing/item_description_internal.h"
#include "archive/retention/records_internal.h"
#include "index/values/date.h"

namespace strongroom::archive {
namespace {

std::optional<std::int64_t> whole(const std::string& digits)
{
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

} // namespace

RegisterSheet new_sheet(
    Act& act, const std::string& form, const std::string& number, const std::vector<const FileRow*>& rows)
{
    RegisterSheet sheet;
    sheet.form = form;
    sheet.number = number.empty() ? form + "-" + act.today() : number;
    sheet.made_on = index::iso_date(act.today()).value();
    for (const FileRow* row : rows) {
        const bool first = row == rows.front();
        const auto same = [&](std::string& all, const std::string& one) {
            if (first)
                all = one;
            else if (all != one)
                all.clear();
        };
        same(sheet.fonds, row->fonds);
        same(sheet.project, row->project_name);
    }
    act.tell({"register.made", "register:" + form, "", std::to_string(rows.size()) + " files", ""});
    return sheet;
}

SheetValue sheet_date(const std::string& iso)
{
    if (const auto date = index::iso_date(iso))
        return *date;
    return iso;
}

SheetValue sheet_day(const std::string& utc) { return utc.empty() ? SheetValue() : sheet_date(day_of(utc)); }

SheetValue sheet_fen(const std::string& digits)
{
    if (const auto fen = whole(digits))
        return Fen{*fen};
    return digits;
}

SheetValue sheet_area(const std::string& digits)
{
    if (const auto hundredths = whole(digits))
        return FloorArea{*hundredths};
    return digits;
}

std::string file_title(const FileRow& row)
{
    const std::string buyer = value_of(row.values, "buyer_name"),
                      number = value_of(row.values, "contract_no");
    const std::string named = value_of(row.values, "contract_name");
    return (buyer.empty() ? "" : masked_name(buyer)) + row.project_name + row.room()
        + (named.empty() ? std::string(title_of_kind(row.file.record.kind)) : named)
        + (number.empty() ? "" : "(" + number + ")");
}

Dates dates_of(Act& act, const FileRow& row)
{
    Dates dates;
    for (const ItemRecord& item : items_of(act.database(), row.file.record.id)) {
        const std::string day = description_of(act.database(), row.file, item.uid).date;
        if (day.empty())
            continue;
        dates.from = dates.from.empty() ? day : std::min(dates.from, day);
        dates.to = std::max(dates.to, day);
    }
    if (dates.from.empty())
        dates.from = dates.to = value_of(row.values, "sign_date");
    return dates;
}

std::string grade_words(int grade)
{
    constexpr std::array<const char*, 3> words{"一级", "二级", "三级"};
    return words.at(static_cast<std::size_t>(grade - 1));
}

std::string retention_words(const std::string& code)
{
    const auto period = retention_period(code);
    return period ? period->chinese() : code;
}

} // namespace strongroom::archive
