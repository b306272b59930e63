#include "ui/contract_table.h"

#include <algorithm>

#include "ui/report.h"
#include "ui/terminal.h"

namespace strongroom::ui {

namespace {

/// The first value of that name as a person writes it; empty where there is none.
std::string value_of(const index::DocumentReading& reading, std::string_view name, Language language)
{
    const auto found = std::find_if(reading.fields.begin(), reading.fields.end(),
        [&](const index::Field& field) { return field.name == name; });
    return found == reading.fields.end() ? std::string() : written(*found, language);
}

/// Building, unit and room with dashes between those that are there: 3-2-1201.
std::string room(const index::DocumentReading& reading, Language language)
{
    std::string text;
    for (const char* name : {"building_no", "unit_no", "room_no"}) {
        const std::string part = value_of(reading, name, language);
        if (!part.empty())
            text += (text.empty() ? "" : "-") + part;
    }
    return text;
}

} // namespace

std::string masked(const std::string& name)
{
    std::string text;
    for (const char c : name) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (text.empty() || !begins)
            text += c;
        else
            break;
    }
    const auto characters = std::count_if(
        name.begin(), name.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    return text + std::string(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, characters - 1)), '*');
}

std::vector<std::string> contract_heading(Language language)
{
    std::vector<std::string> heading
        = {label("words", "document", language), label("words", "kind", language)};
    for (const char* field : {"contract_no", "room_no", "buyer_name", "total_price", "payment_method"})
        heading.push_back(label("fields", field, language));
    heading.push_back(label("words", "accepted", language));
    return heading;
}

std::vector<std::string> contract_row(const archive::Document& document, Language language)
{
    const index::DocumentReading& reading = document.content.reading;
    const auto accepted = std::count_if(reading.fields.begin(), reading.fields.end(),
        [](const index::Field& field) { return field.accepted; });
    return {document.uid.substr(0, 8), label("kinds", reading.kind, language),
        value_of(reading, "contract_no", language), room(reading, language),
        masked(value_of(reading, "buyer_name", language)), value_of(reading, "total_price", language),
        value_of(reading, "payment_method", language),
        std::to_string(accepted) + '/' + std::to_string(reading.fields.size())};
}

} // namespace strongroom::ui
