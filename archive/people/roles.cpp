#include <nlohmann/json.hpp>

#include "archive/people/people_acts_internal.h"
#include "archive/people/separation_internal.h"

namespace strongroom::archive {
namespace {

bool is_role_code(const std::string& text)
{
    constexpr std::size_t longest = 24;
    return !text.empty() && text.size() <= longest
        && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string::npos;
}

std::string json_of(const Rights& rights)
{
    nlohmann::json json = nlohmann::json::object();
    for (const auto& [right, extent] : rights)
        if (extent != Extent::no)
            json[std::string(name(right))] = name(extent);
    return json.dump();
}

} // namespace

Result<std::vector<Role>> People::roles()
{
    return guarded([&]() -> Result<std::vector<Role>> {
        std::vector<Role> all;
        Statement row = m_session.state().archive.database.prepare(
            "SELECT code, name_zh, name_en, rights, preset FROM role ORDER BY preset DESC, code");
        while (row.next())
            all.push_back(
                {row.text(0), row.text(1), row.text(2), rights_of(row.text(3)), row.integer(4) != 0});
        return all;
    });
}

Result<void> People::put_role(const Role& role)
{
    return carried_out(m_session, [&](Act& act) -> Result<void> {
        const Subject subject{{}, 3, {}, "role " + role.code};
        if (const Result<void> allowed = act.demand(Right::person_manage, subject, Extent::yes); !allowed)
            return allowed;
        if (!is_role_code(role.code) || role.name_zh.empty() || role.name_en.empty() || role.rights.empty())
            return failed(Code::bad_input, "'" + role.code.substr(0, 64) + "' is not a complete role",
                "give a code of capital letters, digits and underscores, two names and at least one right");
        Statement known = act.database().prepare("SELECT preset, rights FROM role WHERE code = ?", role.code);
        const bool there = known.next();
        const std::string before = there ? known.text(1) : "", after = json_of(role.rights);
        if (there && known.integer(0) != 0)
            return failed(Code::forbidden, role.code + " is one of the preset roles, which do not change",
                "add a role of your own with another code");
        if (const Result<void> apart = kept_apart(role.rights, Auditor::no, "the role " + role.code); !apart)
            return apart;
        if (act.database()
                .prepare("SELECT 1 FROM role_grant WHERE role = ? AND revoked IS NULL", role.code)
                .next())
            return failed(Code::forbidden,
                "somebody holds the role " + role.code + ", and nobody gets rights without a request (SoD-9)",
                "add a role with another code, or revoke this one first");
        act.database().run(
            "INSERT INTO role (code, name_zh, name_en, rights, preset) VALUES (?1, ?2, ?3, ?4, 0) ON "
            "CONFLICT (code) DO UPDATE SET name_zh = ?2, name_en = ?3, rights = ?4",
            role.code, role.name_zh, role.name_en, after);
        act.tell({there ? "role.changed" : "role.added", "role:" + role.code, before, after, ""});
        return {};
    });
}

} // namespace strongroom::archive
