#include "archive/people/separation_internal.h"

#include <algorithm>
#include <array>

#include "archive/people/people_table_internal.h"

namespace strongroom::archive {
namespace {

using enum Right;

constexpr std::array system_rights{setting_change, backup_run};
constexpr std::array security_rights{person_manage};
constexpr std::array reading_rights{catalogue_search, image_view, field_unmask, ledger_read, report_print};

template <std::size_t Count>
bool among(const std::array<Right, Count>& rights, Right right)
{
    return std::find(rights.begin(), rights.end(), right) != rights.end();
}

/// A right held that is in `rights`, and one that is not.
template <std::size_t Count>
std::pair<std::optional<Right>, std::optional<Right>> inside_and_outside(
    const Rights& held, const std::array<Right, Count>& rights)
{
    std::optional<Right> inside, outside;
    for (const auto& [right, extent] : held)
        if (extent != Extent::no)
            (among(rights, right) ? inside : outside) = right;
    return {inside, outside};
}

Result<void> together(const std::string& whose, Right one, Right other, const std::string& rule)
{
    return failed(Code::forbidden,
        whose + " would join " + std::string(name(one)) + " with " + std::string(name(other)) + ": " + rule
            + " (SoD-5)",
        "give them to different people");
}

} // namespace

Result<void> kept_apart(const Rights& rights, Auditor auditor, const std::string& whose)
{
    if (const auto [system, other] = inside_and_outside(rights, system_rights); system && other)
        return together(
            whose, *system, *other, "a system administrator has no content, no grants, no ledger");
    if (const auto [security, other] = inside_and_outside(rights, security_rights); security && other)
        return together(whose, *security, *other, "a security administrator has no content and no business");
    const auto [reading, writing] = inside_and_outside(rights, reading_rights);
    if (auditor == Auditor::yes && writing)
        return together(whose, ledger_read, *writing, "an auditor only reads");
    return {};
}

Rights joined(Rights rights, const Rights& more)
{
    for (const auto& [right, extent] : more)
        rights[right] = std::max(rights[right], extent);
    return rights;
}

Rights all_rights(const Person& person, const std::string& today)
{
    Rights rights;
    for (const Grant& grant : person.grants)
        if (grant.until.empty() || today <= grant.until)
            rights = joined(std::move(rights), grant.rights);
    return rights;
}

Result<void> still_governed(Database& database, const std::string& today)
{
    struct Need {
        Right right;
        std::string_view role, what;
    };
    constexpr std::array needs{
        Need{person_manage, "", "carry out grants"},
        Need{setting_change, "", "change settings"},
        Need{grant_request, "", "request grants"},
        Need{grant_approve, "", "approve grants"},
        Need{ledger_read, "AUDIT", "audit"},
    };
    std::vector<Person> people;
    Statement row = database.prepare("SELECT id FROM person WHERE state = 'active'");
    while (row.next())
        people.push_back(person_by_id(database, {row.integer(0)}));
    for (const Need& need : needs) {
        const bool somebody = std::any_of(people.begin(), people.end(), [&](const Person& person) {
            return std::any_of(person.grants.begin(), person.grants.end(), [&](const Grant& grant) {
                const auto held = grant.rights.find(need.right);
                return held != grant.rights.end() && held->second == Extent::yes && grant.since <= today
                    && (grant.until.empty() || today <= grant.until)
                    && (need.role.empty() || grant.role == need.role);
            });
        });
        if (!somebody)
            return failed(Code::conflict, "nobody would be left to " + std::string(need.what),
                "let somebody else have that right first");
    }
    return {};
}

} // namespace strongroom::archive
