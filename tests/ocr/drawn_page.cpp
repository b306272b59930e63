#include "tests/ocr/drawn_page.h"

#include <pango/pangocairo.h>

namespace strongroom {

struct DrawnPage::Surface {
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface;
    std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo;
};

DrawnPage::DrawnPage(ingest::Size size, double dpi) : m_dpi(dpi)
{
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height);
    m_surface = std::make_unique<Surface>(
        Surface{{surface, cairo_surface_destroy}, {cairo_create(surface), cairo_destroy}});
    cairo_t* cairo = m_surface->cairo.get();
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
}

DrawnPage::~DrawnPage() = default;
DrawnPage::DrawnPage(DrawnPage&&) noexcept = default;

ingest::Rect DrawnPage::text(int x, int y, double points, const std::string& words, const std::string& font)
{
    cairo_t* cairo = m_surface->cairo.get();
    const std::unique_ptr<PangoLayout, decltype(&g_object_unref)> layout(
        pango_cairo_create_layout(cairo), g_object_unref);
    const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> description(
        pango_font_description_from_string(font.c_str()), pango_font_description_free);
    pango_font_description_set_absolute_size(description.get(), points / 72 * m_dpi * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), description.get());
    pango_layout_set_text(layout.get(), words.c_str(), -1);
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout(cairo, layout.get());
    PangoRectangle ink;
    pango_layout_get_pixel_extents(layout.get(), &ink, nullptr);
    return {x + ink.x, y + ink.y, ink.width, ink.height};
}

void DrawnPage::table(const std::vector<int>& columns, const std::vector<int>& rows, double thickness)
{
    cairo_t* cairo = m_surface->cairo.get();
    cairo_set_line_width(cairo, thickness);
    for (const int x : columns) {
        cairo_move_to(cairo, x, rows.front());
        cairo_line_to(cairo, x, rows.back());
    }
    for (const int y : rows) {
        cairo_move_to(cairo, columns.front(), y);
        cairo_line_to(cairo, columns.back(), y);
    }
    cairo_stroke(cairo);
}

void DrawnPage::rectangle(const ingest::Rect& box, double grey)
{
    cairo_t* cairo = m_surface->cairo.get();
    cairo_set_source_rgb(cairo, grey, grey, grey);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
}

ingest::Image DrawnPage::image() const
{
    cairo_surface_t* surface = m_surface->surface.get();
    cairo_surface_flush(surface);
    ingest::Image image(
        {cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface)}, 3, m_dpi);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < image.size.height; ++y) {
        const auto* from = reinterpret_cast<const std::uint32_t*>(
            cairo_image_surface_get_data(surface) + std::ptrdiff_t(y) * stride);
        std::uint8_t* to = image.row(y);
        for (int x = 0; x < image.size.width; ++x, to += 3) {
            to[0] = std::uint8_t(from[x] >> 16);
            to[1] = std::uint8_t(from[x] >> 8);
            to[2] = std::uint8_t(from[x]);
        }
    }
    return image;
}

} // namespace strongroom
