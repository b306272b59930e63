#include "ui/read_documents.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "archive/source_file.h"

namespace strongroom::ui {

namespace {

using archive::DocumentContent;
using archive::PageContent;

/// A document whose pages are being read.
struct OpenDocument {
    DocumentContent content; ///< with a page for each that there is, read or not
    std::size_t next = 0;    ///< the page to take next
    std::size_t left = 0;    ///< pages not read yet
};

struct Task {
    std::size_t group = 0;
    OpenDocument* open = nullptr; ///< none: the group is still to be opened
    std::size_t page = 0;
};

void fill(PageContent& page, archive::PageReading reading)
{
    page.size = reading.page.size;
    page.dpi = reading.page.dpi;
    page.dpi_stated = reading.page.dpi_stated;
    page.quarter_turns = reading.page.quarter_turns;
    page.blank = reading.page.blank;
    page.steps = std::move(reading.page.steps);
    page.findings = std::move(reading.page.findings);
    page.seals = std::move(reading.page.seals);
    page.text = std::move(reading.page.text);
    page.second = std::move(reading.second);
    page.layer = std::move(reading.page.layer);
    page.read = true;
}

Result<DocumentContent> finished(
    DocumentContent content, const archive::Stages& stages, const std::string& today)
{
    std::vector<index::ReadPage> pages;
    for (const PageContent& page : content.pages)
        if (page.read)
            pages.push_back({page.number, page.text, page.second});
    if (pages.empty())
        return failed(Code::bad_input, content.pages.front().error,
            "check that the file opens in a viewer, or scan it again");
    content.reading = stages.read_document(pages, today);
    return content;
}

/// What the threads share: which group is opened next, which page is read next, what is ready to deliver.
/// The earliest document goes first, so that answers come early and in order.
class Desk {
public:
    Desk(std::size_t groups, std::stop_token stop, const Deliver& deliver)
        : m_groups(groups), m_stop(std::move(stop)), m_deliver(deliver)
    {
    }

    /// Waits for something to do; none when all is done or a stop was asked for.
    std::optional<Task> take()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            if (m_over || m_stop.stop_requested())
                return std::nullopt;
            for (auto& [group, open] : m_open)
                if (open->next < open->content.pages.size())
                    return Task{group, open.get(), open->next++};
            if (m_next_group < m_groups) {
                ++m_opening;
                return Task{m_next_group++, nullptr, 0};
            }
            if (m_opening == 0)
                return std::nullopt;
            m_changed.wait(lock);
        }
    }

    /// Gives the first page to the one who opened the document: its reader has the file at hand, and for a
    /// file of one page no second reader has to start.
    std::optional<Task> opened(std::size_t group, Result<std::unique_ptr<OpenDocument>> open)
    {
        if (!open) {
            {
                const std::lock_guard lock(m_mutex);
                --m_opening;
                m_changed.notify_all();
            }
            deliver(group, tl::make_unexpected(open.error()));
            return std::nullopt;
        }
        const std::lock_guard lock(m_mutex);
        --m_opening;
        OpenDocument& document = *m_open.emplace(group, std::move(*open)).first->second;
        m_changed.notify_all();
        return Task{group, &document, document.next++};
    }

    /// The page of `task` is filled in. Gives the document where that was its last page.
    std::unique_ptr<OpenDocument> page_read(const Task& task)
    {
        const std::lock_guard lock(m_mutex);
        if (--task.open->left > 0)
            return nullptr;
        return std::move(m_open.extract(task.group).mapped());
    }

    /// Hands on what is ready, in the order of the groups.
    void deliver(std::size_t group, Result<DocumentContent> document)
    {
        const std::lock_guard lock(m_delivering);
        m_ready.emplace(group, std::move(document));
        while (!m_over && !m_ready.empty() && m_ready.begin()->first == m_next_delivery) {
            const auto ready = m_ready.extract(m_ready.begin());
            ++m_next_delivery;
            if (m_deliver(ready.key(), ready.mapped()) == Next::stop)
                end(nullptr);
        }
    }

    /// Lets the others finish what they have in hand and go.
    void end(std::exception_ptr reason)
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
        if (!m_failure)
            m_failure = std::move(reason);
        m_changed.notify_all();
    }

    void rethrow_failure() const
    {
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

private:
    std::mutex m_mutex, m_delivering; ///< the second may be held when the first is taken, never the other way
    std::condition_variable m_changed;
    const std::size_t m_groups;
    const std::stop_token m_stop;
    const Deliver& m_deliver;
    std::size_t m_next_group = 0, m_next_delivery = 0, m_opening = 0;
    std::map<std::size_t, std::unique_ptr<OpenDocument>> m_open;
    std::map<std::size_t, Result<DocumentContent>> m_ready;
    std::atomic<bool> m_over = false;
    std::exception_ptr m_failure;
};

/// One thread: its reader, and the file that reader has open.
class Worker {
public:
    Worker(Desk& desk, const std::vector<Group>& groups, const archive::Stages& stages,
        const std::string& today, Progress& progress)
        : m_desk(desk), m_groups(groups), m_stages(stages), m_today(today), m_progress(progress),
          m_reader(stages.make_reader())
    {
    }

    void work()
    {
        while (std::optional<Task> task = m_desk.take()) {
            if (!task->open)
                task = m_desk.opened(task->group, open(m_groups[task->group]));
            if (!task)
                continue;
            read(*task);
            m_progress.page_done();
            if (std::unique_ptr<OpenDocument> complete = m_desk.page_read(*task))
                m_desk.deliver(task->group, finished(std::move(complete->content), m_stages, m_today));
        }
    }

private:
    Result<ocr::OpenedFile> turn_to(const std::filesystem::path& path)
    {
        // Each thread opens the file for itself: copies of one descriptor would share its position.
        Result<archive::SourceFile> source = archive::SourceFile::open(path);
        if (!source)
            return tl::make_unexpected(source.error());
        m_source.emplace(std::move(*source));
        Result<ocr::OpenedFile> opened = m_reader.open(m_source->descriptor(), m_source->name());
        if (!opened)
            m_source.reset();
        return opened;
    }

    Result<std::unique_ptr<OpenDocument>> open(const Group& group)
    {
        auto open = std::make_unique<OpenDocument>();
        Result<std::vector<std::string>> readers = m_reader.readers();
        if (!readers)
            return tl::make_unexpected(readers.error());
        DocumentContent& content = open->content;
        content.readers = std::move(*readers);
        for (std::size_t source = 0; source < group.size(); ++source) {
            const Result<ocr::OpenedFile> opened = turn_to(group[source]);
            const Result<std::string> sha256
                = opened ? m_source->sha256() : tl::make_unexpected(opened.error());
            m_progress.file_opened(sha256 ? std::size_t(opened->page_count) : 0);
            if (!sha256)
                return tl::make_unexpected(sha256.error());
            content.sources.push_back({group[source].filename().string(), *sha256, opened->format,
                std::uint64_t(m_source->bytes()), opened->page_count});
            for (int number = 1; number <= opened->page_count; ++number) {
                PageContent page;
                page.number = static_cast<int>(content.pages.size()) + 1;
                page.source = static_cast<int>(source);
                page.page_in_source = number;
                content.pages.push_back(std::move(page));
            }
        }
        open->left = content.pages.size();
        return open;
    }

    void read(const Task& task)
    {
        // Nobody else touches this page, and pages are never added after opening.
        PageContent& page = task.open->content.pages[task.page];
        const std::filesystem::path& path = m_groups[task.group][std::size_t(page.source)];
        if (!m_source || m_source->name() != path.string())
            if (const Result<ocr::OpenedFile> opened = turn_to(path); !opened) {
                page.error = opened.error().what;
                return;
            }
        Result<archive::PageReading> reading = m_reader.read(page.page_in_source);
        if (reading)
            fill(page, std::move(*reading));
        else
            page.error = reading.error().what;
    }

    Desk& m_desk;
    const std::vector<Group>& m_groups;
    const archive::Stages& m_stages;
    const std::string& m_today;
    Progress& m_progress;
    archive::PageReader m_reader;
    std::optional<archive::SourceFile> m_source;
};

} // namespace

void read_documents(const std::vector<Group>& groups, const archive::Stages& stages,
    const ReadingOptions& options, const std::stop_token& stop, Progress& progress, const Deliver& deliver)
{
    std::size_t files = 0;
    for (const Group& group : groups)
        files += group.size();
    progress.expect_files(files);
    Desk desk(groups.size(), stop, deliver);
    {
        const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < (options.threads ? options.threads : cores); ++i)
            threads.emplace_back([&] {
                try {
                    Worker(desk, groups, stages, options.today, progress).work();
                } catch (...) {
                    desk.end(std::current_exception());
                }
            });
    }
    desk.rethrow_failure();
}

} // namespace strongroom::ui
