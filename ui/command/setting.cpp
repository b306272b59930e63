#include "archive/people/people.h"
#include "ui/answer_internal.h"
#include "ui/command/commands.h"

namespace strongroom::ui {

namespace {

using archive::People;

ExitCode list(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<archive::Setting>> settings = People(session).settings();
    if (!settings)
        return refuse(streams, settings.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows = {{"setting", "value", "usually", "meaning"}};
    for (const archive::Setting& setting : *settings) {
        json.push_back({{"setting", setting.name}, {"value", setting.value}, {"otherwise", setting.otherwise},
            {"meaning", setting.meaning}});
        rows.push_back({setting.name, setting.value, setting.otherwise, setting.meaning});
    }
    constexpr int widest = 60;
    return answer(arguments, streams, {{"settings", std::move(json)}}, table(rows, widest));
}

ExitCode change(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string &name = arguments.operands()[0], &value = arguments.operands()[1];
    return answer(arguments, streams,
        People(session).change_setting(name, value, arguments.value("--reason").value_or("")),
        {{"setting", name}, {"value", value}}, name + " is " + value + " now.");
}

} // namespace

Command setting_command()
{
    return noun("setting", "shows and changes the company's rules: days, limits, amounts", Chapter::people,
        {
            {"list", "", "lists all settings", {}, {"setting list --user zhou"}, list},
            {"change", "NAME VALUE", "changes one (system administrator)",
                {{"--reason", "TEXT", "why, for the ledger", Option::Need::required}},
                {"setting change loan.days 10 --reason 春节 --user zhou"}, change},
        });
}

} // namespace strongroom::ui
