#pragma once

#include <string>
#include <vector>

#include "archive/intake.h"
#include "ui/command.h"
#include "ui/progress.h"

namespace strongroom::ui {

enum class Form { text, json };

/// The archive's count as the progress bar shows it.
WorkDone work_done(const archive::Progress& progress);

/// Tells what became of each document handed in, as it becomes known: what was filed on `out`, what was
/// refused on `err`.
class IngestReport {
public:
    IngestReport(Streams& streams, Progress& progress, Form form);

    void add(const archive::Outcome& outcome);
    /// How it went as a whole, in one line on `err`; the exit code of the run.
    ExitCode summary(const archive::IntakeReport& report);

private:
    Streams& m_streams;
    Progress& m_progress;
    Form m_form;
    ExitCode m_code = ExitCode::done;
    std::vector<std::string> m_refused;
};

} // namespace strongroom::ui
