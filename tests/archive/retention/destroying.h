#pragma once

#include <string>
#include <vector>

#include "archive/retention/appraisal.h"
#include "archive/retention/destruction.h"
#include "archive/retention/holds.h"
#include "archive/retention/schedule.h"
#include "tests/archive/registered.h"

namespace strongroom::test {

/// Throws where it was refused, so that a test stops at the first thing that should have worked.
void expect_done(const Result<void>& result, const char* what);
template <class T>
T value_of(Result<T> result, const char* what)
{
    expect_done(result ? Result<void>() : Result<void>(tl::make_unexpected(result.error())), what);
    return std::move(*result);
}

/// An archive whose contracts of 2007 have fallen due, and the people who may destroy them. Beside those of
/// Registered, sales1 (unit SALES) and arch2 (the archive's own unit) may witness.
class Destroying {
public:
    /// Files [0, due) were performed in 2007 and have fallen due; the others were in 2010 and have not. All
    /// are in boxes, and it is January 2038.
    explicit Destroying(int files = 3, int due = 2, Registered::Scans scans = Registered::Scans::none);

    Registered& archive() { return m_archive; }
    archive::Session& as(const std::string& login) { return m_archive.as(login); }
    std::string file(int n) const { return m_archive.file(n); }

    /// A round in which everybody wants to destroy what is due, signed. Its number.
    std::string appraised();
    /// A list of it, brought as far as `to` by arch1, arch_head1, exec1, arch2, witness1, sales1 and
    /// disposer1.
    std::string list(archive::DestructionState to = archive::DestructionState::draft);
    void bring(const std::string& list, archive::DestructionState to);
    void step(const std::string& list, archive::DestructionState to);

    archive::DestructionList show(const std::string& list);
    archive::FileState state_of(int n) { return m_archive.record(n).state; }
    /// Labels of all items that are on the list.
    std::vector<std::string> labels(const std::string& list);
    static archive::Execution execution();

private:
    Registered m_archive;
};

} // namespace strongroom::test
