#include <array>

#include "archive/people/grants_internal.h"
#include "archive/people/people_acts_internal.h"

namespace strongroom::archive {
namespace {

constexpr const char* request_columns
    = "SELECT r.number, r.state, p.login, coalesce(r.role, ''), coalesce(j.code, ''), r.since, "
      "coalesce(r.until, ''), coalesce(r.clearance, 0), coalesce(r.instructed, ''), r.reason, q.login, "
      "r.requested_at, coalesce(d.login, ''), r.person, r.requested_by, d.id FROM grant_request r JOIN "
      "person "
      "p ON p.id = r.person JOIN person q ON q.id = r.requested_by LEFT JOIN project j ON j.id = r.project "
      "LEFT JOIN approval a ON a.object = 'grant:' || r.number LEFT JOIN person d ON d.id = a.person ";

GrantRequest::State state_of(const std::string& text)
{
    using enum GrantRequest::State;
    for (const GrantRequest::State state : {requested, approved, rejected, granted})
        if (name(state) == text)
            return state;
    throw Failure(Code::machine, "a request for a grant is " + text, "restore the archive from its backup");
}

StoredRequest read_request(const Statement& row)
{
    StoredRequest stored{{row.text(0), state_of(row.text(1)), row.text(2), row.text(3), row.text(4),
                             row.text(5), row.text(6), static_cast<int>(row.integer(7)), row.text(8),
                             row.text(9), row.text(10), row.text(11), row.text(12)},
        {row.integer(13)}, {row.integer(14)}, {}};
    if (!row.null(15))
        stored.decided_by = PersonId{row.integer(15)};
    return stored;
}

constexpr int too_long_unused = 180;

/// What a reviewer should look at; empty where nothing is.
std::string finding_on(
    const People::ReviewLine& line, const std::string& today, const std::string& project_closed)
{
    const std::string seen = line.last_seen.empty() ? "" : line.last_seen.substr(0, today.size());
    if (!line.active)
        return "the account is disabled";
    if (!line.held.until.empty() && line.held.until < today)
        return "has run out";
    if (!project_closed.empty())
        return "the project is closed";
    if (seen.empty() && days_between(line.held.since, today) > too_long_unused)
        return "never signed in";
    if (!seen.empty() && days_between(seen, today) > too_long_unused)
        return "not signed in for " + std::to_string(days_between(seen, today)) + " days";
    if (line.unit.empty())
        return "belongs to no unit";
    return {};
}

Result<void> may_look(Act& act)
{
    using enum Right;
    return demand_any(act, {person_manage, grant_request, grant_approve, ledger_read}, {{}, 3, {}, "grants"});
}

} // namespace

std::optional<StoredRequest> stored_request(Database& database, const std::string& number)
{
    Statement row = database.prepare(std::string(request_columns) + "WHERE r.number = ?", number);
    return row.next() ? std::optional(read_request(row)) : std::nullopt;
}

Result<std::vector<GrantRequest>> People::requests()
{
    return carried_out(m_session, [&](Act& act) -> Result<std::vector<GrantRequest>> {
        if (const Result<void> allowed = may_look(act); !allowed)
            return tl::make_unexpected(allowed.error());
        std::vector<GrantRequest> all;
        Statement row = act.database().prepare(std::string(request_columns) + "ORDER BY r.number");
        while (row.next())
            all.push_back(read_request(row).request);
        return all;
    });
}

Result<std::vector<Held>> People::held()
{
    return carried_out(m_session, [&](Act& act) -> Result<std::vector<Held>> {
        if (const Result<void> allowed = may_look(act); !allowed)
            return tl::make_unexpected(allowed.error());
        std::vector<Held> all;
        Statement row = act.database().prepare(
            "SELECT g.id, p.login, g.role, coalesce(j.code, ''), g.since, coalesce(g.until, ''), "
            "coalesce(g.revoked, ''), coalesce(g.request, '') FROM role_grant g JOIN person p ON p.id = "
            "g.person LEFT JOIN project j ON j.id = g.project ORDER BY p.login, g.id");
        while (row.next())
            all.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                row.text(6), row.text(7)});
        return all;
    });
}

Result<std::vector<People::ReviewLine>> People::access_review()
{
    return carried_out(m_session, [&](Act& act) -> Result<std::vector<ReviewLine>> {
        using enum Right;
        if (const Result<void> allowed
            = demand_any(act, {ledger_read, person_manage, grant_approve}, {{}, 3, {}, "grants"});
            !allowed)
            return tl::make_unexpected(allowed.error());
        std::vector<ReviewLine> lines;
        int findings = 0;
        Statement row = act.database().prepare(
            "SELECT g.id, p.login, g.role, coalesce(j.code, ''), g.since, coalesce(g.until, ''), "
            "coalesce(g.request, ''), coalesce(u.code, ''), p.state, coalesce((SELECT max(utc) FROM ledger "
            "WHERE object = 'person:' || p.login AND action = 'session.begun'), ''), coalesce(j.closed, '') "
            "FROM role_grant g JOIN person p ON p.id = g.person LEFT JOIN org_unit u ON u.id = p.unit LEFT "
            "JOIN project j ON j.id = g.project WHERE g.revoked IS NULL ORDER BY p.login, g.id");
        while (row.next()) {
            ReviewLine line{{row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                                "", row.text(6)},
                row.text(7), row.text(9), row.text(8) == "active", ""};
            line.finding = finding_on(line, act.today(), row.text(10));
            findings += line.finding.empty() ? 0 : 1;
            lines.push_back(std::move(line));
        }
        act.tell({"grants.reviewed", "grants", "",
            std::to_string(lines.size()) + " grants, " + std::to_string(findings) + " findings", ""});
        return lines;
    });
}

} // namespace strongroom::archive
