#include "index/check/facts_internal.h"
#include "index/values/contact.h"
#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

void check_phone(Facts& facts, Field* field)
{
    const auto phone = parse_phone(decoded(field->value));
    if (!phone) {
        facts.record("V-TEL-02", false, field->value + " is no telephone number of any kind", {field});
        return;
    }
    if (phone->value.kind != Phone::Kind::mobile) {
        facts.record("V-TEL-02", true, field->value + " has the form of a telephone number", {field});
        return;
    }
    // 14x, 16x to 19x were opened after 2008.
    const auto signed_on = date_of_field(facts.find("sign_date"));
    const char second = phone->value.number[1];
    const bool early = signed_on && signed_on->year() <= std::chrono::year{2008};
    const bool existed = !early || second == '3' || second == '5';
    facts.record("V-TEL-01", existed,
        field->value + " begins with 1" + second
            + (early ? ", signed in " + iso(*signed_on).substr(0, 4) : ""),
        {field});
}

} // namespace

void check_contacts(Facts& facts)
{
    for (const std::string_view list :
        {"mobile", "home_phone", "office_phone", "agent_phone", "seller_phone"})
        for (Field* field : facts.all(list))
            check_phone(facts, field);
    for (const std::string_view list : {"postcode", "seller_post"})
        for (Field* field : facts.all(list)) {
            const auto code = parse_postcode(decoded(field->value));
            facts.record("V-POST-01", code && code->value == field->value,
                field->value + " against six digits", {field});
        }
    for (Field* field : facts.all("bank_account")) {
        const auto account = find_bank_account(decoded(field->value));
        const bool whole = account && account->value == field->value;
        // Only bank cards follow Luhn; their numbers begin with 62 or 4, 5 and have 16 to 19 digits.
        const bool card = field->value.size() >= 16
            && (field->value.starts_with("62") || field->value[0] == '4' || field->value[0] == '5');
        facts.record("V-BANK-01", whole && (!card || luhn_valid(field->value)),
            field->value + " has " + std::to_string(field->value.size()) + " digits"
                + (card ? ", checked by Luhn" : ""),
            {field});
    }
}

} // namespace strongroom::index
