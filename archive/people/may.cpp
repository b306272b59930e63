#include <algorithm>

#include "archive/people/person.h"

namespace strongroom::archive {
namespace {

bool in_force(const Grant& grant, const std::string& today)
{
    return grant.since <= today && (grant.until.empty() || today <= grant.until);
}

bool covers(const Grant& grant, const Subject& subject)
{
    return !grant.project || !subject.project || *grant.project == *subject.project;
}

/// Whether the grade of the thing matters: these acts show it or put it into somebody's hands.
bool needs_clearance(Right right)
{
    using enum Right;
    switch (right) {
    case catalogue_search:
    case image_view:
    case field_unmask:
    case copy_export:
    case record_edit:
    case record_verify:
    case loan_apply:
    case loan_lend:
    case box_place:
        return true;
    default:
        return false;
    }
}

Verdict refused(std::string why, std::string advice)
{
    return {Extent::no, std::move(why), std::move(advice)};
}

std::string about(const Subject& subject) { return subject.label.empty() ? "" : " on " + subject.label; }

} // namespace

bool Person::holds(std::string_view role) const
{
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) { return grant.role == role; });
}

Verdict may(const Person& person, Right right, const Subject& subject, const std::string& today)
{
    const std::string act(name(right));
    if (!person.active)
        return refused(person.login + " is disabled", "ask the security administrator to enable the account");
    if (person.must_change)
        return refused("the password of " + person.login + " was set by somebody else",
            "change it first: strongroom user password");
    Extent widest = Extent::no;
    bool elsewhere = false;
    for (const Grant& grant : person.grants) {
        const auto held = grant.rights.find(right);
        if (held == grant.rights.end() || !in_force(grant, today))
            continue;
        const bool only_own = held->second == Extent::own || held->second == Extent::own_masked;
        if (!covers(grant, subject) || (only_own && subject.owner && *subject.owner != person.id))
            elsewhere = true;
        else
            widest = std::max(widest, held->second);
    }
    if (widest == Extent::no && elsewhere)
        return refused(person.login + " has the right " + act + ", but not" + about(subject),
            "ask the head of your department to request it for this project");
    if (widest == Extent::no)
        return refused(person.login + " does not have the right " + act,
            "ask somebody who has it, or have the head of your department request it");
    if (needs_clearance(right) && subject.grade < person.clearance)
        return refused("grade " + std::to_string(subject.grade) + about(subject)
                + " is above the clearance of " + person.login + " (grade " + std::to_string(person.clearance)
                + ")",
            "ask the head of the archive");
    if (needs_clearance(right) && subject.grade == 1
        && (person.clearance_until.empty() || person.clearance_until < today))
        return refused("the clearance of " + person.login + " for grade 1 has run out",
            "it is renewed by the security administrator after the yearly instruction");
    if (widest == Extent::approval)
        return {widest, person.login + " needs an approval for " + act + about(subject),
            "apply for it; somebody else has to approve"};
    return {widest, {}, {}};
}

} // namespace strongroom::archive
