#include "archive/people/sight_internal.h"

#include <algorithm>

namespace strongroom::archive {
namespace {

bool in_force(const Grant& grant, const std::string& today)
{
    return grant.since <= today && (grant.until.empty() || today <= grant.until);
}

Extent extent_of(const Grant& grant, Right right)
{
    const auto held = grant.rights.find(right);
    return held == grant.rights.end() ? Extent::no : held->second;
}

} // namespace

Sight Sight::of(const Person& person, const std::string& today)
{
    Sight sight;
    sight.m_everything = false;
    sight.m_person = person.id;
    const bool cleared = !person.clearance_until.empty() && today <= person.clearance_until;
    sight.m_grade = person.clearance == 1 && !cleared ? 2 : person.clearance;
    sight.m_unfiled = false;
    if (!person.active || person.must_change)
        return sight;
    for (const Grant& grant : person.grants) {
        const Extent extent = extent_of(grant, Right::catalogue_search);
        if (!in_force(grant, today) || extent == Extent::no || extent == Extent::approval)
            continue;
        const bool own = extent == Extent::own || extent == Extent::own_masked;
        sight.m_reaches.push_back({grant.project, own});
        const bool takes_in = extent_of(grant, Right::scan_take_in) == Extent::yes
            || extent_of(grant, Right::record_edit) == Extent::yes;
        sight.m_unfiled = sight.m_unfiled || (!own && (!grant.project || takes_in));
    }
    return sight;
}

bool Sight::covers(const Filed& document) const
{
    if (m_everything)
        return true;
    if (document.grade < m_grade)
        return false;
    if (document.project.value == 0)
        return m_unfiled;
    return std::any_of(m_reaches.begin(), m_reaches.end(), [&](const Reach& reach) {
        return (!reach.project || *reach.project == document.project)
            && (!reach.own || document.owner == m_person);
    });
}

QuestionSql Sight::within(QuestionSql question) const
{
    if (m_everything)
        return question;
    if (question.from == "words")
        question.from = "words CROSS JOIN facet ON facet.document = words.rowid";
    question.where += " AND facet.grade >= ? AND (";
    question.values.emplace_back(static_cast<std::int64_t>(m_grade));
    question.where += m_unfiled ? "facet.file_project = 0" : "0";
    for (const Reach& reach : m_reaches) {
        question.where += " OR (facet.file_project <> 0";
        if (reach.project) {
            question.where += " AND facet.file_project = ?";
            question.values.emplace_back(reach.project->value);
        }
        if (reach.own) {
            question.where += " AND facet.file_owner = ?";
            question.values.emplace_back(m_person.value);
        }
        question.where += ")";
    }
    question.where += ")";
    return question;
}

Subject subject_of(const Filed& document, const std::string& label)
{
    Subject subject{{}, document.grade, {}, label};
    if (document.project.value != 0)
        subject.project = document.project;
    if (document.owner.value != 0)
        subject.owner = document.owner;
    return subject;
}

} // namespace strongroom::archive
