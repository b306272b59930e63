#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace strongroom::index {

/// What speaks against a text being a person's name (V-NAME-01).
enum class NameFault {
    none,
    empty,
    character, ///< digits, letters beside Han, signs
    length,    ///< one Han character, or more than four (six with a compound surname, 25 with ·)
    label,     ///< a word that stands on forms: 买受人, 身份证
};

/// A name without the spaces between its characters, titles (先生) and the marks of a form around it (签字,
/// ___). \pre name is NFKC; traditional characters may be kept
std::u32string cleaned_name(std::u32string_view name);

/// Judges a cleaned name. Latin names of foreigners are accepted with two words.
NameFault name_fault(std::u32string_view name);

/// Whether the name begins with one of the common surnames, compound ones included. A rare surname is no
/// fault, a common one is evidence.
bool has_common_surname(std::u32string_view name);

std::string_view name(NameFault fault); ///< a sentence part: "is a word of the form"

} // namespace strongroom::index
