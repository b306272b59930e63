#include <array>

#include "index/check/facts_internal.h"

namespace strongroom::index {

namespace {

/// V-DT-01 for dates that lie in the past on any paper.
void check_past(Facts& facts, std::string_view list, Date earliest)
{
    for (Field* field : facts.all(list)) {
        const auto date = date_of_field(field);
        if (!date) {
            facts.record("V-DT-01", false, field->value + " is no day of the calendar", {field});
            continue;
        }
        const bool future = facts.today() && *date > *facts.today();
        facts.record("V-DT-01", *date >= earliest && !future,
            field->value
                + (future ? " lies after today, " + iso(*facts.today()) : " is not before " + iso(earliest)),
            {field});
    }
}

/// V-DT-01 for dates a contract sets in the future.
void check_planned(Facts& facts, std::string_view list)
{
    for (Field* field : facts.all(list)) {
        const auto date = date_of_field(field);
        if (!date)
            continue; // a relative one, or a day that is told in words
        const bool possible = *date >= *date_of(1990, 1, 1) && *date <= *date_of(2150, 1, 1);
        facts.record("V-DT-01", possible, field->value + " lies between 1990 and 2150", {field});
    }
}

/// V-DT-02: each pair of neighbours that is there.
void check_order(Facts& facts)
{
    constexpr std::array<std::string_view, 5> order
        = {"subscription_date", "sign_date", "gov_filing_date", "delivery_date", "title_cert_date"};
    Field* earlier = nullptr;
    for (const std::string_view list : order) {
        Field* field = facts.find(list);
        if (!date_of_field(field))
            continue;
        if (earlier)
            facts.record("V-DT-02", *date_of_field(earlier) <= *date_of_field(field),
                earlier->name + ' ' + earlier->value + ", then " + field->name + ' ' + field->value,
                {earlier, field});
        earlier = field;
    }
}

void check_against_signing(Facts& facts)
{
    Field* signing = facts.find("sign_date");
    const auto signed_on = date_of_field(signing);
    if (!signed_on)
        return;
    Field* filing = facts.find("gov_filing_date");
    if (const auto filed = date_of_field(filing))
        facts.record("V-DT-04", days_between(*signed_on, *filed) <= 30,
            "filed on " + iso(*filed) + ", " + std::to_string(days_between(*signed_on, *filed))
                + " days after signing, at most 30",
            {signing, filing});
    Field* permit = facts.find("presale_permit_date");
    if (const auto issued = date_of_field(permit))
        facts.record("V-DT-05", *issued <= *signed_on,
            "permit of " + iso(*issued) + ", signed on " + iso(*signed_on), {signing, permit});
    Field* land = facts.find("land_term_end");
    if (const auto end = date_of_field(land)) {
        const int years = years_between(*signed_on, *end);
        facts.record("V-DT-06", years >= 0 && years <= 70,
            "the land use term ends " + std::to_string(years) + " years after signing", {signing, land});
    }
    Field* code = facts.find("template_code");
    if (code && (code->value.starts_with("GF-20") || code->value.starts_with("BF-20"))) {
        const bool spring = code->value.starts_with("GF-2014");
        const int year = std::atoi(code->value.substr(3, 4).c_str());
        const auto published = date_of(year, spring ? 4 : 1, 1);
        if (published)
            facts.record("V-DT-08", *signed_on >= *published,
                code->value + " is in use since " + iso(*published) + ", signed on " + iso(*signed_on),
                {signing, code});
    }
}

} // namespace

void check_dates(Facts& facts)
{
    const Date earliest = *date_of(1990, 1, 1);
    for (const std::string_view list :
        {"sign_date", "subscription_date", "gov_filing_date", "paid_date", "presale_permit_date"})
        check_past(facts, list, earliest);
    check_past(facts, "birth_date", *date_of(1900, 1, 1));
    for (const std::string_view list : {"delivery_date", "inst_due", "land_term_end", "valid_to"})
        check_planned(facts, list);
    check_order(facts);
    check_against_signing(facts);
}

} // namespace strongroom::index
