// Whatever a reader makes of a page: no finder crashes, and what it finds lies inside the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "index/values/codes.h"
#include "index/values/contact.h"
#include "index/values/contract_number.h"
#include "index/values/date.h"
#include "index/values/identity.h"
#include "index/values/money.h"
#include "index/values/normalise.h"
#include "index/values/numerals.h"
#include "index/values/person_name.h"
#include "index/values/quantity.h"
#include "index/values/registration.h"
#include "index/values/room.h"

using namespace strongroom::index;

namespace {

void must(bool holds)
{
    if (!holds)
        std::abort();
}

template <class Something>
void is_inside(const Something& found, std::size_t from, std::size_t size)
{
    if (found)
        must(found->span.begin >= from && found->span.begin < found->span.end && found->span.end <= size);
}

void look_for_everything(std::u32string_view text, std::size_t from)
{
    const std::size_t size = text.size();
    is_inside(find_amount(text, from), from, size);
    is_inside(find_capital_amount(text, from), from, size);
    is_inside(find_date(text, from), from, size);
    is_inside(find_relative_date(text, from), from, size);
    is_inside(find_area(text, from), from, size);
    is_inside(find_ratio(text, from), from, size);
    is_inside(find_room(text, from), from, size);
    is_inside(find_id_number(text, from), from, size);
    is_inside(find_registration(text, from), from, size);
    is_inside(find_bank_account(text, from), from, size);
    is_inside(find_template_code(text, from), from, size);
    is_inside(find_permit_no(text, from), from, size);
    is_inside(find_whole_number(text, from), from, size);
}

void read_as_everything(std::u32string_view text)
{
    const std::size_t size = text.size();
    is_inside(parse_amount(text), 0, size);
    is_inside(parse_area(text), 0, size);
    is_inside(parse_ratio(text, Percent::printed), 0, size);
    is_inside(parse_room(text), 0, size);
    is_inside(parse_phone(text), 0, size);
    is_inside(parse_postcode(text), 0, size);
    is_inside(payment_method(text), 0, size);
    for (const auto& phone : find_phones(text))
        must(phone.span.end <= size);
    (void)building_value(text);
    (void)unit_value(text);
    (void)floor_value(text);
    (void)room_value(text);
    (void)whole_number(text);
    (void)why_no_contract_no(normal_contract_no(text));
    (void)name_fault(cleaned_name(text));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string utf8(reinterpret_cast<const char*>(data), size);
    const NormalText text = normalised(utf8);
    must(text.chars.size() == text.source.size());
    for (std::size_t i = 0; i < text.chars.size(); ++i) {
        const Span span = text.in_source({i, i + 1});
        must(span.begin < span.end && span.end <= text.source_size);
    }
    look_for_everything(text.chars, 0);
    look_for_everything(text.chars, text.chars.size() / 2);
    read_as_everything(text.chars);
    return 0;
}
