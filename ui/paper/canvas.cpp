#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include <cairo-pdf.h>
#include <qrencode.h>

#include "ui/paper/canvas_internal.h"

namespace strongroom::ui {

namespace {

cairo_status_t append(void* file, const unsigned char* bytes, unsigned length)
{
    auto& all = *static_cast<std::vector<std::uint8_t>*>(file);
    all.insert(all.end(), bytes, bytes + length);
    return CAIRO_STATUS_SUCCESS;
}

struct Free {
    void operator()(QRcode* code) const noexcept { QRcode_free(code); }
    void operator()(QRinput* input) const noexcept { QRinput_free(input); }
};

/// ASCII as it is; other text says that it is UTF-8 (ECI 26), or readers would guess.
std::unique_ptr<QRcode, Free> encoded(const std::string& text)
{
    const std::unique_ptr<QRinput, Free> input(QRinput_new2(0, QR_ECLEVEL_M));
    const bool ascii
        = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::unique_ptr<QRcode, Free> code;
    if (input && (ascii || QRinput_appendECIheader(input.get(), 26) == 0)
        && QRinput_append(input.get(), QR_MODE_8, static_cast<int>(text.size()), bytes) == 0)
        code.reset(QRcode_encodeInput(input.get()));
    if (!code)
        throw std::length_error("a QR code cannot hold " + std::to_string(text.size()) + " bytes");
    return code;
}

/// Without its last character, which gives room to say that something is missing.
std::string shortened(std::string_view line)
{
    std::size_t end = line.empty() ? 0 : line.size() - 1;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
        --end;
    return std::string(line.substr(0, end)) + "…";
}

} // namespace

Canvas::Canvas(Mode mode, double page_width, double page_height, const std::string& title)
    : m_mode(mode), m_width(page_width), m_height(page_height)
{
    if (counting())
        return;
    m_surface = cairo_pdf_surface_create_for_stream(append, &m_file, page_width, page_height);
    cairo_pdf_surface_restrict_to_version(m_surface, CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_CREATOR, "strongroom " STRONGROOM_VERSION);
    m_context = cairo_create(m_surface);
}

Canvas::~Canvas()
{
    if (m_context)
        cairo_destroy(m_context);
    if (m_surface)
        cairo_surface_destroy(m_surface);
}

void Canvas::end_page()
{
    ++m_pages;
    if (counting())
        return;
    draw_ruling();
    m_writing.draw(m_context);
    cairo_show_page(m_context);
}

void Canvas::draw_ruling()
{
    for (const Ruling& ruling : m_ruling) {
        cairo_set_source_rgb(m_context, ruling.grey, ruling.grey, ruling.grey);
        cairo_set_line_width(m_context, ruling.thickness);
        for (const Area& line : ruling.lines) {
            cairo_move_to(m_context, line.x, line.y);
            cairo_line_to(m_context, line.right(), line.bottom());
        }
        cairo_stroke(m_context);
    }
    m_ruling.clear();
}

void Canvas::line(double x1, double y1, double x2, double y2, double thickness, double grey)
{
    if (counting())
        return;
    auto found = std::find_if(m_ruling.begin(), m_ruling.end(),
        [&](const Ruling& r) { return r.thickness == thickness && r.grey == grey; });
    if (found == m_ruling.end())
        found = m_ruling.insert(m_ruling.end(), Ruling{thickness, grey, {}});
    found->lines.push_back({x1, y1, x2 - x1, y2 - y1});
}

void Canvas::dashed_line(double x1, double y1, double x2, double y2, double thickness)
{
    if (counting())
        return;
    const double dash[] = {4, 3};
    cairo_set_dash(m_context, dash, 2, 0);
    cairo_set_source_rgb(m_context, 0, 0, 0);
    cairo_set_line_width(m_context, thickness);
    cairo_move_to(m_context, x1, y1);
    cairo_line_to(m_context, x2, y2);
    cairo_stroke(m_context);
    cairo_set_dash(m_context, nullptr, 0, 0);
}

void Canvas::frame(const Area& area, double thickness, double grey)
{
    const double over = thickness / 2; // so that corners close
    line(area.x - over, area.y, area.right() + over, area.y, thickness, grey);
    line(area.x - over, area.bottom(), area.right() + over, area.bottom(), thickness, grey);
    line(area.x, area.y, area.x, area.bottom(), thickness, grey);
    line(area.right(), area.y, area.right(), area.bottom(), thickness, grey);
}

void Canvas::fill(const Area& area, double red, double green, double blue)
{
    if (counting())
        return;
    cairo_set_source_rgb(m_context, red, green, blue);
    cairo_rectangle(m_context, area.x, area.y, area.width, area.height);
    cairo_fill(m_context);
}

void Canvas::tick(const Area& box)
{
    if (counting())
        return;
    frame(box, 0.6);
    cairo_set_source_rgb(m_context, 0, 0, 0);
    cairo_set_line_width(m_context, 1.1);
    cairo_move_to(m_context, box.x + 0.18 * box.width, box.y + 0.5 * box.height);
    cairo_line_to(m_context, box.x + 0.42 * box.width, box.y + 0.78 * box.height);
    cairo_line_to(m_context, box.x + 0.88 * box.width, box.y + 0.12 * box.height);
    cairo_stroke(m_context);
}

double Canvas::text(std::string_view line, const Type& type, double x, double y, double grey, double spacing)
{
    if (!counting())
        m_typesetter.write(m_writing, line, type.face, type.size, grey, x, y + type.baseline(), spacing);
    return text_width(line, type);
}

void Canvas::text(
    std::string_view line, const Type& type, double x, double width, double y, Side side, double spacing)
{
    if (counting())
        return;
    const auto gaps = static_cast<double>(g_utf8_strlen(line.data(), static_cast<gssize>(line.size()))) - 1;
    const double rest = width - text_width(line, type) - std::max(gaps, 0.0) * spacing;
    text(line, type, x + (side == Side::left ? 0 : side == Side::centre ? rest / 2 : rest), y, 0, spacing);
}

void Canvas::fitted(std::string_view whole, Type type, const Area& area, Side side)
{
    if (counting())
        return;
    const double smallest = type.size * 0.6;
    const double natural = text_width(whole, type);
    if (natural > area.width && natural * 0.65 < area.width && whole.find('\n') == whole.npos)
        type.size *= area.width / natural * 0.998; // a little smaller reads better than broken
    std::vector<SetLine> set = lines(whole, type, area.width);
    const auto too_large = [&] { return double(set.size()) * type.line() > area.height + 0.1; };
    while (too_large() && type.size > smallest) {
        type.size = std::max(smallest, type.size * 0.95);
        set = lines(whole, type, area.width);
    }
    const auto room = static_cast<std::size_t>(std::max(1.0, std::floor((area.height + 0.1) / type.line())));
    const bool cut = set.size() > room;
    set.resize(std::min(set.size(), room));
    double y = area.y + (area.height - double(set.size()) * type.line()) / 2;
    for (const SetLine& each : set) {
        const bool last = cut && &each == &set.back();
        text(last ? shortened(each.text) : std::string(each.text), type, area.x, area.width, y, side);
        y += type.line();
    }
}

double Canvas::text_width(std::string_view line, const Type& type)
{
    return m_typesetter.width(line, type.face, type.size);
}

std::vector<SetLine> Canvas::lines(std::string_view text, const Type& type, double width)
{
    return m_typesetter.lines(text, type.face, type.size, width);
}

void Canvas::qr_code(const std::string& text, const Area& area)
{
    if (counting() || text.empty())
        return;
    const std::unique_ptr<QRcode, Free> code = encoded(text);
    constexpr int quiet = 4; // modules, ISO/IEC 18004
    const double module = area.width / (code->width + 2 * quiet);
    fill(area, 1, 1, 1);
    cairo_set_source_rgb(m_context, 0, 0, 0);
    for (int row = 0; row < code->width; ++row)
        for (int column = 0; column < code->width;) {
            const auto dark = [&](int at) { return (code->data[row * code->width + at] & 1) != 0; };
            int length = 1;
            if (dark(column)) {
                while (column + length < code->width && dark(column + length))
                    ++length;
                cairo_rectangle(m_context, area.x + (column + quiet) * module,
                    area.y + (row + quiet) * module, length * module, module);
            }
            column += length;
        }
    cairo_fill(m_context);
}

std::vector<std::uint8_t> Canvas::finish()
{
    if (counting())
        return {};
    cairo_surface_finish(m_surface);
    const cairo_status_t status = cairo_surface_status(m_surface);
    if (status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string("the PDF cannot be made: ") + cairo_status_to_string(status));
    return std::move(m_file);
}

} // namespace strongroom::ui
