#include <algorithm>
#include <optional>

#include "archive/people/masking.h"

namespace strongroom::archive {
namespace {

constexpr std::size_t mobile = 11, old_card = 15, card = 18, longest_account = 19;

struct Piece {
    std::size_t begin, end; ///< bytes
    std::string shown;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// What a run of digits looks like, with spaces and dashes inside taken out; none where it is just a number.
std::optional<std::string> shown_instead(const std::string& digits, Numbers numbers)
{
    if (digits.size() == old_card || digits.size() == card)
        return masked_id(digits);
    if (numbers == Numbers::all && digits.size() == mobile && digits[0] == '1' && digits[1] >= '3')
        return masked_phone(digits);
    if (digits.size() > old_card && digits.size() <= longest_account)
        return masked_account(digits);
    return std::nullopt;
}

/// The number that begins at `begin`: digits, single spaces or dashes between them, an X behind 17 of them.
Piece number_at(std::string_view text, std::size_t begin, Numbers numbers)
{
    std::string digits;
    std::size_t end = begin;
    for (std::size_t i = begin; i < text.size(); ++i) {
        const char c = text[i];
        if (is_digit(c) || ((c == 'X' || c == 'x') && digits.size() == card - 1)) {
            digits += c;
            end = i + 1;
        } else if ((c != ' ' && c != '-') || i + 1 >= text.size() || !is_digit(text[i + 1])) {
            break;
        }
    }
    const std::optional<std::string> shown = shown_instead(digits, numbers);
    return {begin, end, shown.value_or("")};
}

void find_numbers(std::string_view text, Numbers numbers, std::vector<Piece>& pieces)
{
    for (std::size_t i = 0; i < text.size();) {
        const bool starts
            = is_digit(text[i]) && (i == 0 || (!is_digit(text[i - 1]) && !is_letter(text[i - 1])));
        if (!starts) {
            ++i;
            continue;
        }
        Piece piece = number_at(text, i, numbers);
        // A number may stand behind another one, parted by a space: try the run alone as well.
        if (piece.shown.empty()) {
            std::size_t end = i;
            while (end < text.size() && is_digit(text[end]))
                ++end;
            if (const auto shown = shown_instead(std::string(text.substr(i, end - i)), numbers))
                piece = {i, end, *shown};
            else
                piece.end = end;
        }
        i = piece.end;
        if (!piece.shown.empty())
            pieces.push_back(std::move(piece));
    }
}

void find_values(std::string_view text, std::span<const Cover> covers, std::vector<Piece>& pieces)
{
    for (const Cover& cover : covers) {
        if (cover.value.empty() || cover.value == cover.shown)
            continue;
        for (std::size_t at = text.find(cover.value); at != std::string_view::npos;
             at = text.find(cover.value, at + cover.value.size()))
            pieces.push_back({at, at + cover.value.size(), cover.shown});
    }
}

/// In order; those that overlap become one.
void put_in_order(std::vector<Piece>& pieces)
{
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Piece> kept;
    for (Piece& piece : pieces) {
        if (kept.empty() || piece.begin >= kept.back().end)
            kept.push_back(std::move(piece));
        else
            kept.back().end = std::max(kept.back().end, piece.end);
    }
    pieces = std::move(kept);
}

} // namespace

CoveredText covered(std::string_view text, std::span<const Cover> covers,
    std::span<const std::pair<std::size_t, std::size_t>> marks, Numbers numbers)
{
    std::vector<Piece> pieces;
    find_values(text, covers, pieces);
    if (numbers != Numbers::keep)
        find_numbers(text, numbers, pieces);
    put_in_order(pieces);
    CoveredText result;
    std::size_t done = 0;
    std::vector<std::pair<std::size_t, std::size_t>> places; ///< of the pieces, in the new text
    for (const Piece& piece : pieces) {
        result.text += text.substr(done, piece.begin - done);
        places.emplace_back(result.text.size(), result.text.size() + piece.shown.size());
        result.text += piece.shown;
        done = piece.end;
    }
    result.text += text.substr(done);
    /// Where a byte of the old text is in the new one; inside a piece, at that piece's border.
    const auto moved = [&](std::size_t at, bool to_end) {
        std::size_t shift_from = 0, shift_to = 0;
        for (std::size_t i = 0; i < pieces.size() && pieces[i].begin < at + (to_end ? 0 : 1); ++i) {
            if (at < pieces[i].end)
                return to_end ? places[i].second : places[i].first;
            shift_from = pieces[i].end;
            shift_to = places[i].second;
        }
        return at - shift_from + shift_to;
    };
    for (const auto& [begin, length] : marks) {
        const std::size_t from = moved(begin, false), to = moved(begin + length, true);
        if (to > from)
            result.marks.emplace_back(from, to - from);
    }
    return result;
}

} // namespace strongroom::archive
