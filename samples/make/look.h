#pragma once

#include <array>
#include <string>

#include "samples/make/dice.h"
#include "samples/make/writing.h"

namespace strongroom::samples {

/// Red, green, blue, 0 … 1.
using Colour = std::array<double, 3>;

/// How the blanks of a form are filled in.
enum class Filling { printed, printed_other_face, printed_bold, by_hand };
/// How the chosen one of 【甲】【乙】 is marked.
enum class OptionStyle {
    chosen_only,    ///< only the chosen words are printed, as on-line signing systems do
    tick_inside,    ///< 【√甲】【乙】
    tick_by_hand,   ///< a tick drawn over the chosen one
    others_crossed, ///< the others are crossed out
    boxes           ///< ☑甲 □乙
};
/// What stands in a blank nobody needed.
enum class Unused { nothing, slash, cross, dash };

/// The typographic habits of one document.
struct Look {
    std::string body, heading, fill, latin;
    double size = 12; ///< points
    double title_size = 20;
    double line_spacing = 1.6;
    double paper_width = 595, paper_height = 842; ///< points
    double left = 72, right = 72, top = 72, bottom = 72;
    Filling filling = Filling::printed;
    double fill_scale = 1;
    Colour ink{0, 0, 0}, fill_ink{0, 0, 0};
    OptionStyle options = OptionStyle::tick_inside;
    Unused unused = Unused::nothing;
    bool underlined = true;
    bool justified = true;
    bool boxed_digits = false;
    bool heading_bold = true;
    double hand_slant = 0, hand_wobble = 0, hand_thickness = 0; ///< of the pen, in ems
    std::string tick = "√";
    Grouping grouping = Grouping::none;
    Cents cents = Cents::when_any;
    CapitalStyle capitals;
    std::string square_metre = "平方米";
};

/// Every face this program draws with.
extern const std::array<const char*, 4> song_faces;
extern const std::array<const char*, 4> hei_faces;
extern const std::array<const char*, 3> kai_faces;

Look make_look(Dice& dice);

} // namespace strongroom::samples
