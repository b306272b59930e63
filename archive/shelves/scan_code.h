#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "ingest/base/result.h"

namespace strongroom::archive {

/// What a label is stuck on.
enum class Labelled { location, box, file, item };

/// What the QR code of a label says: which thing it is.
///
/// As text: "SR:", a letter (L, B, F, I), ":", the thing's uid in capitals, and a check character (ISO 7064
/// MOD 37,36 over letter and uid), e.g. "SR:B:7K2M9XQ4T0WZP". Capitals, digits and ':' alone make the
/// smallest QR code; the check character finds a wrong or two swapped characters where a code is typed by
/// hand.
struct ScanCode {
    Labelled kind = Labelled::item;
    std::string uid; ///< in small letters, as the archive keeps it
    auto operator<=>(const ScanCode&) const = default;
};

/// What is printed into the QR code.
std::string text_of(const ScanCode& code);

/// Reads what a scanner or a person typed: capitals or not, full-width or not, spaces around it or in it.
/// Errors: bad_input, saying whether it is no code of an archive or has a wrong character.
Result<ScanCode> read_scan_code(std::string_view text);

/// Whether the text claims to be such a code ("SR:…"), right or wrong.
bool is_scan_code(std::string_view text);

} // namespace strongroom::archive
