#pragma once

#include <cstdint>
#include <vector>

#include "archive/register_sheet.h"

namespace strongroom::ui {

/// The form as a PDF on A4, as DOMAIN §2.12 wants it: name and number of the form, rule, unit, project, date,
/// page x of y, the table with its heading on every page, room to sign, a QR code of the record. Fonts are
/// embedded. A register without rows is a blank form to fill in by hand. Throws std::invalid_argument where
/// the form is unknown or has no place for a key of the sheet.
std::vector<std::uint8_t> printed(const archive::RegisterSheet& sheet);

} // namespace strongroom::ui
