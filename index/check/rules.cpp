#include "index/check/rules.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace strongroom::index {

namespace {

using enum Severity;

constexpr std::array<Rule, 40> all_rules = {{
    {"V-AR-01", warning, "gross area = inner + shared area, within 0.02 m2"},
    {"V-AR-02", information, "inner area is 60 to 100 % of the gross area"},
    {"V-AR-03", warning, "gross area is above 0 and at most 2,000 m2"},
    {"V-BANK-01", warning, "a bank card has 12 to 19 digits and a right check digit"},
    {"V-CN-01", warning, "a contract number has the form of one"},
    {"V-CN-03", warning, "the contract number is the same wherever it stands"},
    {"V-CN-05", error, "the contract number is not a permit, a template code or a controlled document"},
    {"V-DT-01", error, "a date is a day of the calendar, from 1990 on and not in the future"},
    {"V-DT-02", warning, "subscription, signing, filing and delivery follow each other"},
    {"V-DT-04", warning, "the contract is filed within 30 days of signing"},
    {"V-DT-05", warning, "the presale permit is older than the signing"},
    {"V-DT-06", information, "the land use term ends within 70 years of signing"},
    {"V-DT-08", warning, "the template existed when the contract was signed"},
    {"V-ID-01", error, "an identity number has 18 characters, or 15 on old cards"},
    {"V-ID-02", error, "the check character of the identity number is right"},
    {"V-ID-03", error, "the birth date in the identity number is possible"},
    {"V-ID-04", warning, "the buyer was of age at signing"},
    {"V-ID-05", warning, "the sex in the identity number is the one stated"},
    {"V-ID-06", warning, "the identity number begins with a known province"},
    {"V-ID-07", warning, "a 15-digit identity number is complete"},
    {"V-ID-09", warning, "two persons do not share an identity number"},
    {"V-ID-10", warning, "the number of another document has its form"},
    {"V-NAME-01", warning, "a name is plausible"},
    {"V-ORG-01", error, "the check character of the credit code is right"},
    {"V-ORG-02", warning, "the business licence number is right"},
    {"V-PAY-01", warning, "one payment method, and the amounts fit it"},
    {"V-PAY-02", error, "the instalments add up to the total price, within 1 yuan"},
    {"V-PAY-03", error, "down payment + loan = total price, within 1 yuan"},
    {"V-PAY-04", warning, "the down payment is the stated share of the price, within one point"},
    {"V-PAY-05", warning, "the deposit is at most 20 % of the price"},
    {"V-PAY-06", warning, "due dates rise and lie between subscription and a year after delivery"},
    {"V-PAY-07", warning, "the terms for late payment are usual"},
    {"V-POST-01", warning, "a postcode has 6 digits"},
    {"V-PR-01", error, "unit price x area = total price"},
    {"V-PR-02", error, "the amount in digits = the amount in capitals"},
    {"V-PR-03", warning, "contract total = house + decoration + accessories"},
    {"V-PR-04", information, "list price x discount = total price, within 1 %"},
    {"V-RM-02", warning, "the room lies on the stated floor"},
    {"V-TEL-01", warning, "a mobile number existed then"},
    {"V-TEL-02", warning, "a telephone number has a possible form"},
}};

} // namespace

std::span<const Rule> rules() { return all_rules; }

const Rule& rule(std::string_view id)
{
    const auto found = std::lower_bound(all_rules.begin(), all_rules.end(), id,
        [](const Rule& r, std::string_view wanted) { return r.id < wanted; });
    if (found == all_rules.end() || found->id != id)
        throw std::logic_error("no rule " + std::string(id));
    return *found;
}

} // namespace strongroom::index
