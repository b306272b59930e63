#include <charconv>

#include "archive/filing/filing.h"
#include "archive/handover/handover.h"
#include "archive/inventory/inventory.h"
#include "archive/loans/loans.h"
#include "archive/retention/appraisal.h"
#include "archive/retention/destruction.h"
#include "archive/shelves/shelves.h"
#include "ui/command/commands.h"
#include "ui/sheet_file.h"

namespace strongroom::ui {
namespace {

using archive::RegisterSheet;
using archive::Session;

constexpr Option project_option = {"--project", "CODE", "of this project only"};
constexpr Option building_option = {"--building", "NUMBER", "of this building only"};
constexpr Option year_option = {"--year", "YEAR", "of this year only"};
constexpr Option from_option = {"--from", "DATE", "from this day on: 2026-11-01"};
constexpr Option until_option = {"--until", "DATE", "up to this day"};

Result<archive::FileFilter> file_filter(const Arguments& arguments)
{
    archive::FileFilter filter;
    filter.project = arguments.value("--project").value_or("");
    filter.building = arguments.value("--building");
    filter.from = arguments.value("--from").value_or("");
    filter.to = arguments.value("--until").value_or("");
    if (const std::optional<std::string> text = arguments.value("--year")) {
        int year = 0;
        if (std::from_chars(text->data(), text->data() + text->size(), year).ptr
            != text->data() + text->size())
            return failed(Code::bad_input, "'" + *text + "' is not a year", "give it as --year 2026");
        filter.year = year;
    }
    return filter;
}

/// A register over many files.
template <auto sheet_of>
ExitCode register_of_files(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<archive::FileFilter> filter = file_filter(arguments);
    if (!filter)
        return refuse(streams, filter.error());
    archive::Filing filing(session);
    return write_sheet(arguments, streams, (filing.*sheet_of)(*filter));
}

/// The form of one thing that has a number.
template <class Desk, auto sheet_of>
ExitCode form_of_one(Session& session, const Arguments& arguments, Streams& streams)
{
    Desk desk(session);
    return write_sheet(arguments, streams, (desk.*sheet_of)(arguments.operands()[0]));
}

ExitCode loan_register(Session& session, const Arguments& arguments, Streams& streams)
{
    archive::LoanFilter filter;
    filter.project = arguments.value("--project").value_or("");
    filter.from = arguments.value("--from").value_or("");
    filter.until = arguments.value("--until").value_or("");
    return write_sheet(arguments, streams, archive::Loans(session).register_sheet(filter));
}

ExitCode out_cards(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto cards = archive::Loans(session).out_cards(arguments.operands()[0]);
    return cards ? write_sheets(arguments, streams, *cards) : refuse(streams, cards.error());
}

ExitCode spines(Session& session, const Arguments& arguments, Streams& streams)
{
    return write_sheet(arguments, streams, archive::Shelves(session).spine_sheet(arguments.operands()));
}

ExitCode usage(Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string today = session.today();
    return write_sheet(arguments, streams,
        archive::Loans(session).usage_sheet(
            arguments.value("--from").value_or(today), arguments.value("--until").value_or(today)));
}

using Act = ExitCode (*)(Session&, const Arguments&, Streams&);

Verb form(std::string_view name, std::string_view operands, std::string_view summary, Act act,
    std::string_view example, std::vector<Option> options = {})
{
    options.insert(options.end(), {sheet_file_option, language_option});
    return {name, operands, summary, std::move(options), {example}, act};
}

std::vector<Option> of_files()
{
    return {project_option, building_option, year_option, from_option, until_option};
}
std::vector<Option> of_a_time() { return {project_option, from_option, until_option}; }

} // namespace

Command report_command()
{
    using namespace archive;
    return noun("report", "prints registers and forms as PDF, XLSX, CSV or JSON", Chapter::registers,
        {
            form("F1", "", "合同信息登记表: register of contracts",
                register_of_files<&Filing::contract_register>, "report F1 --project BT01 --output F1.pdf",
                of_files()),
            form("F2", "HANDOVER", "合同交接明细: daily hand-over list",
                form_of_one<Handover, &Handover::contract_sheet>, "report F2 JJ-2026-0001 --output F2.pdf"),
            form("F3", "HANDOVER", "移交清册: project close-out list",
                form_of_one<Handover, &Handover::transfer_sheet>, "report F3 JJ-2026-0002 --output F3.pdf"),
            form("F4", "", "借阅登记表: register of loans", loan_register, "report F4 --output F4.xlsx",
                of_a_time()),
            form("F4A", "LOAN", "借阅申请单: application for a loan",
                form_of_one<Loans, &Loans::application_sheet>, "report F4A JY-2026-0001 --output F4A.pdf"),
            form("F5", "LOAN", "催还通知单: recall", form_of_one<Loans, &Loans::recall_sheet>,
                "report F5 JY-2026-0001 --output F5.pdf"),
            form("F6", "LOAN", "代卷卡: out-card for each item", out_cards,
                "report F6 JY-2026-0001 --output cards.pdf"),
            form("F7", "BOX...", "盒脊: what stands on the spines of boxes", spines,
                "report F7 BT01-0001 --output F7.pdf"),
            form("F8", "BOX", "备考表: note sheet of a box", form_of_one<Shelves, &Shelves::note_sheet>,
                "report F8 BT01-0001 --output F8.pdf"),
            form("F9", "FILE", "卷内备考表: note sheet of a file", form_of_one<Filing, &Filing::note_sheet>,
                "report F9 Q001-ZY·XS·BT01·2007·D30-0412 --output F9.pdf"),
            form("F10", "", "归档文件目录: list of items", register_of_files<&Filing::item_list>,
                "report F10 --project BT01 --output F10.csv", of_files()),
            form("F11", "", "案卷目录: list of files", register_of_files<&Filing::file_list>,
                "report F11 --project BT01 --output F11.pdf", of_files()),
            form("F12", "FILE", "卷内目录: contents of a file", form_of_one<Filing, &Filing::contents>,
                "report F12 Q001-ZY·XS·BT01·2007·D30-0412 --output F12.pdf"),
            form("F13", "FILE", "案卷封面: cover of a file", form_of_one<Filing, &Filing::cover>,
                "report F13 Q001-ZY·XS·BT01·2007·D30-0412 --output F13.pdf"),
            form("F14", "ROUND", "到期鉴定表: appraisal of what is due",
                form_of_one<Appraisal, &Appraisal::sheet>, "report F14 JD-2026-0001 --output F14.pdf"),
            form("F15", "LIST", "销毁清册: destruction list",
                form_of_one<Destruction, &Destruction::register_sheet>,
                "report F15 XH-2026-0001 --output F15.pdf"),
            form("F16", "LIST", "销毁证明: what the certificate says",
                form_of_one<Destruction, &Destruction::certificate_sheet>,
                "report F16 XH-2026-0001 --output F16.pdf"),
            form("F17", "LIST", "电子介质净化证书: erasure of the electronic copies",
                form_of_one<Destruction, &Destruction::media_sheet>,
                "report F17 XH-2026-0001 --output F17.pdf"),
            form("F18", "INVENTORY", "盘点表: stock-taking",
                form_of_one<Inventory, &Inventory::register_sheet>,
                "report F18 PD-2026-0001 --output F18.pdf"),
            form("F19", "", "信息使用记录: who used what, and why", usage,
                "report F19 --from 2026-11-01 --until 2026-11-30 --output F19.xlsx",
                {from_option, until_option}),
            form("F25", "", "大额合同审批单: approvals of large contracts",
                register_of_files<&Filing::amount_approvals>, "report F25 --output F25.pdf", of_files()),
            form("F26", "", "合同变更、纠纷、终止登记表: changes of contracts",
                register_of_files<&Filing::changes>, "report F26 --output F26.pdf", of_files()),
        });
}

} // namespace strongroom::ui
