#include "archive/people/people.h"
#include "ui/answer_internal.h"
#include "ui/command/commands.h"
#include "ui/password.h"

namespace strongroom::ui {

namespace {

using archive::People;
using archive::Person;

constexpr Option reason_option = {"--reason", "TEXT", "why, for the ledger", Option::Need::required};

std::string roles_of(const Person& person)
{
    std::string roles;
    for (const archive::Grant& grant : person.grants)
        roles += (roles.empty() ? "" : " ") + grant.role;
    return roles;
}

Json json_of(const Person& person)
{
    Json grants = Json::array();
    for (const archive::Grant& grant : person.grants)
        grants.push_back({{"role", grant.role}, {"all_projects", !grant.project}, {"since", grant.since},
            {"until", grant.until}});
    return {{"login", person.login}, {"name", person.name}, {"unit", person.unit}, {"active", person.active},
        {"must_change_password", person.must_change}, {"clearance", person.clearance},
        {"clearance_until", person.clearance_until}, {"grants", std::move(grants)}};
}

std::string text_of(const Person& person)
{
    return person.login + "  " + harmless(person.name) + "  unit " + (person.unit.empty() ? "-" : person.unit)
        + "  " + (person.active ? "active" : "disabled") + "  clearance " + std::to_string(person.clearance)
        + (person.clearance_until.empty() ? "" : " until " + person.clearance_until)
        + "  roles: " + (person.grants.empty() ? "none" : roles_of(person)) + '\n';
}

/// "zhou=周一" parted at the sign. Errors: bad_input where it is not of that form.
Result<std::pair<std::string, std::string>> parted(const Arguments& arguments, std::string_view option)
{
    const std::string text = arguments.value(option).value_or("");
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == text.size())
        return failed(Code::bad_input, "'" + text + "' behind " + std::string(option) + " is not complete",
            "write it like zhou=周一: a short name, an equals sign, the full name");
    return std::pair{text.substr(0, equals), text.substr(equals + 1)};
}

/// The password given, or a random one to be told once.
Result<std::string> first_password(const Arguments& arguments)
{
    const std::optional<std::string> file = arguments.value(new_password_file_option.name);
    return file ? first_line(*file) : Result<std::string>(People::one_time_password());
}

ExitCode set_up(const Arguments& arguments, Streams& streams)
{
    People::Founders founders;
    for (const auto& [option, unit] :
        {std::pair{"--company", &founders.company}, {"--archive-unit", &founders.archive}}) {
        const auto given = parted(arguments, option);
        if (!given)
            return wrong_usage(streams, "user set-up", sentence(given.error()));
        unit->code = given->first;
        unit->name = given->second;
    }
    Json people = Json::array();
    std::string text
        = "The first people are set up. Give each of them the password; it has to be changed at once:\n";
    for (const auto& [option, role, person] : {std::tuple{"--sys", "SYS", &founders.system},
             {"--sec", "SEC", &founders.security}, {"--audit", "AUDIT", &founders.audit},
             {"--exec", "EXEC", &founders.executive}, {"--head", "ARCH_HEAD", &founders.head}}) {
        const auto given = parted(arguments, option);
        if (!given)
            return wrong_usage(streams, "user set-up", sentence(given.error()));
        *person = {given->first, given->second, "", People::one_time_password()};
        people.push_back({{"login", person->login}, {"role", role}, {"password", person->password}});
        text += "  " + padded(role, 10) + padded(person->login, 16) + person->password + '\n';
    }
    text += "They do it with: strongroom user password --user LOGIN\n";
    return with_archive(arguments, streams, "user set-up", [&](archive::Archive& archive) {
        return answer(arguments, streams, People::set_up(archive, founders), {{"people", people}}, text);
    });
}

ExitCode add(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::string> password = first_password(arguments);
    if (!password)
        return refuse(streams, password.error());
    constexpr int usual_clearance = 2;
    const Result<int> clearance = arguments.number("--clearance", usual_clearance);
    if (!clearance)
        return wrong_usage(streams, "user add", sentence(clearance.error()));
    const std::string& login = arguments.operands()[0];
    return answer(arguments, streams,
        People(session).add({login, arguments.value("--name").value_or(""),
            arguments.value("--unit").value_or(""), *password, *clearance}),
        {{"login", login}, {"password", *password}},
        login + " is set up, without any right yet. The password, to be changed at once: " + *password
            + "\nRights are requested by the head of the department: strongroom grant request");
}

ExitCode disable(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string& login = arguments.operands()[0];
    return answer(arguments, streams,
        People(session).disable(login, arguments.value("--reason").value_or("")),
        {{"login", login}, {"active", false}}, login + " is disabled.");
}

ExitCode enable(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string& login = arguments.operands()[0];
    return answer(arguments, streams, People(session).enable(login, arguments.value("--reason").value_or("")),
        {{"login", login}, {"active", true}}, login + " is enabled.");
}

ExitCode move(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string &login = arguments.operands()[0], &unit = arguments.operands()[1];
    return answer(arguments, streams, People(session).move(login, unit), {{"login", login}, {"unit", unit}},
        login + " belongs to " + unit + " now.");
}

ExitCode reset(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::string> password = first_password(arguments);
    if (!password)
        return refuse(streams, password.error());
    const std::string& login = arguments.operands()[0];
    return answer(arguments, streams, People(session).reset_password(login, *password),
        {{"login", login}, {"password", *password}},
        "The password of " + login + ", to be changed at once: " + *password);
}

ExitCode change_password(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::string> present = password(arguments, streams);
    if (!present)
        return refuse(streams, present.error());
    const std::string login = session.person().login;
    const Result<std::string> next = new_password(arguments, streams, login);
    if (!next)
        return refuse(streams, next.error());
    return answer(arguments, streams, People(session).change_password(*present, *next), {{"login", login}},
        "The password of " + login + " is changed.");
}

ExitCode lower_clearance(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string &login = arguments.operands()[0], &text = arguments.operands()[1];
    if (text != "2" && text != "3")
        return wrong_usage(streams, "user lower-clearance", "the grade is 2 or 3, not '" + text + "'.");
    const int grade = text[0] - '0';
    return answer(arguments, streams,
        People(session).lower_clearance(login, grade, arguments.value("--reason").value_or("")),
        {{"login", login}, {"clearance", grade}},
        "The clearance of " + login + " is for grade " + text + " now.");
}

ExitCode list(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<Person>> people = People(session).people();
    if (!people)
        return refuse(streams, people.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows
        = {{"login", "name", "unit", "state", "clearance", "until", "roles"}};
    for (const Person& person : *people) {
        json.push_back(json_of(person));
        rows.push_back(
            {person.login, harmless(person.name), person.unit, person.active ? "active" : "disabled",
                std::to_string(person.clearance), person.clearance_until, roles_of(person)});
    }
    return answer(arguments, streams, {{"people", std::move(json)}}, table(rows));
}

ExitCode show(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const std::string login = arguments.operands().empty() ? session.person().login : arguments.operands()[0];
    const Result<Person> person = People(session).person(login);
    return person ? answer(arguments, streams, json_of(*person), text_of(*person))
                  : refuse(streams, person.error());
}

constexpr Option founder(std::string_view option, std::string_view help)
{
    return {option, "LOGIN=NAME", help, Option::Need::required};
}

} // namespace

Command user_command()
{
    constexpr Option first_password_option = {"--new-password-file", "FILE",
        "the first password is its first line; else a random one is made and told"};
    return noun("user", "sets up people, passwords and clearance", Chapter::people,
        {
            {"set-up", "", "makes the first five people of an archive; from then on everybody signs in",
                {archive_option, json_option,
                    {"--company", "CODE=NAME", "the company as a unit", Option::Need::required},
                    {"--archive-unit", "CODE=NAME", "the department that keeps the archive",
                        Option::Need::required},
                    founder("--sys", "system administrator: settings, backups"),
                    founder("--sec", "security administrator: carries out what is approved"),
                    founder("--audit", "auditor: reads what happens"),
                    founder("--exec", "executive: approves"),
                    founder("--head", "head of the archive: requests")},
                {"user set-up --company JT=集团公司 --archive-unit DA=信息部 --sys zhou=周一 --sec wu=吴二 "
                 "--audit "
                 "zheng=郑三 --exec wang=王四 --head feng=冯五"},
                nullptr, set_up},
            {"add", "LOGIN", "sets up somebody, who may do nothing yet",
                {{"--name", "NAME", "how the person is called", Option::Need::required},
                    {"--unit", "CODE", "the department"},
                    {"--clearance", "GRADE", "2 or 3; 2 where it is not given"}, first_password_option},
                {"user add chen --name 陈六 --unit DA --user wu"}, add},
            {"disable", "LOGIN", "lets somebody in no more", {reason_option},
                {"user disable chen --reason 离职 --user wu"}, disable},
            {"enable", "LOGIN", "lets somebody in again", {reason_option},
                {"user enable chen --reason 返岗 --user wu"}, enable},
            {"move", "LOGIN UNIT", "puts somebody into another department", {},
                {"user move chen XS --user wu"}, move},
            {"reset", "LOGIN", "gives somebody a new first password", {first_password_option},
                {"user reset chen --user wu"}, reset},
            {"password", "", "changes your own password", {new_password_file_option},
                {"user password --user chen"}, change_password},
            {"lower-clearance", "LOGIN GRADE",
                "lowers a clearance to grade 2 or 3; a higher one is requested", {reason_option},
                {"user lower-clearance chen 3 --reason 调岗 --user wu"}, lower_clearance},
            {"list", "", "lists everybody", {}, {"user list --user wu", "user list --json --user zheng"},
                list},
            {"show", "[LOGIN]", "shows somebody, or yourself", {}, {"user show --user chen"}, show},
        });
}

} // namespace strongroom::ui
