#include "archive/people/people.h"
#include "ui/answer_internal.h"
#include "ui/command/commands.h"

namespace strongroom::ui {

namespace {

using archive::People;
using archive::Role;

Json rights_json(const archive::Rights& rights)
{
    Json json = Json::object();
    for (const auto& [right, extent] : rights)
        json[std::string(archive::name(right))] = archive::name(extent);
    return json;
}

/// "loan.lend" or "image.view=own".
Result<archive::Rights> rights_given(const Arguments& arguments)
{
    archive::Rights rights;
    for (const std::string& text : arguments.values("--right")) {
        const std::size_t equals = text.find('=');
        const auto right = archive::right_named(text.substr(0, equals));
        const auto extent = equals == std::string::npos ? std::optional(archive::Extent::yes)
                                                        : archive::extent_named(text.substr(equals + 1));
        if (!right || !extent)
            return failed(Code::bad_input, "'" + text + "' is no right",
                "write it like loan.lend or image.view=own; 'strongroom role show ARCH' shows some");
        rights[*right] = *extent;
    }
    return rights;
}

ExitCode put(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<archive::Rights> rights = rights_given(arguments);
    if (!rights)
        return refuse(streams, rights.error());
    const std::string& code = arguments.operands()[0];
    return answer(arguments, streams,
        People(session).put_role({code, arguments.value("--name").value_or(""),
            arguments.value("--english-name").value_or(""), *rights, false}),
        {{"role", code}, {"rights", rights_json(*rights)}}, "The role " + code + " is written down.");
}

ExitCode list(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<Role>> roles = People(session).roles();
    if (!roles)
        return refuse(streams, roles.error());
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows = {{"role", "name", "in English", "rights", "kind"}};
    for (const Role& role : *roles) {
        json.push_back({{"role", role.code}, {"name", role.name_zh}, {"english_name", role.name_en},
            {"rights", rights_json(role.rights)}, {"preset", role.preset}});
        rows.push_back({role.code, harmless(role.name_zh), harmless(role.name_en),
            std::to_string(role.rights.size()), role.preset ? "preset" : "own"});
    }
    return answer(arguments, streams, {{"roles", std::move(json)}}, table(rows));
}

ExitCode show(archive::Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<Role>> roles = People(session).roles();
    if (!roles)
        return refuse(streams, roles.error());
    for (const Role& role : *roles) {
        if (role.code != arguments.operands()[0])
            continue;
        std::vector<std::vector<std::string>> rows = {{"right", "extent"}};
        for (const auto& [right, extent] : role.rights)
            rows.push_back({std::string(archive::name(right)), std::string(archive::name(extent))});
        return answer(arguments, streams, {{"role", role.code}, {"rights", rights_json(role.rights)}},
            role.code + "  " + harmless(role.name_zh) + "  " + harmless(role.name_en) + '\n' + table(rows));
    }
    return refuse(streams,
        {Code::not_found, "there is no role " + arguments.operands()[0],
            "'strongroom role list' names them all"});
}

} // namespace

Command role_command()
{
    return noun("role", "names sets of rights", Chapter::people,
        {
            {"put", "CODE", "adds a role of your own, or changes one nobody holds (security administrator)",
                {{"--name", "NAME", "in Chinese", Option::Need::required},
                    {"--english-name", "NAME", "in English", Option::Need::required},
                    {"--right", "RIGHT[=EXTENT]", "may be given several times", Option::Need::required}},
                {"role put READER --name 查阅员 --english-name reader --right catalogue.search=masked "
                 "--right "
                 "image.view --user wu"},
                put},
            {"list", "", "lists all roles", {}, {"role list --user wu"}, list},
            {"show", "CODE", "shows the rights of a role", {}, {"role show ARCH --user wu"}, show},
        });
}

} // namespace strongroom::ui
