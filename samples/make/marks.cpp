#include <cairo.h>
#include <cmath>
#include <numbers>

#include "samples/make/glyphs_internal.h"
#include "samples/make/sheet.h"

namespace strongroom::samples {
namespace {

constexpr double pi = std::numbers::pi;

void show(cairo_t* cairo, const std::string& text, const std::string& face, double size, double x, double y)
{
    const Glyphs::Piece& piece = glyphs().piece(text, face, size, false);
    cairo_move_to(cairo, x - piece.width / 2, y - piece.baseline);
    pango_cairo_show_layout(cairo, piece.layout);
}

void star(cairo_t* cairo, double radius)
{
    for (int i = 0; i < 10; ++i) {
        const double r = i % 2 == 0 ? radius : radius * 0.38, angle = -pi / 2 + i * pi / 5;
        cairo_line_to(cairo, r * std::cos(angle), r * std::sin(angle));
    }
    cairo_close_path(cairo);
    cairo_fill(cairo);
    cairo_new_path(cairo);
}

/// Text along the upper arc of a circle around the origin.
void ring_text(cairo_t* cairo, const std::string& text, const std::string& face, double radius)
{
    const std::vector<std::string> all = characters(text);
    const auto count = static_cast<double>(all.size());
    const double span = std::min(1.5 * pi, count * 0.3),
                 size = std::min(radius * 0.32, radius * span / count * 1.05);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double angle = -span / 2 + span * (static_cast<double>(i) + 0.5) / count;
        cairo_save(cairo);
        cairo_rotate(cairo, angle);
        cairo_translate(cairo, 0, -radius * 0.72);
        cairo_scale(cairo, 0.8, 1.15);
        show(cairo, all[i], face, size, 0, size * 0.3);
        cairo_restore(cairo);
    }
}

} // namespace

void Sheet::round_seal(const std::string& anchor, const std::string& company, const std::string& below)
{
    const auto found = m_flow.anchors().find(anchor);
    if (found == m_flow.anchors().end())
        return;
    const double radius = m_dice->real(50, 60);
    const double x = found->second.x + m_dice->real(20, 90), y = found->second.y + m_dice->real(-22, 18);
    const double turn = m_dice->real(-0.35, 0.35), strength = m_dice->real(0.55, 0.95),
                 shade = m_dice->real(0, 0.18);
    const std::string face = m_dice->chance(0.7) ? "AR PL UMing CN" : "Noto Serif CJK SC";
    Leaf& leaf = m_flow.pages()[found->second.page];
    leaf.marks.emplace_back([=](cairo_t* cairo) {
        cairo_save(cairo);
        cairo_translate(cairo, x, y);
        cairo_rotate(cairo, turn);
        cairo_set_source_rgba(cairo, 0.88 - shade, 0.1, 0.12 + shade / 2, strength);
        cairo_set_line_width(cairo, 2.6);
        cairo_arc(cairo, 0, 0, radius, 0, 2 * pi);
        cairo_stroke(cairo);
        star(cairo, radius * 0.3);
        ring_text(cairo, company, face, radius);
        if (!below.empty())
            show(cairo, below, face, radius * 0.2, 0, radius * 0.62);
        cairo_restore(cairo);
    });
    leaf.lines.push_back({company + below, {x - radius, y - radius, 2 * radius, 2 * radius}, true});
}

void Sheet::name_seal(const std::string& anchor, const std::string& person)
{
    const auto found = m_flow.anchors().find(anchor);
    if (found == m_flow.anchors().end())
        return;
    const double side = m_dice->real(30, 44), x = found->second.x + m_dice->real(10, 60),
                 y = found->second.y - side * m_dice->real(0.4, 0.8), turn = m_dice->real(-0.1, 0.1);
    const bool inverse = m_dice->chance(0.3);
    Leaf& leaf = m_flow.pages()[found->second.page];
    leaf.marks.emplace_back([=](cairo_t* cairo) {
        cairo_save(cairo);
        cairo_translate(cairo, x, y);
        cairo_rotate(cairo, turn);
        cairo_push_group(cairo);
        cairo_set_source_rgb(cairo, 0.82, 0.12, 0.14);
        cairo_set_line_width(cairo, 2);
        cairo_rectangle(cairo, 0, 0, side, side);
        if (inverse)
            cairo_fill(cairo);
        else
            cairo_stroke(cairo);
        if (inverse)
            cairo_set_operator(cairo, CAIRO_OPERATOR_CLEAR);
        std::vector<std::string> all = characters(person);
        while (all.size() < 4)
            all.emplace_back(all.size() == 3 ? "印" : "之");
        for (std::size_t i = 0; i < 4; ++i) // right column first, as seals are read
            show(cairo, all[i], "AR PL UMing CN", side * 0.42, side * (i < 2 ? 0.73 : 0.27),
                side * (i % 2 == 0 ? 0.42 : 0.88));
        cairo_pop_group_to_source(cairo);
        cairo_paint_with_alpha(cairo, 0.85);
        cairo_restore(cairo);
    });
    leaf.lines.push_back({person, {x, y, side, side}, true});
}

void Sheet::signature(const std::string& anchor, const std::string& person)
{
    const auto found = m_flow.anchors().find(anchor);
    if (found == m_flow.anchors().end())
        return;
    const double size = m_look.size * m_dice->real(1.4, 2.1), lift = m_dice->real(-0.1, 0.15) * size;
    double x = found->second.x + m_dice->real(4, 26);
    const double y = found->second.y + lift;
    const Colour ink = m_dice->chance(0.5) ? Colour{0.08, 0.1, 0.2} : Colour{0.1, 0.15, 0.5};
    const double slant = m_dice->real(0.05, 0.35), rise = m_dice->real(-0.06, 0.1);
    const std::string face = m_dice->chance(0.7) ? "LXGW WenKai" : "AR PL UKai CN";
    Leaf& leaf = m_flow.pages()[found->second.page];
    const double from = x;
    for (const std::string& character : characters(person)) {
        const double turn = m_dice->normal() * 0.1, grow = m_dice->real(0.85, 1.25),
                     stretch = m_dice->real(0.8, 1.2);
        leaf.print.emplace_back([=](cairo_t* cairo) {
            cairo_save(cairo);
            cairo_set_source_rgb(cairo, ink[0], ink[1], ink[2]);
            cairo_translate(cairo, x, y - (x - from) * rise);
            cairo_rotate(cairo, turn);
            cairo_matrix_t shear;
            cairo_matrix_init(&shear, grow * stretch, 0, -slant, grow, 0, 0);
            cairo_transform(cairo, &shear);
            const Glyphs::Piece& piece = glyphs().piece(character, face, size, false);
            cairo_move_to(cairo, 0, -piece.baseline);
            pango_cairo_show_layout(cairo, piece.layout);
            cairo_restore(cairo);
        });
        x += size * 0.82 * grow * stretch;
    }
    leaf.lines.push_back({person, {from, y - size, x - from, size * 1.2}, true});
}

void Sheet::archive_stamp(const std::string& text, const std::string& number)
{
    const double width = m_dice->real(96, 130), height = 30,
                 x = m_look.paper_width - width - m_dice->real(20, 60), y = m_dice->real(12, 24),
                 turn = m_dice->real(-0.05, 0.05);
    Leaf& leaf = m_flow.pages().front();
    leaf.marks.emplace_back([=](cairo_t* cairo) {
        cairo_save(cairo);
        cairo_translate(cairo, x, y);
        cairo_rotate(cairo, turn);
        cairo_set_source_rgba(cairo, 0.35, 0.15, 0.6, 0.75);
        cairo_set_line_width(cairo, 1.4);
        cairo_rectangle(cairo, 0, 0, width, height);
        cairo_move_to(cairo, 0, height / 2);
        cairo_line_to(cairo, width, height / 2);
        cairo_stroke(cairo);
        show(cairo, text, "WenQuanYi Micro Hei", 9.5, width / 2, height / 2 - 4);
        show(cairo, number, "WenQuanYi Micro Hei", 9.5, width / 2, height - 4);
        cairo_restore(cairo);
    });
    leaf.lines.push_back({text, {x, y, width, height / 2}, true});
    leaf.lines.push_back({number, {x, y + height / 2, width, height / 2}, true});
}

std::function<void(cairo_t*)> Sheet::frame(double left, double top, double right, double bottom)
{
    const double tone = m_dice->real(0.35, 0.75), corner = 10, fill = m_dice->real(0.88, 0.99);
    return [=](cairo_t* cairo) {
        cairo_arc(cairo, right - corner, top + corner, corner, -pi / 2, 0);
        cairo_arc(cairo, right - corner, bottom - corner, corner, 0, pi / 2);
        cairo_arc(cairo, left + corner, bottom - corner, corner, pi / 2, pi);
        cairo_arc(cairo, left + corner, top + corner, corner, pi, pi * 1.5);
        cairo_close_path(cairo);
        cairo_save(cairo);
        cairo_set_operator(cairo, CAIRO_OPERATOR_MULTIPLY); // drawn after the text it surrounds
        cairo_set_source_rgb(cairo, fill, fill, fill);
        cairo_fill_preserve(cairo);
        cairo_restore(cairo);
        cairo_set_source_rgb(cairo, tone, tone, tone);
        cairo_set_line_width(cairo, 1);
        cairo_stroke(cairo);
    };
}

void Sheet::punch_holes()
{
    const double x = m_dice->real(18, 30), middle = m_look.paper_height / 2, radius = m_dice->real(7, 9);
    const bool staple = m_dice->chance(0.5);
    for (Leaf& leaf : m_flow.pages())
        leaf.print.emplace_back([=](cairo_t* cairo) {
            cairo_set_source_rgb(cairo, 0.25, 0.25, 0.25);
            for (const double offset : {-113.0, 113.0}) { // 80 mm apart
                cairo_arc(cairo, x, middle + offset, radius, 0, 2 * pi);
                cairo_fill(cairo);
            }
            if (staple) {
                cairo_set_source_rgb(cairo, 0.4, 0.4, 0.42);
                cairo_set_line_width(cairo, 1.6);
                cairo_move_to(cairo, 24, 30);
                cairo_line_to(cairo, 46, 22);
                cairo_stroke(cairo);
            }
        });
}

} // namespace strongroom::samples
