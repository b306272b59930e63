#pragma once

#include <string>
#include <vector>

#include "samples/make/dice.h"
#include "samples/make/writing.h"

namespace strongroom::samples {

/// A made-up person. The ID number has the unassigned region 99xxxx and a valid check character.
struct Person {
    std::string name{};
    bool male = true;
    Date born{};
    std::string id_no{};
    std::string phone;        ///< digits {}; a landline has its area code
    std::string phone_text{}; ///< as somebody writes it
    std::string address{};
    std::string postcode{};
};

/// A made-up company.
struct Company {
    std::string name{};
    std::string short_name{};
    std::string registration{};
    std::string qualification{};
    std::string legal_representative{};
    std::string address{};
    std::string phone{};
    std::string postcode{};
};

/// Where everything happens: one made-up development.
struct Place {
    std::string city{};     ///< with 市
    std::string district{}; ///< with 区
    std::string road{};
    std::string project{}; ///< 锦绣花园
    std::string area_code{};
};

enum class Line { mobile, landline, either };

std::string person_name(Dice& dice);
Person make_person(Dice& dice, const Place& place, int year, Line line = Line::either);
/// The second of a couple: another name, another number, the same address.
Person make_spouse(Dice& dice, const Person& person, const Place& place, int year);
Place make_place(Dice& dice);
Company make_developer(Dice& dice, const Place& place, int year);
Company make_agency(Dice& dice, const Place& place, int year);
std::string bank_branch(Dice& dice, const Place& place);
std::string fund_centre(Dice& dice, const Place& place);
std::string digits(Dice& dice, int count);

/// The 18th character for the first 17 digits (GB 11643).
char id_check_character(std::string_view first_17);

} // namespace strongroom::samples
