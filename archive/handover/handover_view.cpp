#include "archive/handover/handover_view_internal.h"

#include <nlohmann/json.hpp>

#include "archive/handover/handover.h"

namespace strongroom::archive {
namespace {

bool sees(const Session::State& session, const HandoverRecord& handover)
{
    const PersonId me = session.person.id;
    if (me == handover.giver || me == handover.checker || me == handover.receiver)
        return true;
    for (const Right right :
        {Right::handover_give, Right::handover_check, Right::handover_receive, Right::report_print})
        if (may(session.person, right, handover.subject(), session.archive.premises.today()).allowed())
            return true;
    return false;
}

std::string login_of(Database& database, const std::optional<PersonId>& person)
{
    return person ? person_by_id(database, *person).login : std::string();
}

HandoverSummary summary_of(Database& database, const HandoverRecord& handover)
{
    Statement counts = database.prepare(
        "SELECT count(*), coalesce(sum(state IN ('agrees', 'differs', 'absent', 'received')), 0), "
        "coalesce(sum(state IN ('differs', 'absent')), 0) FROM handover_line WHERE handover = ? AND state <> "
        "'taken_off'",
        handover.id.value);
    counts.next();
    HandoverSummary summary;
    summary.number = handover.number;
    summary.kind = handover.kind;
    summary.state = handover.state;
    summary.project = handover.project_code;
    summary.giver = login_of(database, handover.giver);
    summary.receiver = login_of(database, handover.receiver);
    summary.receiving_unit = handover.receiving_unit;
    summary.made_on = handover.made_on;
    summary.sent_on = handover.sent_on;
    summary.received_on = handover.received_on;
    summary.lines = static_cast<int>(counts.integer(0));
    summary.ticked = static_cast<int>(counts.integer(1));
    summary.differing = static_cast<int>(counts.integer(2));
    summary.revision = handover.revision;
    summary.digest = handover.digest;
    return summary;
}

bool fits(const HandoverRecord& handover, const HandoverFilter& filter)
{
    return (!filter.state || handover.state == *filter.state)
        && (!filter.kind || handover.kind == *filter.kind)
        && (filter.project.empty() || handover.project_code == filter.project)
        && (filter.from.empty() || filter.from <= handover.made_on)
        && (filter.until.empty() || handover.made_on <= filter.until);
}

} // namespace

Result<HandoverRecord> seen_handover(Session::State& session, const std::string& number)
{
    auto handover = find_handover(session.archive.database, number);
    if (handover && !sees(session, *handover))
        return failed(Code::forbidden, handover->label() + " is not of " + session.person.login,
            "ask who gives or receives it");
    return handover;
}

FileCard card_on(Session::State& session, const HandoverRecord& handover, const HandoverItem& line)
{
    if (!cleared(session.person, line.file, session.archive.premises.today()))
        return {};
    if (line.told.empty())
        return card_of(session.archive, line.file);
    const std::string told = opened_text(session.archive, handover, line, "told", line.told);
    if (told.empty())
        return {};
    const auto json = nlohmann::json::parse(told);
    return {json.at("contract_no"), json.at("building"), json.at("unit"), json.at("room"), json.at("buyer"),
        json.at("signed_on")};
}

Result<HandoverDetails> Handover::handover(const std::string& number)
{
    return guarded([&]() -> Result<HandoverDetails> {
        Session::State& state = m_session->state();
        const auto seen = seen_handover(state, number);
        if (!seen)
            return tl::make_unexpected(seen.error());
        Database& database = state.archive.database;
        HandoverDetails details;
        details.summary = summary_of(database, *seen);
        details.reason = seen->reason;
        details.checker = login_of(database, seen->checker);
        for (const HandoverItem& line : lines_of(database, seen->id))
            details.lines.push_back({line.number, line.item.uid, reference_of(line.file, line.item),
                line.file.uid, card_on(state, *seen, line).title(), line.copies, line.pages, line.state,
                line.found_copies, line.found_pages,
                opened_text(state.archive, *seen, line, "condition", line.condition)});
        return details;
    });
}

Result<std::vector<HandoverSummary>> Handover::list(const HandoverFilter& filter)
{
    return guarded([&]() -> Result<std::vector<HandoverSummary>> {
        for (const std::string& date : {filter.from, filter.until})
            if (!date.empty() && !is_date(date))
                return failed(Code::bad_input, date + " is no date", "write it like 2026-11-23");
        Session::State& state = m_session->state();
        std::vector<HandoverSummary> summaries;
        for (const HandoverRecord& each : all_handovers(state.archive.database))
            if (fits(each, filter) && sees(state, each))
                summaries.push_back(summary_of(state.archive.database, each));
        return summaries;
    });
}

} // namespace strongroom::archive
