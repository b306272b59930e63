#include "ingest/tiff_internal.h"

#include "ingest/tiff_file_internal.h"

namespace strongroom::ingest {
namespace {

class TiffScan : public Scan {
public:
    TiffScan(Source source, const ScanLimits& limits)
        : m_source(std::move(source)), m_limits(limits),
          m_file([this](std::uint64_t offset,
                     std::span<std::uint8_t> into) { return m_source.read(offset, into); },
              m_source.size())
    {
        if (m_file.get() == nullptr)
            return;
        do {
            std::uint32_t kind = 0;
            TIFFGetFieldDefaulted(m_file.get(), TIFFTAG_SUBFILETYPE, &kind);
            if ((kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0)
                m_pages.push_back(TIFFCurrentDirOffset(m_file.get()));
        } while (int(m_pages.size()) <= limits.max_pages && TIFFReadDirectory(m_file.get()) == 1);
    }

    std::string format() const override { return "tiff"; }
    int page_count() const override { return int(m_pages.size()); }
    Result<Page> page(int number) override
    {
        const Taking taking{"page " + std::to_string(number) + " of " + m_source.name(), m_limits};
        if (TIFFSetSubDirectory(m_file.get(), m_pages[std::size_t(number - 1)]) != 1)
            return damaged(taking, m_file.last_error());
        Result<Decoded> decoded = decoded_directory(m_file, taking);
        if (!decoded)
            return tl::make_unexpected(decoded.error());
        return finished(std::move(*decoded), number);
    }
    const std::string& last_error() const { return m_file.last_error(); }

private:
    Source m_source;
    ScanLimits m_limits;
    TiffFile m_file;
    std::vector<toff_t> m_pages; ///< where each page's directory stands
};

} // namespace

Result<std::unique_ptr<Scan>> open_tiff(Source source, const ScanLimits& limits)
{
    const Taking taking{source.name(), limits};
    auto scan = std::make_unique<TiffScan>(std::move(source), limits);
    if (scan->page_count() == 0)
        return damaged(taking, scan->last_error());
    if (scan->page_count() > limits.max_pages)
        return failed(Code::bad_input,
            taking.name + " has more than " + std::to_string(limits.max_pages) + " pages",
            "divide it into smaller files");
    return scan;
}

} // namespace strongroom::ingest
