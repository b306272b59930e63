#include <algorithm>
#include <optional>

#include "archive/loans/loan_view_internal.h"
#include "archive/loans/loans.h"
#include "index/values/date.h"

namespace strongroom::archive {
namespace {

SheetValue date_cell(const std::string& iso)
{
    const auto date = index::iso_date(iso);
    return date ? SheetValue(*date) : SheetValue();
}

SheetValue text_cell(const std::string& text) { return text.empty() ? SheetValue() : SheetValue(text); }

SheetValue count_cell(int count) { return count == 0 ? SheetValue() : SheetValue(std::int64_t{count}); }

std::string grade_text(int grade) { return grade == 1 ? "一级" : grade == 2 ? "二级" : "三级"; }

/// "同意借阅 (员工pm1 2026-11-23)"
std::string opinion(const LoanDetails& loan, LoanStage stage)
{
    for (const LoanDecision& each : loan.decisions)
        if (each.stage == stage)
            return (each.opinion.empty() ? (each.approved ? "同意" : "不同意") : each.opinion) + " ("
                + each.person + " " + each.on + ")";
    return {};
}

std::string name_of(Database& database, const std::string& login)
{
    Statement row = database.prepare("SELECT name FROM person WHERE login = ?", login);
    return row.next() ? row.text(0) : std::string();
}

/// Who renewed it, and until when.
void put_renewal(SheetRow& row, Database& database, const LoanRecord& loan)
{
    Statement renewed = database.prepare(
        "SELECT p.name FROM loan l JOIN person p ON p.id = l.renewed_by WHERE l.id = ?", loan.id.value);
    if (!renewed.next())
        return;
    row["renewed_to"] = date_cell(loan.due_on);
    row["renewed_by"] = renewed.text(0);
}

/// What F4 and F4A say of a loan, whatever is on it.
SheetRow loan_row(Session::State& session, const SeenLoan& seen, const LoanDetails& loan)
{
    Database& database = session.archive.database;
    SheetRow row;
    row["application_no"] = loan.summary.number;
    row["status"] = std::string(printed(loan.summary.state));
    row["applied_on"] = date_cell(loan.summary.applied_on);
    row["borrower"] = text_cell(loan.borrower_name);
    row["unit"] = text_cell(loan.unit);
    row["contact"] = text_cell(loan.contact);
    row["id_no"] = text_cell(loan.id_no);
    row["mode"] = std::string(printed(loan.summary.kind));
    row["purpose"] = std::string(printed(loan.summary.purpose));
    row["purpose_note"] = text_cell(loan.explanation);
    row["period"] = std::to_string(loan.days) + "天";
    row["unit_head_opinion"] = text_cell(opinion(loan, LoanStage::unit));
    row["archive_head_opinion"] = text_cell(opinion(loan, LoanStage::archive));
    row["executive_opinion"] = text_cell(opinion(loan, LoanStage::executive));
    const bool decided = !loan.decisions.empty() && !loan.summary.next_stage;
    if (decided && loan.decisions.back().approved) {
        row["approver"] = loan.decisions.back().person;
        row["approved_on"] = date_cell(loan.decisions.back().on);
    }
    row["lent_on"] = date_cell(loan.summary.lent_on);
    row["due_on"] = date_cell(loan.summary.due_on);
    row["lender"] = text_cell(name_of(database, loan.lender));
    // Who confirmed with their own password has signed; the others sign on paper.
    if (seen.loan.borrower && !loan.summary.lent_on.empty() && seen.loan.kind != LoanKind::e_access)
        row["borrower_signature"] = loan.borrower_name + " (口令确认)";
    put_renewal(row, database, seen.loan);
    row["returned_on"] = date_cell(loan.summary.returned_on);
    row["receiver"] = text_cell(name_of(database, loan.receiver));
    row["outcome"] = text_cell(loan.outcome);
    if (!seen.loan.disclosure.empty())
        row["remarks"] = "对外提供 " + seen.loan.disclosure;
    return row;
}

void put_item(SheetRow& row, const LoanItem& item, int copies)
{
    row["reference"] = item.reference;
    row["title"] = text_cell(item.title);
    row["grade"] = grade_text(item.grade);
    row["location"] = text_cell(item.place);
    row["copies"] = std::int64_t{copies};
    row["pages"] = count_cell(item.pages);
    row["pages_lent"] = count_cell(item.pages_lent);
    row["condition_lent"] = text_cell(item.condition_lent);
    row["return_check"] = text_cell(item.return_check);
}

/// Several items on one form: their references one after the other, their pages in all.
void put_items(SheetRow& row, const LoanDetails& loan)
{
    LoanItem all;
    std::string titles;
    for (const LoanItem& each : loan.items) {
        const std::string between = all.reference.empty() ? "" : "; ";
        all.reference += between + each.reference;
        titles += (titles.empty() || each.title.empty() ? "" : "; ") + each.title;
        if (all.place.find(each.place) == std::string::npos)
            all.place += (all.place.empty() ? "" : "; ") + each.place;
        all.grade = std::min(all.grade, each.grade);
        all.pages += each.pages;
        all.pages_lent += each.pages_lent;
        if (all.condition_lent.find(each.condition_lent) == std::string::npos)
            all.condition_lent += (all.condition_lent.empty() ? "" : "; ") + each.condition_lent;
        if (!each.return_check.empty())
            all.return_check += (all.return_check.empty() ? "" : "; ") + each.return_check;
    }
    all.title = titles;
    put_item(row, all, loan.copies * static_cast<int>(loan.items.size()));
}

/// The fonds of its first file; the project where all are of one.
void put_heading(RegisterSheet& sheet, Database& database, const std::vector<SeenLoan>& loans)
{
    Statement row = database.prepare("SELECT DISTINCT p.fonds FROM project p ORDER BY p.id");
    if (row.next())
        sheet.fonds = row.text(0);
    if (loans.size() != 1)
        return;
    Statement project
        = database.prepare("SELECT DISTINCT p.fonds, p.name FROM loan_item li JOIN item i ON i.id = "
                           "li.item JOIN file f ON f.id = i.file JOIN project p ON p.id = f.project "
                           "WHERE li.loan = ?",
            loans.front().loan.id.value);
    if (project.next()) {
        sheet.fonds = project.text(0);
        sheet.project = project.text(1);
        if (project.next())
            sheet.project.clear();
    }
}

RegisterSheet begun(
    Session::State& session, std::string form, std::string number, const std::vector<SeenLoan>& loans)
{
    RegisterSheet sheet;
    sheet.form = std::move(form);
    sheet.number = std::move(number);
    sheet.made_on = index::iso_date(session.archive.premises.today()).value();
    put_heading(sheet, session.archive.database, loans);
    return sheet;
}

/// To print a register is a right of its own; one's own form may always be printed.
Result<void> may_print(Session& session, const LoanRecord* loan)
{
    const PersonId me = session.person().id;
    if (loan && (loan->applicant == me || loan->borrower == me))
        return {};
    if (session.may(Right::loan_lend, {}).allowed())
        return {};
    const Verdict verdict = session.may(Right::report_print, {});
    if (!verdict.allowed())
        return failed(Code::forbidden, verdict.why, verdict.advice);
    return {};
}

/// A loan whose form may be printed.
Result<SeenLoan> to_print(Session& session, const std::string& number)
{
    auto seen = seen_loan(session.state(), number);
    if (!seen)
        return seen;
    if (auto allowed = may_print(session, &seen->loan); !allowed)
        return tl::make_unexpected(allowed.error());
    return seen;
}

/// In the ledger: it left the screen.
void note_print(Session& session, const RegisterSheet& sheet)
{
    Session::State& state = session.state();
    Transaction transaction(state.archive.database);
    state.ledger.append(
        {"register.made", "register:" + sheet.form, "", std::to_string(sheet.rows.size()), sheet.number});
    transaction.commit();
}

} // namespace

Result<RegisterSheet> Loans::application_sheet(const std::string& number)
{
    return guarded([&]() -> Result<RegisterSheet> {
        const auto seen = to_print(*m_session, number);
        if (!seen)
            return tl::make_unexpected(seen.error());
        RegisterSheet sheet = begun(m_session->state(), "F4A", number, {*seen});
        const LoanDetails loan = details_of(m_session->state(), *seen);
        sheet.head = loan_row(m_session->state(), *seen, loan);
        put_items(sheet.head, loan);
        note_print(*m_session, sheet);
        return sheet;
    });
}

Result<RegisterSheet> Loans::register_sheet(const LoanFilter& filter)
{
    return guarded([&]() -> Result<RegisterSheet> {
        if (auto allowed = may_print(*m_session, nullptr); !allowed)
            return tl::make_unexpected(allowed.error());
        auto loans = seen_loans(m_session->state(), filter);
        if (!loans)
            return tl::make_unexpected(loans.error());
        std::reverse(loans->begin(), loans->end()); // a register is read from the oldest on
        RegisterSheet sheet = begun(m_session->state(), "F4", "F4-" + m_session->today(), *loans);
        for (const SeenLoan& seen : *loans) {
            const LoanDetails loan = details_of(m_session->state(), seen);
            const SheetRow row = loan_row(m_session->state(), seen, loan);
            for (const LoanItem& item : loan.items) {
                sheet.rows.push_back(row);
                put_item(sheet.rows.back(), item, loan.copies);
            }
        }
        note_print(*m_session, sheet);
        return sheet;
    });
}

Result<RegisterSheet> Loans::recall_sheet(const std::string& number)
{
    return guarded([&]() -> Result<RegisterSheet> {
        constexpr int days_to_answer = 3;
        const auto seen = to_print(*m_session, number);
        if (!seen)
            return tl::make_unexpected(seen.error());
        if (!is_out(seen->summary.state) || seen->loan.kind == LoanKind::e_access)
            return failed(Code::conflict,
                seen->loan.label() + " is " + std::string(name(seen->summary.state))
                    + ": there is nothing to recall",
                "");
        Session::State& state = m_session->state();
        Statement recalls = state.archive.database.prepare(
            "SELECT count(*) FROM loan_notice WHERE loan = ? AND due_on = ? AND kind = 'recall'",
            seen->loan.id.value, seen->loan.due_on);
        recalls.next();
        const std::int64_t count = std::max<std::int64_t>(recalls.integer(0), 1);
        const LoanDetails loan = details_of(state, *seen);
        RegisterSheet sheet = begun(state, "F5", number + "-" + std::to_string(count), {*seen});
        LoanDetails out = loan;
        std::erase_if(out.items, [](const LoanItem& each) { return each.state != LoanItem::State::out; });
        put_items(sheet.head, out);
        for (const char* key :
            {"grade", "location", "copies", "pages", "pages_lent", "condition_lent", "return_check"})
            sheet.head.erase(key);
        sheet.head["notice_no"] = sheet.number;
        sheet.head["notice_count"] = count;
        sheet.head["borrower"] = text_cell(loan.borrower_name);
        sheet.head["unit"] = text_cell(loan.unit);
        sheet.head["lent_on"] = date_cell(loan.summary.lent_on);
        sheet.head["due_on"] = date_cell(loan.summary.due_on);
        sheet.head["days_overdue"] = std::int64_t{loan.summary.days_overdue};
        sheet.head["return_by"] = date_cell(days_after(m_session->today(), days_to_answer));
        sheet.head["clerk"] = m_session->person().name;
        sheet.head["noticed_on"] = date_cell(m_session->today());
        note_print(*m_session, sheet);
        return sheet;
    });
}

Result<std::vector<RegisterSheet>> Loans::out_cards(const std::string& number)
{
    return guarded([&]() -> Result<std::vector<RegisterSheet>> {
        const auto seen = to_print(*m_session, number);
        if (!seen)
            return tl::make_unexpected(seen.error());
        if (!seen->loan.takes_paper() || seen->loan.lent_on.empty())
            return failed(Code::conflict, seen->loan.label() + " has no paper out: nothing stands in for it",
                "print the cards when it is lent");
        const LoanDetails loan = details_of(m_session->state(), *seen);
        std::vector<RegisterSheet> cards;
        for (const LoanItem& item : loan.items) {
            RegisterSheet card = begun(m_session->state(), "F6", number, {*seen});
            card.head["reference"] = item.reference;
            card.head["title"] = text_cell(item.title);
            card.head["location"] = text_cell(item.place);
            card.head["lent_on"] = date_cell(loan.summary.lent_on);
            card.head["due_on"] = date_cell(loan.summary.due_on);
            card.head["borrower"] = text_cell(loan.borrower_name);
            card.head["unit"] = text_cell(loan.unit);
            card.head["clerk"] = text_cell(name_of(m_session->state().archive.database, loan.lender));
            if (item.state != LoanItem::State::out)
                card.head["returned_on"] = date_cell(seen->loan.returned_on);
            cards.push_back(std::move(card));
        }
        if (!cards.empty())
            note_print(*m_session, cards.front());
        return cards;
    });
}

} // namespace strongroom::archive
