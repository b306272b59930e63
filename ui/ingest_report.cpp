#include "ui/ingest_report.h"

#include <map>

#include "ui/json_internal.h"

namespace strongroom::ui {

namespace {

std::string file_name(const archive::Outcome& outcome)
{
    return outcome.files.empty() ? outcome.title : outcome.files.front().string();
}

std::string counted(std::size_t count, const std::string& thing)
{
    return std::to_string(count) + ' ' + thing + (count == 1 ? "" : "s");
}

} // namespace

WorkDone work_done(const archive::Progress& progress)
{
    WorkDone work;
    work.pages_known = std::size_t(progress.pages_total);
    work.pages_done = std::size_t(progress.pages_done);
    work.files = std::size_t(progress.documents_total);
    work.files_opened = work.files;
    return work;
}

IngestReport::IngestReport(Streams& streams, Progress& progress, Form form)
    : m_streams(streams), m_progress(progress), m_form(form)
{
}

void IngestReport::add(const archive::Outcome& outcome)
{
    m_progress.apart([&] {
        if (m_form == Form::json) {
            m_streams.out << on_one_line(json_of(outcome)) << std::endl;
        } else if (outcome.fate != archive::Fate::refused) {
            m_streams.out << padded(archive::name(outcome.fate), 10) << shortened(outcome.uid, 12) << "  "
                          << harmless(file_name(outcome));
            if (!outcome.title.empty())
                m_streams.out << "  " << harmless(outcome.title);
            m_streams.out << std::endl;
        }
        if (outcome.fate == archive::Fate::refused) {
            m_code = worse(m_code, refuse(m_streams, outcome.error));
            m_refused.push_back(file_name(outcome));
        }
        for (const std::string& error : outcome.page_errors) {
            m_code = worse(m_code, ExitCode::refused);
            m_streams.err << "strongroom: " << harmless(file_name(outcome)) << ", " << harmless(error)
                          << ". The document is filed with that page marked." << std::endl;
        }
    });
}

ExitCode IngestReport::summary(const archive::IntakeReport& report)
{
    std::map<archive::Fate, std::size_t> fates;
    for (const archive::Outcome& outcome : report.outcomes)
        ++fates[outcome.fate];
    std::string text
        = counted(fates[archive::Fate::filed] + fates[archive::Fate::resumed], "document") + " filed";
    if (fates[archive::Fate::duplicate])
        text += ", " + std::to_string(fates[archive::Fate::duplicate]) + " already there";
    if (report.resumed_elsewhere)
        text += ", " + std::to_string(report.resumed_elsewhere) + " finished from an earlier run";
    if (!m_refused.empty()) {
        text += ", " + std::to_string(m_refused.size()) + " refused:";
        for (const std::string& name : m_refused)
            text += ' ' + harmless(name);
    }
    m_progress.note("strongroom: " + text);
    if (!report.stopped)
        return m_code;
    m_progress.note("strongroom: stopped before all was done. Run the same command again to go on.");
    return worse(m_code, ExitCode::refused);
}

} // namespace strongroom::ui
