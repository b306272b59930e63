#include "ui/paper/display.h"

#include <algorithm>

#include "index/values/money.h"

namespace strongroom::ui {

namespace {

std::string compact(std::string iso)
{
    iso.erase(std::remove(iso.begin(), iso.end(), '-'), iso.end());
    return iso;
}

struct Displayed {
    ValueKind kind;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(archive::Fen money) const { return index::grouped_digits(money.value); }
    std::string operator()(archive::FloorArea area) const
    {
        const std::string hundredths = std::to_string(100 + area.hundredths % 100);
        return std::to_string(area.hundredths / 100) + '.' + hundredths.substr(1);
    }
    std::string operator()(index::Date date) const
    {
        if (!date.ok())
            return {};
        return kind == ValueKind::compact_date ? compact(index::iso(date)) : index::iso(date);
    }
};

/// "3 卷　12 件"; only what is there.
std::string labelled(const archive::SheetRow& row, const FormField& field)
{
    std::string joined;
    for (const FormValue& value : field.values)
        if (const std::string text = display(value_at(row, value.key), value.kind); !text.empty())
            joined += (joined.empty() ? "" : "　") + text + ' ' + value.caption.chinese;
    return joined;
}

} // namespace

std::string display(const archive::SheetValue& value, ValueKind kind)
{
    return std::visit(Displayed{kind}, value);
}

const archive::SheetValue& value_at(const archive::SheetRow& row, std::string_view key)
{
    static const archive::SheetValue blank;
    const auto found = row.find(key);
    return found == row.end() ? blank : found->second;
}

std::string display(const archive::SheetRow& row, const FormField& field)
{
    if (field.values.size() == 1)
        return display(value_at(row, field.values[0].key), field.values[0].kind);
    if (field.labelled)
        return labelled(row, field);
    std::vector<std::string> texts;
    bool any = false, numbers = true;
    for (const FormValue& value : field.values) {
        texts.push_back(display(value_at(row, value.key), value.kind));
        any = any || !texts.back().empty();
        numbers = numbers && value.kind == ValueKind::integer;
    }
    if (!any)
        return {};
    std::string joined;
    for (std::string& text : texts)
        joined += (joined.empty() ? "" : numbers ? " / " : "\n") + (text.empty() ? "—" : text);
    return joined;
}

std::string chinese_date(index::Date date)
{
    if (!date.ok())
        return {};
    return std::to_string(int(date.year())) + "年" + std::to_string(unsigned(date.month())) + "月"
        + std::to_string(unsigned(date.day())) + "日";
}

} // namespace strongroom::ui
