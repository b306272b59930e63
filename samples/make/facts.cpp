#include "samples/make/facts.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace strongroom::samples {

std::string json_string(std::string_view text) { return nlohmann::json(text).dump(); }

int Facts::put_field(const std::string& name, std::string text, const std::string& field, std::string value)
{
    int id = -1;
    if (!field.empty()) {
        id = static_cast<int>(m_fields.size());
        m_fields.push_back({field, std::move(value), text, 0});
    }
    m_facts[name] = {std::move(text), id < 0 ? std::vector<int>{} : std::vector{id}};
    return id;
}

int Facts::put_text(const std::string& name, std::string text, const std::string& field)
{
    std::string value = text;
    std::erase(value, ' ');
    // "No." says that a number follows; it is no part of it.
    if (value.starts_with("No."))
        value.erase(0, 3);
    return put_field(name, std::move(text), field, json_string(value));
}

void Facts::put_piece(const std::string& name, std::string text, int field)
{
    m_facts[name] = {std::move(text), field < 0 ? std::vector<int>{} : std::vector{field}};
}

void Facts::link(const std::string& name, const std::string& other)
{
    const std::vector<int> fields = at(other).fields;
    for (const char* form : {"", ".y", ".dash", ".iso", ".dot", ".slash", ".han", ".grid"})
        if (const auto found = m_facts.find(name + form); found != m_facts.end())
            found->second.fields.insert(found->second.fields.end(), fields.begin(), fields.end());
}

int Facts::put_date(const std::string& name, Date date, const std::string& field)
{
    const std::string y = std::to_string(date.year), m = std::to_string(date.month),
                      d = std::to_string(date.day);
    const int id = put_field(name, y + "年" + m + "月" + d + "日", field, json_string(iso(date)));
    put_piece(name + ".y", y, id);
    put_piece(name + ".m", m, id);
    put_piece(name + ".d", d, id);
    put_piece(name + ".dash", y + "-" + m + "-" + d, id);
    put_piece(name + ".iso", iso(date), id);
    put_piece(name + ".dot", y + "." + m + "." + d, id);
    put_piece(name + ".slash", y + "/" + m + "/" + d, id);
    put_piece(name + ".han", han_date(date), id);
    return id;
}

int Facts::put_money(
    const std::string& name, std::int64_t fen, const std::string& field, const std::string& capital_field)
{
    const int id
        = put_field(name, money_digits(fen, m_look->grouping, m_look->cents), field, std::to_string(fen));
    put_piece(name + ".grid", "", id);
    m_fen[name] = fen;
    put_field(name + ".cn", money_capitals(fen, m_look->capitals), capital_field, std::to_string(fen));
    return id;
}

int Facts::put_area(const std::string& name, std::int64_t area, const std::string& field)
{
    return put_field(name, hundredths(area), field, std::to_string(area));
}

void Facts::choose(
    const std::string& name, int option, const std::string& field, std::string value, std::string text)
{
    m_choices[name] = option;
    put_field(name, std::move(text), field, std::move(value));
}

const Fact& Facts::at(const std::string& name) const
{
    const auto found = m_facts.find(name);
    if (found == m_facts.end())
        throw std::out_of_range(
            "a template asks for the fact '" + name + "', which this document does not have");
    return found->second;
}

int Facts::choice(const std::string& name) const
{
    const auto found = m_choices.find(name);
    if (found == m_choices.end())
        throw std::out_of_range(
            "a template asks for the choice '" + name + "', which this document does not have");
    return found->second;
}

void Facts::seen(const std::vector<int>& fields, int page)
{
    for (const int field : fields) {
        TruthField& known = m_fields.at(static_cast<std::size_t>(field));
        if (known.page == 0)
            known.page = page;
    }
}

std::vector<TruthField> Facts::fields() const
{
    std::vector<TruthField> found;
    for (const TruthField& field : m_fields)
        if (field.page > 0)
            found.push_back(field);
    return found;
}

} // namespace strongroom::samples
