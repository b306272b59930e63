#pragma once

#include <string>
#include <vector>

#include "samples/make/sheet.h"

namespace strongroom::samples {

/// A label with what is filled in beside it; both are templates.
struct Entry {
    std::string label, value;
    bool wide = false; ///< takes a row for itself
};

/// The look of a registration form: mostly filled in by hand, options as boxes to tick.
Look form_look(Dice& dice);

/// Chooses one of the options by chance, as the field, and returns the template that offers all of them.
std::string offer(
    Sheet& sheet, const std::string& name, const std::string& field, const std::vector<std::string>& options);
/// Chooses one and returns the template that shows it alone.
std::string answer(
    Sheet& sheet, const std::string& name, const std::string& field, const std::vector<std::string>& options);

/// Labels and values in a ruled table with `pairs` of them beside each other.
void pairs_table(Sheet& sheet, const std::vector<Entry>& entries, int pairs);
/// The same without rules: label, colon, underlined blank.
void pairs_lines(Sheet& sheet, const std::vector<Entry>& entries, int pairs);

/// The lists the forms offer.
extern const std::vector<std::string> age_brackets, incomes, channels, purposes, layouts, area_wishes,
    budgets, families, occupations, lost_reasons, likelihoods, districts_of_interest;

} // namespace strongroom::samples
