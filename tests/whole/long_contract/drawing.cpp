#include "tests/whole/long_contract/drawing.h"

#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace strongroom::test {

namespace {

constexpr double pi = std::numbers::pi;

std::vector<std::string> characters(const std::string& text)
{
    std::vector<std::string> found;
    for (const char byte : text)
        if ((static_cast<unsigned char>(byte) & 0xC0U) == 0x80U && !found.empty())
            found.back() += byte;
        else
            found.emplace_back(1, byte);
    return found;
}

void show_centred(
    cairo_t* context, double x, double y, const std::string& text, const std::string& family, double size)
{
    const Layout layout = laid_out(context, text, family, size, 0);
    const Extent box = extent(layout);
    cairo_move_to(context, x - box.width / 2, y - box.height / 2);
    pango_cairo_show_layout(context, layout.get());
}

void draw_star(cairo_t* context, double radius)
{
    for (int corner = 0; corner < 10; ++corner) {
        const double reach = corner % 2 == 0 ? radius : radius * 0.382;
        const double angle = -pi / 2 + corner * pi / 5;
        cairo_line_to(context, reach * std::cos(angle), reach * std::sin(angle));
    }
    cairo_close_path(context);
    cairo_fill(context);
}

} // namespace

Layout laid_out(
    cairo_t* context, const std::string& markup, const std::string& family, double size, double width)
{
    Layout layout(pango_cairo_create_layout(context));
    PangoContext* pango = pango_layout_get_context(layout.get());
    pango_cairo_context_set_resolution(pango, 72);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pango, options);
    cairo_font_options_destroy(options);
    pango_context_set_language(pango, pango_language_from_string("zh-cn"));
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, family.c_str());
    pango_font_description_set_size(font, static_cast<int>(size * PANGO_SCALE));
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    if (width > 0)
        pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    GError* error = nullptr;
    if (!pango_parse_markup(markup.c_str(), -1, 0, nullptr, nullptr, nullptr, &error)) {
        const std::string why = error->message;
        g_error_free(error);
        throw std::runtime_error(why + " in: " + markup);
    }
    pango_layout_set_markup(layout.get(), markup.c_str(), -1);
    return layout;
}

Extent extent(const Layout& layout)
{
    int width = 0, height = 0;
    pango_layout_get_size(layout.get(), &width, &height);
    return {width / double(PANGO_SCALE), height / double(PANGO_SCALE)};
}

void draw_seal(cairo_t* context, double x, double y, const std::string& name, const std::string& words)
{
    const double radius = 20 * millimetre;
    const std::string family = "AR PL UMing CN";
    cairo_save(context);
    cairo_translate(context, x, y);
    cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY);
    cairo_set_source_rgba(context, 0.83, 0.12, 0.16, 0.8);
    cairo_set_line_width(context, 3);
    cairo_new_path(context);
    cairo_arc(context, 0, 0, radius, 0, 2 * pi);
    cairo_stroke(context);
    draw_star(context, radius * 0.28);
    const std::vector<std::string> letters = characters(name);
    const double sweep = 1.5 * pi;
    const double step = letters.size() > 1 ? sweep / static_cast<double>(letters.size() - 1) : 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        cairo_save(context);
        cairo_rotate(context, -sweep / 2 + step * static_cast<double>(i));
        show_centred(context, 0, -radius * 0.78, letters[i], family, 11.5);
        cairo_restore(context);
    }
    if (!words.empty())
        show_centred(context, 0, radius * 0.58, words, family, 9);
    cairo_restore(context);
}

void draw_plan(cairo_t* context, double x, double y, Extent box, const Style& style)
{
    struct Room {
        double left, top, right, bottom;
        const char* name;
    };
    // In hundredths of the box.
    constexpr std::array rooms
        = {Room{0, 12, 34, 52, "主卧室"}, Room{34, 12, 52, 34, "卫生间(主)"}, Room{52, 12, 76, 34, "厨房"},
            Room{76, 12, 100, 42, "次卧室"}, Room{34, 34, 76, 78, "客厅、餐厅"}, Room{0, 52, 34, 78, "书房"},
            Room{76, 42, 100, 58, "卫生间"}, Room{76, 58, 100, 78, "门厅"}, Room{34, 78, 76, 92, "阳台"}};
    cairo_save(context);
    cairo_translate(context, x, y);
    cairo_set_source_rgb(context, 0.1, 0.1, 0.1);
    for (const Room& room : rooms) {
        const double left = room.left / 100 * box.width, top = room.top / 100 * box.height;
        const double right = room.right / 100 * box.width, bottom = room.bottom / 100 * box.height;
        cairo_set_line_width(context, 3.2);
        cairo_rectangle(context, left, top, right - left, bottom - top);
        cairo_stroke(context);
        show_centred(context, (left + right) / 2, (top + bottom) / 2, room.name, style.body, 11);
        cairo_set_line_width(context, 0.7); // a door and its swing
        cairo_move_to(context, left + 6, bottom);
        cairo_line_to(context, left + 6, bottom - 24);
        cairo_arc(context, left + 6, bottom, 24, -pi / 2, 0);
        cairo_stroke(context);
    }
    cairo_set_line_width(context, 0.6);
    for (const double at : {0.0, 34.0, 76.0, 100.0}) { // dimension lines above
        cairo_move_to(context, at / 100 * box.width, box.height * 0.04);
        cairo_line_to(context, at / 100 * box.width, box.height * 0.1);
    }
    cairo_move_to(context, 0, box.height * 0.07);
    cairo_line_to(context, box.width, box.height * 0.07);
    cairo_stroke(context);
    const std::array<std::pair<double, const char*>, 3> lengths
        = {{{17, "3600"}, {55, "4500"}, {88, "2700"}}};
    for (const auto& [at, length] : lengths)
        show_centred(context, at / 100 * box.width, box.height * 0.05, length, style.body, 8);
    show_centred(context, box.width * 0.95, box.height * 0.97, "北 ↑", style.head, 12);
    cairo_restore(context);
}

} // namespace strongroom::test
