#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include <fcntl.h>

#include "archive/failure_internal.h"
#include "archive/files_internal.h"
#include "archive/intake.h"
#include "archive/ledger_internal.h"
#include "archive/source_file.h"

namespace strongroom::archive {
namespace {

/// The pages of some opened files, read by several threads.
class Reading {
public:
    Reading(std::vector<SourceFile> files, const Stages& stages, const Watch& watch, std::stop_token stop)
        : m_files(std::move(files)), m_stages(stages), m_watch(watch), m_stop(std::move(stop))
    {
    }

    Result<DocumentContent> read(int workers)
    {
        PageReader first = m_stages.make_reader();
        if (const Result<void> opened = open_all(first); !opened)
            return tl::make_unexpected(opened.error());
        {
            std::vector<std::jthread> others;
            for (int i = 1; i < std::min(workers, static_cast<int>(m_content.pages.size())); ++i)
                others.emplace_back([this] {
                    const Result<void> done = guarded([this]() -> Result<void> {
                        read_pages(m_stages.make_reader());
                        return {};
                    });
                    if (!done)
                        give_up(done.error());
                });
            read_pages(std::move(first));
        }
        if (m_failure)
            return tl::make_unexpected(*m_failure);
        if (m_stop.stop_requested())
            return failed(Code::conflict, "reading was stopped before it was done", "start it again");
        std::vector<index::ReadPage> pages;
        for (const PageContent& page : m_content.pages)
            if (page.read)
                pages.push_back({page.number, page.text, page.second});
        m_content.reading = m_stages.read_document(pages, today());
        return std::move(m_content);
    }

private:
    Result<void> open_all(PageReader& reader)
    {
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            const Result<std::string> sha256 = m_files[i].sha256();
            if (!sha256)
                return tl::make_unexpected(sha256.error());
            const Result<ocr::OpenedFile> opened = reader.open(m_files[i].descriptor(), m_files[i].name());
            if (!opened)
                return tl::make_unexpected(opened.error());
            Source source;
            source.name = std::filesystem::path(m_files[i].name()).filename().string();
            source.sha256 = *sha256;
            source.format = opened->format;
            source.bytes = static_cast<std::uint64_t>(m_files[i].bytes());
            source.page_count = opened->page_count;
            m_content.sources.push_back(std::move(source));
            for (int page = 1; page <= opened->page_count; ++page) {
                PageContent place;
                place.number = static_cast<int>(m_content.pages.size()) + 1;
                place.source = static_cast<int>(i);
                place.page_in_source = page;
                m_content.pages.push_back(std::move(place));
            }
        }
        Result<std::vector<std::string>> readers = reader.readers();
        if (!readers)
            return tl::make_unexpected(readers.error());
        m_content.readers = std::move(*readers);
        m_progress.documents_total = 1;
        m_progress.pages_total = static_cast<int>(m_content.pages.size());
        return {};
    }

    /// Takes the next page that nobody has, until there is none.
    void read_pages(PageReader reader)
    {
        int open = -1;
        for (std::size_t next = m_next++; next < m_content.pages.size(); next = m_next++) {
            if (m_stop.stop_requested() || given_up())
                return;
            PageContent& page = m_content.pages[next];
            const SourceFile& file = m_files[static_cast<std::size_t>(page.source)];
            Result<PageReading> reading = [&]() -> Result<PageReading> {
                if (open != page.source) {
                    open = -1;
                    // A place of its own in the file: the readers do not move each other's.
                    const File own("/proc/self/fd/" + std::to_string(file.descriptor()), O_RDONLY);
                    if (const auto opened = reader.open(own.descriptor(), file.name()); !opened)
                        return tl::make_unexpected(opened.error());
                    open = page.source;
                }
                return reader.read(page.page_in_source);
            }();
            if (!reading && reading.error().code == Code::machine)
                return give_up(reading.error());
            if (reading)
                page = content_of(std::move(*reading), page);
            else
                page.error = reading.error().what;
            tell(!page.read);
        }
    }

    void tell(bool set_aside)
    {
        const std::lock_guard lock(m_mutex);
        ++m_progress.pages_done;
        m_progress.pages_failed += set_aside ? 1 : 0;
        if (m_watch.progress)
            m_watch.progress(m_progress);
    }

    bool given_up()
    {
        const std::lock_guard lock(m_mutex);
        return m_failure.has_value();
    }

    void give_up(const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_failure)
            m_failure = error;
    }

    std::vector<SourceFile> m_files;
    const Stages& m_stages;
    const Watch& m_watch;
    std::stop_token m_stop;
    DocumentContent m_content;
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_mutex;
    Progress m_progress;
    std::optional<Error> m_failure;
};

} // namespace

Result<DocumentContent> read_files(std::span<const std::filesystem::path> files, const Stages& stages,
    const Watch& watch, int workers, std::stop_token stop)
{
    return guarded([&]() -> Result<DocumentContent> {
        std::vector<SourceFile> opened;
        for (const std::filesystem::path& path : files) {
            Result<SourceFile> file = SourceFile::open(path);
            if (!file)
                return tl::make_unexpected(file.error());
            opened.push_back(std::move(*file));
        }
        if (opened.empty())
            return failed(
                Code::bad_input, "a document without files was handed in", "name at least one file");
        const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
        return Reading(std::move(opened), stages, watch, std::move(stop)).read(workers > 0 ? workers : cores);
    });
}

} // namespace strongroom::archive
