#include "samples/make/glyphs_internal.h"

#include <cmath>

namespace strongroom::samples {

Glyphs::Glyphs()
{
    PangoFontMap* map = pango_cairo_font_map_get_default();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72); // one unit is one point
    m_context = pango_font_map_create_context(map);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(m_context, options);
    cairo_font_options_destroy(options);
    pango_context_set_language(m_context, pango_language_from_string("zh-cn"));
}

Glyphs::~Glyphs()
{
    forget();
    g_object_unref(m_context);
}

void Glyphs::forget()
{
    for (auto& [key, piece] : m_pieces)
        g_object_unref(piece.layout);
    m_pieces.clear();
}

const Glyphs::Piece& Glyphs::piece(const std::string& text, const std::string& face, double size, bool bold)
{
    const auto key = std::tuple{text, face, static_cast<int>(std::lround(size * 100)), bold};
    if (const auto found = m_pieces.find(key); found != m_pieces.end())
        return found->second;
    PangoLayout* layout = pango_layout_new(m_context);
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, face.c_str());
    pango_font_description_set_size(font, static_cast<int>(std::lround(size * PANGO_SCALE)));
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    const Piece piece{
        layout, double(logical.width) / PANGO_SCALE, double(pango_layout_get_baseline(layout)) / PANGO_SCALE};
    return m_pieces.emplace(key, piece).first->second;
}

Glyphs& glyphs()
{
    static Glyphs one;
    return one;
}

} // namespace strongroom::samples
