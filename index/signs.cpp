#include "index/signs_internal.h"

#include <algorithm>

#include <re2/re2.h>

namespace strongroom::index {
namespace {

bool starts_at(std::string_view text, std::size_t at, std::string_view what)
{
    return text.substr(at).starts_with(what);
}

bool is_boundary(std::string_view text, std::size_t at)
{
    if (at == 0)
        return true;
    const auto ends = [&](std::string_view mark) {
        return at >= mark.size() && text.substr(at - mark.size(), mark.size()) == mark;
    };
    for (const std::string_view mark :
        {"\t", "\n", ";", ",", ".", ")", "]", "】", "。", "、", "(", "*", "/", "|"})
        if (ends(mark))
            return true;
    return false;
}

/// A digit before a label is a numbered list ("1合同编号") or the end of the value before it.
bool follows_value(std::string_view text, std::size_t at)
{
    return at > 0 && static_cast<unsigned char>(text[at - 1]) < 0x80;
}

/// "1.2", "(三)", "第二、" before a heading.
bool is_numbering(std::string_view text)
{
    static const re2::RE2 numbering("^[0-9一二三四五六七八九十.、()第章条]{1,16}$");
    return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), numbering);
}

} // namespace

std::size_t behind_unit(std::string_view text, std::size_t at)
{
    if (at < text.size() && text[at] == '(') {
        const std::size_t close = text.find(')', at);
        if (close != std::string_view::npos && close - at <= 24)
            return close + 1;
    }
    return at;
}

std::vector<Sign> signs_in(const Block& block, const Lexicon& lexicon)
{
    std::vector<Sign> signs;
    const std::string_view text = block.text.text;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t step = 1;
        while (at + step < text.size() && (static_cast<unsigned char>(text[at + step]) & 0xC0) == 0x80)
            ++step;
        const auto hit = lexicon.longest(text, at);
        if (!hit) {
            at += step;
            continue;
        }
        Sign sign{{at, at + hit->size}, at + hit->size, *hit};
        sign.value = behind_unit(text, sign.value);
        const bool leads = at == 0 || is_numbering(text.substr(0, at));
        sign.opens = leads || block.text.origins[at].gap || is_boundary(text, at);
        for (const std::string_view colon : {":", "为:", "是:", ".:", "."})
            if (starts_at(text, sign.value, colon)
                && (colon[0] != '.' || text[at + hit->size - 1] == 'o' || text[at + hit->size - 1] == 'O')) {
                sign.colon = true;
                sign.value += colon.size();
                break;
            }
        sign.value = std::min(sign.value, text.size());
        sign.alone = leads && sign.value == text.size();
        if (sign.colon || sign.alone
            || (sign.opens && !hit->weak && length(text.substr(at, hit->size)) >= 2)) {
            // A longer word in front ("经办机构负责人:") is another label than the one known.
            if (sign.alone || sign.opens || follows_value(text, at)
                || length(text.substr(at, hit->size)) >= 3)
                signs.push_back(sign);
            at = std::max(at + hit->size, sign.value);
        } else {
            at += step;
        }
    }
    return signs;
}

} // namespace strongroom::index
