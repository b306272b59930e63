#include <array>

#include "index/values/date.h"
#include "index/values/normalise.h"
#include "index/values/numerals.h"

namespace strongroom::index {

namespace {

struct BaseWord {
    std::u32string_view word;
    Base base;
};

// The later word in a phrase wins where two match (交付通知 is a notice), so more telling ones come first.
constexpr std::array<BaseWord, 22> base_words = {{
    {U"认购书", Base::subscription},
    {U"认购", Base::subscription},
    {U"通知", Base::notice},
    {U"备案", Base::filing},
    {U"放款", Base::loan_release},
    {U"贷款批准", Base::loan_release},
    {U"贷款审批", Base::loan_release},
    {U"产权证", Base::title},
    {U"办证", Base::title},
    {U"封顶", Base::event},
    {U"竣工", Base::event},
    {U"完工", Base::event},
    {U"到期", Base::event},
    {U"交房", Base::delivery},
    {U"交付", Base::delivery},
    {U"签约", Base::signing},
    {U"签订", Base::signing},
    {U"签署", Base::signing},
    {U"签字", Base::signing},
    {U"订立", Base::signing},
    {U"生效", Base::signing},
    {U"本合同", Base::signing},
}};

std::optional<Base> base_in(std::u32string_view words)
{
    for (const auto& [word, base] : base_words)
        if (words.find(word) != std::u32string_view::npos)
            return base;
    return std::nullopt;
}

bool ends_clause(char32_t c)
{
    return std::u32string_view(U",.;:。、!?()（）").find(c) != std::u32string_view::npos;
}

/// The words since the last stop, without 自, 于, 从 and with 之日, 后 still on.
Span clause_before(std::u32string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0 && !ends_clause(text[begin - 1]) && end - begin < 24)
        --begin;
    const std::u32string_view clause = text.substr(begin, end - begin);
    for (const char32_t mark : {U'自', U'从', U'于', U'在'})
        if (const auto at = clause.rfind(mark); at != std::u32string_view::npos)
            return {begin + at + 1, end};
    return {begin, end};
}

struct Counted {
    int offset = 0;
    Count count = Count::days;
    std::size_t end = 0;
};

std::optional<Counted> counted(std::u32string_view text, const Found<std::int64_t>& number)
{
    std::size_t at = number.span.end;
    while (at < text.size() && (text[at] == U' ' || text[at] == U'_' || text[at] == U'个'))
        ++at;
    struct Unit {
        std::u32string_view word;
        Count count;
    };
    constexpr std::array<Unit, 7> units
        = {{{U"工作日", Count::workdays}, {U"日历天", Count::days}, {U"自然日", Count::days},
            {U"日", Count::days}, {U"天", Count::days}, {U"月", Count::months}, {U"年", Count::years}}};
    for (const auto& [word, count] : units)
        if (text.substr(at).starts_with(word) && number.value <= 3650)
            return Counted{static_cast<int>(number.value), count, at + word.size()};
    return std::nullopt;
}

/// 签订之日, 签订当日, 交房前: no number at all.
std::optional<Found<RelativeDate>> same_day(std::u32string_view text, std::size_t from)
{
    constexpr std::array<std::u32string_view, 5> marks = {U"之日", U"当日", U"当天", U"时", U"前"};
    std::optional<Found<RelativeDate>> best;
    for (const std::u32string_view mark : marks)
        for (std::size_t at = text.find(mark, from); at != std::u32string_view::npos;
             at = text.find(mark, at + 1)) {
            const Span clause = clause_before(text, at);
            const std::u32string_view words = text.substr(clause.begin, clause.size());
            const auto base = base_in(words);
            // The base must stand right before the mark, or 前 would take any clause that speaks of signing.
            const bool close = base && base_in(words.size() > 6 ? words.substr(words.size() - 6) : words);
            const bool label
                = at + 1 < text.size() && text[at + 1] == U'间'; // 签订时间 names a date, it is none
            if (!close || label || clause.begin < from || (best && best->span.begin <= clause.begin))
                continue;
            RelativeDate date;
            date.base = *base;
            date.bound = mark == U"前" ? Bound::before : Bound::on;
            date.condition = encoded(words);
            best = Found<RelativeDate>{date, {clause.begin, at + mark.size()}, false};
        }
    return best;
}

} // namespace

std::optional<Date> RelativeDate::from(Date base_date) const
{
    using namespace std::chrono;
    switch (count) {
    case Count::days:
        return plus_days(base_date, offset);
    case Count::workdays:
        return std::nullopt; // holidays are not known here
    case Count::months:
    case Count::years: {
        Date date = base_date + std::chrono::months(count == Count::years ? offset * 12 : offset);
        if (!date.ok())
            date = date.year() / date.month() / last;
        return date;
    }
    }
    return std::nullopt;
}

std::optional<Found<RelativeDate>> find_relative_date(std::u32string_view text, std::size_t from)
{
    std::size_t at = from;
    while (const auto number = find_whole_number(text, at)) {
        at = number->span.end;
        const auto count = counted(text, *number);
        if (!count)
            continue;
        const Span clause = clause_before(text, number->span.begin);
        const std::u32string_view words = text.substr(clause.begin, clause.size());
        // 起 or 后 says that something is counted from: 自…之日起30日, 封顶后15日.
        const auto mark = words.find_last_of(U"起后内");
        const auto base = base_in(words);
        if (clause.begin < from || !base || mark == std::u32string_view::npos)
            continue;
        RelativeDate date;
        date.base = *base;
        date.offset = count->offset;
        date.count = count->count;
        std::u32string_view condition = words.substr(0, mark);
        for (const std::u32string_view tail : {U"之日", U"日期", U"日"})
            if (condition.ends_with(tail)) {
                condition.remove_suffix(tail.size());
                break;
            }
        date.condition = encoded(trimmed(condition));
        std::size_t end = count->end;
        for (const std::u32string_view tail : {U"以内", U"之内", U"内"})
            if (text.substr(end).starts_with(tail)) {
                date.bound = Bound::before;
                end += tail.size();
                break;
            }
        return Found<RelativeDate>{date, {clause.begin, end}, number->repaired};
    }
    return same_day(text, from);
}

} // namespace strongroom::index
