#include "tests/whole/long_contract/bundle.h"

#include "tests/whole/long_contract/scan.h"
#include "tests/whole/long_contract/script.h"
#include "tests/whole/long_contract/typeset.h"

#include <cairo-pdf.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <tiffio.h>

#include <memory>
#include <stdexcept>

namespace strongroom::test {

namespace {

constexpr int jpeg_quality = 70;

/// Where the pages go, one after the other.
class Bundle {
public:
    virtual ~Bundle() = default;
    virtual void add(const cv::Mat& page) = 0;
};

class TiffBundle : public Bundle {
public:
    explicit TiffBundle(const std::filesystem::path& file) : m_tiff(TIFFOpen(file.c_str(), "w"), TIFFClose)
    {
        if (!m_tiff)
            throw std::runtime_error("cannot write " + file.string());
    }

    void add(const cv::Mat& page) override
    {
        TIFF* tiff = m_tiff.get();
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.cols);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.rows);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 3);
        TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
        TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_JPEG);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_YCBCR);
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        TIFFSetField(tiff, TIFFTAG_JPEGQUALITY, jpeg_quality);
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 256);
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 300.0);
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 300.0);
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
        cv::Mat rgb;
        cv::cvtColor(page, rgb, cv::COLOR_BGR2RGB);
        for (int y = 0; y < page.rows; ++y)
            if (TIFFWriteScanline(tiff, rgb.ptr(y), static_cast<std::uint32_t>(y), 0) < 0)
                throw std::runtime_error("cannot write a line of the TIFF");
        if (!TIFFWriteDirectory(tiff))
            throw std::runtime_error("cannot write a page of the TIFF");
    }

private:
    std::unique_ptr<TIFF, decltype(&TIFFClose)> m_tiff;
};

class PdfBundle : public Bundle {
public:
    explicit PdfBundle(const std::filesystem::path& file)
        : m_pdf(cairo_pdf_surface_create(file.c_str(), page_width, page_height)),
          m_context(cairo_create(m_pdf.get()))
    {
        cairo_pdf_surface_set_metadata(m_pdf.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2020-01-02T09:00:00Z");
        if (cairo_status(m_context.get()) != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error("cannot write " + file.string());
    }

    ~PdfBundle() override { cairo_surface_finish(m_pdf.get()); }

    void add(const cv::Mat& page) override
    {
        // The JPEG itself goes into the file; the picture it belongs to only says how large it is.
        auto jpeg = std::make_unique<std::vector<unsigned char>>();
        cv::imencode(".jpg", page, *jpeg, {cv::IMWRITE_JPEG_QUALITY, jpeg_quality});
        const Surface picture(cairo_image_surface_create(CAIRO_FORMAT_RGB24, page.cols, page.rows));
        cairo_surface_set_mime_data(
            picture.get(), CAIRO_MIME_TYPE_JPEG, jpeg->data(), jpeg->size(),
            [](void* bytes) { delete static_cast<std::vector<unsigned char>*>(bytes); }, jpeg.get());
        std::ignore = jpeg.release(); // now the surface's
        cairo_t* context = m_context.get();
        cairo_save(context);
        cairo_scale(context, page_width / page.cols, page_height / page.rows);
        cairo_set_source_surface(context, picture.get(), 0, 0);
        cairo_paint(context);
        cairo_restore(context);
        cairo_show_page(context);
        if (cairo_status(context) != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error("cannot write a page of the PDF");
    }

private:
    Surface m_pdf;
    Context m_context;
};

std::unique_ptr<Bundle> open_bundle(const std::filesystem::path& file)
{
    if (file.extension() == ".pdf")
        return std::make_unique<PdfBundle>(file);
    return std::make_unique<TiffBundle>(file);
}

} // namespace

int draw_contract(const std::filesystem::path& script_file, const std::filesystem::path& output)
{
    const Script script = read_script(script_file);
    const std::vector<Surface> pages = typeset(script);
    const std::unique_ptr<Bundle> bundle = open_bundle(output);
    std::uint32_t seed = 1;
    for (const Surface& page : pages)
        bundle->add(scanned(page.get(), seed++, script.style.skew));
    return static_cast<int>(pages.size());
}

} // namespace strongroom::test
