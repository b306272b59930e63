#include "archive/natural_order.h"

namespace strongroom::archive {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Takes the run of digits from the front of the text, without its leading zeros.
std::string_view taken_number(std::string_view& text)
{
    std::size_t end = 0;
    while (end < text.size() && digit(text[end]))
        ++end;
    std::string_view number = text.substr(0, end);
    text.remove_prefix(end);
    while (number.size() > 1 && number.front() == '0')
        number.remove_prefix(1);
    return number;
}

} // namespace

std::strong_ordering natural_order(std::string_view left, std::string_view right)
{
    std::string_view a = left, b = right;
    while (!a.empty() && !b.empty()) {
        if (digit(a.front()) && digit(b.front())) {
            const std::string_view x = taken_number(a), y = taken_number(b);
            if (x.size() != y.size())
                return x.size() <=> y.size();
            if (x != y)
                return x <=> y;
            continue;
        }
        if (a.front() != b.front())
            return static_cast<unsigned char>(a.front()) <=> static_cast<unsigned char>(b.front());
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    if (a.size() != b.size())
        return a.size() <=> b.size();
    // Equal but for leading zeros: still one order, so that sorting is stable against the input.
    return left.size() != right.size() ? left.size() <=> right.size() : left <=> right;
}

} // namespace strongroom::archive
