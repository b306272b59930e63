#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/reading.h"
#include "index/values/date.h"

namespace strongroom::index {

/// The fields of a document as the rules look them up, and where their outcomes are written.
class Facts {
public:
    Facts(std::vector<Field>& fields, std::vector<Check>& document_checks, std::optional<Date> today)
        : m_fields(fields), m_document_checks(document_checks), m_today(today)
    {
    }

    std::optional<Date> today() const { return m_today; }

    /// The field, or null.
    Field* find(std::string_view name, int index = 0);
    /// All fields of that name, by rising index.
    std::vector<Field*> all(std::string_view name);

    /// Writes an outcome to the fields (null ones are passed over). A broken rule fails or warns as its
    /// severity says.
    void record(std::string_view rule_id, bool holds, const std::string& message,
        const std::vector<Field*>& involved);
    /// The same with an outcome of the caller's choice.
    void record(std::string_view rule_id, Outcome outcome, const std::string& message,
        const std::vector<Field*>& involved);

private:
    std::vector<Field>& m_fields;
    std::vector<Check>& m_document_checks;
    std::optional<Date> m_today;
};

/// The whole number a field holds (fen, 0.01 m², basis points); nothing for no field or no number.
std::optional<std::int64_t> number_of(const Field* field);
std::optional<Date> date_of_field(const Field* field);

std::string yuan(std::int64_t fen);                 ///< "1,234,567.00"
std::string square_metres(std::int64_t hundredths); ///< "118.36 m2"
std::string percent(std::int64_t basis_points);     ///< "30.02 %"

// The rules by subject; each runs all of its own. Defined in the file of that name.
void check_identity(Facts& facts); // identity_checks.cpp
void check_contacts(Facts& facts); // contact_checks.cpp
void check_contract(Facts& facts); // contract_checks.cpp: number, room, area
void check_price(Facts& facts);    // price_checks.cpp
void check_payment(Facts& facts);  // payment_checks.cpp
void check_dates(Facts& facts);    // date_checks.cpp

} // namespace strongroom::index
