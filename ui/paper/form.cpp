#include "ui/paper/form.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace strongroom::ui {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 30> names = {"F1", "F2", "F3", "F4", "F4A", "F5", "F6", "F7", "F8",
    "F9", "F10", "F11", "F12", "F12A", "F13", "F13A", "F14", "F15", "F15A", "F16", "F17", "F18", "F19", "F20",
    "F21", "F22", "F23", "F24", "F25", "F26"};

template <class T>
T one_of(const Json& json, const char* key, const std::map<std::string, T>& known, T otherwise)
{
    return json.contains(key) ? known.at(json.at(key).get<std::string>()) : otherwise;
}

Caption caption_of(const Json& json) { return {json.at("zh"), json.at("en")}; }

FormValue value_of(const Json& json)
{
    static const std::map<std::string, ValueKind> kinds
        = {{"text", ValueKind::text}, {"integer", ValueKind::integer}, {"money", ValueKind::money},
            {"area", ValueKind::area}, {"date", ValueKind::date}, {"date8", ValueKind::compact_date}};
    return {json.at("key"), caption_of(json), one_of(json, "kind", kinds, ValueKind::text)};
}

Alignment usual_alignment(const std::vector<FormValue>& values)
{
    const auto is = [&](ValueKind kind) {
        return std::all_of(values.begin(), values.end(), [&](const FormValue& v) { return v.kind == kind; });
    };
    if (is(ValueKind::integer) || is(ValueKind::money) || is(ValueKind::area))
        return Alignment::right;
    return is(ValueKind::date) || is(ValueKind::compact_date) ? Alignment::centre : Alignment::left;
}

FormField field_of(const Json& json)
{
    FormField field;
    field.caption = caption_of(json);
    if (json.contains("parts"))
        for (const Json& part : json["parts"])
            field.values.push_back(value_of(part));
    else
        field.values.push_back(value_of(json));
    field.width = json.value("width", 1.0);
    field.alignment = one_of(json, "align",
        {{"left", Alignment::left}, {"center", Alignment::centre}, {"right", Alignment::right}},
        usual_alignment(field.values));
    field.band = json.value("band", 1);
    field.lines = json.value("lines", 1);
    field.section = json.value("section", "");
    field.choices = json.value("choices", std::vector<std::string>());
    field.labelled = json.value("labelled", false);
    field.to_sign = json.value("sign", false);
    field.cut_before = json.value("cut", false);
    return field;
}

std::vector<FormField> fields_of(const Json& form, const char* key)
{
    std::vector<FormField> fields;
    for (const Json& field : form.value(key, Json::array()))
        fields.push_back(field_of(field));
    return fields;
}

Form parsed(std::string_view name, std::string_view text)
{
    const Json json = Json::parse(text);
    Form form;
    form.name = name;
    form.title = caption_of(json.at("title"));
    form.layout = one_of(json, "layout",
        {{"table", FormLayout::table}, {"record", FormLayout::record}, {"card", FormLayout::card},
            {"cover", FormLayout::cover}, {"spine", FormLayout::spine}},
        FormLayout::table);
    form.orientation = one_of(json, "orientation",
        {{"portrait", Orientation::portrait}, {"landscape", Orientation::landscape}}, Orientation::portrait);
    form.type_size = json.value("size", form.type_size);
    form.cover_page = json.value("cover", false);
    form.copies = json.value("copies", "");
    form.note = json.value("note", "");
    form.head = fields_of(json, "head");
    form.columns = fields_of(json, "columns");
    form.foot = fields_of(json, "foot");
    if (json.contains("checks")) {
        form.check_sides = json["checks"].at("sides").get<std::vector<std::string>>();
        for (const Json& check : json["checks"].at("rows"))
            form.checks.push_back({check.at("zh"), check.at("keys").get<std::vector<std::string>>()});
    }
    for (const Json& blank : json.value("signatures", Json::array()))
        form.signatures.push_back({blank.at("key"), caption_of(blank), blank.value("seal", false)});
    return form;
}

/// The keys a sheet of the form may use, by the part of the sheet.
struct Keys {
    std::set<std::string, std::less<>> head, rows, foot;

    explicit Keys(const Form& form)
    {
        const auto add = [](auto& keys, const std::vector<FormField>& fields) {
            for (const FormField& field : fields)
                for (const FormValue& value : field.values)
                    keys.insert(value.key);
        };
        add(head, form.head);
        add(rows, form.columns);
        add(foot, form.foot);
        for (const FormCheck& check : form.checks)
            foot.insert(check.keys.begin(), check.keys.end());
        for (const SignatureBlank& blank : form.signatures) {
            foot.insert(blank.key);
            foot.insert(blank.key + "_date");
        }
    }
};

} // namespace

int Form::bands() const
{
    int bands = 0;
    for (const FormField& column : columns)
        bands = std::max({bands, column.band, 1});
    return bands;
}

std::span<const std::string_view> form_names() { return names; }

const Form& form_named(std::string_view name)
{
    static const std::map<std::string, Form, std::less<>> forms = [] {
        std::map<std::string, Form, std::less<>> all;
        for (const std::string_view each : names)
            all.emplace(each, parsed(each, paper_file(std::string(each) + ".json")));
        return all;
    }();
    const auto found = forms.find(name);
    if (found == forms.end())
        throw std::invalid_argument("there is no form " + std::string(name));
    return found->second;
}

std::vector<std::string> unknown_keys(const archive::RegisterSheet& sheet)
{
    const Keys known(form_named(sheet.form));
    std::set<std::string> unknown;
    const auto look = [&](const archive::SheetRow& row, const auto& keys) {
        for (const auto& [key, value] : row)
            if (!keys.contains(key))
                unknown.insert(key);
    };
    const auto same_key = [](const auto& one, const auto& other) { return one.first == other.first; };
    look(sheet.head, known.head);
    look(sheet.foot, known.foot);
    const archive::SheetRow* looked_at = nullptr; // rows of a register are alike
    for (const archive::SheetRow& row : sheet.rows)
        if (!looked_at
            || !std::equal(row.begin(), row.end(), looked_at->begin(), looked_at->end(), same_key)) {
            look(row, known.rows);
            looked_at = &row;
        }
    return {unknown.begin(), unknown.end()};
}

const Form& form_of(const archive::RegisterSheet& sheet)
{
    const std::vector<std::string> unknown = unknown_keys(sheet);
    if (!unknown.empty())
        throw std::invalid_argument("form " + sheet.form + " has no place for '" + unknown.front() + "'");
    return form_named(sheet.form);
}

} // namespace strongroom::ui
