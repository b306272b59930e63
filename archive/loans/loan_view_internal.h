#pragma once

#include <map>
#include <span>

#include "archive/archive_state_internal.h"
#include "archive/loans/loan_record_internal.h"

namespace strongroom::archive {

/// What the items of a loan are called, for somebody who looks: titles as far as they may see them.
std::vector<LoanItem> viewed_items(Archive::State& archive, const Person& viewer, const std::string& today,
    const LoanRecord& loan, std::span<const LentItem> items);

/// Which loans somebody may see: their own, and those of the projects in which they lend, decide or print
/// registers.
class LoanSight {
public:
    LoanSight(const Person& viewer, std::string today) : m_viewer(&viewer), m_today(std::move(today)) { }
    bool of_project(ProjectId project);
    bool of(const LoanRecord& loan, std::span<const LentItem> items);

private:
    const Person* m_viewer;
    std::string m_today;
    std::map<ProjectId, bool> m_known;
};

/// Where an item belongs, in words: "BT01-0007 · 01-01-01-01-01"; the desk where it has no box.
std::string home_of(Database& database, const ItemRecord& item);

/// What a file is called for who may see that much, at most masked; empty where its key is gone.
std::string title_for(
    Archive::State& archive, const Person& viewer, const std::string& today, const FileRecord& file);

} // namespace strongroom::archive
