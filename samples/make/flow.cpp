#include "samples/make/flow_internal.h"

#include <algorithm>
#include <array>
#include <cairo.h>

#include "samples/make/glyphs_internal.h"

namespace strongroom::samples {
namespace {

/// Signs that must not begin a line.
bool hangs_on(const std::string& text)
{
    static constexpr std::array signs = {"，", "。", "、", "；", "：", "！", "？", "）", "》", "】", "」",
        "％", "”", "〕", ")", ",", ":", ";"};
    return std::find(signs.begin(), signs.end(), text) != signs.end();
}

/// Signs that must not end a line.
bool opens(const std::string& text)
{
    static constexpr std::array signs = {"（", "《", "【", "「", "“", "〔", "(", "□", "☑", "■"};
    return std::find(signs.begin(), signs.end(), text) != signs.end();
}

std::string face_of(const Look& look, const Span& span)
{
    if (!span.face.empty())
        return span.face;
    return span.role == Span::Role::fill   ? look.fill
        : span.role == Span::Role::heading ? look.heading
                                           : look.body;
}

bool written(const Look& look, const Span& span)
{
    return span.role == Span::Role::fill && look.filling == Filling::by_hand;
}

double size_of(const Look& look, const Span& span, double size)
{
    return size * span.scale * (span.role == Span::Role::fill ? look.fill_scale : 1);
}

} // namespace

/// How wide the run is at the end of which something is to be glued.
double Flow::run_width(const std::vector<Atom>& atoms)
{
    double width = 0;
    for (auto atom = atoms.rbegin(); atom != atoms.rend(); ++atom) {
        width += atom->width;
        if (!atom->glued)
            break;
    }
    return width;
}

Flow::Flow(Dice& dice, const Look& look, Facts& facts) : m_dice(&dice), m_look(&look), m_facts(&facts)
{
    new_page();
}

void Flow::new_page()
{
    Leaf leaf;
    leaf.width = m_look->paper_width;
    leaf.height = m_look->paper_height;
    m_pages.push_back(std::move(leaf));
    m_page = m_pages.size() - 1;
    m_y = m_look->top;
}

std::vector<Flow::Atom> Flow::atoms(const std::vector<Span>& spans, double size) const
{
    std::vector<Atom> found;
    for (const Span& span : spans) {
        const double em = size_of(*m_look, span, size);
        const std::string face = face_of(*m_look, span);
        std::vector<Atom> own;
        double width = 0;
        for (const std::string& character : characters(span.text)) {
            if (character == "\n") {
                own.push_back({.text = "", .span = &span, .breaks = true});
                continue;
            }
            const bool ascii = character.size() == 1 && character != " ";
            const bool after_ascii = !own.empty() && own.back().text.size() >= 1 && !own.back().breaks
                && static_cast<unsigned char>(own.back().text.back()) < 0x80 && own.back().text != " ";
            const bool single = span.boxed || written(*m_look, span);
            if (ascii && after_ascii && !single) {
                own.back().text += character;
                continue;
            }
            own.push_back({.text = character, .span = &span, .glued = ascii && after_ascii});
        }
        for (Atom& atom : own) {
            if (atom.text.empty())
                continue;
            atom.width = span.boxed ? em * 1.35 : glyphs().piece(atom.text, face, em, span.bold).width;
            if (written(*m_look, span))
                atom.width *= 1.04;
            atom.glued = atom.glued || hangs_on(atom.text);
            width += atom.width;
        }
        if (span.least * size > width) { // the rest of the blank, in small pieces so that it can be broken
            const int pads = std::max(2, static_cast<int>((span.least * size - width) / (size * 0.5)));
            const Atom pad{.text = "", .span = &span, .width = (span.least * size - width) / pads};
            const auto before = static_cast<std::size_t>(pads / 2);
            own.insert(own.begin(), before, pad);
            own.insert(own.end(), static_cast<std::size_t>(pads) - before, pad);
        }
        if (own.empty())
            own.push_back({.text = "", .span = &span, .glued = true});
        own.front().first = true;
        found.insert(found.end(), own.begin(), own.end());
    }
    return found;
}

std::vector<Flow::Line> Flow::lines(
    const std::vector<Span>& spans, double size, double width, double indent) const
{
    std::vector<Line> found(1);
    found.back().offset = indent;
    const std::vector<Atom> all = atoms(spans, size);
    for (const Atom& atom : all) {
        if (atom.breaks) {
            found.back().last = true;
            found.emplace_back();
            continue;
        }
        if (found.back().offset + found.back().width + atom.width > width + 0.01
            && !found.back().atoms.empty()) {
            Line next;
            std::vector<Atom>& here = found.back().atoms;
            bool keep
                = atom.glued && run_width(here) + atom.width < width * 0.8; // a longer run must be parted
            while (
                here.size() > 1 && (keep || opens(here.back().text))) { // take over what must not be parted
                keep = here.back().glued;
                next.atoms.insert(next.atoms.begin(), here.back());
                next.width += here.back().width;
                found.back().width -= here.back().width;
                here.pop_back();
            }
            found.push_back(std::move(next));
        }
        if (found.back().atoms.empty() && atom.text == " ")
            continue;
        found.back().atoms.push_back(atom);
        found.back().width += atom.width;
    }
    found.back().last = true;
    return found;
}

void Flow::draw_lines(
    const std::vector<Line>& lines, double x, double top, double width, double size, Align align)
{
    const double step = size * m_look->line_spacing;
    double baseline = top + step / 2 + size * 0.36;
    for (const Line& line : lines) {
        const double room = width - line.offset - line.width;
        double start = x + line.offset, stretch = 0;
        if (align == Align::centre)
            start += room / 2;
        else if (align == Align::right)
            start += room;
        else if (m_look->justified && !line.last && room < size * 2.2 && line.atoms.size() > 1)
            stretch = std::max(0.0, room) / static_cast<double>(line.atoms.size() - 1);
        draw(line, start, baseline, size, stretch);
        baseline += step;
    }
}

void Flow::draw(const Line& line, double x, double baseline, double size, double stretch)
{
    TruthLine truth;
    double from = x, until = x;
    double underline_from = x;
    const Span* underlined = nullptr;
    bool optional = true;
    const auto end_underline = [&](double at) {
        if (underlined != nullptr)
            this->line(underline_from, baseline + size * 0.2, at, baseline + size * 0.2, 0.5);
        underlined = nullptr;
    };
    for (const Atom& atom : line.atoms) {
        if (atom.span->underlined && underlined == nullptr) {
            underline_from = x;
            underlined = atom.span;
        } else if (!atom.span->underlined) {
            end_underline(x);
        }
        if (!atom.span->anchor.empty() && atom.first)
            m_anchors[atom.span->anchor] = {m_page, x, baseline};
        if (!atom.text.empty()) {
            if (truth.text.empty())
                from = x;
            until = x + atom.width;
            truth.text += atom.text;
            optional = optional && atom.span->optional;
            m_facts->seen(atom.span->fields, static_cast<int>(m_page) + 1);
        }
        draw_atom(atom, x, baseline, size);
        x += atom.width + stretch;
    }
    end_underline(x - stretch);
    while (!truth.text.empty() && truth.text.back() == ' ')
        truth.text.pop_back();
    if (truth.text.empty())
        return;
    truth.box = {from, baseline - size * 0.95, until - from, size * 1.25};
    truth.optional = optional;
    m_pages[m_page].lines.push_back(std::move(truth));
}

void Flow::draw_atom(const Atom& atom, double x, double baseline, double size)
{
    const Span& span = *atom.span;
    const double em = size_of(*m_look, span, size);
    const bool hand = written(*m_look, span);
    const Colour ink = span.role == Span::Role::fill ? m_look->fill_ink : m_look->ink;
    auto& ops = m_pages[m_page].print;
    if (!atom.text.empty()) {
        const std::string face = face_of(*m_look, span);
        const double wobble = hand ? m_look->hand_wobble : 0;
        const double turn = m_dice->normal() * wobble, lift = m_dice->normal() * wobble * em,
                     grow = 1 + m_dice->normal() * wobble * 1.2, slant = hand ? m_look->hand_slant : 0,
                     pen = hand ? m_look->hand_thickness * em : 0;
        double at = x;
        if (span.boxed) {
            ops.emplace_back([=, width = atom.width](cairo_t* cairo) {
                cairo_set_source_rgb(cairo, 0, 0, 0);
                cairo_set_line_width(cairo, 0.5);
                cairo_rectangle(cairo, x, baseline - em * 1.02, width, em * 1.3);
                cairo_stroke(cairo);
            });
            at += (atom.width - glyphs().piece(atom.text, face, em, span.bold).width) / 2;
        }
        ops.emplace_back([=, text = atom.text, bold = span.bold](cairo_t* cairo) {
            const Glyphs::Piece& piece = glyphs().piece(text, face, em, bold);
            cairo_save(cairo);
            cairo_set_source_rgb(cairo, ink[0], ink[1], ink[2]);
            cairo_translate(cairo, at, baseline + lift);
            if (hand) {
                cairo_matrix_t shear;
                cairo_matrix_init(&shear, grow, 0, -slant, grow, 0, 0);
                cairo_rotate(cairo, turn);
                cairo_transform(cairo, &shear);
            }
            cairo_move_to(cairo, 0, -piece.baseline);
            if (pen > 0) {
                pango_cairo_layout_path(cairo, piece.layout);
                cairo_set_line_width(cairo, pen);
                cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
                cairo_fill_preserve(cairo);
                cairo_stroke(cairo);
            } else {
                pango_cairo_show_layout(cairo, piece.layout);
            }
            cairo_restore(cairo);
        });
    }
    if (span.struck && atom.width > 0)
        line(x, baseline - size * 0.33 + m_dice->normal() * 0.3, x + atom.width,
            baseline - size * 0.33 + m_dice->normal() * 0.3, 0.9);
    if (span.ticked && atom.first)
        ops.emplace_back([=, pen = m_look->fill_ink, big = m_dice->real(0.9, 1.5)](cairo_t* cairo) {
            cairo_set_source_rgb(cairo, pen[0], pen[1], pen[2]);
            cairo_set_line_width(cairo, size * 0.09);
            cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
            cairo_move_to(cairo, x - size * 0.1, baseline - size * 0.4);
            cairo_line_to(cairo, x + size * 0.22, baseline + size * 0.02);
            cairo_curve_to(cairo, x + size * 0.4, baseline - size * 0.5 * big, x + size * 0.6,
                baseline - size * 0.8 * big, x + size * 0.9, baseline - size * big);
            cairo_stroke(cairo);
        });
}

void Flow::line(double x0, double y0, double x1, double y1, double thickness)
{
    m_pages[m_page].print.emplace_back([=, ink = m_look->ink](cairo_t* cairo) {
        cairo_set_source_rgb(cairo, ink[0], ink[1], ink[2]);
        cairo_set_line_width(cairo, thickness);
        cairo_move_to(cairo, x0, y0);
        cairo_line_to(cairo, x1, y1);
        cairo_stroke(cairo);
    });
}

} // namespace strongroom::samples
