#include <algorithm>
#include <optional>

#include "ui/paper/typesetter_internal.h"

namespace strongroom::ui {

namespace {

constexpr double shaping_size = 1000; // points: fine enough to scale from

constexpr char32_t missing = U'〓'; // what printers set for a character no font has

constexpr const char* serif = "Noto Serif CJK SC, AR PL UMing CN, serif";
constexpr const char* sans = "Noto Sans CJK SC, WenQuanYi Zen Hei, sans-serif";

constexpr std::u32string_view never_first = U"，。、；：？！）】》〉〕〗」』”’…—·～％℃㎡),.:;?!]}%/-";
constexpr std::u32string_view never_last = U"（【《〈〔〖「『“‘([{¥￥$#№";
constexpr std::u32string_view break_behind = U"-·/_\\,;&+=@";

bool one_of(char32_t character, std::u32string_view set) { return set.find(character) != set.npos; }

/// Letters and digits that make words and numbers. Han and kana break anywhere.
bool in_word(char32_t c)
{
    return c == U'.' || c == U',' || c == U'\'' || (c < 0x2E80 && g_unichar_isalnum(c));
}

} // namespace

char32_t Characters::next()
{
    const auto length = static_cast<gssize>(m_rest.size());
    const gunichar character = g_utf8_get_char_validated(m_rest.data(), length);
    const bool valid = character < 0x110000 && character != 0;
    m_rest.remove_prefix(valid
            ? std::min<std::size_t>(
                static_cast<std::size_t>(g_utf8_skip[static_cast<guchar>(m_rest[0])]), m_rest.size())
            : 1);
    return valid ? character : 0xFFFD;
}

Typesetter::Typesetter()
    : m_map(pango_cairo_font_map_new()), m_context(pango_font_map_create_context(m_map.get()))
{
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(m_context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_language(m_context.get(), pango_language_from_string("zh-CN"));
    for (const Face face : {Face::serif, Face::serif_bold, Face::sans, Face::sans_bold}) {
        const bool with_serif = face == Face::serif || face == Face::serif_bold;
        const bool bold = face == Face::serif_bold || face == Face::sans_bold;
        PangoFontDescription* font = pango_font_description_from_string(with_serif ? serif : sans);
        pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_absolute_size(font, shaping_size * PANGO_SCALE);
        m_fonts[static_cast<std::size_t>(face)].reset(font);
    }
}

Typesetter::Glyph Typesetter::shaped(char32_t character, Face face)
{
    char utf8[6];
    const int length = g_unichar_to_utf8(character, utf8);
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(
        attributes, pango_attr_font_desc_new(m_fonts[static_cast<std::size_t>(face)].get()));
    GList* items = pango_itemize(m_context.get(), utf8, 0, length, attributes, nullptr);
    Glyph found;
    if (items) {
        const auto* item = static_cast<const PangoItem*>(items->data);
        PangoGlyphString* glyphs = pango_glyph_string_new();
        pango_shape(utf8, length, &item->analysis, glyphs);
        if (glyphs->num_glyphs > 0) {
            PangoFont* font = item->analysis.font;
            Owned<cairo_font_face_t>& kept = m_faces[font];
            if (!kept) {
                cairo_scaled_font_t* scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
                kept.reset(cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled)));
            }
            const PangoGlyphInfo& glyph = glyphs->glyphs[0];
            found.advance = double(glyph.geometry.width) / PANGO_SCALE / shaping_size;
            if (!(glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG) && glyph.glyph != PANGO_GLYPH_EMPTY) {
                found.font = kept.get();
                found.number = glyph.glyph;
            }
        }
        pango_glyph_string_free(glyphs);
    }
    g_list_free_full(items, [](gpointer item) { pango_item_free(static_cast<PangoItem*>(item)); });
    pango_attr_list_unref(attributes);
    return found;
}

const Typesetter::Glyph& Typesetter::glyph(char32_t character, Face face)
{
    std::unique_ptr<Block>& block = m_glyphs[static_cast<std::size_t>(face)][character >> 8];
    if (!block)
        block = std::make_unique<Block>();
    Glyph& known = (*block)[character & 0xFF];
    if (known.asked)
        return known;
    Glyph found = shaped(character, face);
    if (!found.font && g_unichar_isgraph(character) && character != missing)
        found = glyph(missing, face);
    found.asked = true;
    found.space = character == U' ';
    found.never_first = one_of(character, never_first) || found.space;
    found.never_last = one_of(character, never_last);
    found.breaks_behind = one_of(character, break_behind);
    found.in_word = in_word(character);
    return known = found;
}

bool Typesetter::may_break(const Glyph& before, const Glyph& after)
{
    if (before.space)
        return true;
    if (after.never_first || before.never_last)
        return false;
    return before.breaks_behind || !(before.in_word && after.in_word);
}

double Typesetter::width(std::string_view text, Face face, double size)
{
    double width = 0;
    for (Characters rest(text); !rest.done();)
        width += glyph(rest.next(), face).advance;
    return width * size;
}

std::vector<SetLine> Typesetter::lines(std::string_view text, Face face, double size, double width)
{
    std::vector<SetLine> lines;
    const char* const end = text.data() + text.size();
    const char* start = text.data(); // of the line
    double filled = 0;               // width up to the next character
    const char* chance = nullptr;    // where the line may break
    double filled_at_chance = 0;
    const Glyph* before = nullptr;
    const auto close = [&](const char* stop, double at) {
        std::string_view line(start, static_cast<std::size_t>(stop - start));
        while (line.ends_with(' ')) {
            line.remove_suffix(1);
            at -= glyph(U' ', face).advance * size;
        }
        lines.push_back({line, at});
        start = stop;
        chance = nullptr;
    };
    for (Characters rest(text); !rest.done();) {
        const char* here = rest.position();
        const char32_t character = rest.next();
        if (character == U'\n') {
            close(here, filled);
            start = rest.done() ? end : rest.position();
            filled = 0;
            before = nullptr;
            continue;
        }
        const Glyph& next = glyph(character, face);
        const double advance = next.advance * size;
        if (here > start && before && may_break(*before, next)) {
            chance = here;
            filled_at_chance = filled;
        }
        while (filled + advance > width && here > start && !next.space) {
            const bool at_chance = chance != nullptr;
            const double rest_width = at_chance ? filled - filled_at_chance : 0;
            close(at_chance ? chance : here, at_chance ? filled_at_chance : filled);
            filled = rest_width;
        }
        filled += advance;
        before = &next;
    }
    if (start < end)
        close(end, filled);
    return lines;
}

void Typesetter::write(Writing& page, std::string_view line, Face face, double size, double grey, double x,
    double y, double spacing)
{
    for (Characters rest(line); !rest.done();) {
        const char* start = rest.position();
        const Glyph& next = glyph(rest.next(), face);
        if (next.font) {
            const auto length = static_cast<int>(rest.position() - start);
            Writing::Run& run = page.run(next.font, size, grey);
            run.text.append(start, static_cast<std::size_t>(length));
            run.glyphs.push_back({next.number, x, y});
            run.clusters.push_back({length, 1});
        }
        x += next.advance * size + spacing;
    }
}

Writing::Run& Writing::run(cairo_font_face_t* font, double size, double grey)
{
    // Almost always the one used last.
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run)
        if (run->font == font && run->size == size && run->grey == grey)
            return *run;
    return m_runs.emplace_back(Run{font, size, grey, {}, {}, {}});
}

void Writing::draw(cairo_t* context)
{
    for (const Run& run : m_runs) {
        cairo_set_source_rgb(context, run.grey, run.grey, run.grey);
        cairo_set_font_face(context, run.font);
        cairo_set_font_size(context, run.size);
        cairo_show_text_glyphs(context, run.text.data(), static_cast<int>(run.text.size()), run.glyphs.data(),
            static_cast<int>(run.glyphs.size()), run.clusters.data(), static_cast<int>(run.clusters.size()),
            static_cast<cairo_text_cluster_flags_t>(0));
    }
    m_runs.clear();
}

} // namespace strongroom::ui
