#include "archive/loans/loans.h"

#include <charconv>

#include "ui/command/commands.h"
#include "ui/command/loan_report.h"

namespace strongroom::ui {

namespace {

using archive::Loans;
using archive::LoanState;
using archive::Session;

constexpr Option reason_option = {"--reason", "TEXT", "why", Option::Need::required};
constexpr Option report_option = {"--report", "TEXT", "what happened, what was done", Option::Need::required};

std::string given(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

const std::string& number_of(const Arguments& arguments) { return arguments.operands()[0]; }

std::vector<std::string> rest_of(const Arguments& arguments)
{
    return {arguments.operands().begin() + 1, arguments.operands().end()};
}

/// A whole number; 0 where there is none.
int whole(std::string_view text)
{
    int number = 0;
    const char* end = text.data() + text.size();
    return std::from_chars(text.data(), end, number).ptr == end ? number : 0;
}

/// Says what the act came to.
ExitCode tell(const Arguments& arguments, Streams& streams, const Json& json, const std::string& text)
{
    if (arguments.has("--json"))
        streams.out << on_one_line(json) << '\n';
    else
        streams.out << text;
    return ExitCode::done;
}

ExitCode told(
    const Arguments& arguments, Streams& streams, const Result<void>& result, const std::string& text)
{
    if (!result)
        return refuse(streams, result.error());
    return tell(
        arguments, streams, {{"loan", number_of(arguments)}}, number_of(arguments) + " " + text + ".\n");
}

ExitCode told(const Arguments& arguments, Streams& streams, const Result<LoanState>& state)
{
    if (!state)
        return refuse(streams, state.error());
    const std::string is(archive::name(*state));
    return tell(arguments, streams, {{"loan", number_of(arguments)}, {"state", is}},
        number_of(arguments) + " is " + is + ".\n");
}

/// "ITEM=12" or "ITEM=12:缺第4页".
struct Counted {
    std::string item, note;
    int pages = 0;
};
Result<std::vector<Counted>> counted(const std::vector<std::string>& words)
{
    std::vector<Counted> all;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('='), colon = word.find(':', equals == word.npos ? 0 : equals);
        if (equals == word.npos || equals == 0)
            return failed(Code::bad_input, "'" + word + "' does not say how many pages",
                "write ITEM=PAGES, with a remark behind a colon: 7k2m9xq4t0wz=12:缺第4页");
        all.push_back({word.substr(0, equals), colon == word.npos ? "" : word.substr(colon + 1),
            whole(std::string_view(word).substr(
                equals + 1, (colon == word.npos ? word.size() : colon) - equals - 1))});
    }
    return all;
}

Result<std::optional<archive::OutsideBorrower>> outside_of(const Arguments& arguments)
{
    const std::string kind = given(arguments, "--outside");
    if (kind.empty())
        return std::nullopt;
    const auto named = archive::outside_kind_named(kind);
    if (!named)
        return failed(Code::bad_input, "--outside " + kind + " is not known",
            "say court, police, bank, tax, customer or other");
    return archive::OutsideBorrower{*named, given(arguments, "--name"), given(arguments, "--organisation"),
        given(arguments, "--id-no"), given(arguments, "--contact"), given(arguments, "--legal-paper")};
}

ExitCode apply(Session& session, const Arguments& arguments, Streams& streams)
{
    archive::Application wanted;
    const std::string kind = arguments.value("--kind").value_or("borrow_original"),
                      purpose = arguments.value("--for").value_or("work");
    const auto kind_named = archive::loan_kind_named(kind);
    if (!kind_named)
        return wrong_usage(streams, "loan apply",
            "--kind " + kind + " is none of read_on_site, borrow_original, copy, e_access.");
    const auto purpose_named = archive::loan_purpose_named(purpose);
    if (!purpose_named)
        return wrong_usage(streams, "loan apply",
            "--for " + purpose + " is none of work, lawsuit, audit, customer, mortgage, certificate, other.");
    const auto outside = outside_of(arguments);
    if (!outside)
        return refuse(streams, outside.error());
    wanted.kind = *kind_named;
    wanted.purpose = *purpose_named;
    wanted.explanation = given(arguments, "--purpose");
    wanted.things = arguments.operands();
    if (const auto days = arguments.value("--days"); days && (wanted.days = whole(*days)) < 1)
        return wrong_usage(streams, "loan apply", "--days wants a number of days.");
    if (const auto copies = arguments.value("--copies"))
        wanted.copies = whole(*copies);
    wanted.outside = *outside;
    const Result<std::string> number = Loans(session).apply(wanted);
    if (!number)
        return refuse(streams, number.error());
    return tell(arguments, streams, {{"loan", *number}}, "Applied for as " + *number + ".\n");
}

ExitCode approve(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(
        arguments, streams, Loans(session).approve(number_of(arguments), given(arguments, "--opinion")));
}

ExitCode reject(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams, Loans(session).reject(number_of(arguments), given(arguments, "--reason")),
        "is rejected");
}

ExitCode withdraw(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams,
        Loans(session).withdraw(number_of(arguments), given(arguments, "--reason")), "is withdrawn");
}

ExitCode priority(Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string& level = arguments.operands()[1];
    if (level != "0" && whole(level) == 0)
        return wrong_usage(streams, "loan priority", "'" + harmless(level) + "' is no priority from 0 to 9.");
    return told(arguments, streams,
        Loans(session).set_priority(number_of(arguments), whole(level), given(arguments, "--reason")),
        "has priority " + level);
}

ExitCode ready(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto items = Loans(session).make_ready(number_of(arguments));
    if (!items)
        return refuse(streams, items.error());
    Json json{{"loan", number_of(arguments)}, {"lines", Json::array()}};
    for (const archive::LoanItem& each : *items)
        json["lines"].push_back(json_of(each));
    return tell(arguments, streams, json, "Fetch:\n" + text_of(*items));
}

ExitCode lend(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto items = counted(rest_of(arguments));
    if (!items)
        return refuse(streams, items.error());
    std::vector<archive::HandedOut> handed;
    for (const Counted& each : *items)
        handed.push_back({each.item, each.pages, each.note});
    return told(arguments, streams, Loans(session).hand_out(number_of(arguments), handed),
        "is handed out; it is lent when the borrower confirms");
}

ExitCode attend(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams, Loans(session).attend(number_of(arguments)), "is attended");
}

ExitCode confirm(Session& session, const Arguments& arguments, Streams& streams)
{
    const int pages = whole(given(arguments, "--pages"));
    if (arguments.has("--on-paper"))
        return told(arguments, streams,
            Loans(session).confirm_on_paper(number_of(arguments), pages, given(arguments, "--receipt")),
            "is lent, signed for on paper");
    return told(arguments, streams, Loans(session).confirm(number_of(arguments), pages), "is confirmed");
}

ExitCode renew(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::string> due = Loans(session).renew(number_of(arguments));
    if (!due)
        return refuse(streams, due.error());
    return tell(arguments, streams, {{"loan", number_of(arguments)}, {"due_on", *due}},
        number_of(arguments) + " is due on " + *due + ".\n");
}

/// What came back; --damage, --seals, --annexes and --desk hold for all items that are named.
Result<std::vector<archive::ReturnCheck>> checks_of(const Arguments& arguments)
{
    using archive::ReturnCheck;
    const auto items = counted(rest_of(arguments));
    if (!items)
        return tl::make_unexpected(items.error());
    const std::string seals = arguments.value("--seals").value_or("whole"),
                      annexes = arguments.value("--annexes").value_or("complete");
    if (seals != "whole" && seals != "broken" && seals != "none")
        return failed(Code::bad_input, "--seals " + seals + " is not known", "say whole, broken or none");
    if (annexes != "complete" && annexes != "missing")
        return failed(Code::bad_input, "--annexes " + annexes + " is not known", "say complete or missing");
    std::vector<ReturnCheck> checks;
    for (const Counted& each : *items) {
        ReturnCheck check;
        check.item = each.item;
        check.pages = each.pages;
        check.seals = seals == "whole" ? ReturnCheck::Seals::whole
            : seals == "broken"        ? ReturnCheck::Seals::broken
                                       : ReturnCheck::Seals::none;
        check.annexes = annexes == "missing" ? ReturnCheck::Annexes::missing : ReturnCheck::Annexes::complete;
        check.damage = each.note.empty() ? given(arguments, "--damage") : each.note;
        check.desk = given(arguments, "--desk");
        checks.push_back(std::move(check));
    }
    return checks;
}

ExitCode take_back(Session& session, const Arguments& arguments, Streams& streams)
{
    if (arguments.operands().size() == 1)
        return told(arguments, streams, Loans(session).hand_back(number_of(arguments)),
            "lies at the counter, to be checked");
    const auto checks = checks_of(arguments);
    return checks ? told(arguments, streams, Loans(session).take_back(number_of(arguments), *checks))
                  : refuse(streams, checks.error());
}

ExitCode close(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams, Loans(session).close(number_of(arguments), given(arguments, "--outcome")),
        "is closed");
}

ExitCode lost(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams,
        Loans(session).report_lost(number_of(arguments), rest_of(arguments), given(arguments, "--report")),
        "is reported as lost");
}

ExitCode investigate(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams,
        Loans(session).investigate(number_of(arguments), given(arguments, "--report")), "is investigated");
}

ExitCode found(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto checks = checks_of(arguments);
    return checks ? told(arguments, streams, Loans(session).found(number_of(arguments), *checks))
                  : refuse(streams, checks.error());
}

ExitCode replace(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto items = counted(rest_of(arguments));
    if (!items)
        return refuse(streams, items.error());
    return told(arguments, streams,
        Loans(session).replace(
            number_of(arguments), items->front().item, items->front().pages, given(arguments, "--report")));
}

ExitCode write_off(Session& session, const Arguments& arguments, Streams& streams)
{
    return told(arguments, streams,
        Loans(session).write_off(
            number_of(arguments), arguments.operands()[1], given(arguments, "--reason")));
}

} // namespace

// The verbs that look are in loan_look.cpp.
std::vector<Verb> loan_look_verbs();

Command loan_command()
{
    const Option damage = {"--damage", "TEXT", "what is torn, stained, written on"};
    const Option seals = {"--seals", "whole|broken|none", "whole where it is not given"};
    const Option annexes = {"--annexes", "complete|missing", "complete where it is not given"};
    const Option desk = {"--desk", "DESK", "laid on this desk; else back in its place in its box"};
    const Option pages = {"--pages", "NUMBER", "what you counted, in all", Option::Need::required};
    std::vector<Verb> verbs{
        {"apply", "THING...", "applies for up to five items, files or boxes (box:BT01-0007)",
            {{"--kind", "KIND", "read_on_site, borrow_original, copy or e_access"},
                {"--for", "CODE", "work, lawsuit, audit, customer, mortgage, certificate or other"},
                {"--purpose", "TEXT", "what it is for", Option::Need::required},
                {"--days", "NUMBER", "as long as is usual where it is not given"},
                {"--copies", "NUMBER", "of each item, with --kind copy"},
                {"--outside", "KIND", "for a court, police, bank, tax, customer or other"},
                {"--name", "NAME", "of who comes to the counter"},
                {"--organisation", "NAME", "whom they come from"},
                {"--id-no", "NUMBER", "of the paper they showed"}, {"--contact", "NUMBER", "their telephone"},
                {"--legal-paper", "DOCUMENT", "the scan of what entitles them"}},
            {"loan apply Q001-ZY·XS·BT01·2007·D30-0412-001 --purpose 核对付款条款",
                "loan apply box:BT01-0007 --for audit --purpose 年度审计 --days 14"},
            apply},
        {"approve", "LOAN", "approves, as whose turn it is",
            {{"--opinion", "TEXT", "what is printed on the form"}},
            {"loan approve JY-2026-0001 --opinion 同意"}, approve},
        {"reject", "LOAN", "rejects, as whose turn it is", {reason_option},
            {"loan reject JY-2026-0001 --reason 用途不明"}, reject},
        {"withdraw", "LOAN", "takes one's own application back", {reason_option},
            {"loan withdraw JY-2026-0001 --reason 已不需要"}, withdraw},
        {"priority", "LOAN LEVEL", "puts it before others in the waiting list (0 to 9)", {reason_option},
            {"loan priority JY-2026-0003 5 --reason 开庭在即"}, priority},
        {"ready", "LOAN", "says what to fetch from where, and marks it as fetched", {},
            {"loan ready JY-2026-0001"}, ready},
        {"lend", "LOAN ITEM=PAGES[:CONDITION]...", "hands it out: pages and condition of each item", {},
            {"loan lend JY-2026-0001 7k2m9xq4t0wz=12", "loan lend JY-2026-0001 7k2m9xq4t0wz=11:缺第4页"},
            lend},
        {"attend", "LOAN", "is the second of the archive where grade 1 is read", {},
            {"loan attend JY-2026-0001"}, attend},
        {"confirm", "LOAN", "agrees with the lender, as the borrower; now it is lent",
            {pages, {"--on-paper", "", "somebody from outside signed on paper; said by a second archivist"},
                {"--receipt", "DOCUMENT", "the scan of what they signed"}},
            {"loan confirm JY-2026-0001 --pages 12", "loan confirm JY-2026-0002 --on-paper --pages 12"},
            confirm},
        {"renew", "LOAN", "lends it for longer, once", {}, {"loan renew JY-2026-0001"}, renew},
        {"return", "LOAN [ITEM=PAGES...]", "checks what came back; without items: laid down, to be checked",
            {damage, seals, annexes, desk},
            {"loan return JY-2026-0001", "loan return JY-2026-0001 7k2m9xq4t0wz=12",
                "loan return JY-2026-0001 7k2m9xq4t0wz=11 --damage 第4页缺失 --desk D1"},
            take_back},
        {"close", "LOAN", "ends it, with what came of it", {{"--outcome", "TEXT", "利用效果"}},
            {"loan close JY-2026-0001 --outcome 查清了付款日期"}, close},
        {"lost", "LOAN ITEM...", "reports items as lost", {report_option},
            {"loan lost JY-2026-0001 7k2m9xq4t0wz --report 搬家时遗失"}, lost},
        {"investigate", "LOAN", "writes down what was done to find it", {report_option},
            {"loan investigate JY-2026-0001 --report 已查找三处"}, investigate},
        {"found", "LOAN ITEM=PAGES...", "takes back what was lost", {damage, seals, annexes, desk},
            {"loan found JY-2026-0001 7k2m9xq4t0wz=12"}, found},
        {"replace", "LOAN ITEM=PAGES", "puts a copy in the place of what was lost", {report_option},
            {"loan replace JY-2026-0001 7k2m9xq4t0wz=12 --report 由扫描件补制"}, replace},
        {"write-off", "LOAN ITEM", "writes off what was lost", {reason_option},
            {"loan write-off JY-2026-0001 7k2m9xq4t0wz --reason 无法补制"}, write_off},
    };
    for (Verb& each : loan_look_verbs())
        verbs.push_back(std::move(each));
    return noun("loan", "lends paper and takes it back", Chapter::registers, std::move(verbs));
}

} // namespace strongroom::ui
