#include "tests/support/drawn_page.h"

#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>

#include <cairo-pdf.h>
#include <jpeglib.h>
#include <pango/pangocairo.h>

namespace strongroom::test {

namespace {

struct Release {
    void operator()(cairo_surface_t* surface) const noexcept { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const noexcept { cairo_destroy(context); }
    void operator()(PangoLayout* layout) const noexcept { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const noexcept { pango_font_description_free(font); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

Owned<cairo_surface_t> drawn(const DrawnPage& page)
{
    Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, page.width, page.height));
    const Owned<cairo_t> context(cairo_create(surface.get()));
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    cairo_set_source_rgb(context.get(), 0, 0, 0);
    const Owned<PangoFontDescription> font(pango_font_description_from_string("AR PL UMing CN"));
    const double size = page.dpi * 12.0 / 72.0;
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    double y = 2 * size;
    for (const std::string& line : page.lines) {
        const Owned<PangoLayout> layout(pango_cairo_create_layout(context.get()));
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_text(layout.get(), line.c_str(), -1);
        cairo_move_to(context.get(), 3 * size, y);
        pango_cairo_show_layout(context.get(), layout.get());
        y += 2 * size;
    }
    cairo_surface_flush(surface.get());
    return surface;
}

} // namespace

std::vector<std::uint8_t> jpeg_of(const DrawnPage& page)
{
    const Owned<cairo_surface_t> surface = drawn(page);
    const unsigned char* pixels = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());

    jpeg_compress_struct writer{};
    jpeg_error_mgr errors{};
    writer.err = jpeg_std_error(&errors);
    jpeg_create_compress(&writer);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&writer, &bytes, &size);
    writer.image_width = static_cast<JDIMENSION>(page.width);
    writer.image_height = static_cast<JDIMENSION>(page.height);
    writer.input_components = 1;
    writer.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&writer);
    writer.density_unit = 1;
    writer.X_density = writer.Y_density = static_cast<UINT16>(page.dpi);
    jpeg_start_compress(&writer, TRUE);
    std::vector<unsigned char> row(static_cast<std::size_t>(page.width));
    for (int y = 0; y < page.height; ++y) {
        for (std::size_t x = 0; x < row.size(); ++x)
            row[x] = pixels[std::ptrdiff_t(y) * stride + std::ptrdiff_t(x) * 4];
        unsigned char* rows[] = {row.data()};
        jpeg_write_scanlines(&writer, rows, 1);
    }
    jpeg_finish_compress(&writer);
    jpeg_destroy_compress(&writer);
    std::vector<std::uint8_t> jpeg(bytes, bytes + size);
    std::free(bytes);
    return jpeg;
}

void write_pdf(const std::filesystem::path& file, const std::vector<DrawnPage>& pages)
{
    const Owned<cairo_surface_t> pdf(cairo_pdf_surface_create(file.c_str(), 100, 100));
    const Owned<cairo_t> context(cairo_create(pdf.get()));
    for (const DrawnPage& page : pages) {
        const double scale = 72.0 / page.dpi;
        cairo_pdf_surface_set_size(pdf.get(), page.width * scale, page.height * scale);
        if (!page.lines.empty()) {
            const Owned<cairo_surface_t> picture = drawn(page);
            cairo_save(context.get());
            cairo_scale(context.get(), scale, scale);
            cairo_set_source_surface(context.get(), picture.get(), 0, 0);
            cairo_paint(context.get());
            cairo_restore(context.get());
        }
        cairo_show_page(context.get());
    }
    cairo_surface_finish(pdf.get());
    if (cairo_surface_status(pdf.get()) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error("cannot write " + file.string());
}

void write_page(const std::filesystem::path& file, const DrawnPage& page)
{
    std::filesystem::create_directories(file.parent_path());
    if (file.extension() == ".pdf") {
        write_pdf(file, {page});
    } else if (file.extension() == ".png") {
        const Owned<cairo_surface_t> surface = drawn(page);
        if (cairo_surface_write_to_png(surface.get(), file.c_str()) != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error("cannot write " + file.string());
    } else {
        const std::vector<std::uint8_t> jpeg = jpeg_of(page);
        std::ofstream out(file, std::ios::binary);
        out.write(reinterpret_cast<const char*>(jpeg.data()), static_cast<std::streamsize>(jpeg.size()));
        if (!out.flush())
            throw std::runtime_error("cannot write " + file.string());
    }
}

} // namespace strongroom::test
