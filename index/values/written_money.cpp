#include "index/values/money.h"
#include "index/values/normalise.h"

namespace strongroom::index {

std::string grouped_digits(std::int64_t fen)
{
    std::string yuan = std::to_string(fen / 100);
    for (std::size_t i = yuan.size(); i > 3; i -= 3)
        yuan.insert(i - 3, ",");
    const std::string cents = std::to_string(fen % 100 + 100).substr(1);
    return yuan + '.' + cents;
}

std::string capitals(std::int64_t fen)
{
    constexpr std::u32string_view digits = U"零壹贰叁肆伍陆柒捌玖";
    constexpr std::u32string_view units = U"仟佰拾";
    const std::int64_t yuan = fen / 100;
    const auto jiao = static_cast<std::size_t>(fen / 10 % 10), cent = static_cast<std::size_t>(fen % 10);

    std::u32string text;
    const auto add_section = [&](std::int64_t section, std::u32string_view name) {
        bool zero = !text.empty() && section < 1000;
        std::int64_t place = 1000;
        for (std::size_t i = 0; i < 4; ++i, place /= 10) {
            const auto digit = static_cast<std::size_t>(section / place % 10);
            if (digit == 0) {
                zero = zero || !text.empty();
                continue;
            }
            if (zero && !text.empty() && text.back() != U'零' && (section < 1000 || i > 0))
                text += U'零';
            zero = false;
            text += digits[digit];
            if (i < 3)
                text += units[i];
        }
        text += name;
    };
    const std::int64_t yi = yuan / 100'000'000, wan = yuan / 10'000 % 10'000, rest = yuan % 10'000;
    if (yi > 0)
        add_section(yi, U"亿");
    if (wan > 0)
        add_section(wan, U"万");
    else if (yi > 0 && rest > 0)
        text += U'零';
    if (rest > 0)
        add_section(rest, U"");
    if (yuan > 0)
        text += U'元';
    else if (fen == 0)
        return "零元整";

    if (jiao > 0) {
        text += digits[jiao];
        text += U'角';
    } else if (cent > 0 && yuan > 0) {
        text += U'零';
    }
    if (cent > 0) {
        text += digits[cent];
        text += U'分';
    } else if (jiao == 0 || yuan == 0) {
        text += U'整';
    }
    return encoded(text);
}

} // namespace strongroom::index
