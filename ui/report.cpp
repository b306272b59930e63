#include "ui/report.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "ui/terminal.h"

namespace strongroom::ui {

namespace {

/// A number of hundredths: 126421040 is "1,264,210.40".
std::string hundredths(const std::string& digits, bool grouped)
{
    char* end = nullptr;
    const long long value = std::strtoll(digits.c_str(), &end, 10);
    if (digits.empty() || *end != '\0')
        return digits;
    const long long magnitude = std::llabs(value);
    std::string whole = std::to_string(magnitude / 100);
    if (grouped)
        for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3)
            whole.insert(static_cast<std::size_t>(at), ",");
    char cents[8];
    std::snprintf(cents, sizeof cents, ".%02d", static_cast<int>(magnitude % 100));
    return (value < 0 ? "-" : "") + whole + cents;
}

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

std::string field_name(const index::Field& field, Language language)
{
    std::string name = label("fields", field.name, language);
    if (field.index > 0)
        name += ' ' + std::to_string(field.index + 1);
    return name;
}

} // namespace

std::string written(const index::Field& field, Language language)
{
    switch (field.kind) {
    case index::ValueKind::money:
        return hundredths(field.value, true);
    case index::ValueKind::area:
        return hundredths(field.value, false);
    case index::ValueKind::ratio:
        return hundredths(field.value, false) + " %";
    case index::ValueKind::code:
        return label("values", field.value, language);
    case index::ValueKind::text:
    case index::ValueKind::number:
    case index::ValueKind::date:
        return harmless(field.value);
    }
    return harmless(field.value);
}

std::string report(const archive::DocumentContent& document, const std::string& name, Language language)
{
    const auto word = [&](std::string_view key) { return label("words", key, language); };
    const index::DocumentReading& reading = document.reading;
    std::string text = harmless(name) + ": " + label("kinds", reading.kind, language);
    if (!reading.family.empty())
        text += " (" + label("families", reading.family, language) + ')';
    text += ", " + percent(reading.kind_confidence) + ", " + word("pages") + ' '
        + std::to_string(document.pages.size()) + '\n';

    std::vector<std::vector<std::string>> rows
        = {{"  " + word("field"), word("value"), word("on_page"), word("sure"), ""}};
    std::vector<index::Field> fields = reading.fields;
    std::stable_sort(fields.begin(), fields.end(), [](const index::Field& a, const index::Field& b) {
        return label_place("fields", a.name) < label_place("fields", b.name);
    });
    for (const index::Field& field : fields)
        rows.push_back(
            {"  " + field_name(field, language), written(field, language), std::to_string(field.page),
                percent(field.confidence), field.accepted ? "" : "? " + word("doubtful")});
    if (rows.size() > 1)
        text += table(rows, 48);

    const auto tell = [&](const index::Check& check, const std::string& about) {
        if (check.outcome != index::Outcome::pass)
            text += "  " + std::string(check.outcome == index::Outcome::fail ? "✗ " : "! ") + about
                + check.rule + ": " + harmless(check.message) + '\n';
    };
    for (const index::Field& field : reading.fields)
        for (const index::Check& check : field.checks)
            tell(check, field_name(field, language) + ", ");
    for (const index::Check& check : reading.checks)
        tell(check, "");
    for (const archive::PageContent& page : document.pages) {
        const std::string where = "  " + word("page") + ' ' + std::to_string(page.number) + ": ";
        if (!page.error.empty())
            text += where + word("not_read") + ": " + harmless(page.error) + '\n';
        else if (page.blank)
            text += where + word("blank") + '\n';
        for (const ingest::Finding& finding : page.findings)
            text += where + finding.rule + ": " + harmless(finding.message) + '\n';
    }
    return text;
}

} // namespace strongroom::ui
