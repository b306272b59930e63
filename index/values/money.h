#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "index/values/span.h"

namespace strongroom::index {

/// How an amount was written.
enum class Written {
    digits,     ///< 1,234,567.00 元, 123.4567万元
    capital,    ///< 壹佰贰拾叁万元整
    colloquial, ///< 一百二十三万元: allowed, but not how a contract should write it
    grid,       ///< 1百2拾3万…: digits filled in before printed units
};

/// An amount of money and where it stands.
struct Amount {
    std::int64_t fen = 0; ///< 1/100 yuan; at most 10^15
    Span span;            ///< from currency sign to 元, 整
    Written written = Written::digits;
    /// Read through a slip of the reader ('.' for ',', 参 for 叁): believe it only if a check confirms it.
    bool repaired = false;
    /// Written finer than a fen (a unit price of 8650.2534) and rounded.
    bool rounded = false;
};

/// The amount in a place known to hold one: a bare number counts, a currency other than RMB does not.
/// \pre text is normalised
std::optional<Amount> parse_amount(std::u32string_view text);

/// The first amount in running text at or after `from`. It must show that it is money: a currency sign or
/// 人民币 before it, or 元 behind it.
std::optional<Amount> find_amount(std::u32string_view text, std::size_t from = 0);

/// The first amount in capitals or on a printed grid (DOMAIN 3.5) at or after `from`; a look-alike (参, 臺,
/// 武) is read only between true numerals. 元 may be missing where at least two numerals with a unit stand.
std::optional<Amount> find_capital_amount(std::u32string_view text, std::size_t from = 0);

/// The correct capitals for an amount (支付结算办法): 1,640,902 fen is 壹万陆仟肆佰零玖元零贰分.
/// \pre 0 <= fen < 10^14 * 100
std::string capitals(std::int64_t fen);

/// 1,234,567.00
std::string grouped_digits(std::int64_t fen);

} // namespace strongroom::index
