#include "samples/make/files_internal.h"

#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <stdexcept>
#include <tiffio.h>

namespace strongroom::samples {
namespace {

/// An APP1 segment with nothing but the orientation.
std::vector<unsigned char> exif(int orientation)
{
    return {0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0,
        1, 0, 0, 0, static_cast<unsigned char>(orientation), 0, 0, 0, 0, 0, 0, 0};
}

class Tiff {
public:
    explicit Tiff(const std::filesystem::path& file) : m_tiff(TIFFOpen(file.c_str(), "w"))
    {
        if (m_tiff == nullptr)
            throw std::runtime_error("cannot write " + file.string());
    }
    ~Tiff() { TIFFClose(m_tiff); }
    Tiff(const Tiff&) = delete;
    Tiff& operator=(const Tiff&) = delete;

    void page(const Scan& scan, std::size_t number, std::size_t count)
    {
        const bool colour = scan.pixels.channels() == 3;
        set(TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(scan.pixels.cols));
        set(TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(scan.pixels.rows));
        set(TIFFTAG_SAMPLESPERPIXEL, colour ? 3 : 1);
        set(TIFFTAG_BITSPERSAMPLE, scan.bitonal ? 1 : 8);
        set(TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
        set(TIFFTAG_SUBFILETYPE, FILETYPE_PAGE);
        TIFFSetField(m_tiff, TIFFTAG_PAGENUMBER, static_cast<int>(number), static_cast<int>(count));
        if (scan.dpi > 0) {
            set(TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
            TIFFSetField(m_tiff, TIFFTAG_XRESOLUTION, scan.dpi);
            TIFFSetField(m_tiff, TIFFTAG_YRESOLUTION, scan.dpi);
        }
        if (scan.bitonal) {
            set(TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
            set(TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
        } else {
            set(TIFFTAG_COMPRESSION, COMPRESSION_JPEG);
            set(TIFFTAG_JPEGQUALITY, scan.jpeg_quality);
            set(TIFFTAG_PHOTOMETRIC, colour ? PHOTOMETRIC_YCBCR : PHOTOMETRIC_MINISBLACK);
            if (colour)
                set(TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        }
        set(TIFFTAG_ROWSPERSTRIP, scan.bitonal ? scan.pixels.rows : (scan.pixels.rows + 15) / 16 * 16);
        cv::Mat rows = scan.pixels;
        if (colour)
            cv::cvtColor(scan.pixels, rows, cv::COLOR_BGR2RGB);
        std::vector<unsigned char> packed(static_cast<std::size_t>(rows.cols + 7) / 8);
        for (int y = 0; y < rows.rows; ++y) {
            void* row = rows.ptr(y);
            if (scan.bitonal) {
                std::fill(packed.begin(), packed.end(), std::uint8_t{0});
                for (int x = 0; x < rows.cols; ++x)
                    if (rows.at<std::uint8_t>(y, x) < 128)
                        packed[static_cast<std::size_t>(x / 8)] = static_cast<unsigned char>(
                            packed[static_cast<std::size_t>(x / 8)] | (0x80U >> (x % 8)));
                row = packed.data();
            }
            if (TIFFWriteScanline(m_tiff, row, static_cast<std::uint32_t>(y)) < 0)
                throw std::runtime_error("cannot write a TIFF page");
        }
        TIFFWriteDirectory(m_tiff);
    }

private:
    template <class Value>
    void set(unsigned tag, Value value)
    {
        TIFFSetField(m_tiff, tag, value);
    }
    TIFF* m_tiff;
};

/// Objects with their places, as the cross-reference table at the end wants them.
class Pdf {
public:
    Pdf() { add("%PDF-1.4\n"); }
    void object(int number, const std::string& text)
    {
        m_places.resize(std::max(m_places.size(), static_cast<std::size_t>(number) + 1));
        m_places[static_cast<std::size_t>(number)] = m_bytes.size();
        add(std::to_string(number) + " 0 obj\n" + text + "\nendobj\n");
    }
    void add(const std::string& text) { m_bytes.insert(m_bytes.end(), text.begin(), text.end()); }
    std::vector<unsigned char> finish()
    {
        const std::size_t at = m_bytes.size();
        add("xref\n0 " + std::to_string(m_places.size()) + "\n0000000000 65535 f \n");
        for (std::size_t i = 1; i < m_places.size(); ++i) {
            std::string place = std::to_string(m_places[i]);
            add(std::string(10 - place.size(), '0') + place + " 00000 n \n");
        }
        add("trailer\n<< /Size " + std::to_string(m_places.size()) + " /Root 1 0 R >>\nstartxref\n"
            + std::to_string(at) + "\n%%EOF\n");
        return m_bytes;
    }

private:
    std::vector<unsigned char> m_bytes;
    std::vector<std::size_t> m_places;
};

/// The page as one G4 strip, as PDF's CCITTFaxDecode wants it.
std::vector<unsigned char> fax(const Scan& scan, const std::filesystem::path& scratch)
{
    {
        Tiff tiff(scratch);
        tiff.page(scan, 0, 1);
    }
    TIFF* written = TIFFOpen(scratch.c_str(), "r");
    if (written == nullptr)
        throw std::runtime_error("cannot read " + scratch.string());
    std::vector<unsigned char> bytes(static_cast<std::size_t>(TIFFRawStripSize64(written, 0)));
    TIFFReadRawStrip(written, 0, bytes.data(), static_cast<tmsize_t>(bytes.size()));
    TIFFClose(written);
    std::filesystem::remove(scratch);
    return bytes;
}

} // namespace

std::vector<unsigned char> jpeg(const Scan& scan)
{
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", scan.pixels, bytes, {cv::IMWRITE_JPEG_QUALITY, scan.jpeg_quality});
    if (scan.dpi > 0 && std::memcmp(bytes.data() + 6, "JFIF", 4) == 0) {
        const auto dpi = static_cast<unsigned>(std::lround(scan.dpi));
        bytes[13] = 1; // dots per inch
        bytes[14] = bytes[16] = static_cast<unsigned char>(dpi >> 8);
        bytes[15] = bytes[17] = static_cast<unsigned char>(dpi & 0xff);
    }
    if (scan.exif_orientation > 0) {
        const std::vector<unsigned char> segment = exif(scan.exif_orientation);
        bytes.insert(bytes.begin() + 2, segment.begin(), segment.end());
    }
    return bytes;
}

void write_bytes(const std::filesystem::path& file, const std::vector<unsigned char>& bytes)
{
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out)
        throw std::runtime_error("cannot write " + file.string());
}

void write_tiff(const std::vector<Scan>& pages, const std::filesystem::path& file)
{
    Tiff tiff(file);
    for (std::size_t i = 0; i < pages.size(); ++i)
        tiff.page(pages[i], i, pages.size());
}

void write_pdf(const std::vector<Scan>& pages, const std::filesystem::path& file)
{
    Pdf pdf;
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i)
        kids += std::to_string(3 + 3 * i) + " 0 R ";
    pdf.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object(2, "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [ " + kids + "] >>");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Scan page = pages[i];
        page.exif_orientation = 0;
        const std::vector<unsigned char> picture
            = page.bitonal ? fax(page, file.string() + ".part") : jpeg(page);
        const double dpi = page.dpi > 0 ? page.dpi : 300;
        const int first = static_cast<int>(3 + 3 * i);
        const std::string w = std::to_string(std::lround(page.pixels.cols * 72 / dpi)),
                          h = std::to_string(std::lround(page.pixels.rows * 72 / dpi));
        // A photograph held sideways: what EXIF says in a JPEG file, /Rotate says here.
        const int rotate = pages[i].exif_orientation == 6 ? 90
            : pages[i].exif_orientation == 3              ? 180
            : pages[i].exif_orientation == 8              ? 270
                                                          : 0;
        pdf.object(first,
            "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 " + w + " " + h + " ] /Rotate "
                + std::to_string(rotate) + " /Contents " + std::to_string(first + 1)
                + " 0 R /Resources << /XObject << /Page " + std::to_string(first + 2) + " 0 R >> >> >>");
        const std::string draw = "q " + w + " 0 0 " + h + " 0 0 cm /Page Do Q";
        pdf.object(
            first + 1, "<< /Length " + std::to_string(draw.size()) + " >>\nstream\n" + draw + "\nendstream");
        const std::string size = std::to_string(page.pixels.cols), rows = std::to_string(page.pixels.rows);
        const std::string coding = page.bitonal
            ? " /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns " + size
                + " /Rows " + rows + " >>"
            : std::string(" /BitsPerComponent 8 /Filter /DCTDecode");
        pdf.object(first + 2,
            "<< /Type /XObject /Subtype /Image /Width " + size + " /Height " + rows + " /ColorSpace "
                + (page.pixels.channels() == 3 ? "/DeviceRGB" : "/DeviceGray") + coding + " /Length "
                + std::to_string(picture.size()) + " >>\nstream\n"
                + std::string(picture.begin(), picture.end()) + "\nendstream");
    }
    write_bytes(file, pdf.finish());
}

std::vector<std::string> write_pages(const std::vector<Scan>& pages, Container container,
    const std::filesystem::path& folder, const std::string& stem)
{
    if (container == Container::tiff) {
        write_tiff(pages, folder / (stem + ".tif"));
        return {stem + ".tif"};
    }
    if (container == Container::pdf) {
        write_pdf(pages, folder / (stem + ".pdf"));
        return {stem + ".pdf"};
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string number = pages.size() == 1 ? "" : "-" + std::to_string(i + 1);
        names.push_back(stem + number + (container == Container::jpeg ? ".jpg" : ".png"));
        if (container == Container::jpeg) {
            write_bytes(folder / names.back(), jpeg(pages[i]));
        } else {
            std::vector<unsigned char> bytes;
            cv::imencode(".png", pages[i].pixels, bytes, {cv::IMWRITE_PNG_COMPRESSION, 1});
            write_bytes(folder / names.back(), bytes);
        }
    }
    return names;
}

} // namespace strongroom::samples
