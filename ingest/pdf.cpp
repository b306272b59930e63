#include "ingest/pdf_internal.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <system_error>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "ingest/pdf_image_internal.h"
#include "ingest/pixels_internal.h"
#include "ingest/poppler_internal.h"
#include "ingest/source_input_internal.h"

namespace strongroom::ingest {
namespace {

constexpr double drawing_dpi = 300, least_drawing_dpi = 50;

class PdfScan : public Scan {
public:
    PdfScan(Source source, const ScanLimits& limits) : m_source(std::move(source)), m_limits(limits)
    {
        m_pdf.setSuppressWarnings(true);
        m_pdf.processInputSource(std::make_shared<SourceInput>(m_source));
        m_pages = m_pdf.getAllPages();
        m_repaired = !m_pdf.getWarnings().empty();
    }
    std::string format() const override { return "pdf"; }
    int page_count() const override { return int(m_pages.size()); }
    Result<Page> page(int number) override;

private:
    Result<Page> opened(int number, const Taking& taking);
    Result<Decoded> drawn(const Sheet& sheet, const PageContent& content, Bytes alone, const Taking& taking);
    std::shared_ptr<Buffer> alone(QPDFPageObjectHelper page);

    Source m_source;
    ScanLimits m_limits;
    QPDF m_pdf;
    std::vector<QPDFObjectHandle> m_pages;
    bool m_repaired = false;
};

/// The page as a PDF of its own: what the drawing programs get to see is small, repaired and decrypted.
std::shared_ptr<Buffer> PdfScan::alone(QPDFPageObjectHelper page)
{
    QPDF single;
    single.emptyPDF();
    single.setSuppressWarnings(true);
    QPDFPageDocumentHelper(single).addPage(page, true);
    QPDFPageDocumentHelper(single).getAllPages().at(0).removeUnreferencedResources();
    // Layers switched off must stay so.
    QPDFObjectHandle layers = m_pdf.getRoot().getKey("/OCProperties");
    if (layers.isDictionary()) {
        if (!layers.isIndirect())
            layers = m_pdf.makeIndirectObject(layers);
        single.getRoot().replaceKey("/OCProperties", single.copyForeignObject(layers));
    }
    QPDFWriter writer(single);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setStaticID(true);
    writer.write();
    return writer.getBufferSharedPointer();
}

Result<Decoded> PdfScan::drawn(
    const Sheet& sheet, const PageContent& content, Bytes alone, const Taking& taking)
{
    Decoded decoded;
    double dpi = drawing_dpi;
    if (content.only_image) { // one scan, stored in a way only the drawing program understands
        if (const double own = placed_dpi(*content.only_image, sheet); own >= 100 && own <= 600)
            dpi = own;
        if (stored_bitonal(content.only_image->image))
            decoded.colour = ColourMode::bitonal;
    }
    const double square_inches = sheet.width() * sheet.height() * sheet.unit * sheet.unit / (72 * 72);
    dpi = std::min(dpi, std::sqrt(double(taking.limits.max_pixels) * 0.99 / square_inches));
    if (dpi < least_drawing_dpi)
        return failed(Code::bad_input,
            taking.name + " is " + std::to_string(int(sheet.width() * sheet.unit / 72)) + " x "
                + std::to_string(int(sheet.height() * sheet.unit / 72)) + " inches, too large to be drawn",
            "print it to a new PDF of a usual paper size");
    Result<Image> image = drawn_page(alone, dpi * sheet.unit, taking);
    if (!image)
        return tl::make_unexpected(image.error());
    decoded.image = std::move(*image);
    if (colour_mode(decoded.image, 8) != ColourMode::colour)
        decoded.image = grey_of(std::move(decoded.image));
    decoded.dpi_x = decoded.dpi_y = dpi;
    decoded.steps.push_back("rasterised " + std::to_string(int(std::lround(dpi))) + " dpi");
    return decoded;
}

Result<Page> PdfScan::opened(int number, const Taking& taking)
{
    QPDFPageObjectHelper helper(m_pages[std::size_t(number - 1)]);
    const Sheet sheet = sheet_of(helper);
    const PageContent content = content_of(helper, sheet);
    std::optional<Result<Decoded>> decoded;
    if (content.only_image)
        decoded = embedded_scan(*content.only_image, sheet, taking);
    std::shared_ptr<Buffer> own_file;
    if (!decoded || content.may_have_text)
        own_file = alone(helper);
    const Bytes bytes = own_file ? Bytes(own_file->getBuffer(), own_file->getSize()) : Bytes();
    if (!decoded)
        decoded = drawn(sheet, content, bytes, taking);
    if (!*decoded)
        return tl::make_unexpected(decoded->error());
    Page page = finished(std::move(**decoded), number);
    if (m_repaired)
        page.steps.insert(page.steps.begin(), "pdf_repaired");
    if (content.may_have_text) {
        const bool sideways = sheet.quarter_turns % 2 != 0;
        page.layer = text_layer(bytes,
            {page.image.size, sideways ? sheet.height() : sheet.width(),
                sideways ? sheet.width() : sheet.height()});
    }
    return page;
}

/// qpdf throws at what is wrong with a file; only what is wrong with the machine goes on.
template <class Work>
auto told(const Taking& taking, Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const QPDFExc& e) {
        if (e.getErrorCode() == qpdf_e_password)
            return failed(Code::bad_input, taking.name + " is protected by a password",
                "remove the password and send it again");
        return damaged(taking, e.getMessageDetail());
    } catch (const std::system_error&) {
        throw;
    } catch (const std::exception& e) {
        return damaged(taking, e.what());
    }
}

Result<Page> PdfScan::page(int number)
{
    const Taking taking{"page " + std::to_string(number) + " of " + m_source.name(), m_limits};
    return told(taking, [&] { return opened(number, taking); });
}

} // namespace

Result<std::unique_ptr<Scan>> open_pdf(Source source, const ScanLimits& limits)
{
    const Taking taking{source.name(), limits};
    return told(taking, [&]() -> Result<std::unique_ptr<Scan>> {
        auto scan = std::make_unique<PdfScan>(std::move(source), limits);
        if (scan->page_count() == 0)
            return damaged(taking, "no page can be found in it");
        if (scan->page_count() > limits.max_pages)
            return failed(Code::bad_input,
                taking.name + " has " + std::to_string(scan->page_count()) + " pages, more than the "
                    + std::to_string(limits.max_pages) + " a file may have",
                "divide it into smaller files");
        return scan;
    });
}

} // namespace strongroom::ingest
