#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <cairo.h>
#include <pango/pangocairo.h>

namespace strongroom::ui {

enum class Face { serif, serif_bold, sans, sans_bold };

/// A line of text, cut out of a longer one.
struct SetLine {
    std::string_view text;
    double width = 0; ///< points
};

/// All the text of a page, collected by font, size and grey: Cairo looks at each call by itself, and one for
/// each cell would take longer than all the rest.
class Writing {
public:
    struct Run {
        cairo_font_face_t* font;
        double size, grey;
        std::string text;
        std::vector<cairo_glyph_t> glyphs;
        std::vector<cairo_text_cluster_t> clusters; ///< one for each glyph
    };
    Run& run(cairo_font_face_t* font, double size, double grey);
    /// Draws it all and is empty again.
    void draw(cairo_t* context);

private:
    std::vector<Run> m_runs;
};

/// Sets text in lines. Shaping by Pango costs some 25 µs a cell, and a register of 10,000 contracts has
/// 240,000 cells; so Pango is asked once for each character (which font has it, which glyph, how wide), and
/// lines are filled from that. Right for Chinese, Latin, Greek and Cyrillic, whose characters stand alone.
class Typesetter {
public:
    Typesetter();

    /// The lines of the text, none wider than `width` points where one character fits. They break between
    /// Han characters, after spaces, hyphens, dots and strokes, at line feeds; closing punctuation does not
    /// begin a line, opening punctuation does not end one, and words and numbers break only where they are
    /// wider than the line. The views live as long as `text`. No text, no lines.
    std::vector<SetLine> lines(std::string_view text, Face face, double size, double width);

    double width(std::string_view text, Face face, double size);

    /// Adds a line to what is written on the page: from x on, its baseline at y, with `spacing` points
    /// between characters.
    void write(Writing& page, std::string_view line, Face face, double size, double grey, double x, double y,
        double spacing = 0);

private:
    struct Release {
        void operator()(PangoContext* context) const noexcept { g_object_unref(context); }
        void operator()(PangoFontMap* map) const noexcept { g_object_unref(map); }
        void operator()(PangoFontDescription* font) const noexcept { pango_font_description_free(font); }
        void operator()(cairo_font_face_t* face) const noexcept { cairo_font_face_destroy(face); }
    };
    template <class T>
    using Owned = std::unique_ptr<T, Release>;

    struct Glyph {
        cairo_font_face_t* font = nullptr; ///< none: nothing is drawn
        unsigned long number = 0;
        double advance = 0; ///< in units of the size
        bool asked = false; ///< Pango has been
        bool space = false, never_first = false, never_last = false, breaks_behind = false, in_word = false;
    };
    static bool may_break(const Glyph& before, const Glyph& after);

    const Glyph& glyph(char32_t character, Face face);
    Glyph shaped(char32_t character, Face face);

    Owned<PangoFontMap> m_map;
    Owned<PangoContext> m_context;
    std::array<Owned<PangoFontDescription>, 4> m_fonts;
    /// By face and by block of 256 characters: a look-up costs two steps.
    using Block = std::array<Glyph, 256>;
    std::array<std::array<std::unique_ptr<Block>, 0x1100>, 4> m_glyphs;
    std::unordered_map<PangoFont*, Owned<cairo_font_face_t>> m_faces;
};

/// The characters of UTF-8 text, one by one; what is not UTF-8 counts as U+FFFD, byte by byte.
class Characters {
public:
    explicit Characters(std::string_view text) : m_rest(text) { }
    bool done() const { return m_rest.empty(); }
    char32_t next();
    const char* position() const { return m_rest.data(); }

private:
    std::string_view m_rest;
};

} // namespace strongroom::ui
