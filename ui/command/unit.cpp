#include "archive/people/people.h"
#include "ui/answer_internal.h"
#include "ui/command/commands.h"

namespace strongroom::ui {

namespace {

using archive::People;

ExitCode add_unit(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string& code = arguments.operands()[0];
    return answer(arguments, streams,
        People(session).add_unit(
            {code, arguments.value("--name").value_or(""), arguments.value("--parent").value_or("")}),
        {{"unit", code}}, "Unit " + code + " is added.");
}

ExitCode list_units(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<archive::Unit>> units = People(session).units();
    if (!units)
        return refuse(streams, units.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows = {{"unit", "name", "below"}};
    for (const archive::Unit& unit : *units) {
        json.push_back({{"unit", unit.code}, {"name", unit.name}, {"parent", unit.parent}});
        rows.push_back({unit.code, harmless(unit.name), unit.parent});
    }
    return answer(arguments, streams, {{"units", std::move(json)}}, table(rows));
}

ExitCode add_project(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string& code = arguments.operands()[0];
    const archive::Project project{.code = code,
        .name = arguments.value("--name").value_or(""),
        .fonds = arguments.value("--fonds").value_or(""),
        .unit = arguments.value("--unit").value_or("")};
    return answer(arguments, streams, People(session).add_project(project), {{"project", code}},
        "Project " + code + " is added.");
}

ExitCode certificates(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string &code = arguments.operands()[0], &date = arguments.operands()[1];
    return answer(arguments, streams, People(session).set_title_certificates_done(code, date),
        {{"project", code}, {"title_certificates_done", date}},
        "All title certificates of " + code + " are issued since " + date + ".");
}

ExitCode list_projects(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<archive::Project>> projects = People(session).projects();
    if (!projects)
        return refuse(streams, projects.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows
        = {{"project", "name", "fonds", "unit", "certificates done", "closed"}};
    for (const archive::Project& project : *projects) {
        json.push_back({{"project", project.code}, {"name", project.name}, {"fonds", project.fonds},
            {"unit", project.unit}, {"title_certificates_done", project.title_certs_done},
            {"closed", project.closed}});
        rows.push_back({project.code, harmless(project.name), project.fonds, project.unit,
            project.title_certs_done, project.closed});
    }
    return answer(arguments, streams, {{"projects", std::move(json)}}, table(rows));
}

constexpr Option name_option = {"--name", "NAME", "what it is called", Option::Need::required};

} // namespace

Command unit_command()
{
    return noun("unit", "names the departments of the company", Chapter::people,
        {
            {"add", "CODE", "adds a department (head of the archive)",
                {name_option, {"--parent", "CODE", "the unit above it"}},
                {"unit add XS --name 销售部 --parent JT --user feng"}, add_unit},
            {"list", "", "lists all units", {}, {"unit list --user feng"}, list_units},
        });
}

Command project_command()
{
    return noun("project", "names the housing projects whose contracts are kept", Chapter::people,
        {
            {"add", "CODE", "adds a project (head of the archive)",
                {name_option, {"--fonds", "NUMBER", "全宗号, such as Q001", Option::Need::required},
                    {"--unit", "CODE", "the department that sells it"}},
                {"project add BT01 --name 海棠湾花园 --fonds Q001 --unit XS --user feng"}, add_project},
            {"certificates", "CODE DATE", "says that every title certificate is issued since a day", {},
                {"project certificates BT01 2026-05-31 --user feng"}, certificates},
            {"list", "", "lists all projects", {}, {"project list --user feng"}, list_projects},
        });
}

} // namespace strongroom::ui
