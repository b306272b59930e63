#include <array>

#include "archive/jobs_internal.h"

namespace strongroom::archive {
namespace {

struct Described {
    JobKind kind;
    std::string_view name;
    int urgency;
};

constexpr std::array<Described, 4> kinds{{
    {JobKind::open, "open", 3},
    {JobKind::page, "page", 2},
    {JobKind::assemble, "assemble", 1},
    {JobKind::index, "index", 0},
}};

const Described& described(JobKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

JobKind kind_named(std::string_view text)
{
    for (const Described& one : kinds)
        if (one.name == text)
            return one.kind;
    return JobKind::open;
}

} // namespace

std::string_view name(JobKind kind) { return described(kind).name; }

void Jobs::add(JobKind kind, DocumentId document, int page)
{
    m_catalogue->run("INSERT OR IGNORE INTO job (kind, document, page, urgency, state) "
                     "VALUES (?, ?, ?, ?, 'waiting')",
        name(kind), document.value, page, described(kind).urgency);
}

std::optional<Claimed> Jobs::claim()
{
    Transaction transaction(*m_catalogue);
    std::optional<Claimed> job;
    {
        Statement row = m_catalogue->prepare("SELECT id, kind, document, page, attempts FROM job "
                                             "WHERE state = 'waiting' ORDER BY urgency, id LIMIT 1");
        if (!row.next())
            return std::nullopt;
        job = Claimed{{row.integer(0)}, kind_named(row.text(1)), {row.integer(2)},
            static_cast<int>(row.integer(3)), static_cast<int>(row.integer(4))};
    }
    m_catalogue->run("UPDATE job SET state = 'running' WHERE id = ?", job->id.value);
    transaction.commit();
    return job;
}

void Jobs::done(JobId id) { m_catalogue->run("DELETE FROM job WHERE id = ?", id.value); }

Retry Jobs::failed(const Claimed& job, const std::string& why)
{
    const Retry retry = job.attempts + 1 < most_attempts ? Retry::again : Retry::set_aside;
    m_catalogue->run("UPDATE job SET state = ?, attempts = attempts + 1, last_error = ? WHERE id = ?",
        retry == Retry::again ? "waiting" : "set_aside", why, job.id.value);
    return retry;
}

bool Jobs::pages_left(DocumentId document)
{
    return m_catalogue
        ->prepare("SELECT 1 FROM job WHERE document = ? AND kind = 'page' AND state <> 'set_aside' LIMIT 1",
            document.value)
        .next();
}

int Jobs::pages_waiting()
{
    Statement row
        = m_catalogue->prepare("SELECT count(*) FROM job WHERE kind = 'page' AND state = 'waiting'");
    row.next();
    return static_cast<int>(row.integer(0));
}

bool Jobs::unfinished(DocumentId document)
{
    return m_catalogue
        ->prepare("SELECT 1 FROM job WHERE document = ? AND state <> 'set_aside' LIMIT 1", document.value)
        .next();
}

void Jobs::take_back() { m_catalogue->run("UPDATE job SET state = 'waiting' WHERE state = 'running'"); }

std::vector<Job> Jobs::list()
{
    std::vector<Job> jobs;
    Statement row = m_catalogue->prepare(
        "SELECT job.id, job.kind, document.uid, job.page, job.state, job.attempts, job.last_error "
        "FROM job JOIN document ON document.id = job.document ORDER BY job.urgency, job.id");
    while (row.next())
        jobs.push_back({{row.integer(0)}, row.text(1), row.text(2), static_cast<int>(row.integer(3)),
            row.text(4), static_cast<int>(row.integer(5)), row.text(6)});
    return jobs;
}

} // namespace strongroom::archive
