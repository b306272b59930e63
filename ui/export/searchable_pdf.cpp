#include "ui/export/searchable_pdf.h"

#include <algorithm>
#include <memory>
#include <string>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "ui/export/jpeg_size.h"

namespace strongroom::ui {

namespace {

struct Release {
    void operator()(cairo_surface_t* surface) const noexcept { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const noexcept { cairo_destroy(context); }
    void operator()(PangoLayout* layout) const noexcept { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const noexcept { pango_font_description_free(font); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

constexpr double a4_width = 595.28, a4_height = 841.89; // points
constexpr const char* font_names = "Noto Serif CJK SC, Noto Sans CJK SC, AR PL UMing CN, serif";

cairo_status_t write_to_file(void* output, const unsigned char* bytes, unsigned length)
{
    return static_cast<OutputFile*>(output)->write(std::span(bytes, length)) ? CAIRO_STATUS_SUCCESS
                                                                             : CAIRO_STATUS_WRITE_ERROR;
}

Owned<PangoLayout> layout_of(cairo_t* context, const std::string& text, double size)
{
    Owned<PangoLayout> layout(pango_cairo_create_layout(context));
    const Owned<PangoFontDescription> font(pango_font_description_from_string(font_names));
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    return layout;
}

/// The line's text stretched to the width of its box, so that selecting it marks the right place.
void draw_line(cairo_t* context, const ocr::Line& line)
{
    if (line.text.empty() || line.box.empty())
        return;
    const Owned<PangoLayout> layout = layout_of(context, line.text, 0.85 * line.box.height);
    int width = 0, height = 0;
    pango_layout_get_size(layout.get(), &width, &height);
    if (width <= 0 || height <= 0)
        return;
    cairo_save(context);
    cairo_translate(context, line.box.x, line.box.y);
    cairo_scale(context, line.box.width * double(PANGO_SCALE) / width,
        line.box.height * double(PANGO_SCALE) / height);
    pango_cairo_show_layout(context, layout.get());
    cairo_restore(context);
}

/// The JPEG goes into the PDF as it is. Cairo wants a picture of the same size beside it, whose pixels are
/// never touched, so they cost no memory.
bool draw_picture(cairo_t* context, const std::vector<std::uint8_t>& jpeg, ingest::Size page)
{
    const std::optional<ingest::Size> size = jpeg_size(jpeg);
    if (!size || size->empty())
        return false;
    const Owned<cairo_surface_t> picture(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, size->width, size->height));
    auto kept = std::make_unique<std::vector<std::uint8_t>>(jpeg);
    const auto forget = [](void* bytes) { delete static_cast<std::vector<std::uint8_t>*>(bytes); };
    if (cairo_surface_set_mime_data(
            picture.get(), CAIRO_MIME_TYPE_JPEG, kept->data(), kept->size(), forget, kept.get())
        != CAIRO_STATUS_SUCCESS)
        return false;
    static_cast<void>(kept.release()); // `forget` deletes it
    cairo_save(context);
    cairo_scale(context, double(page.width) / size->width, double(page.height) / size->height);
    cairo_set_source_surface(context, picture.get(), 0, 0);
    cairo_paint(context);
    cairo_restore(context);
    return true;
}

void draw_unread_page(cairo_surface_t* surface, cairo_t* context, const archive::PageContent& page)
{
    cairo_pdf_surface_set_size(surface, a4_width, a4_height);
    const Owned<PangoLayout> layout = layout_of(context,
        "第" + std::to_string(page.number) + "页未能识别 (page not read)"
            + (page.error.empty() ? "" : ": " + page.error),
        12);
    pango_layout_set_width(layout.get(), static_cast<int>((a4_width - 100) * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    cairo_move_to(context, 50, 50);
    pango_cairo_show_layout(context, layout.get());
    cairo_show_page(context);
}

Result<void> draw_page(cairo_surface_t* surface, cairo_t* context, const archive::PageContent& page,
    const std::vector<std::uint8_t>& jpeg)
{
    const double points_per_pixel = 72.0 / (page.dpi > 0 ? page.dpi : 300.0);
    cairo_pdf_surface_set_size(
        surface, page.size.width * points_per_pixel, page.size.height * points_per_pixel);
    cairo_save(context);
    cairo_scale(context, points_per_pixel, points_per_pixel);
    for (const ocr::Line& line : page.text.lines)
        draw_line(context, line);
    const bool drawn = draw_picture(context, jpeg, page.size);
    cairo_restore(context);
    if (!drawn)
        return failed(Code::machine,
            "the picture of page " + std::to_string(page.number) + " in the archive is damaged",
            "restore the archive from its backup");
    cairo_show_page(context);
    return {};
}

} // namespace

Result<void> write_searchable_pdf(
    const archive::Document& document, const PagePicture& picture, OutputFile& output)
{
    const Owned<cairo_surface_t> surface(
        cairo_pdf_surface_create_for_stream(write_to_file, &output, a4_width, a4_height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_SUBJECT, "OCR文本,以原件图像为准");
    cairo_pdf_surface_set_metadata(
        surface.get(), CAIRO_PDF_METADATA_CREATOR, "strongroom " STRONGROOM_VERSION);
    const Owned<cairo_t> context(cairo_create(surface.get()));
    for (const archive::PageContent& page : document.content.pages) {
        if (!page.read || page.size.empty()) {
            draw_unread_page(surface.get(), context.get(), page);
            continue;
        }
        const Result<std::vector<std::uint8_t>> jpeg = picture(page.number);
        if (!jpeg)
            return tl::make_unexpected(jpeg.error());
        if (Result<void> drawn = draw_page(surface.get(), context.get(), page, *jpeg); !drawn)
            return drawn;
    }
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    // A failed write is told by the file itself, which knows why.
    if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR)
        return failed(
            Code::machine, std::string("the PDF cannot be made: ") + cairo_status_to_string(status));
    return {};
}

} // namespace strongroom::ui
