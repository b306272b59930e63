#include "archive/loans/loan_view_internal.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "archive/loans/loan_notes_internal.h"
#include "archive/loans/loans.h"
#include "archive/loans/things_internal.h"
#include "archive/people/masking.h"

namespace strongroom::archive {
namespace {

/// What registers say of somebody of the house; nothing is asked of their rights.
struct Colleague {
    std::string login, name, unit;
};
Colleague colleague(Database& database, const std::optional<PersonId>& person)
{
    if (!person)
        return {};
    Statement row
        = database.prepare("SELECT p.login, p.name, coalesce(u.name, '') FROM person p LEFT JOIN org_unit u "
                           "ON u.id = p.unit WHERE p.id = ?",
            person->value);
    return row.next() ? Colleague{row.text(0), row.text(1), row.text(2)} : Colleague{};
}

std::optional<LoanStage> next_stage(const LoanRecord& loan, std::int64_t decided)
{
    const auto count = static_cast<std::size_t>(decided);
    return loan.state == LoanState::applied && count < loan.stages.size() ? std::optional(loan.stages[count])
                                                                          : std::nullopt;
}

/// One row of a loan with what is counted over its items.
LoanSummary summary_of(Database& database, const LoanRecord& loan, const std::string& today)
{
    Statement counts = database.prepare(
        "SELECT count(*), coalesce(sum(state = 'out'), 0), (SELECT count(*) FROM approval WHERE object = ?), "
        "coalesce((SELECT login FROM person WHERE id = ?), ?) FROM loan_item WHERE loan = ?",
        loan.object(), loan.borrower ? loan.borrower->value : 0, loan.outside, loan.id.value);
    counts.next();
    LoanSummary summary;
    summary.number = loan.number;
    summary.state = loan.state;
    summary.kind = loan.kind;
    summary.purpose = loan.purpose;
    summary.borrower = counts.text(3);
    summary.applied_on = loan.applied_on;
    summary.lent_on = loan.lent_on;
    summary.due_on = loan.due_on;
    summary.returned_on = counts.integer(1) == 0 ? loan.returned_on : std::string();
    summary.items = static_cast<int>(counts.integer(0));
    summary.items_out = static_cast<int>(counts.integer(1));
    if (is_out(loan.state) && loan.due_on < today)
        summary.days_overdue = days_between(loan.due_on, today);
    summary.renewals = loan.renewals;
    summary.priority = loan.priority;
    summary.next_stage = next_stage(loan, counts.integer(2));
    return summary;
}

std::vector<ProjectId> projects_of(Database& database, LoanId loan)
{
    Statement row
        = database.prepare("SELECT DISTINCT f.project FROM loan_item li JOIN item i ON i.id = li.item "
                           "JOIN file f ON f.id = i.file WHERE li.loan = ?",
            loan.value);
    std::vector<ProjectId> projects;
    while (row.next())
        projects.push_back({row.integer(0)});
    return projects;
}

bool fits(const LoanSummary& summary, const LoanFilter& filter)
{
    using Only = LoanFilter::Only;
    return (!filter.state || summary.state == *filter.state)
        && (filter.borrower.empty() || summary.borrower == filter.borrower)
        && (filter.from.empty() || filter.from <= summary.applied_on)
        && (filter.until.empty() || summary.applied_on <= filter.until)
        && (filter.only != Only::out || summary.items_out > 0 || is_out(summary.state))
        && (filter.only != Only::overdue || summary.days_overdue > 0)
        && (filter.only != Only::to_decide || summary.state == LoanState::applied);
}

bool concerns(Database& database, LoanId loan, const LoanFilter& filter)
{
    return (filter.item.empty() && filter.project.empty())
        || database
               .prepare(
                   "SELECT 1 FROM loan_item li JOIN item i ON i.id = li.item JOIN file f ON f.id = i.file "
                   "JOIN project p ON p.id = f.project WHERE li.loan = ?1 AND (?2 = '' OR i.uid = ?2) "
                   "AND (?3 = '' OR p.code = ?3)",
                   loan.value, filter.item, filter.project)
               .next();
}

} // namespace

bool LoanSight::of_project(ProjectId project)
{
    const auto known = m_known.find(project);
    if (known != m_known.end())
        return known->second;
    bool sees = false;
    for (const Right right : {Right::loan_lend, Right::loan_approve_unit, Right::loan_approve,
             Right::loan_approve_first, Right::report_print})
        // A register is no file: it needs no clearance, and what is secret in it is left out.
        sees = sees || may(*m_viewer, right, {project, 3, {}, {}}, m_today).allowed();
    return m_known[project] = sees;
}

bool LoanSight::of(const LoanRecord& loan, std::span<const ProjectId> projects)
{
    if (loan.applicant == m_viewer->id || loan.borrower == m_viewer->id)
        return true;
    return std::any_of(projects.begin(), projects.end(), [&](ProjectId each) { return of_project(each); });
}

std::vector<LoanItem> viewed_items(Archive::State& archive, const Person& viewer, const std::string& today,
    const LoanRecord& loan, std::span<const LentItem> items)
{
    const LoanNotes notes(archive, loan.id);
    std::vector<LoanItem> viewed;
    for (const LentItem& each : items) {
        LoanItem item;
        item.uid = each.item.uid;
        item.reference = reference_of(each.file, each.item);
        item.file = each.file.uid;
        if (cleared(viewer, each.file, today))
            item.title = card_of(archive, each.file).title();
        item.grade = each.file.grade;
        item.place = home_of(archive.database, each.item);
        item.state = each.state;
        item.pages = each.item.pages;
        item.pages_lent = each.pages_lent;
        item.pages_back = each.pages_back;
        item.condition_lent = notes.about("condition", each.item.id);
        item.return_check = notes.about("check", each.item.id);
        viewed.push_back(std::move(item));
    }
    return viewed;
}

Result<std::vector<SeenLoan>> seen_loans(Session::State& session, const LoanFilter& filter)
{
    Database& database = session.archive.database;
    const std::string today = session.archive.premises.today();
    for (const std::string& date : {filter.from, filter.until})
        if (!date.empty() && !is_date(date))
            return failed(Code::bad_input, date + " is no date", "write it like 2026-11-23");
    LoanSight sight(session.person, today);
    Statement row = database.prepare("SELECT id FROM loan ORDER BY id DESC");
    std::vector<SeenLoan> loans;
    while (row.next()) {
        LoanRecord loan = loan_record(database, {row.integer(0)});
        LoanSummary summary = summary_of(database, loan, today);
        if (fits(summary, filter) && concerns(database, loan.id, filter)
            && sight.of(loan, projects_of(database, loan.id)))
            loans.push_back({std::move(loan), std::move(summary)});
    }
    return loans;
}

Result<SeenLoan> seen_loan(Session::State& session, const std::string& number)
{
    Database& database = session.archive.database;
    const std::string today = session.archive.premises.today();
    auto loan = find_loan(database, number);
    if (!loan)
        return tl::make_unexpected(loan.error());
    if (!LoanSight(session.person, today).of(*loan, projects_of(database, loan->id)))
        return failed(Code::forbidden, loan->label() + " is not of " + session.person.login,
            "ask the archive, or who applied for it");
    LoanSummary summary = summary_of(database, *loan, today);
    return SeenLoan{std::move(*loan), std::move(summary)};
}

LoanDetails details_of(Session::State& session, const SeenLoan& seen)
{
    Database& database = session.archive.database;
    const LoanRecord& loan = seen.loan;
    const LoanNotes notes(session.archive, loan.id);
    LoanDetails details;
    details.summary = seen.summary;
    details.days = loan.days;
    details.copies = loan.copies;
    if (loan.borrower) {
        const Colleague borrower = colleague(database, loan.borrower);
        details.borrower_name = borrower.name;
        details.unit = borrower.unit;
        details.id_no = borrower.login;
    } else if (const std::string told = notes.about("outside"); !told.empty()) {
        const auto outside = nlohmann::json::parse(told);
        details.borrower_name = masked_name(outside.value("name", ""));
        details.unit = outside.value("organisation", "");
        details.id_no = masked("id_no", outside.value("id_no", ""));
        details.contact = masked_phone(outside.value("contact", ""));
    }
    details.explanation = notes.about("explanation");
    details.outcome = notes.about("outcome");
    details.reports = notes.all("report");
    details.lender = colleague(database, loan.lender).login;
    Statement received = database.prepare(
        "SELECT p.login FROM loan l JOIN person p ON p.id = l.receiver WHERE l.id = ?", loan.id.value);
    if (received.next())
        details.receiver = received.text(0);
    Statement decision = database.prepare(
        "SELECT a.step, p.name, a.decision, date(a.utc, 'localtime') FROM approval a JOIN person p ON "
        "p.id = a.person WHERE a.object = ? ORDER BY a.id",
        loan.object());
    while (decision.next())
        details.decisions.push_back({loan_stage_named(decision.text(0)).value(), decision.text(1),
            decision.text(2) == "approved", decision.text(3), notes.about("opinion/" + decision.text(0))});
    const auto items = items_on(database, loan.id);
    details.items
        = viewed_items(session.archive, session.person, session.archive.premises.today(), loan, items);
    return details;
}

Result<bool> Loans::has_access(PersonId person, const std::string& file)
{
    return guarded([&]() -> Result<bool> {
        Database& database = m_session->state().archive.database;
        const auto found = find_file(database, file);
        if (!found)
            return tl::make_unexpected(found.error());
        return has_loan_access(database, person, found->id, m_session->today());
    });
}

Result<LoanDetails> Loans::loan(const std::string& number)
{
    return guarded([&]() -> Result<LoanDetails> {
        const auto seen = seen_loan(m_session->state(), number);
        if (!seen)
            return tl::make_unexpected(seen.error());
        return details_of(m_session->state(), *seen);
    });
}

Result<std::vector<LoanSummary>> Loans::list(const LoanFilter& filter)
{
    return guarded([&]() -> Result<std::vector<LoanSummary>> {
        auto seen = seen_loans(m_session->state(), filter);
        if (!seen)
            return tl::make_unexpected(seen.error());
        std::vector<LoanSummary> summaries;
        for (SeenLoan& each : *seen)
            summaries.push_back(std::move(each.summary));
        return summaries;
    });
}

Result<std::vector<WaitingLine>> Loans::waiting(const std::string& item)
{
    return guarded([&]() -> Result<std::vector<WaitingLine>> {
        Database& database = m_session->state().archive.database;
        const std::vector<std::string> things{item};
        const auto named = named_items(database, things);
        if (!named)
            return tl::make_unexpected(named.error());
        LoanSight sight(m_session->person(), m_session->today());
        std::vector<WaitingLine> lines;
        std::vector<std::int64_t> seen;
        for (const NamedItem& each : *named) {
            Statement row
                = database.prepare("SELECT l.id FROM loan l JOIN loan_item li ON li.loan = l.id WHERE "
                                   "li.item = ? AND l.state = ? ORDER BY l.priority DESC, l.id",
                    each.item.id.value, name(LoanState::waiting));
            while (row.next()) {
                const LoanRecord loan = loan_record(database, {row.integer(0)});
                if (std::find(seen.begin(), seen.end(), loan.id.value) != seen.end()
                    || !sight.of(loan, projects_of(database, loan.id)))
                    continue;
                seen.push_back(loan.id.value);
                lines.push_back({loan.number, summary_of(database, loan, m_session->today()).borrower,
                    loan.state, loan.priority, loan.applied_on});
            }
        }
        return lines;
    });
}

Result<std::vector<Disclosure>> Loans::disclosures(const std::string& from, const std::string& until)
{
    return guarded([&]() -> Result<std::vector<Disclosure>> {
        for (const std::string& date : {from, until})
            if (!date.empty() && !is_date(date))
                return failed(Code::bad_input, date + " is no date", "write it like 2026-11-23");
        Session::State& state = m_session->state();
        LoanSight sight(state.person, m_session->today());
        Statement row = state.archive.database.prepare("SELECT l.id, (SELECT p.login FROM approval a JOIN "
                                                       "person p ON p.id = a.person WHERE a.object = 'loan:' "
                                                       "|| l.number ORDER BY a.id DESC LIMIT 1), (SELECT "
                                                       "count(*) FROM loan_item li WHERE li.loan = l.id) "
                                                       "FROM loan l WHERE l.disclosure <> '' AND l.lent_on "
                                                       ">= ?1 AND (?2 = '' OR l.lent_on <= ?2) ORDER BY l.id",
            from, until);
        std::vector<Disclosure> disclosures;
        while (row.next()) {
            const LoanRecord loan = loan_record(state.archive.database, {row.integer(0)});
            if (sight.of(loan, projects_of(state.archive.database, loan.id)))
                disclosures.push_back({loan.disclosure, loan.number, loan.outside, loan.legal_paper,
                    row.text(1), loan.lent_on, static_cast<int>(row.integer(2))});
        }
        return disclosures;
    });
}

} // namespace strongroom::archive
