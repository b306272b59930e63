#include <algorithm>
#include <cstdlib>

#include "index/check/facts_internal.h"
#include "index/values/contract_number.h"
#include "index/values/normalise.h"
#include "index/values/room.h"

namespace strongroom::index {

namespace {

void check_contract_no(Facts& facts, Field* field)
{
    const auto reason = why_no_contract_no(field->value);
    facts.record("V-CN-05", !reason,
        field->value + (reason ? ": " + *reason : " is no permit, template code or controlled document"),
        {field});
    if (reason)
        return;
    const std::u32string number = decoded(field->value);
    const bool form = number.size() >= 4 && number.size() <= 40
        && std::count_if(number.begin(), number.end(), is_digit) >= 3
        && std::all_of(number.begin(), number.end(), [](char32_t c) {
               return is_digit(c) || (c >= U'A' && c <= U'Z') || is_han(c)
                   || std::u32string_view(U"-()/.").find(c) != std::u32string_view::npos;
           });
    facts.record("V-CN-01", form,
        field->value + " compared with the usual form: 4 to 40 letters, digits and dashes", {field});
}

void check_floor(Facts& facts)
{
    Field* floor = facts.find("floor_no");
    Field* room = facts.find("room_no");
    if (!floor || floor->value.empty() || !room)
        return;
    if (const auto told = floor_of_room(room->value))
        facts.record("V-RM-02", floor->value == std::to_string(*told),
            "room " + room->value + " lies on floor " + std::to_string(*told) + ", stated is " + floor->value,
            {floor, room});
}

void check_areas(Facts& facts)
{
    Field* gross_field = facts.find("gross_area");
    Field* inner_field = facts.find("inner_area");
    Field* shared_field = facts.find("shared_area");
    const auto gross = number_of(gross_field), inner = number_of(inner_field),
               shared = number_of(shared_field);
    if (gross && inner && shared) {
        const bool equal = std::abs(*gross - *inner - *shared) <= 2;
        facts.record("V-AR-01", equal,
            "inner " + square_metres(*inner) + " + shared " + square_metres(*shared) + " = "
                + square_metres(*inner + *shared) + ", gross is " + square_metres(*gross),
            {gross_field, inner_field, shared_field});
    }
    if (gross && inner && *gross > 0) {
        const std::int64_t share = *inner * 10'000 / *gross;
        facts.record("V-AR-02", share >= 6'000 && *inner <= *gross,
            "the inner area is " + percent(share) + " of the gross area", {gross_field, inner_field});
    }
    if (gross)
        facts.record("V-AR-03", *gross > 0 && *gross <= 200'000,
            "gross area " + square_metres(*gross) + ", at most 2000.00 m2", {gross_field});
}

} // namespace

void check_contract(Facts& facts)
{
    const auto numbers = facts.all("contract_no");
    for (Field* field : numbers)
        check_contract_no(facts, field);
    for (std::size_t i = 1; i < numbers.size(); ++i)
        facts.record("V-CN-03", numbers[i]->value == numbers[0]->value,
            numbers[0]->value + " on page " + std::to_string(numbers[0]->page) + ", " + numbers[i]->value
                + " on page " + std::to_string(numbers[i]->page),
            {numbers[0], numbers[i]});
    check_floor(facts);
    check_areas(facts);
}

} // namespace strongroom::index
