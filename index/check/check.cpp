#include "index/check/check.h"

#include <algorithm>
#include <charconv>

#include "index/check/facts_internal.h"
#include "index/check/rules.h"
#include "index/values/money.h"

namespace strongroom::index {

Field* Facts::find(std::string_view name, int index)
{
    const auto found = std::find_if(
        m_fields.begin(), m_fields.end(), [&](const Field& f) { return f.name == name && f.index == index; });
    return found == m_fields.end() ? nullptr : &*found;
}

std::vector<Field*> Facts::all(std::string_view name)
{
    std::vector<Field*> found;
    for (Field& field : m_fields)
        if (field.name == name)
            found.push_back(&field);
    std::stable_sort(
        found.begin(), found.end(), [](const Field* a, const Field* b) { return a->index < b->index; });
    return found;
}

void Facts::record(
    std::string_view rule_id, bool holds, const std::string& message, const std::vector<Field*>& involved)
{
    const bool error = rule(rule_id).severity == Severity::error;
    record(rule_id, holds ? Outcome::pass : error ? Outcome::fail : Outcome::warn, message, involved);
}

void Facts::record(std::string_view rule_id, Outcome outcome, const std::string& message,
    const std::vector<Field*>& involved)
{
    const Check check{std::string(rule_id), outcome, message};
    std::size_t fields = 0;
    for (Field* field : involved)
        if (field) {
            field->checks.push_back(check);
            ++fields;
        }
    if (fields > 1)
        m_document_checks.push_back(check);
}

std::optional<std::int64_t> number_of(const Field* field)
{
    if (!field || field->value.empty())
        return std::nullopt;
    std::int64_t value = 0;
    const char* end = field->value.data() + field->value.size();
    const auto read = std::from_chars(field->value.data(), end, value);
    // Beyond any amount a contract has, sums and products could overflow.
    constexpr std::int64_t most = 1'000'000'000'000'000;
    if (read.ec != std::errc{} || read.ptr != end || value < 0 || value > most)
        return std::nullopt;
    return value;
}

std::optional<Date> date_of_field(const Field* field)
{
    return field ? iso_date(field->value) : std::nullopt;
}

std::string yuan(std::int64_t fen) { return fen < 0 ? '-' + grouped_digits(-fen) : grouped_digits(fen); }

std::string square_metres(std::int64_t hundredths)
{
    return std::to_string(hundredths / 100) + '.' + std::to_string(hundredths % 100 + 100).substr(1) + " m2";
}

std::string percent(std::int64_t basis_points)
{
    return std::to_string(basis_points / 100) + '.' + std::to_string(basis_points % 100 + 100).substr(1)
        + " %";
}

void check_fields(std::vector<Field>& fields, std::vector<Check>& document_checks, const std::string& today)
{
    document_checks.clear();
    for (Field& field : fields)
        field.checks.clear();
    Facts facts(fields, document_checks, iso_date(today));
    check_identity(facts);
    check_contacts(facts);
    check_contract(facts);
    check_price(facts);
    check_payment(facts);
    check_dates(facts);
}

} // namespace strongroom::index
