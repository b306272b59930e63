#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "index/values/money.h"
#include "index/values/normalise.h"
#include "index/values/numerals.h"

namespace strongroom::index {

namespace {

constexpr std::int64_t most_fen = 1'000'000'000'000'000;

enum class Kind { digit, small_unit, wan, yi, yuan, jiao, fen, whole, blank };

struct Token {
    Kind kind;
    int value = 0;
    std::size_t at = 0;
    bool guessed = false;    ///< a look-alike
    bool capital = false;    ///< 壹, 拾, 万: written as in a capital amount
    bool colloquial = false; ///< 一, 十
    bool arabic = false;
};

/// Characters that a reader takes for those of a capital amount, and what they stand for (DOMAIN 3.7).
constexpr std::u32string_view look_alikes
    = U"臺壹台壹壶壹壸壹壼壹武贰贡贰货贰叄叁仵伍陋陆陡陆染柒桨柒扒捌别捌拐捌玫玖"
      U"恰拾捨拾舍拾洽拾伯佰侣佰件仟任仟仔仟方万刀万楚整无元兀元園圆园圆亢元";

std::optional<Token> true_token(char32_t c)
{
    if (is_digit(c))
        return Token{.kind = Kind::digit, .value = *digit_value(c), .arabic = true};
    if (const auto digit = digit_value(c)) {
        const bool colloquial
            = std::u32string_view(U"一二三四五六七八九两").find(c) != std::u32string_view::npos;
        const bool zero = *digit == 0;
        return Token{
            .kind = Kind::digit, .value = *digit, .capital = !colloquial && !zero, .colloquial = colloquial};
    }
    if (const auto unit = small_unit(c))
        return Token{.kind = Kind::small_unit,
            .value = *unit,
            .capital = c == U'拾' || c == U'佰' || c == U'仟',
            .colloquial = c == U'十'};
    switch (c) {
    case U'参': // what 參 becomes in simplified characters
        return Token{.kind = Kind::digit, .value = 3};
    case U'万':
        return Token{.kind = Kind::wan};
    case U'亿':
        return Token{.kind = Kind::yi};
    case U'元':
    case U'圆':
        return Token{.kind = Kind::yuan};
    case U'角':
        return Token{.kind = Kind::jiao};
    case U'分':
        return Token{.kind = Kind::fen};
    case U'整':
    case U'正':
        return Token{.kind = Kind::whole};
    default:
        return std::nullopt;
    }
}

bool is_blank_mark(char32_t c)
{
    return std::u32string_view(U"×⊗✕✖⊕☒*xX/\\-¥#_").find(c) != std::u32string_view::npos;
}

std::optional<Token> token(char32_t c)
{
    if (auto known = true_token(c))
        return known;
    for (std::size_t i = 0; i + 1 < look_alikes.size(); i += 2)
        if (look_alikes[i] == c) {
            auto guess = true_token(look_alikes[i + 1]);
            guess->guessed = true;
            return guess;
        }
    if (is_blank_mark(c))
        return Token{.kind = Kind::blank};
    return std::nullopt;
}

/// The tokens of one amount from `begin` on: up to 整, 分, a second 元, or a character of no amount.
std::vector<Token> tokens(std::u32string_view text, std::size_t begin)
{
    std::vector<Token> found;
    bool seen_yuan = false;
    std::size_t spaces = 0;
    for (std::size_t i = begin; i < text.size() && found.size() < 48; ++i) {
        if (text[i] == U' ') {
            if (++spaces > 6)
                break;
            continue;
        }
        spaces = 0;
        auto next = token(text[i]);
        if (!next || (seen_yuan && next->kind == Kind::yuan))
            break;
        // Behind 元 only N角, N分, 整 follow; 分 before 元 begins another word (分期).
        const bool behind = next->kind == Kind::digit || next->kind == Kind::jiao || next->kind == Kind::fen
            || next->kind == Kind::whole;
        if (seen_yuan ? !behind : (next->kind == Kind::fen && found.empty()))
            break;
        next->at = i;
        seen_yuan = seen_yuan || next->kind == Kind::yuan;
        found.push_back(*next);
        if (next->kind == Kind::whole || next->kind == Kind::fen)
            break;
    }
    return found;
}

/// Reads the tokens by the grammar of DOMAIN 3.5. In grid mode a unit with nothing before it counts zero.
class CapitalReader {
public:
    explicit CapitalReader(const std::vector<Token>& found) : m_tokens(found)
    {
        // Pre-printed units show by digits, crosses or zeros before them, or by two units in a row.
        bool sure = false;
        for (std::size_t i = 0; i + 1 < found.size(); ++i) {
            if (found[i + 1].kind != Kind::small_unit)
                continue;
            const bool zero = found[i].kind == Kind::digit && found[i].value == 0;
            // 零拾 is a cell without tens, but some write it for a ten.
            const bool doubtful = zero && !found[i].arabic && found[i + 1].value == 10;
            const bool cell = found[i].arabic || zero || found[i].kind == Kind::blank
                || found[i].kind == Kind::small_unit;
            m_grid = m_grid || cell;
            sure = sure || (cell && !doubtful);
        }
        m_doubtful = m_grid && !sure;
    }

    std::optional<Amount> read()
    {
        for (const Token& t : m_tokens) {
            if (!take(t))
                break;
            m_end = t.at + 1;
            ++m_taken;
            m_guessed += t.guessed ? 1 : 0;
            m_capital += t.capital && !t.guessed ? 1 : 0;
            m_colloquial = m_colloquial || t.colloquial;
            m_digits += t.kind == Kind::digit;
            m_numerals += t.kind == Kind::digit || t.kind == Kind::small_unit;
        }
        if (!m_yuan) {
            if (!close_section())
                return std::nullopt;
            m_yuan_value = m_total;
        } else if (m_pending) {
            return std::nullopt; // 元叁: neither 角 nor 分
        }
        return judged();
    }

private:
    bool take(const Token& t)
    {
        switch (t.kind) {
        case Kind::blank:
            return take_blank();
        case Kind::digit:
            return take_digit(t);
        case Kind::small_unit:
            return take_unit(t.value);
        case Kind::wan:
        case Kind::yi:
            return take_big_unit(t.kind == Kind::wan ? 10'000 : 100'000'000);
        case Kind::yuan:
            return take_yuan();
        case Kind::jiao:
        case Kind::fen:
            return take_coin(t.kind == Kind::jiao ? 10 : 1);
        case Kind::whole:
            return m_yuan ? !m_pending : m_units > 0;
        }
        return false;
    }

    bool take_blank()
    {
        if (m_pending || m_yuan)
            return false;
        m_blank = true;
        return true;
    }

    bool take_digit(const Token& t)
    {
        if (m_pending && *m_pending != 0) {
            if (!t.arabic || !m_pending_arabic || m_yuan || *m_pending >= 1000)
                return false;
            m_pending = *m_pending * 10 + t.value; // 12万3千
            return true;
        }
        m_pending = t.value;
        m_pending_arabic = t.arabic;
        return true;
    }

    bool take_unit(int unit)
    {
        if (m_yuan || unit >= m_last_unit)
            return false;
        const bool bare_ten = unit == 10 && m_section == 0 && !m_blank;
        if (m_pending ? *m_pending > 9 : !m_grid && !bare_ten)
            return false;
        m_section += std::int64_t{m_pending.value_or(m_grid ? 0 : 1)} * unit;
        m_last_unit = unit;
        ++m_units;
        m_pending.reset();
        m_blank = false;
        return true;
    }

    bool take_big_unit(std::int64_t unit)
    {
        if (m_yuan || unit >= m_last_big || (!m_grid && !m_pending && m_section == 0))
            return false;
        m_section += m_pending.value_or(0);
        m_total += m_section * unit;
        m_section = 0;
        m_pending.reset();
        m_last_unit = 10'000;
        m_last_big = unit;
        ++m_units;
        m_blank = false;
        return true;
    }

    bool close_section()
    {
        m_total += m_section + m_pending.value_or(0);
        m_section = 0;
        m_pending.reset();
        return m_numbers();
    }

    bool m_numbers() const { return m_numerals > 0; }

    bool take_yuan()
    {
        if (m_yuan || !close_section())
            return false;
        m_yuan = true;
        m_yuan_value = m_total;
        m_last_coin = 100;
        return true;
    }

    bool take_coin(int coin)
    {
        if (!m_pending || *m_pending > 9 || coin >= m_last_coin)
            return false;
        if (!m_yuan && (m_units > 0 || m_section > 0)) // 万伍角 has lost its 元
            return false;
        m_coins += *m_pending * coin;
        m_pending.reset();
        m_last_coin = coin;
        m_yuan = true;
        ++m_units;
        return true;
    }

    std::optional<Amount> judged() const
    {
        const bool filled = !m_grid || m_digits > 0; // a grid nobody filled in says nothing
        const bool enough
            = filled && (m_yuan ? m_numerals > 0 : m_units > 0 && (m_numerals >= 2 || m_capital > 0));
        // At most every third character may be a guess, and a guess needs a true capital beside it.
        if (!enough || m_guessed * 3 > m_taken || (m_guessed > 0 && m_capital == 0))
            return std::nullopt;
        if (m_yuan_value > most_fen / 100)
            return std::nullopt;
        Amount amount;
        amount.fen = m_yuan_value * 100 + m_coins;
        amount.span = {m_tokens.front().at, m_end};
        amount.written = m_grid ? Written::grid : m_colloquial ? Written::colloquial : Written::capital;
        amount.repaired = m_guessed > 0 || m_doubtful;
        return amount;
    }

    const std::vector<Token>& m_tokens;
    bool m_grid = false, m_doubtful = false, m_yuan = false, m_blank = false, m_colloquial = false,
         m_pending_arabic = false;
    std::optional<int> m_pending;
    std::int64_t m_section = 0, m_total = 0, m_yuan_value = 0, m_coins = 0;
    std::int64_t m_last_unit = 10'000, m_last_big = 1'000'000'000'000;
    int m_last_coin = 100, m_units = 0, m_taken = 0, m_guessed = 0, m_capital = 0, m_numerals = 0,
        m_digits = 0;
    std::size_t m_end = 0;
};

/// True where an amount may begin: a numeral, or the first cell of a grid.
bool may_begin(std::u32string_view text, std::size_t at)
{
    const auto t = token(text[at]);
    if (!t || t->kind == Kind::yuan || t->kind == Kind::whole || t->kind == Kind::jiao
        || t->kind == Kind::fen)
        return false;
    if (t->guessed && t->kind != Kind::digit)
        return false;
    // Never from the middle: what makes no amount as a whole must not make a smaller one.
    std::size_t before = at;
    while (before > 0 && text[before - 1] == U' ')
        --before;
    const auto last = before > 0 ? true_token(text[before - 1]) : std::nullopt;
    if (last && !last->arabic && last->kind != Kind::yuan && last->kind != Kind::jiao
        && last->kind != Kind::fen && last->kind != Kind::whole)
        return false;
    if (t->arabic && at > 0 && (is_digit(text[at - 1]) || text[at - 1] == U'.' || text[at - 1] == U','))
        return false;
    return true;
}

} // namespace

std::optional<Amount> find_capital_amount(std::u32string_view text, std::size_t from)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        if (!may_begin(text, at))
            continue;
        const auto found = tokens(text, at);
        if (found.size() < 2)
            continue;
        // Plain digits before 元 or 万 are no capitals: find_amount reads them.
        const auto unit = std::find_if(
            found.begin(), found.end(), [](const Token& t) { return t.kind == Kind::small_unit; });
        if (found.front().arabic && unit == found.end())
            continue;
        if (auto amount = CapitalReader(found).read())
            return amount;
    }
    return std::nullopt;
}

} // namespace strongroom::index
