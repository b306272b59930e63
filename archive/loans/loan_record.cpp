#include "archive/loans/loan_record_internal.h"

#include <algorithm>
#include <sstream>

namespace strongroom::archive {
namespace {

constexpr const char* columns
    = "SELECT id, number, state, kind, purpose, applicant, borrower, outside, legal_paper, disclosure, "
      "stages, grade, days, copies, priority, renewals, applied_on, collect_by, lent_on, due_on, "
      "returned_on, lender, attendant FROM loan ";
constexpr std::size_t longest_text = 2000;

std::optional<PersonId> person_in(const Statement& row, int column)
{
    return row.null(column) ? std::nullopt : std::optional(PersonId{row.integer(column)});
}

std::vector<LoanStage> stages_in(const std::string& text)
{
    std::vector<LoanStage> stages;
    std::istringstream words(text);
    for (std::string word; std::getline(words, word, ',');)
        stages.push_back(loan_stage_named(word).value());
    return stages;
}

LoanRecord read(const Statement& row)
{
    LoanRecord loan;
    loan.id = {row.integer(0)};
    loan.number = row.text(1);
    loan.state = loan_state_named(row.text(2)).value();
    loan.kind = loan_kind_named(row.text(3)).value();
    loan.purpose = loan_purpose_named(row.text(4)).value();
    loan.applicant = {row.integer(5)};
    loan.borrower = person_in(row, 6);
    loan.outside = row.text(7);
    loan.legal_paper = row.text(8);
    loan.disclosure = row.text(9);
    loan.stages = stages_in(row.text(10));
    loan.grade = static_cast<int>(row.integer(11));
    loan.days = static_cast<int>(row.integer(12));
    loan.copies = static_cast<int>(row.integer(13));
    loan.priority = static_cast<int>(row.integer(14));
    loan.renewals = static_cast<int>(row.integer(15));
    loan.applied_on = row.text(16);
    loan.collect_by = row.text(17);
    loan.lent_on = row.text(18);
    loan.due_on = row.text(19);
    loan.returned_on = row.text(20);
    loan.lender = person_in(row, 21);
    loan.attendant = person_in(row, 22);
    return loan;
}

std::string lower(std::string_view text)
{
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lowered;
}

} // namespace

Result<LoanRecord> find_loan(Database& database, const std::string& number)
{
    Statement row = database.prepare(std::string(columns) + "WHERE number = ?", number);
    if (!row.next())
        return failed(Code::not_found, "there is no loan " + number,
            "its number stands on the application, like JY-2026-0001; 'strongroom loan list' shows them");
    return read(row);
}

LoanRecord loan_record(Database& database, LoanId id)
{
    Statement row = database.prepare(std::string(columns) + "WHERE id = ?", id.value);
    if (!row.next())
        throw Failure(Code::not_found, "there is no loan with the id " + std::to_string(id.value));
    return read(row);
}

std::vector<LentItem> items_on(Database& database, LoanId loan)
{
    Statement row = database.prepare(
        "SELECT item, box, state, origin, pages_lent, pages_back FROM loan_item WHERE loan = ? ORDER BY item",
        loan.value);
    std::vector<LentItem> items;
    while (row.next()) {
        LentItem each;
        each.item = item_record(database, {row.integer(0)});
        each.file = file_record(database, each.item.file);
        if (!row.null(1))
            each.box = BoxId{row.integer(1)};
        each.state = loan_item_state_named(row.text(2)).value();
        if (!row.null(3))
            each.origin = LocationId{row.integer(3)};
        each.pages_lent = static_cast<int>(row.integer(4));
        each.pages_back = static_cast<int>(row.integer(5));
        items.push_back(std::move(each));
    }
    return items;
}

void set_line(Act& act, const LoanRecord& loan, ItemId item, LoanItem::State state)
{
    act.database().run(
        "UPDATE loan_item SET state = ? WHERE loan = ? AND item = ?", name(state), loan.id.value, item.value);
}

Result<void> go(Act& act, LoanRecord& loan, LoanState to)
{
    if (const auto found = step(loan_steps, loan.state, to, loan.label()); !found)
        return tl::make_unexpected(found.error());
    act.database().run("UPDATE loan SET state = ? WHERE id = ?", name(to), loan.id.value);
    act.tell({"loan." + lower(name(to)), loan.object(), std::string(name(loan.state)), std::string(name(to)),
        std::string(name(loan.purpose))});
    loan.state = to;
    return {};
}

Result<void> go_by_right(Act& act, LoanRecord& loan, std::span<const LentItem> items, LoanState to)
{
    const auto found = step(loan_steps, loan.state, to, loan.label());
    if (!found)
        return tl::make_unexpected(found.error());
    if (auto allowed = demand_all(act, items, found->by); !allowed)
        return allowed;
    return go(act, loan, to);
}

Result<void> demand_all(Act& act, std::span<const LentItem> items, Right right)
{
    for (const LentItem& each : items)
        if (auto allowed = act.demand(right, each.file.subject()); !allowed)
            return allowed;
    return {};
}

Result<void> not_the_borrower(Act& act, const LoanRecord& loan, const std::string& doing)
{
    const PersonId me = act.person().id;
    if (me == loan.applicant || me == loan.borrower)
        return failed(Code::forbidden,
            act.person().login + " borrows " + loan.number + " and so may not " + doing + " (SoD-2)",
            "have another person do it");
    return {};
}

bool notify(Act& act, const LoanRecord& loan, LoanNotice::Kind kind, int rung, PersonId person)
{
    act.database().run("INSERT OR IGNORE INTO loan_notice (loan, kind, due_on, rung, person, told) "
                       "VALUES (?, ?, ?, ?, ?, ?)",
        loan.id.value, name(kind), loan.due_on.empty() ? loan.collect_by : loan.due_on, rung, person.value,
        act.today());
    if (act.database().changes() == 0)
        return false;
    act.tell({"loan.noticed", loan.object(), "", std::string(name(kind)),
        "person:" + std::to_string(person.value)});
    return true;
}

bool has_loan_access(Database& database, PersonId person, FileId file, const std::string& today)
{
    return database
        .prepare("SELECT 1 FROM loan l JOIN loan_item li ON li.loan = l.id JOIN item i ON i.id = li.item "
                 "WHERE l.borrower = ? AND l.kind = ? AND l.state = ? AND l.due_on >= ? AND i.file = ?",
            person.value, name(LoanKind::e_access), name(LoanState::lent), today, file.value)
        .next();
}

Result<void> need_text(const std::string& text, const std::string& what)
{
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return failed(Code::bad_input, what + " is missing", "say it in a few words");
    if (text.size() > longest_text)
        return failed(Code::bad_input, what + " is longer than " + std::to_string(longest_text) + " bytes",
            "say it shorter");
    return {};
}

} // namespace strongroom::archive
