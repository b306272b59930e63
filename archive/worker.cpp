#include "archive/worker_internal.h"

#include "archive/erase_internal.h"
#include "archive/failure_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::int64_t rows_between_anchors = 100;

} // namespace

Worker::Worker(const Premises& premises, const Actor& actor, const Stages& stages, Board& board,
    const IntakeOptions& options)
    : m_premises(premises), m_stages(stages), m_board(board), m_options(options),
      m_database(open_catalogue(premises.folder, premises.keys, Database::Missing::refuse)),
      m_catalogue(m_database, premises), m_jobs(m_database), m_ledger(m_database, premises, actor),
      m_full_text(premises)
{
}

void Worker::work()
{
    while (const std::optional<Claimed> job = m_board.next(m_jobs)) {
        carry_out(*job);
        m_board.returned();
    }
}

void Worker::carry_out(const Claimed& job)
{
    const Result<void> done = guarded([&]() -> Result<void> {
        try {
            switch (job.kind) {
            case JobKind::open:
                open(job);
                break;
            case JobKind::page:
                page(job);
                break;
            case JobKind::assemble:
                assemble(job);
                break;
            case JobKind::index:
                index(job);
                break;
            }
            m_ledger.anchor_if_due(rows_between_anchors);
        } catch (const Failure&) {
            throw; // the machine's: everybody stops
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& exception) {
            // A stage's: this document's only.
            failed(job, {Code::unsupported, std::string("reading failed: ") + exception.what(), ""});
        }
        return {};
    });
    if (!done)
        m_board.fail(done.error());
}

PageReader& Worker::reader()
{
    if (!m_reader)
        m_reader = m_stages.make_reader();
    return *m_reader;
}

Result<ocr::OpenedFile> Worker::have_open(const DocumentKey& document, int source)
{
    if (m_open && m_open->document == document.id && m_open->source == source)
        return m_open->opened;
    m_open.reset();
    const StoredSource stored = m_catalogue.sources(document).at(static_cast<std::size_t>(source));
    std::shared_ptr<const MemoryFile> original = m_board.original(document.id, source, [&](MemoryFile& file) {
        m_premises.blobs.read(document.key, {document.uid, "source/" + std::to_string(source)}, stored.blob,
            [&](ByteView bytes) { file.write(bytes); });
    });
    File descriptor = original->reopened();
    Result<ocr::OpenedFile> opened = reader().open(descriptor.descriptor(), stored.source.name);
    if (opened)
        m_open = Open{document.id, source, std::move(original), std::move(descriptor), *opened};
    return opened;
}

void Worker::open(const Claimed& job)
{
    const DocumentKey document = m_catalogue.key_of(job.document);
    std::vector<ocr::OpenedFile> files;
    const int sources = static_cast<int>(m_catalogue.sources(document).size());
    for (int source = 0; source < sources; ++source) {
        Result<ocr::OpenedFile> opened = have_open(document, source);
        if (!opened && opened.error().code == Code::timed_out && job.attempts + 1 < most_attempts)
            return failed(job, opened.error());
        if (!opened)
            return refuse(document, opened.error());
        files.push_back(*opened);
    }
    const Result<std::vector<std::string>> readers = reader().readers();
    if (!readers)
        throw Failure(readers.error());

    Transaction transaction(m_database);
    int number = 0;
    for (int source = 0; source < sources; ++source) {
        const ocr::OpenedFile& file = files[static_cast<std::size_t>(source)];
        m_catalogue.set_opened(document.id, source, file.format, file.page_count);
        for (int page = 1; page <= file.page_count; ++page) {
            PageContent place;
            place.number = ++number;
            place.source = source;
            place.page_in_source = page;
            m_catalogue.add_page(document.id, place);
            m_jobs.add(JobKind::page, document.id, number);
        }
    }
    m_catalogue.set_readers(document.id, *readers);
    m_catalogue.set_state(document.id, State::scanned);
    m_ledger.append({"document.scanned", "document:" + document.uid, std::string(name(State::received)),
        std::string(name(State::scanned)), m_options.purpose});
    m_jobs.done(job.id);
    assemble_if_read(document.id);
    transaction.commit();
    m_board.pages_found(number);
}

void Worker::page(const Claimed& job)
{
    const DocumentKey document = m_catalogue.key_of(job.document);
    const PageContent place = m_catalogue.page_place(job.document, job.page);
    if (const Result<ocr::OpenedFile> opened = have_open(document, place.source); !opened)
        return failed(job, opened.error());
    Result<PageReading> reading = reader().read(place.page_in_source);
    if (!reading)
        return failed(job, reading.error());
    const std::vector<std::uint8_t> jpeg = std::move(reading->page.jpeg);
    file_page(job, document, content_of(std::move(*reading), place), jpeg);
}

void Worker::file_page(const Claimed& job, const DocumentKey& document, PageContent page, const ByteView jpeg)
{
    std::string picture;
    if (!jpeg.empty())
        picture = m_premises.blobs.put(
            document.key, {document.uid, "picture/" + std::to_string(page.number)}, jpeg);
    Transaction transaction(m_database);
    m_catalogue.set_page(document, page, picture);
    m_jobs.done(job.id);
    assemble_if_read(document.id);
    transaction.commit();
    m_board.page_done(false);
}

void Worker::assemble_if_read(DocumentId document)
{
    if (!m_jobs.pages_left(document))
        m_jobs.add(JobKind::assemble, document);
}

void Worker::failed(const Claimed& job, const Error& error)
{
    // The reader itself is not there: no page would be better off.
    if (error.code == Code::machine && job.kind == JobKind::page)
        throw Failure(error);
    if (job.kind == JobKind::page)
        return page_failed(job, error);
    Transaction transaction(m_database);
    const Retry retry = m_jobs.failed(job, error.what);
    transaction.commit();
    if (retry == Retry::again)
        return;
    const DocumentKey document = m_catalogue.key_of(job.document);
    Outcome stuck = summary(document);
    stuck.fate = Fate::pending;
    stuck.error = error;
    m_board.finished(document.id, stuck);
}

void Worker::page_failed(const Claimed& job, const Error& error)
{
    m_open.reset(); // the reader may have been replaced
    Transaction transaction(m_database);
    const Retry retry = m_jobs.failed(job, error.what);
    if (retry == Retry::set_aside) {
        m_catalogue.set_page_aside(job.document, job.page, error.what);
        m_ledger.append({"page.set_aside",
            "document:" + m_catalogue.uid_of(job.document) + "/page/" + std::to_string(job.page), "", "",
            m_options.purpose});
        assemble_if_read(job.document);
    }
    transaction.commit();
    if (retry == Retry::set_aside)
        m_board.page_done(true);
}

void Worker::refuse(const DocumentKey& document, const Error& error)
{
    if (error.code == Code::machine)
        throw Failure(error);
    m_open.reset();
    Transaction transaction(m_database);
    m_catalogue.remove(document.id);
    m_ledger.append({"document.refused", "document:" + document.uid, std::string(name(State::received)), "",
        m_options.purpose});
    transaction.commit();
    clear_away_unread(m_premises, m_database, m_catalogue, document.uid);
    m_board.refused(document.id, error);
}

void Worker::assemble(const Claimed& job)
{
    const DocumentKey document = m_catalogue.key_of(job.document);
    std::vector<index::ReadPage> pages;
    for (PageContent& page : m_catalogue.pages(document))
        if (page.read)
            pages.push_back({page.number, std::move(page.text), std::move(page.second)});
    const index::DocumentReading reading = m_stages.read_document(pages, m_premises.today());
    const std::string title = title_of(reading, m_catalogue.sources(document).front().source.name);

    Transaction transaction(m_database);
    const State before = m_catalogue.state_of(document.id);
    m_catalogue.set_reading(document, title, reading);
    m_catalogue.set_state(document.id, State::recognised);
    m_ledger.append({"document.recognised", "document:" + document.uid, std::string(name(before)),
        std::string(name(State::recognised)), m_options.purpose});
    m_jobs.add(JobKind::index, document.id);
    m_jobs.done(job.id);
    transaction.commit();
}

void Worker::index(const Claimed& job)
{
    const DocumentKey document = m_catalogue.key_of(job.document);
    m_full_text.put(indexed(m_catalogue, document));
    Transaction transaction(m_database);
    m_jobs.done(job.id);
    transaction.commit();
    m_board.finished(document.id, summary(document));
}

Outcome Worker::summary(const DocumentKey& document)
{
    Outcome outcome;
    outcome.fate = Fate::filed;
    outcome.uid = document.uid;
    outcome.title = m_catalogue.title_of(document);
    outcome.kind = m_catalogue.kind_of(document.id);
    outcome.pages = m_catalogue.page_count(document.id);
    outcome.page_errors = m_catalogue.page_errors(document.id);
    return outcome;
}

} // namespace strongroom::archive
