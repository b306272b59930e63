#include <array>

#include "archive/loans/loan_record_internal.h"
#include "archive/loans/loans.h"

namespace strongroom::archive {
namespace {

// The timers of DOMAIN §5.4, in days after the due date.
constexpr int reminder = -2, unit_rung = 7, top_rung = 14;
constexpr std::array recalls{7, 3, 1};

/// Who may be told, read once.
class Staff {
public:
    explicit Staff(Act& act) : m_act(&act) { }

    /// Heads of the borrower's department.
    std::vector<PersonId> heads_of(const Person& borrower, std::span<const LentItem> items)
    {
        return those([&](const Person& person) {
            return !borrower.unit.empty() && person.unit == borrower.unit && person.id != borrower.id
                && holds(person, Right::loan_approve_unit, items);
        });
    }
    std::vector<PersonId> executives_and_auditors(std::span<const LentItem> items)
    {
        return those([&](const Person& person) {
            return holds(person, Right::loan_approve_first, items) || person.holds("AUDIT");
        });
    }

private:
    bool holds(const Person& person, Right right, std::span<const LentItem> items)
    {
        for (const LentItem& each : items)
            if (!may(person, right, each.file.subject(), m_act->today()).allowed())
                return false;
        return true;
    }
    template <class Fits>
    std::vector<PersonId> those(Fits fits)
    {
        if (m_people.empty()) {
            Statement row
                = m_act->database().prepare("SELECT id FROM person WHERE state = 'active' ORDER BY id");
            while (row.next())
                m_people.push_back(person_by_id(m_act->database(), {row.integer(0)}));
        }
        std::vector<PersonId> fitting;
        for (const Person& person : m_people)
            if (fits(person))
                fitting.push_back(person.id);
        return fitting;
    }

    Act* m_act;
    std::vector<Person> m_people;
};

std::vector<LoanRecord> loans_in(Database& database, std::initializer_list<LoanState> states)
{
    std::vector<LoanRecord> loans;
    for (const LoanState state : states) {
        Statement row = database.prepare("SELECT id FROM loan WHERE state = ? ORDER BY id", name(state));
        while (row.next())
            loans.push_back(loan_record(database, {row.integer(0)}));
    }
    return loans;
}

/// One day's work.
class Day {
public:
    Day(Act& act, std::string on) : m_act(act), m_on(std::move(on)), m_staff(act) { }

    Result<DueWork> done()
    {
        for (LoanRecord& loan : loans_in(m_act.database(), {LoanState::approved, LoanState::ready}))
            if (loan.collect_by < m_on)
                if (auto gone = step_to(loan, LoanState::expired, m_work.expired); !gone)
                    return tl::make_unexpected(gone.error());
        using enum LoanState;
        for (LoanRecord& loan : loans_in(m_act.database(), {lent, renewed, due_soon, overdue, escalated}))
            if (auto seen = loan.kind == LoanKind::e_access ? end_access(loan) : climb(loan); !seen)
                return tl::make_unexpected(seen.error());
        if (!m_work.expired.empty())
            advance_waiting(m_act);
        return std::move(m_work);
    }

private:
    Result<void> step_to(LoanRecord& loan, LoanState to, std::vector<std::string>& into)
    {
        auto gone = go(m_act, loan, to);
        if (gone)
            into.push_back(loan.number);
        return gone;
    }

    Result<void> end_access(LoanRecord& loan)
    {
        if (loan.due_on >= m_on)
            return {};
        m_act.database().run("UPDATE loan SET returned_on = ? WHERE id = ?", loan.due_on, loan.id.value);
        return step_to(loan, LoanState::closed, m_work.ended);
    }

    Result<void> climb(LoanRecord& loan)
    {
        const int late = days_between(loan.due_on, m_on);
        const PersonId borrower = loan.borrower.value_or(loan.applicant);
        if (late < reminder)
            return {};
        if (late <= 0) {
            if (loan.kind != LoanKind::borrow_original || loan.state == LoanState::due_soon)
                return {};
            tell(loan, LoanNotice::Kind::due_soon, reminder, borrower);
            return go(m_act, loan, LoanState::due_soon);
        }
        if (loan.state != LoanState::overdue && loan.state != LoanState::escalated)
            if (auto gone = step_to(loan, LoanState::overdue, m_work.overdue); !gone)
                return gone;
        recall(loan, late, borrower);
        const auto items = items_on(m_act.database(), loan.id);
        if (late >= unit_rung)
            for (const PersonId head : m_staff.heads_of(person_by_id(m_act.database(), borrower), items))
                tell(loan, LoanNotice::Kind::unit_head, unit_rung, head);
        if (late < top_rung)
            return {};
        for (const PersonId each : m_staff.executives_and_auditors(items))
            tell(loan, LoanNotice::Kind::escalated, top_rung, each);
        return loan.state == LoanState::escalated ? Result<void>{}
                                                  : step_to(loan, LoanState::escalated, m_work.escalated);
    }

    /// The highest rung that was reached. Those that were passed while nobody did the daily work are not
    /// made up for: one letter is enough.
    void recall(const LoanRecord& loan, int late, PersonId borrower)
    {
        for (const int rung : recalls) {
            if (rung > late)
                continue;
            Statement higher = m_act.database().prepare(
                "SELECT 1 FROM loan_notice WHERE loan = ? AND due_on = ? AND kind = ? AND rung >= ?",
                loan.id.value, loan.due_on, name(LoanNotice::Kind::recall), rung);
            if (!higher.next())
                tell(loan, LoanNotice::Kind::recall, rung, borrower);
            return;
        }
    }

    void tell(const LoanRecord& loan, LoanNotice::Kind kind, int rung, PersonId person)
    {
        if (!notify(m_act, loan, kind, rung, person))
            return;
        Statement told = m_act.database().prepare(
            "SELECT count(*) FROM loan_notice WHERE loan = ? AND due_on = ? AND kind = ?", loan.id.value,
            loan.due_on, name(LoanNotice::Kind::recall));
        told.next();
        m_work.notices.push_back({loan.number, kind, person_by_id(m_act.database(), person).login,
            m_act.today(), loan.due_on, static_cast<int>(told.integer(0))});
    }

    Act& m_act;
    std::string m_on;
    Staff m_staff;
    DueWork m_work;
};

} // namespace

Result<DueWork> Loans::due_work(const std::string& on)
{
    if (!on.empty() && !is_date(on))
        return failed(Code::bad_input, on + " is no date", "write it like 2026-11-23");
    return carried_out(*m_session, [&](Act& act) -> Result<DueWork> {
        if (auto allowed = act.demand(Right::loan_lend, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        if (on > act.today())
            return failed(Code::bad_input, on + " has not come yet", "give today or a day before");
        return Day(act, on.empty() ? act.today() : on).done();
    });
}

Result<std::vector<LoanNotice>> Loans::notices(const std::string& login)
{
    return guarded([&]() -> Result<std::vector<LoanNotice>> {
        Session::State& state = m_session->state();
        if (login != state.person.login)
            if (const Verdict verdict = m_session->may(Right::loan_lend, {}); !verdict.allowed())
                return failed(Code::forbidden, verdict.why, "ask for your own: " + state.person.login);
        Statement row = state.archive.database.prepare(
            "SELECT l.number, n.kind, p.login, n.told, n.due_on, (SELECT count(*) FROM loan_notice o WHERE "
            "o.loan = n.loan AND o.due_on = n.due_on AND o.kind = 'recall' AND o.id <= n.id) FROM "
            "loan_notice n "
            "JOIN loan l ON l.id = n.loan JOIN person p ON p.id = n.person WHERE ?1 = '' OR p.login = ?1 "
            "ORDER BY n.id DESC",
            login);
        std::vector<LoanNotice> notices;
        while (row.next())
            notices.push_back({row.text(0), loan_notice_named(row.text(1)).value(), row.text(2), row.text(3),
                row.text(4), static_cast<int>(row.integer(5))});
        return notices;
    });
}

} // namespace strongroom::archive
