#pragma once

#include "samples/make/deal.h"
#include "samples/make/sheet.h"

namespace strongroom::samples {

/// Puts all facts of a sale on the sheet under the names the templates use:
/// contract_no, project, seller, building, unit, floor, room, gross, inner, shared, unit_price, total,
/// deposit, down, loan, bank, signed, delivery, buyer0 …, id0 …, phone0 …, address0 …, inst0.due,
/// inst0.amount …; and the choices `payment` (one after the other as in enum Payment) and `pricing` (by the
/// order given).
void put_deal(Sheet& sheet, const Deal& deal);

/// How this document calls its parties, and other words that stay the same throughout.
struct Words {
    std::string seller{}, buyer{}, contract{};
};
Words make_words(Sheet& sheet);

/// `{buyer0}、{buyer1}`: as many as the deal has.
std::string all_buyers(const Deal& deal, const std::string& between = "、");

/// Label and value of the due date of one row, which may be relative.
std::string due(const Deal& deal, std::size_t row);

} // namespace strongroom::samples
