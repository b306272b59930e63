#include "ui/command/commands.h"
#include "ui/interrupt.h"
#include "ui/json_internal.h"
#include "ui/read_documents.h"
#include "ui/reading_options.h"
#include "ui/report.h"
#include "ui/walk.h"

namespace strongroom::ui {

namespace {

/// Prints each document as it comes and remembers how it went.
class Printer {
public:
    Printer(Streams& streams, Progress& progress, bool json, Language language)
        : m_streams(streams), m_progress(progress), m_json(json), m_language(language)
    {
    }

    Next print(const Group& group, const Result<archive::DocumentContent>& document)
    {
        std::vector<std::string> names;
        for (const std::filesystem::path& file : group)
            names.push_back(file.string());
        if (!document) {
            complain(document.error());
            m_refused.push_back(names.front());
            return document.error().code == Code::machine ? Next::stop : Next::go_on;
        }
        warn(*document, names);
        m_progress.apart([&] {
            if (m_json)
                m_streams.out << on_one_line(json_of(*document, names)) << std::endl;
            else
                m_streams.out << report(*document, names.front(), m_language) << std::endl;
        });
        ++m_read;
        return m_streams.out.good() ? Next::go_on : Next::stop;
    }

    void complain(const Error& error)
    {
        m_progress.apart([&] { m_code = worse(m_code, refuse(m_streams, error)); });
    }

    /// The end of a run over several files: what was not read, by name.
    ExitCode summary(std::size_t wanted)
    {
        if (wanted > 1 && (!m_refused.empty() || m_read < wanted)) {
            m_streams.err << "strongroom: read " << m_read << " of " << wanted << " documents.";
            if (!m_refused.empty())
                m_streams.err << " Refused:";
            for (const std::string& name : m_refused)
                m_streams.err << ' ' << harmless(name);
            m_streams.err << std::endl;
        }
        return m_code;
    }

private:
    void warn(const archive::DocumentContent& document, const std::vector<std::string>& names)
    {
        if (const std::string warning = missing_reader(document.readers); !warning.empty() && !m_warned) {
            m_progress.note("strongroom: " + warning);
            m_warned = true;
        }
        for (const archive::PageContent& page : document.pages) {
            if (page.error.empty())
                continue;
            const std::string& name = names[std::size_t(page.source)];
            complain({Code::bad_input,
                name + ", page " + std::to_string(page.page_in_source) + " was not read: " + page.error,
                "the other pages were; scan this one again"});
        }
    }

    Streams& m_streams;
    Progress& m_progress;
    bool m_json;
    Language m_language;
    bool m_warned = false;
    std::size_t m_read = 0;
    std::vector<std::string> m_refused;
    ExitCode m_code = ExitCode::done;
};

ExitCode read(const Arguments& arguments, Streams& streams)
{
    if (arguments.operands().empty())
        return wrong_usage(streams, "read", "name at least one file.");
    const Result<Language> spoken = language(arguments);
    if (!spoken)
        return wrong_usage(streams, "read", sentence(spoken.error()));

    const Walked walked = walk(arguments.operands());
    std::vector<Group> groups;
    if (arguments.has("--as-one") && !walked.files.empty())
        groups.push_back(walked.files);
    else
        for (const std::filesystem::path& file : walked.files)
            groups.push_back({file});

    Interrupt interrupt;
    Progress progress(streams.err, streams.err_kind);
    Printer printer(streams, progress, arguments.has("--json"), *spoken);
    for (const Error& error : walked.refused)
        printer.complain(error);
    read_documents(groups, archive::real_stages(reader_options()), {.today = today()}, interrupt.token(),
        progress, [&](std::size_t group, const Result<archive::DocumentContent>& document) {
            return printer.print(groups[group], document);
        });
    const ExitCode code = printer.summary(groups.size());
    return interrupt.requested() ? worse(code, ExitCode::refused) : code;
}

} // namespace

Command read_command()
{
    return {"read", "FILE|FOLDER...", "reads documents and prints what they say, without filing them",
        {json_option, {"--as-one", "", "all files are one document, in the order given"}, language_option},
        read};
}

} // namespace strongroom::ui
