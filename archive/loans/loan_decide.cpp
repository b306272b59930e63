#include "archive/loans/loan_record_internal.h"
#include "archive/loans/loans.h"

namespace strongroom::archive {
namespace {

struct Turn {
    LoanStage stage;
    Right by;
};

/// Whose decision the application waits for.
Result<Turn> turn_of(Database& database, const LoanRecord& loan)
{
    if (loan.state == LoanState::applied)
        for (const LoanStage stage : loan.stages) {
            if (database
                    .prepare(
                        "SELECT 1 FROM approval WHERE object = ? AND step = ?", loan.object(), name(stage))
                    .next())
                continue;
            for (const LoanStageRight& each : loan_stages)
                if (each.stage == stage)
                    return Turn{stage, each.by};
        }
    return failed(Code::conflict,
        loan.label() + " is " + std::string(name(loan.state)) + " and waits for no decision",
        "look at it again");
}

/// Whether the person heads the borrower's department, or one that it belongs to.
bool heads_unit_of(Database& database, const Person& person, const Person& borrower)
{
    return borrower.unit.empty()
        || database
               .prepare("WITH RECURSIVE up(id, code, parent) AS (SELECT id, code, parent FROM org_unit WHERE "
                        "code = ? UNION SELECT o.id, o.code, o.parent FROM org_unit o JOIN up ON o.id = "
                        "up.parent) SELECT 1 FROM up WHERE code = ?",
                   borrower.unit, person.unit)
               .next();
}

/// The right of the stage; nobody's own staff decides for them, so where the borrower is the head of the
/// archive or of the department, the executive may decide in their place.
Result<void> may_decide(Act& act, const LoanRecord& loan, std::span<const LentItem> items, const Turn& turn)
{
    if (auto other = not_the_borrower(act, loan, "decide on it"); !other)
        return other;
    if (act.database()
            .prepare("SELECT 1 FROM approval WHERE object = ? AND person = ?", loan.object(),
                act.person().id.value)
            .next())
        return failed(Code::forbidden,
            act.person().login + " has decided on " + loan.number + " already; each decision is another "
                + "person's (SoD-2)",
            "have another person decide");
    const Person borrower = person_by_id(act.database(), loan.borrower.value_or(loan.applicant));
    for (const LentItem& each : items) {
        const Subject subject = each.file.subject();
        const bool executive = may(act.person(), Right::loan_approve_first, subject, act.today()).allowed();
        const bool borrower_decides = may(borrower, turn.by, subject, act.today()).allowed();
        if (executive && borrower_decides)
            continue;
        if (auto allowed = act.demand(turn.by, subject); !allowed)
            return allowed;
        if (turn.stage == LoanStage::unit && !executive
            && !heads_unit_of(act.database(), act.person(), borrower))
            return failed(Code::forbidden,
                act.person().login + " does not head the department of " + borrower.login + ", "
                    + borrower.unit,
                "have the head of that department decide");
    }
    return {};
}

void record(Act& act, const LoanRecord& loan, std::span<const LentItem> items, LoanStage stage,
    const std::string& decision, const std::string& opinion)
{
    act.database().run("INSERT INTO approval (object, step, person, decision, utc) VALUES (?, ?, ?, ?, ?)",
        loan.object(), name(stage), act.person().id.value, decision, act.now());
    act.tell({"loan.decided", loan.object(), std::string(name(stage)), decision, ""});
    write_note(act, loan, items, "opinion/" + std::string(name(stage)), opinion);
}

} // namespace

Result<void> grant(Act& act, LoanRecord& loan, std::span<const LentItem> items)
{
    bool here = true;
    for (const LentItem& each : items) {
        if (auto possible = lendable(act, loan.kind, each.item, each.file); !possible)
            return possible;
        here = here && !(loan.takes_paper() && promised_elsewhere(act.database(), loan, each.item.id));
    }
    if (auto gone = go(act, loan, here ? LoanState::approved : LoanState::waiting); !gone || !here)
        return gone;
    if (loan.kind == LoanKind::e_access) {
        act.database().run("UPDATE loan SET lent_on = ?1, due_on = ?2 WHERE id = ?3", act.today(),
            days_after(act.today(), loan.days), loan.id.value);
        return go(act, loan, LoanState::lent);
    }
    act.database().run("UPDATE loan SET collect_by = ? WHERE id = ?",
        days_after(act.today(), number_setting(act.database(), "loan.collect_days", 3)), loan.id.value);
    return {};
}

Result<LoanState> Loans::approve(const std::string& number, const std::string& opinion)
{
    return carried_out(*m_session, [&](Act& act) -> Result<LoanState> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        const auto turn = turn_of(act.database(), *loan);
        if (!turn)
            return tl::make_unexpected(turn.error());
        const auto items = items_on(act.database(), loan->id);
        if (auto allowed = may_decide(act, *loan, items, *turn); !allowed)
            return tl::make_unexpected(allowed.error());
        record(act, *loan, items, turn->stage, "approved", opinion);
        if (turn->stage == loan->stages.back())
            if (auto granted = grant(act, *loan, items); !granted)
                return tl::make_unexpected(granted.error());
        return loan->state;
    });
}

Result<void> Loans::reject(const std::string& number, const std::string& reason)
{
    if (auto text = need_text(reason, "the reason"); !text)
        return text;
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        const auto turn = turn_of(act.database(), *loan);
        if (!turn)
            return tl::make_unexpected(turn.error());
        const auto items = items_on(act.database(), loan->id);
        if (auto allowed = may_decide(act, *loan, items, *turn); !allowed)
            return allowed;
        record(act, *loan, items, turn->stage, "rejected", reason);
        return go(act, *loan, LoanState::rejected);
    });
}

Result<void> Loans::withdraw(const std::string& number, const std::string& reason)
{
    if (auto text = need_text(reason, "the reason"); !text)
        return text;
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (act.person().id != loan->applicant && act.person().id != loan->borrower)
            return failed(Code::forbidden, loan->label() + " was not applied for by " + act.person().login,
                "have who applied withdraw it, or reject it");
        const auto items = items_on(act.database(), loan->id);
        if (auto gone = go(act, *loan, LoanState::withdrawn); !gone)
            return gone;
        write_note(act, *loan, items, "reason", reason);
        advance_waiting(act);
        return {};
    });
}

Result<void> Loans::set_priority(const std::string& number, int priority, const std::string& reason)
{
    constexpr int highest = 9;
    if (auto text = need_text(reason, "the reason"); !text)
        return text;
    if (priority < 0 || priority > highest)
        return failed(Code::bad_input, "priority " + std::to_string(priority) + " is not possible",
            "give 0 (as they came) to 9 (first)");
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const auto loan = find_loan(act.database(), number);
        if (!loan)
            return tl::make_unexpected(loan.error());
        if (auto other = not_the_borrower(act, *loan, "put it before others"); !other)
            return other;
        const auto items = items_on(act.database(), loan->id);
        if (auto allowed = demand_all(act, items, Right::loan_approve); !allowed)
            return allowed;
        if (loan->state != LoanState::applied && loan->state != LoanState::waiting)
            return failed(Code::conflict,
                loan->label() + " is " + std::string(name(loan->state)) + " and does not wait",
                "only the order of those that wait can be set");
        act.database().run("UPDATE loan SET priority = ? WHERE id = ?", priority, loan->id.value);
        act.tell({"loan.prioritised", loan->object(), std::to_string(loan->priority),
            std::to_string(priority), ""});
        write_note(act, *loan, items, "reason", reason);
        return {};
    });
}

} // namespace strongroom::archive
