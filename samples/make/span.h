#pragma once

#include <string>
#include <vector>

namespace strongroom::samples {

/// Text with one way of being drawn.
struct Span {
    enum class Role { print, fill, heading };
    std::string text{};
    Role role = Role::print;
    std::vector<int> fields{}; ///< of the truth
    double least = 0;          ///< ems: the blank is at least this wide
    double scale = 1;          ///< of the paragraph's size
    bool underlined = false;
    bool bold = false;
    bool boxed = false;    ///< every character in a box of its own
    bool struck = false;   ///< a line through it: not chosen
    bool ticked = false;   ///< a tick over it by hand: chosen
    bool optional = false; ///< a reader may leave it out: signatures
    std::string anchor{};  ///< its place is remembered under this name, for seals and signatures
    std::string face{};    ///< instead of that of the role
};

enum class Align { left, centre, right };

struct Paragraph {
    std::vector<Span> spans{};
    Align align = Align::left;
    double size = 0;              ///< points; 0 = that of the document
    double indent = 0;            ///< ems, first line
    double before = 0, after = 0; ///< points
    bool keep_with_next = false;
};

} // namespace strongroom::samples
