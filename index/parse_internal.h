#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "index/parse.h"
#include "index/values/normalise.h"
#include "index/values/span.h"

namespace strongroom::index {

/// Spans of the finders count code points; ours count bytes.
class Bytes {
public:
    /// The characters of `text` without the marks of layout, which a value may run across.
    explicit Bytes(std::string_view text)
    {
        std::size_t at = 0;
        for (const char32_t c : decoded(text)) {
            const std::size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (c != U'\n' && c != U'\t') {
                m_chars += c;
                m_spans.push_back({at, at + size});
            }
            at += size;
        }
    }
    std::u32string_view chars() const { return m_chars; }
    Span operator()(Span of_chars) const
    {
        if (of_chars.size() == 0)
            return {0, 0};
        return {m_spans[of_chars.begin].begin, m_spans[of_chars.end - 1].end};
    }

private:
    std::u32string m_chars;
    std::vector<Span> m_spans;
};

/// The first match of a pattern (its first group, where it has one).
std::optional<Parsed> matched(const re2::RE2& pattern, std::string_view text);
/// The text up to where another label begins, without marks at its ends.
Parsed up_to_next_label(std::string_view text);

// What `parsed` is made of, by kind of value.
std::optional<Parsed> company(std::string_view text);
std::optional<Parsed> person(std::string_view text);
std::optional<Parsed> bank(std::string_view text);
/// A number with letters and dashes as found on permits, receipts, accounts.
std::optional<Parsed> number_text(std::string_view text);
std::optional<Parsed> permit(std::string_view text);
std::optional<Parsed> contract_number(std::string_view text);
/// Words up to the next label; of boxes to tick, the ticked ones. A list of boxes nobody is seen to have
/// ticked is no value.
std::optional<Parsed> plain_words(std::string_view text, std::string_view field);

/// Whether an amount stands where one is expected, or must show in running text that it is one.
enum class Surroundings { blank, running_text };
std::optional<Parsed> money(std::u32string_view chars, const Bytes& bytes, Surroundings where);
std::optional<Parsed> money_in_words(std::u32string_view chars, const Bytes& bytes);
std::optional<Parsed> place_part(std::u32string_view chars, const Bytes& bytes, std::string_view field);
std::optional<Parsed> room_part(ValueType type, std::u32string_view chars, const Bytes& bytes);
std::optional<Parsed> phone(std::u32string_view chars, const Bytes& bytes);
/// The way of payment a text names first, a telling word before a general one: "3、其他方式:公积金组合贷款"
/// is loan_mix.
std::optional<Found<std::string>> way_of_payment(std::u32string_view chars);

} // namespace strongroom::index
