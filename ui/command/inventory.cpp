#include "archive/inventory/inventory.h"

#include <charconv>
#include <fstream>
#include <iterator>

#include "ui/command/commands.h"
#include "ui/inventory_report.h"
#include "ui/sheet_file.h"

namespace strongroom::ui {
namespace {

using archive::Inventory;
using archive::Session;
using archive::Stocktaking;

constexpr auto required = Option::Need::required;
constexpr Option reason_option = {"--reason", "TEXT", "why; without names, as it is kept for ever", required};

std::string text(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

const std::string& first(const Arguments& arguments) { return arguments.operands()[0]; }

template <class T>
ExitCode answer_all(
    const Arguments& arguments, Streams& streams, const char* name, const Result<std::vector<T>>& all)
{
    if (!all)
        return refuse(streams, all.error());
    if (!arguments.has("--json")) {
        streams.out << report(*all);
        return ExitCode::done;
    }
    Json json;
    json[name] = Json::array();
    for (const T& each : *all)
        json[name].push_back(json_of(each));
    streams.out << on_one_line(json) << '\n';
    return ExitCode::done;
}

ExitCode answer_one(const Arguments& arguments, Streams& streams, const Result<Stocktaking>& stock)
{
    if (!stock)
        return refuse(streams, stock.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*stock)) << '\n';
    else
        streams.out << report(std::vector{*stock});
    return ExitCode::done;
}

/// After an act: the stock-taking as it stands now.
ExitCode stands(Session& session, const Arguments& arguments, Streams& streams, const Result<void>& act)
{
    return act ? answer_one(arguments, streams, Inventory(session).stocktaking(first(arguments)))
               : refuse(streams, act.error());
}

/// The second operand: a line or a task of the stock-taking.
Result<int> second_number(const Arguments& arguments)
{
    const std::string& word = arguments.operands()[1];
    int value = 0;
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (problem != std::errc() || end != word.data() + word.size() || value < 1)
        return failed(Code::bad_input, "'" + word + "' is no number of a line or a task",
            "'strongroom inventory tasks' and 'inventory lines' show them");
    return value;
}

ExitCode plan(Session& session, const Arguments& arguments, Streams& streams)
{
    const std::vector<std::string> counters = arguments.values("--counter");
    if (counters.size() != 2)
        return wrong_usage(
            streams, "inventory plan", "name the two who count: --counter LOGIN --counter LOGIN.");
    constexpr int whole = 100;
    const Result<int> sample = arguments.number("--sample", whole);
    if (!sample)
        return refuse(streams, sample.error());
    return answer_one(arguments, streams,
        Inventory(session).plan({text(arguments, "--in"), text(arguments, "--project"), *sample}, counters[0],
            counters[1], text(arguments, "--reason")));
}

ExitCode freeze(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_one(arguments, streams, Inventory(session).freeze(first(arguments)));
}

ExitCode places(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_all(arguments, streams, "places", Inventory(session).places(first(arguments)));
}

ExitCode count(Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string& path = arguments.operands()[1];
    std::ifstream in(path, std::ios::binary);
    constexpr std::size_t largest = 32 * 1024 * 1024;
    std::string list(std::istreambuf_iterator<char>(in), {});
    if (!in)
        return refuse(
            streams, {Code::not_found, path + " cannot be read", "name the file your scanner wrote"});
    if (list.size() > largest)
        return refuse(
            streams, {Code::bad_input, path + " is too large for a list of codes", "hand it in in parts"});
    const auto counted = Inventory(session).count(first(arguments), archive::read_count_list(list));
    if (!counted)
        return refuse(streams, counted.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*counted)) << '\n';
    else
        streams.out << report(*counted);
    return ExitCode::done;
}

ExitCode finish(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_one(arguments, streams, Inventory(session).finish_count(first(arguments)));
}

ExitCode reconcile(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_one(arguments, streams, Inventory(session).reconcile(first(arguments)));
}

ExitCode lines(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_all(arguments, streams, "lines", Inventory(session).lines(first(arguments)));
}

ExitCode tasks(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_all(arguments, streams, "tasks", Inventory(session).tasks(first(arguments)));
}

ExitCode settle(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<int> line = second_number(arguments);
    if (!line)
        return refuse(streams, line.error());
    const auto result = archive::count_result_named(text(arguments, "--as"));
    if (!result)
        return wrong_usage(streams, "inventory settle",
            "--as is on_shelf, lent, misplaced, missing, foreign, damaged or label.");
    return stands(session, arguments, streams,
        Inventory(session).settle(first(arguments), *line, *result, text(arguments, "--reason")));
}

ExitCode resolve(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<int> task = second_number(arguments);
    if (!task)
        return refuse(streams, task.error());
    const auto resolution = archive::resolution_named(text(arguments, "--by"));
    if (!resolution)
        return wrong_usage(streams, "inventory resolve",
            "--by is put_back, accept_place, mark_missing, found, write_off, repaired, relabelled or noted.");
    return stands(session, arguments, streams,
        Inventory(session).resolve(first(arguments), *task, *resolution, text(arguments, "--reason")));
}

ExitCode write_off(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<int> task = second_number(arguments);
    if (!task)
        return refuse(streams, task.error());
    const auto decision
        = arguments.has("--reject") ? archive::WriteOff::rejected : archive::WriteOff::approved;
    return stands(session, arguments, streams,
        Inventory(session).decide_write_off(first(arguments), *task, decision, text(arguments, "--reason")));
}

ExitCode approve(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_one(
        arguments, streams, Inventory(session).approve(first(arguments), text(arguments, "--reason")));
}

ExitCode close(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_one(arguments, streams, Inventory(session).close(first(arguments)));
}

ExitCode cancel(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_one(
        arguments, streams, Inventory(session).cancel(first(arguments), text(arguments, "--reason")));
}

ExitCode list(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_all(arguments, streams, "inventories", Inventory(session).all());
}

ExitCode show(Session& session, const Arguments& arguments, Streams& streams)
{
    return answer_one(arguments, streams, Inventory(session).stocktaking(first(arguments)));
}

ExitCode print(Session& session, const Arguments& arguments, Streams& streams)
{
    return write_sheet(arguments, streams, Inventory(session).register_sheet(first(arguments)));
}

} // namespace

Command inventory_command()
{
    return noun("inventory", "stock-taking: counted blind by two", Chapter::registers,
        {
            {"plan", "", "what is to be counted, and by whom",
                {{"--counter", "LOGIN", "one of the two who count; given twice", required},
                    {"--in", "LOCATION", "it and all inside it"},
                    {"--project", "CODE", "only of that project"},
                    {"--sample", "PERCENT", "so many of the boxes, drawn by lot"}, reason_option},
                {"inventory plan --in 01 --counter arch1 --counter arch2 --reason 年度盘点 --user "
                 "arch_head1"},
                plan},
            {"freeze", "INVENTORY", "writes down what should be where", {},
                {"inventory freeze PD-2026-0001 --user arch_head1"}, freeze},
            {"places", "INVENTORY", "where a counter has to look", {},
                {"inventory places PD-2026-0001 --user arch1"}, places},
            {"count", "INVENTORY FILE", "hands in a list of scanned codes; may be done in parts", {},
                {"inventory count PD-2026-0001 shelf-05.csv --user arch1"}, count},
            {"finish", "INVENTORY", "a counter has counted all of it", {},
                {"inventory finish PD-2026-0001 --user arch1"}, finish},
            {"reconcile", "INVENTORY", "compares both counts with the record", {},
                {"inventory reconcile PD-2026-0001 --user arch_head1"}, reconcile},
            {"lines", "INVENTORY", "what was found of each thing", {},
                {"inventory lines PD-2026-0001 --user arch_head1"}, lines},
            {"tasks", "INVENTORY", "the differences and what is done about them", {},
                {"inventory tasks PD-2026-0001 --user arch_head1"}, tasks},
            {"settle", "INVENTORY LINE", "decides on what the counters disagree on in the end",
                {{"--as", "RESULT", "on_shelf, lent, misplaced, missing, foreign, damaged or label",
                     required},
                    reason_option},
                {"inventory settle PD-2026-0001 17 --as missing --reason 已亲自查看 --user arch_head2"},
                settle},
            {"resolve", "INVENTORY TASK", "deals with a difference",
                {{"--by", "WHAT",
                     "misplaced, foreign: put_back, accept_place, noted; missing: mark_missing, found, "
                     "write_off; "
                     "damaged: repaired, noted; label: relabelled, noted",
                     required},
                    reason_option},
                {"inventory resolve PD-2026-0001 3 --by put_back --reason 已归位 --user arch_head1"},
                resolve},
            {"write-off", "INVENTORY TASK", "approves a proposed write-off",
                {{"--reject", "", "or rejects it"}, reason_option},
                {"inventory write-off PD-2026-0001 3 --reason 查找无果 --user arch_head2"}, write_off},
            {"approve", "INVENTORY", "the result, by somebody who did not count",
                {{"--reason", "TEXT", "what you want to say about it"}},
                {"inventory approve PD-2026-0001 --user arch_head2"}, approve},
            {"close", "INVENTORY", "all tasks are done", {},
                {"inventory close PD-2026-0001 --user arch_head1"}, close},
            {"cancel", "INVENTORY", "gives it up", {reason_option},
                {"inventory cancel PD-2026-0001 --reason 改期 --user arch_head1"}, cancel},
            {"list", "", "all, newest first", {}, {"inventory list --user arch1"}, list},
            {"show", "INVENTORY", "how far it is", {}, {"inventory show PD-2026-0001 --user arch1"}, show},
            {"print", "INVENTORY", "the list F18", {sheet_file_option},
                {"inventory print PD-2026-0001 --output f18.pdf --user arch_head1"}, print},
        });
}

} // namespace strongroom::ui
