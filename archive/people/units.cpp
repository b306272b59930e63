#include <algorithm>

#include "archive/people/people_acts_internal.h"

namespace strongroom::archive {
namespace {

const Subject units_and_projects{{}, 3, {}, "units and projects"};

/// Part of a reference code (DA/T 13-2022): capital letters and digits.
bool is_project_code(const std::string& text)
{
    constexpr std::size_t shortest = 2, longest = 12;
    return text.size() >= shortest && text.size() <= longest
        && std::all_of(text.begin(), text.end(),
            [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

/// A letter and three digits or more: "Q001".
bool is_fonds(const std::string& text)
{
    constexpr std::size_t shortest = 4, longest = 8;
    return text.size() >= shortest && text.size() <= longest && text[0] >= 'A' && text[0] <= 'Z'
        && std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Result<void> People::add_unit(const Unit& unit)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        if (const Result<void> allowed = act.demand(Right::project_manage, units_and_projects); !allowed)
            return allowed;
        if (const Result<void> written = write_unit(act.database(), unit); !written)
            return written;
        act.tell({"unit.added", "unit:" + unit.code, "", unit.parent, ""});
        return {};
    });
}

Result<std::vector<Unit>> People::units()
{
    return guarded([&]() -> Result<std::vector<Unit>> {
        std::vector<Unit> all;
        Statement row = m_session.state().archive.database.prepare(
            "SELECT u.code, u.name, coalesce(p.code, '') FROM org_unit u LEFT JOIN org_unit p ON p.id = "
            "u.parent ORDER BY u.code");
        while (row.next())
            all.push_back({row.text(0), row.text(1), row.text(2)});
        return all;
    });
}

Result<void> People::add_project(const Project& project)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        if (const Result<void> allowed = act.demand(Right::project_manage, units_and_projects); !allowed)
            return allowed;
        if (!is_project_code(project.code))
            return failed(Code::bad_input, "'" + project.code.substr(0, 64) + "' cannot be a project's code",
                "take 2 to 12 capital letters and digits: it becomes part of reference codes");
        if (project.name.empty())
            return failed(Code::bad_input, "project " + project.code + " has no name", "give it one");
        if (!is_fonds(project.fonds))
            return failed(Code::bad_input,
                "'" + project.fonds.substr(0, 64) + "' is no fonds number (全宗号)",
                "it is a capital letter and three digits or more, such as Q001");
        if (find_project(act.database(), project.code))
            return failed(Code::conflict, "there is a project " + project.code, "take another code");
        std::int64_t unit = 0;
        if (!project.unit.empty()) {
            const Result<std::int64_t> found = find_unit(act.database(), project.unit);
            if (!found)
                return tl::make_unexpected(found.error());
            unit = *found;
        }
        act.database().run("INSERT INTO project (code, name, fonds, unit) VALUES (?, ?, ?, nullif(?, 0))",
            project.code, project.name, project.fonds, unit);
        act.tell({"project.added", "project:" + project.code, "", project.fonds, ""});
        return {};
    });
}

Result<void> People::set_title_certificates_done(const std::string& project, const std::string& date)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        if (const Result<void> allowed = act.demand(Right::project_manage, units_and_projects); !allowed)
            return allowed;
        const Result<ProjectId> found = find_project(act.database(), project);
        if (!found)
            return tl::make_unexpected(found.error());
        if (!is_date(date) || date > act.today())
            return failed(Code::bad_input,
                "'" + date.substr(0, 64) + "' is not a day on which all certificates were issued",
                "give a day of the calendar up to today, such as 2026-05-31");
        Statement row = act.database().prepare(
            "SELECT coalesce(title_certs_done, ''), coalesce(closed, '') FROM project WHERE id = ?",
            found->value);
        row.next();
        if (!row.text(1).empty())
            return failed(Code::conflict, "project " + project + " was closed on " + row.text(1),
                "nothing about it can change any more");
        act.database().run("UPDATE project SET title_certs_done = ? WHERE id = ?", date, found->value);
        act.tell({"project.title_certificates_done", "project:" + project, row.text(0), date, ""});
        return {};
    });
}

Result<std::vector<Project>> People::projects()
{
    return guarded([&]() -> Result<std::vector<Project>> {
        std::vector<Project> all;
        Statement row = m_session.state().archive.database.prepare(
            "SELECT p.id, p.code, p.name, p.fonds, coalesce(u.code, ''), coalesce(p.title_certs_done, ''), "
            "coalesce(p.closed, '') FROM project p LEFT JOIN org_unit u ON u.id = p.unit ORDER BY p.code");
        while (row.next())
            all.push_back({{row.integer(0)}, row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                row.text(6)});
        return all;
    });
}

} // namespace strongroom::archive
