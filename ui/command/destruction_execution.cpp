#include "archive/retention/destruction.h"

#include "ui/command/destruction_verbs.h"
#include "ui/destruction_report.h"
#include "ui/json_internal.h"
#include "ui/paper/print.h"
#include "ui/sheet_file.h"

namespace strongroom::ui {

namespace {

using archive::Destruction;
using archive::DestructionLine;
using archive::Session;

constexpr auto required = Option::Need::required;

ExitCode execute(Session& session, const Arguments& arguments, Streams& streams)
{
    archive::Execution execution;
    const auto method = archive::destruction_method_named(text(arguments, "--method"));
    const Result<int> grams = arguments.number("--grams", 0);
    if (!method)
        return wrong_usage(streams, "destruction execute",
            "--method is shredding, pulping, burning, degaussing, overwriting, breaking or key_only.");
    if (!grams)
        return wrong_usage(streams, "destruction execute", sentence(grams.error()));
    execution.method = *method;
    execution.level = text(arguments, "--level");
    execution.place = text(arguments, "--place");
    execution.tool = text(arguments, "--tool");
    execution.contractor = text(arguments, "--contractor");
    execution.transport = text(arguments, "--transport");
    execution.pictures = text(arguments, "--pictures");
    execution.weight_grams = *grams;
    return stands(session, arguments, streams, Destruction(session).execute(first(arguments), execution));
}

ExitCode verify(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Destruction(session).verify(first(arguments), text(arguments, "--paper")));
}

ExitCode sign(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams, Destruction(session).sign(first(arguments)));
}

ExitCode post(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams, Destruction(session).post(first(arguments)));
}

ExitCode close(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams, Destruction(session).close(first(arguments)));
}

ExitCode stub(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<DestructionLine> left = Destruction(session).stub(first(arguments));
    if (!left)
        return refuse(streams, left.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*left)) << '\n';
    else
        streams.out << report(*left);
    return ExitCode::done;
}

ExitCode print(Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string form = arguments.value("--form").value_or("F15");
    if (form != "F15" && form != "F17")
        return wrong_usage(streams, "destruction print",
            "--form is F15 (销毁清册) or F17 (电子介质净化证书); 'destruction certificate' prints F16.");
    Destruction destruction(session);
    return write_sheet(arguments, streams,
        form == "F15" ? destruction.register_sheet(first(arguments))
                      : destruction.media_sheet(first(arguments)));
}

ExitCode certificate(Session& session, const Arguments& arguments, Streams& streams)
{
    Destruction destruction(session);
    if (text(arguments, "--output").ends_with(".json")) {
        const Result<std::string> statement = destruction.statement(first(arguments));
        if (!statement)
            return refuse(streams, statement.error());
        return write_file(arguments, streams,
            {reinterpret_cast<const std::uint8_t*>(statement->data()), statement->size()});
    }
    const Result<archive::RegisterSheet> sheet = destruction.certificate_sheet(first(arguments));
    if (!sheet)
        return refuse(streams, sheet.error());
    const Result<std::vector<std::uint8_t>> file = destruction.certificate(first(arguments), printed(*sheet));
    if (!file)
        return refuse(streams, file.error());
    return write_file(arguments, streams, *file);
}

} // namespace

std::vector<Verb> destruction_verbs_from_execution_on()
{
    return {
        {"execute", "LIST", "destroys: there is no way back; asked again, it finishes what was interrupted",
            {{"--method", "METHOD",
                 "shredding, pulping, burning, degaussing, overwriting, breaking, key_only", required},
                {"--level", "LEVEL", "of shredding: P-4, or P-5 for grade 1"},
                {"--place", "TEXT", "where", required},
                {"--tool", "TEXT", "machine or tool, with its version", required},
                {"--contractor", "TEXT", "who did it for you, with the contract's number"},
                {"--transport", "TEXT", "time, person, vehicle, seal"},
                {"--pictures", "TEXT", "their numbers"}, {"--grams", "NUMBER", "weight of the paper"}},
            {"destruction execute XH-2038-0001 --method shredding --level P-4 --place 销毁车间 --tool 'HSM "
             "B34' "
             "--user disposer1"},
            execute},
        {"verify", "LIST", "looks whether anything is left, and fixes what the certificate says",
            {{"--paper", "TEXT", "how the paper was looked at: method, result, sample", required}},
            {"destruction verify XH-2038-0001 --paper 目视检查全部碎屑 --user arch2"}, verify},
        {"sign", "LIST", "signs the certificate: both witnesses and the executor", {},
            {"destruction sign XH-2038-0001 --user witness1"}, sign},
        {"post", "LIST", "enters the certificate in the catalogue", {},
            {"destruction post XH-2038-0001 --user arch2"}, post},
        {"close", "LIST", "nothing is left to do", {}, {"destruction close XH-2038-0001 --user arch2"},
            close},
        {"stub", "FILE", "what is left of a destroyed file", {},
            {"destruction stub Q001-ZY·XS·BT01·2007·D30-0412 --user arch1"}, stub},
        {"print", "LIST", "the list as a form (F15), or the sanitisation of the media (F17)",
            {sheet_file_option, {"--form", "FORM", "F15 or F17"}},
            {"destruction print XH-2038-0001 --output list.pdf --user arch1"}, print},
        {"certificate", "LIST",
            "the certificate (F16) as PDF with its signed content, or that alone as .json",
            {{"--output", "FILE", "where to write it; it must not be there yet", required}},
            {"destruction certificate XH-2038-0001 --output certificate.pdf --user arch1",
                "certificate verify certificate.pdf --archive DIR"},
            certificate},
    };
}

} // namespace strongroom::ui
