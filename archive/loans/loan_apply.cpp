#include <algorithm>

#include <nlohmann/json.hpp>

#include "archive/loans/loan_record_internal.h"
#include "archive/loans/loans.h"
#include "archive/loans/things_internal.h"
#include "archive/numbers_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

constexpr int most_things = 5, most_copies = 20;

/// How long each kind may be had, and how long it is where nobody says.
struct Term {
    int usual, most;
};

Term term_of(Database& database, LoanKind kind)
{
    switch (kind) {
    case LoanKind::borrow_original:
        return {number_setting(database, "loan.days", 7), number_setting(database, "loan.max_days", 14)};
    case LoanKind::e_access: {
        const int days = number_setting(database, "loan.access_days", 3);
        return {days, days};
    }
    default:
        return {1, 1}; // read or copied the same day
    }
}

Result<void> sound(const Application& wanted)
{
    if (auto text = need_text(wanted.explanation, "what it is for"); !text)
        return text;
    if (wanted.things.empty())
        return failed(Code::bad_input, "the application names nothing", "name up to five items");
    if (wanted.copies < 1 || wanted.copies > most_copies)
        return failed(Code::bad_input, std::to_string(wanted.copies) + " copies cannot be made",
            "ask for 1 to " + std::to_string(most_copies));
    if (!wanted.outside)
        return {};
    if (wanted.kind == LoanKind::e_access)
        return failed(Code::bad_input, "somebody from outside cannot read on screen",
            "apply for a copy, or for reading on site");
    if (auto text = need_text(wanted.outside->name, "the name of who borrows"); !text)
        return text;
    if (auto text = need_text(wanted.outside->id_no, "the number of the paper that was shown"); !text)
        return text;
    if (wanted.outside->legal_paper.empty())
        return failed(Code::bad_input, "the legal paper is missing",
            "scan what entitles them, take it in, and name the document with --legal-paper");
    return {};
}

/// The number of things, where a file or a box counts as one.
Result<void> not_too_many(Database& database, const Application& wanted)
{
    const int most = number_setting(database, "loan.max_items", most_things);
    if (static_cast<int>(wanted.things.size()) > most)
        return failed(Code::bad_input,
            "an application takes up to " + std::to_string(most) + " things, this one has "
                + std::to_string(wanted.things.size()),
            "make several applications");
    return {};
}

Result<int> days_of(Database& database, const Application& wanted)
{
    const Term term = term_of(database, wanted.kind);
    if (wanted.days < 0 || wanted.days > term.most)
        return failed(Code::bad_input, std::to_string(wanted.days) + " days is not possible",
            "ask for 1 to " + std::to_string(term.most) + (term.most > 1 ? " days" : " day"));
    return wanted.days == 0 ? term.usual : wanted.days;
}

/// A document that is on file here.
Result<void> document_exists(Database& database, const std::string& uid, const std::string& what)
{
    if (database.prepare("SELECT 1 FROM document WHERE uid = ?", uid).next())
        return {};
    return failed(Code::not_found, "there is no document " + uid + " to be the " + what,
        "scan the paper and take it in first");
}

std::vector<LoanStage> chain_of(const LoanChain& chain)
{
    std::vector<LoanStage> stages;
    for (std::size_t i = 0; i < chain.stages.size(); ++i)
        if (chain.stages.at(i))
            stages.push_back(loan_stages.at(i).stage);
    return stages;
}

std::vector<LoanStage> chain_for(LoanKind kind, LoanChain::Who who, int grade)
{
    const int bit = 1 << (grade - 1);
    for (const LoanChain& each : loan_chains) {
        const bool fits
            = each.who == who || (each.who == LoanChain::Who::anybody && who != LoanChain::Who::outside);
        if (each.kind == kind && fits && (each.grades & bit) != 0)
            return chain_of(each);
    }
    throw Failure(
        Code::machine, "no chain of decisions fits the application", "tell the makers of the program");
}

/// The right to apply, and what no decision can allow.
Result<void> permitted(Act& act, const Application& wanted, const std::vector<NamedItem>& items)
{
    for (const NamedItem& each : items) {
        if (auto allowed = act.demand(Right::loan_apply, each.file.subject()); !allowed)
            return allowed;
        const bool original = wanted.kind == LoanKind::borrow_original && each.file.grade == 1;
        if (original && setting(act.database(), "loan.grade1_originals", "never") != "lend")
            return failed(Code::forbidden,
                "the originals of " + each.file.label() + " (grade 1) are not lent",
                "apply to read them on site");
        if (auto possible = lendable(act, wanted.kind, each.item, each.file); !possible)
            return possible;
    }
    return {};
}

LoanChain::Who who_asks(const Application& wanted, const std::vector<NamedItem>& items, PersonId me)
{
    if (wanted.outside)
        return LoanChain::Who::outside;
    const bool own = std::all_of(
        items.begin(), items.end(), [&](const NamedItem& each) { return each.file.owner == me; });
    return own ? LoanChain::Who::own_customer : LoanChain::Who::anybody;
}

/// The borrower from outside, as it is sealed; the hash finds them again whoever is at the counter.
std::string outside_json(const OutsideBorrower& who)
{
    return nlohmann::json{{"name", who.name}, {"organisation", who.organisation}, {"id_no", who.id_no},
        {"contact", who.contact}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string comma_list(const std::vector<LoanStage>& stages)
{
    std::string text;
    for (const LoanStage stage : stages)
        text += (text.empty() ? "" : ",") + std::string(name(stage));
    return text;
}

/// The rows of the application, in the state APPLIED.
LoanRecord put(Act& act, const Application& wanted, const std::vector<NamedItem>& items, int days)
{
    Database& database = act.database();
    int grade = 3;
    for (const NamedItem& each : items)
        grade = std::min(grade, each.file.grade);
    const auto stages = chain_for(wanted.kind, who_asks(wanted, items, act.person().id), grade);
    const std::string number = next_yearly_number(database, "JY", act.today(), act.now());
    const bool outside = wanted.outside.has_value();
    database.run("INSERT INTO loan (number, state, kind, purpose, applicant, borrower, outside, legal_paper, "
                 "stages, grade, days, copies, applied_on) "
                 "VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?)",
        number, name(LoanState::applied), name(wanted.kind), name(wanted.purpose), act.person().id.value,
        outside ? 0 : act.person().id.value, std::string(outside ? name(wanted.outside->kind) : ""),
        outside ? wanted.outside->legal_paper : std::string(), comma_list(stages), grade, days, wanted.copies,
        act.today());
    const LoanId id{database.last_id()};
    if (outside)
        database.run("UPDATE loan SET outside_hash = ? WHERE id = ?",
            blind_hash(act.keys().blind, "loan.outside", wanted.outside->id_no), id.value);
    for (const NamedItem& each : items)
        database.run("INSERT INTO loan_item (loan, item, box) VALUES (?, ?, nullif(?, 0))", id.value,
            each.item.id.value, each.box ? each.box->value : 0);
    return loan_record(database, id);
}

} // namespace

Result<std::string> Loans::apply(const Application& wanted)
{
    if (auto checked = sound(wanted); !checked)
        return tl::make_unexpected(checked.error());
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        Database& database = act.database();
        if (auto few = not_too_many(database, wanted); !few)
            return tl::make_unexpected(few.error());
        const auto items = named_items(database, wanted.things);
        if (!items)
            return tl::make_unexpected(items.error());
        const auto days = days_of(database, wanted);
        if (!days)
            return tl::make_unexpected(days.error());
        if (auto allowed = permitted(act, wanted, *items); !allowed)
            return tl::make_unexpected(allowed.error());
        if (wanted.outside)
            if (auto there = document_exists(database, wanted.outside->legal_paper, "legal paper"); !there)
                return tl::make_unexpected(there.error());
        LoanRecord loan = put(act, wanted, *items, *days);
        if (auto nothing = nothing_overdue(act, loan); !nothing)
            return tl::make_unexpected(nothing.error());
        act.tell({"loan.applied", loan.object(), "", std::string(name(LoanState::applied)),
            std::string(name(loan.purpose))});
        const auto lines = items_on(database, loan.id);
        write_note(act, loan, lines, "explanation", wanted.explanation);
        if (wanted.outside)
            write_note(act, loan, lines, "outside", outside_json(*wanted.outside));
        if (loan.stages.empty())
            if (auto granted = grant(act, loan, lines); !granted)
                return tl::make_unexpected(granted.error());
        return loan.number;
    });
}

} // namespace strongroom::archive
