#pragma once

#include <string>
#include <vector>

#include "index/text.h"

namespace strongroom::index {

/// "按下列第2种方式…：1. … 2. … 3. …": a clause of which only the chosen option counts (DOMAIN §3.1).
struct Choice {
    enum class Topic { pricing, payment, other };
    struct Option {
        int number = 0;
        Span span; ///< bytes of the flow, from its number to the next option
    };
    Topic topic = Topic::other;
    int chosen = 0; ///< 0: left open, or unreadable
    Span number_at; ///< where the chosen number stands
    std::vector<Option> options;

    const Option* chosen_option() const;
};

std::vector<Choice> choices_in(const Text& flow);

/// Where the article that byte `from` lies in ends: at the heading of the next, or after about 1,500
/// characters.
std::size_t article_end(const Text& flow, std::size_t from);

/// The options that were not chosen: what they say does not hold.
std::vector<Span> void_spans(const Text& flow, const std::vector<Choice>& choices);

inline bool inside(const std::vector<Span>& spans, std::size_t at)
{
    for (const Span& span : spans)
        if (at >= span.begin && at < span.end)
            return true;
    return false;
}

} // namespace strongroom::index
