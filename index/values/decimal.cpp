#include "index/values/decimal_internal.h"

#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

bool is_point(char32_t c) { return c == U'.' || c == U',' || c == U'·' || c == U'。'; }

/// A letter counts only between digits: 118.3O6, not 118.36m.
std::optional<char32_t> digit_at(std::u32string_view text, std::size_t at)
{
    if (at >= text.size())
        return std::nullopt;
    if (is_digit(text[at]))
        return text[at];
    const bool between = at > 0 && at + 1 < text.size() && is_digit(text[at + 1])
        && (is_digit(text[at - 1]) || is_point(text[at - 1]));
    return between && !is_point(text[at]) ? digit_look_alike(text[at]) : std::nullopt;
}

std::size_t skip_space(std::u32string_view text, std::size_t at)
{
    return at < text.size() && text[at] == U' ' ? at + 1 : at;
}

} // namespace

std::optional<PlainDecimal> plain_decimal(std::u32string_view text, std::size_t begin, int places)
{
    PlainDecimal number;
    std::size_t at = begin;
    const auto take = [&](int most, auto&& use) {
        int taken = 0;
        for (auto digit = digit_at(text, at); digit && taken < most; digit = digit_at(text, at), ++taken) {
            number.repaired = number.repaired || *digit != text[at];
            use(static_cast<std::int64_t>(*digit - U'0'));
            ++at;
        }
        return taken;
    };
    take(9, [&](std::int64_t digit) { number.scaled = number.scaled * 10 + digit; });
    if (digit_at(text, at))
        return std::nullopt;

    int left = places;
    const std::size_t point = skip_space(text, at);
    const std::size_t after
        = point < text.size() && is_point(text[point]) ? skip_space(text, point + 1) : text.size();
    if (after < text.size() && is_digit(text[after])) {
        number.repaired = number.repaired || text[point] != U'.' || after != at + 1;
        at = after;
        std::int64_t cut = 0;
        bool first_cut = true;
        const int taken = take(9, [&](std::int64_t digit) {
            if (left > 0) {
                number.scaled = number.scaled * 10 + digit;
                --left;
            } else {
                cut = first_cut ? digit : cut;
                first_cut = false;
                number.rounded = number.rounded || digit != 0;
            }
        });
        if (taken == 9)
            return std::nullopt;
        number.scaled += cut >= 5 ? 1 : 0;
    }
    for (; left > 0; --left)
        number.scaled *= 10;
    number.span = {begin, at};
    return number;
}

} // namespace strongroom::index
