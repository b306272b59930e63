#pragma once

#include <map>
#include <span>

#include "archive/loans/file_card_internal.h"
#include "archive/loans/loan_record_internal.h"

namespace strongroom::archive {

/// What the items of a loan are, for somebody who looks.
std::vector<LoanItem> viewed_items(Archive::State& archive, const Person& viewer, const std::string& today,
    const LoanRecord& loan, std::span<const LentItem> items);

/// Which loans somebody may see: their own, and those of the projects in which they lend, decide or print
/// registers.
class LoanSight {
public:
    LoanSight(const Person& viewer, std::string today) : m_viewer(&viewer), m_today(std::move(today)) { }
    bool of(const LoanRecord& loan, std::span<const ProjectId> projects);

private:
    bool of_project(ProjectId project);
    const Person* m_viewer;
    std::string m_today;
    std::map<ProjectId, bool> m_known;
};

/// Loans that fit and that this session's person may see, newest first, with their summaries.
struct SeenLoan {
    LoanRecord loan;
    LoanSummary summary;
};
Result<std::vector<SeenLoan>> seen_loans(Session::State& session, const LoanFilter& filter);
/// One of them. Errors: not_found; forbidden.
Result<SeenLoan> seen_loan(Session::State& session, const std::string& number);

/// All of it.
LoanDetails details_of(Session::State& session, const SeenLoan& seen);

} // namespace strongroom::archive
