#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strongroom::archive {

/// How much harm it does when a value becomes known (DOMAIN §1.4, scheme B).
enum class FieldClass {
    none,             ///< nothing personal: a building, a price
    general,          ///< 一般: name, sex, telephone
    sensitive,        ///< 敏感: identity number, bank account
    highly_sensitive, ///< 高度敏感: home address, emergency contact
};

/// By the field's name ("id_no"), as index/rules/labels.json has it.
FieldClass field_class(std::string_view field);
/// Whether the law calls the value sensitive (PIPL art. 28; GB/T 35273 annex B), whatever its class.
bool pipl_sensitive(std::string_view field);

/// What is hidden from somebody.
enum class Hidden {
    nothing,
    highly_sensitive, ///< class 3 only
    sensitive,        ///< class 2, 3 and what is PIPL-sensitive: everybody's default
    personal,         ///< class 1 as well
};
bool hides(Hidden hidden, std::string_view field);

/// How much of an identity number stays.
enum class Strictness { usual, grade_1 };

// Each takes UTF-8 as it stands on paper and gives what may be shown. What is not of the expected shape is
// hidden whole.
std::string masked_name(std::string_view name); ///< 张**; several, parted by 、 or a comma, one by one
std::string masked_id(
    std::string_view number, Strictness strictness = Strictness::usual); ///< 110105********002X
std::string masked_phone(std::string_view number);                       ///< 138****8000, 0532-******61
std::string masked_account(std::string_view number);                     ///< ***************1234
std::string masked_address(std::string_view address); ///< province, city and district, then ***
std::string masked_email(std::string_view email);     ///< z***@x.com
/// By what the field holds; a field that is not personal is given back as it is.
std::string masked(std::string_view field, std::string_view value, Strictness strictness = Strictness::usual);

/// A text with what shall not be seen covered, and marks on it moved along.
struct CoveredText {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> marks; ///< bytes of `text`: begin, length
};

/// A value that must not be seen in running text, and what stands there instead.
struct Cover {
    std::string value, shown;
};

/// What is covered of numbers that look personal, known or not.
enum class Numbers {
    keep,
    sensitive, ///< identity numbers and bank cards
    all,       ///< mobile numbers as well
};

/// Covers each of `covers`, and numbers as told. A mark that touches something covered covers all of it.
CoveredText covered(std::string_view text, std::span<const Cover> covers,
    std::span<const std::pair<std::size_t, std::size_t>> marks = {}, Numbers numbers = Numbers::all);

} // namespace strongroom::archive
