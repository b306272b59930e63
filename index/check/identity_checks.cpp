#include <array>

#include "index/check/facts_internal.h"
#include "index/values/identity.h"
#include "index/values/normalise.h"
#include "index/values/person_name.h"
#include "index/values/registration.h"

namespace strongroom::index {

namespace {

bool has_form(std::string_view text, std::string_view form)
{
    if (text.size() != form.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9', letter = text[i] >= 'A' && text[i] <= 'Z';
        if (form[i] == '9' ? !digit : !letter)
            return false;
    }
    return true;
}

/// V-ID-10: passports, travel permits, officers' cards.
bool is_other_document(std::string_view number)
{
    constexpr std::array<std::string_view, 7> forms
        = {"A99999999", "AA9999999", "A9999999999", "99999999", "A999999", "AA999999", "A9999999"};
    for (const auto form : forms)
        if (has_form(number, form))
            return true;
    return number.find("字第") != std::string_view::npos;
}

void check_birth(Facts& facts, Field* field, const IdNumber& id, Field* stated, Field* signing)
{
    if (!id.birth) {
        facts.record(
            "V-ID-03", false, "characters 7 to 14 of " + id.full + " are no day of the calendar", {field});
        return;
    }
    const auto signed_on = date_of_field(signing);
    const auto reference = signed_on ? signed_on : facts.today();
    if (reference) {
        const int age = years_between(*id.birth, *reference);
        const bool possible = age >= 0 && age <= 120;
        facts.record("V-ID-03", possible,
            "born " + iso(*id.birth) + ", so " + std::to_string(age) + " years old on " + iso(*reference),
            {field});
        if (signed_on && possible)
            facts.record("V-ID-04", age >= 18,
                "the buyer was " + std::to_string(age) + " at signing on " + iso(*signed_on)
                    + (age < 18 ? ": a guardian is needed" : ""),
                {field});
    }
    if (const auto written = date_of_field(stated))
        facts.record("V-ID-03", *written == *id.birth,
            "birth date " + stated->value + " stated, " + iso(*id.birth) + " in the identity number",
            {field, stated});
}

void check_card(Facts& facts, Field* field)
{
    const IdNumber id = examined_id(field->value);
    if (id.fault == IdFault::format) {
        facts.record("V-ID-01", false,
            field->value + " has " + std::to_string(decoded(field->value).size())
                + " characters or a wrong one among them",
            {field});
        return;
    }
    facts.record("V-ID-01", true, field->value + " has the form of an identity number", {field});
    if (id.number.size() == 15) {
        facts.record("V-ID-07", id.birth.has_value(), "15 digits of an old card, now " + id.full, {field});
    } else {
        const char expected = id_check_character(id.full);
        facts.record("V-ID-02", expected == id.full[17],
            std::string("the check character is ") + id.full[17] + ", by the digits before it " + expected,
            {field});
        if (expected != id.full[17])
            return; // nothing else in it can be trusted
    }
    check_birth(facts, field, id, facts.find("birth_date", field->index), facts.find("sign_date"));
    if (Field* sex = facts.find("sex", field->index); sex && !sex->value.empty()) {
        const bool male = sex->value == "男" || sex->value == "男";
        const std::string digit = "digit 17 of the identity number is " + std::string(1, id.full[16]);
        facts.record(
            "V-ID-05", male == (id.sex == Sex::male), digit + ", the sex stated " + sex->value, {field, sex});
    }
    const bool known = known_province(id.full);
    facts.record("V-ID-06", known,
        id.full.substr(0, 2) + " at the beginning is " + (known ? "the" : "not the") + " code of a province",
        {field});
}

void check_number(Facts& facts, Field* field)
{
    const Field* type = facts.find("id_type", field->index);
    const bool company = type && (type->value == "business_licence" || type->value == "credit_code");
    const bool card = !type || type->value.empty() || type->value == "id_card";
    const bool shaped = field->value.size() == 15 || field->value.size() == 18;
    if (company
        || (shaped && credit_code_valid(field->value) && examined_id(field->value).fault != IdFault::none)) {
        facts.record("V-ORG-01", credit_code_valid(field->value) || licence_valid(field->value),
            field->value + " checked as the registration of a company", {field});
    } else if ((card && !is_other_document(field->value)) || (type && type->value == "hmt_residence")) {
        check_card(facts, field);
    } else {
        facts.record("V-ID-10", is_other_document(field->value),
            field->value + " compared with the forms of passports and permits", {field});
    }
}

void check_shared_numbers(Facts& facts)
{
    const auto numbers = facts.all("id_no");
    for (std::size_t i = 0; i < numbers.size(); ++i)
        for (std::size_t j = i + 1; j < numbers.size(); ++j) {
            Field* one = facts.find("buyer_name", numbers[i]->index);
            Field* other = facts.find("buyer_name", numbers[j]->index);
            if (numbers[i]->value == numbers[j]->value && one && other && one->value != other->value)
                facts.record("V-ID-09", false,
                    one->value + " and " + other->value + " have the same identity number",
                    {numbers[i], numbers[j], one, other});
        }
}

bool is_company(std::string_view name)
{
    for (const std::string_view word :
        {"公司", "厂", "中心", "银行", "集团", "委员会", "事务所", "合作社", "学校", "医院", "研究"})
        if (name.find(word) != std::string_view::npos)
            return true;
    return false;
}

} // namespace

void check_identity(Facts& facts)
{
    for (Field* field : facts.all("id_no"))
        check_number(facts, field);
    for (Field* field : facts.all("agent_id_no"))
        check_card(facts, field);
    check_shared_numbers(facts);
    for (const std::string_view list : {"buyer_name", "co_owner_name", "agent_name"})
        for (Field* field : facts.all(list)) {
            if (is_company(field->value))
                continue;
            const NameFault fault = name_fault(decoded(field->value));
            facts.record("V-NAME-01", fault == NameFault::none, field->value + ' ' + std::string(name(fault)),
                {field});
        }
    for (Field* field : facts.all("seller_reg_no")) {
        const auto signed_on = date_of_field(facts.find("sign_date"));
        const bool old = signed_on && *signed_on < *date_of(2015, 10, 1);
        if (field->value.size() == 18 && !old)
            facts.record("V-ORG-01", credit_code_valid(field->value),
                field->value + " checked as a credit code", {field});
        else
            facts.record("V-ORG-02",
                licence_valid(field->value) || organisation_code_valid(field->value)
                    || credit_code_valid(field->value),
                field->value + " checked as a business licence", {field});
    }
}

} // namespace strongroom::index
