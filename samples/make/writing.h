#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::samples {

/// A day of the Gregorian calendar.
struct Date {
    int year = 2000, month = 1, day = 1;
    auto operator<=>(const Date&) const = default;
};

Date plus_days(Date date, int days);
std::string iso(Date date);
/// 二〇〇七年四月二日; `zero` is what stands for 0 in the year (〇, 零 or the letter O).
std::string han_date(Date date, std::string_view zero = "〇");
/// 12 becomes 十二, 1 … 99.
std::string han_number(int number);
/// 1201 becomes 一二〇一.
std::string han_digits(std::string_view digits);

/// 1264210.40 from fen; `grouped` puts commas between thousands.
enum class Grouping { none, commas };
enum class Cents { always, when_any, never };
std::string money_digits(std::int64_t fen, Grouping grouping, Cents cents);
/// Area or other hundredths: 118.36.
std::string hundredths(std::int64_t value);

/// How an amount is written in capitals where the rules leave a choice (支付结算办法, annex).
struct CapitalStyle {
    std::string yuan = "元";  ///< or 圆
    std::string whole = "整"; ///< or 正
    /// Write 零 also where only the thousands or the jiao place makes it optional.
    bool optional_zero = false;
};
/// 壹佰贰拾陆万肆仟贰佰壹拾元肆角整.
std::string money_capitals(std::int64_t fen, const CapitalStyle& style = {});
/// The capital digit of 0 … 9: 零 壹 … 玖.
std::string capital_digit(int digit);

/// The characters of an UTF-8 text, one string each.
std::vector<std::string> characters(std::string_view text);
/// １２３ＡＢＣ from 123ABC.
std::string full_width(std::string_view ascii);

} // namespace strongroom::samples
