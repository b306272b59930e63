#include "archive/retention/holds.h"

#include <chrono>
#include <cstdio>

#include "archive/filing/file_key_internal.h"
#include "archive/numbers_internal.h"
#include "archive/retention/records_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

constexpr int usual_months = 6;

std::string object_of(const std::string& number) { return "hold:" + number; }

/// The ISO date so many months later; the last day of the month where it has no such day.
std::string months_after(const std::string& date, int months)
{
    int year = 0;
    unsigned month = 0, day = 0;
    if (std::sscanf(date.c_str(), "%d-%u-%u", &year, &month, &day) != 3)
        return date;
    auto then = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)
        + std::chrono::months(months);
    if (!then.ok())
        then = then.year() / then.month() / std::chrono::last;
    return padded_number(static_cast<int>(then.year()), 4) + '-'
        + padded_number(static_cast<unsigned>(then.month()), 2) + '-'
        + padded_number(static_cast<unsigned>(then.day()), 2);
}

/// The reason of a hold may name people.
bool may_read(Act& act, const FileRecord& file)
{
    const Verdict verdict = may(act.person(), Right::catalogue_search, file.subject(), act.today());
    return verdict.allowed() && !verdict.masked();
}

Hold read(Act& act, const Statement& row)
{
    Hold hold;
    const FileRecord file = file_record(act.database(), {row.integer(1)});
    const auto login
        = [&](int column) { return row.null(column) ? "" : login_of(act.database(), {row.integer(column)}); };
    const auto day = [&](int column) { return row.null(column) ? "" : day_of(row.text(column)); };
    hold.number = row.text(0);
    hold.file = file.uid;
    hold.reference_code = file.reference_code;
    hold.kind = hold_kind_named(row.text(2)).value();
    if (has_file_key(act.archive(), file.uid))
        hold.reason = may_read(act, file)
            ? unsealed(file_key(act.archive(), file.uid), row.blob(3), {"hold", "reason", hold.number})
            : "***";
    hold.scope = row.integer(4) != 0 ? HoldScope::destruction_and_loans : HoldScope::destruction;
    hold.placed_by = login(5);
    hold.placed_on = day(6);
    hold.reviewed_by = login(7);
    hold.reviewed_on = day(8);
    hold.released_by = login(9);
    hold.released_on = day(10);
    if (hold.open())
        hold.review_due = months_after(hold.reviewed_on.empty() ? hold.placed_on : hold.reviewed_on,
            number_setting(act.database(), "hold.review_months", usual_months));
    return hold;
}

/// \param number empty: all
std::vector<Hold> holds_like(Act& act, const std::string& number)
{
    std::vector<Hold> holds;
    Statement row = act.database().prepare(
        "SELECT number, file, kind, reason, blocks_loan, placed_by, placed_at, reviewed_by, reviewed_at, "
        "released_by, released_at FROM hold WHERE ?1 = '' OR number = ?1 ORDER BY id DESC",
        number);
    while (row.next())
        holds.push_back(read(act, row));
    return holds;
}

/// The hold, where the person may do that to its file and it is open.
Result<Hold> open_hold(Act& act, const std::string& number, Right right)
{
    const std::vector<Hold> found = number.empty() ? std::vector<Hold>() : holds_like(act, number);
    if (found.empty())
        return failed(
            Code::not_found, "there is no hold " + number, "name one of 'strongroom hold list --all'");
    const FileRecord file = find_file(act.database(), found.front().file).value();
    if (const auto allowed = act.demand(right, file.subject()); !allowed)
        return tl::make_unexpected(allowed.error());
    if (!found.front().open())
        return failed(Code::conflict, "hold " + number + " was released on " + found.front().released_on,
            "place a new one where it is needed again");
    return found.front();
}

Result<std::string> place_one(
    Act& act, const std::string& reference, HoldKind kind, const std::string& reason, HoldScope scope)
{
    const Result<FileRecord> file = find_file(act.database(), reference);
    if (!file)
        return tl::make_unexpected(file.error());
    if (const auto allowed = act.demand(Right::hold_place, file->subject()); !allowed)
        return tl::make_unexpected(allowed.error());
    const Result<std::string> why = said(reason, "the reason of the hold");
    if (!why)
        return why;
    if (file->state == FileState::destroyed || file->state == FileState::written_off)
        return failed(Code::conflict,
            file->label() + " is " + std::string(name(file->state)) + ": there is nothing left to hold",
            "look at its certificate of destruction");
    const std::string number = next_yearly_number(act.database(), "DJ", act.today(), act.now());
    act.database().run("INSERT INTO hold (number, file, kind, reason, blocks_loan, placed_by, placed_at) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)",
        number, file->id.value, name(kind),
        sealed(file_key(act.archive(), file->uid), *why, {"hold", "reason", number}),
        scope == HoldScope::destruction_and_loans, act.person().id.value, act.now());
    act.tell({"hold.placed", file->object(), "", number, std::string(name(kind))});
    return number;
}

} // namespace

Result<std::string> Holds::place(
    const std::string& file, HoldKind kind, const std::string& reason, HoldScope scope)
{
    return place_all(std::span(&file, 1), kind, reason, scope)
        .map([](const std::vector<std::string>& numbers) { return numbers.front(); });
}

Result<std::vector<std::string>> Holds::place_all(
    std::span<const std::string> files, HoldKind kind, const std::string& reason, HoldScope scope)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::vector<std::string>> {
        std::vector<std::string> numbers;
        for (const std::string& file : files) {
            Result<std::string> number = place_one(act, file, kind, reason, scope);
            if (!number)
                return tl::make_unexpected(number.error());
            numbers.push_back(std::move(*number));
        }
        return numbers;
    });
}

Result<Hold> Holds::review(const std::string& number, const std::string& note)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Hold> {
        const Result<Hold> hold = open_hold(act, number, Right::hold_place);
        if (!hold)
            return hold;
        const Result<std::string> why = said(note, "why the hold is still needed");
        if (!why)
            return tl::make_unexpected(why.error());
        if (const auto clean = names_nobody(act, find_file(act.database(), hold->file).value(), *why); !clean)
            return tl::make_unexpected(clean.error());
        act.database().run("UPDATE hold SET reviewed_by = ?, reviewed_at = ? WHERE number = ?",
            act.person().id.value, act.now(), number);
        act.tell({"hold.reviewed", object_of(number), hold->reviewed_on, act.today(), *why});
        return holds_like(act, number).front();
    });
}

Result<Hold> Holds::release(const std::string& number, const std::string& reason)
{
    return carried_out(*m_session, [&](Act& act) -> Result<Hold> {
        const Result<Hold> hold = open_hold(act, number, Right::hold_release);
        if (!hold)
            return hold;
        const Result<std::string> why = said(reason, "why the hold is released");
        if (!why)
            return tl::make_unexpected(why.error());
        const FileRecord file = find_file(act.database(), hold->file).value();
        if (const auto clean = names_nobody(act, file, *why); !clean)
            return tl::make_unexpected(clean.error());
        if (hold->placed_by == act.person().login)
            return failed(Code::forbidden,
                act.person().login + " placed hold " + number + " and may not release it too",
                "another person releases it");
        act.database().run("UPDATE hold SET released_by = ?, released_at = ? WHERE number = ?",
            act.person().id.value, act.now(), number);
        act.tell({"hold.released", file.object(), number, "", *why});
        return holds_like(act, number).front();
    });
}

Result<std::vector<Hold>> Holds::list(const HoldFilter& filter)
{
    return guarded([&]() -> Result<std::vector<Hold>> {
        Act act(m_session->state());
        if (const auto allowed = act.demand(Right::catalogue_search, {}); !allowed)
            return tl::make_unexpected(allowed.error());
        std::string file;
        if (!filter.file.empty()) {
            const Result<FileRecord> found = find_file(act.database(), filter.file);
            if (!found)
                return tl::make_unexpected(found.error());
            file = found->uid;
        }
        std::vector<Hold> holds;
        using Which = HoldFilter::Which;
        for (Hold& hold : holds_like(act, "")) {
            const bool wanted = filter.which == Which::all
                || (hold.open() && (filter.which == Which::open || hold.review_due <= act.today()));
            const FileRecord held = find_file(act.database(), hold.file).value();
            if (wanted && (file.empty() || hold.file == file)
                && m_session->may(Right::catalogue_search, held.subject()).allowed())
                holds.push_back(std::move(hold));
        }
        return holds;
    });
}

} // namespace strongroom::archive
