#pragma once

#include <string_view>
#include <vector>

#include "samples/make/facts.h"
#include "samples/make/span.h"

namespace strongroom::samples {

/// Turns templates into spans, choosing among the wordings they offer:
///
///     [甲|乙|丙]        one of these wordings; they may contain everything below
///     {name}            the fact, filled into its blank; {name:8} a blank of at least 8 ems; {name!}
///     printed, no blank
///     {:8}              a blank of 8 ems that nobody needed
///     {name#}           money into the grid 亿千百拾万…元整; {name%} characters in boxes where the document
///     has them {name@}           a date: three blanks with 年月日, or one blank <name:甲|乙|丙>   options of
///     which the document's choice is marked in its own style ^name^            remembers this place as an
///     anchor
///
/// A template that names an unknown fact throws std::out_of_range.
class Script {
public:
    Script(Dice& dice, const Look& look, const Facts& facts) : m_dice(&dice), m_look(&look), m_facts(&facts)
    {
    }

    std::vector<Span> spans(std::string_view text);
    /// The template with its wordings chosen but nothing else done; for words that must be the same
    /// everywhere.
    std::string wording(std::string_view text);

private:
    void parse(std::string_view text, std::vector<Span>& out);
    void blank(std::string_view inside, std::vector<Span>& out);
    void date(const std::string& name, std::vector<Span>& out);
    void grid(const std::string& name, std::vector<Span>& out);
    void options(std::string_view inside, std::vector<Span>& out);
    void unused(double ems, std::vector<Span>& out);
    Span filled(const std::string& name, double ems);

    Dice* m_dice;
    const Look* m_look;
    const Facts* m_facts;
};

} // namespace strongroom::samples
