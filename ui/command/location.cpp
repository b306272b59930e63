#include "ui/command/commands.h"
#include "ui/stacks_report.h"

namespace strongroom::ui {
namespace {

using archive::Location;
using archive::Session;
using archive::Shelves;

constexpr auto required = Option::Need::required;
constexpr Option reason_option = {"--reason", "TEXT", "why; without names, as it is kept for ever", required};

std::string text(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

ExitCode answer_one(const Arguments& arguments, Streams& streams, const Result<Location>& location)
{
    if (!location)
        return refuse(streams, location.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(*location)) << '\n';
    else
        streams.out << report(std::vector{*location});
    return ExitCode::done;
}

ExitCode add(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto kind = archive::location_kind_named(text(arguments, "--kind"));
    if (!kind)
        return wrong_usage(streams, "location add", "--kind is site, room, row, rack, shelf, place or desk.");
    archive::NewLocation wanted{
        text(arguments, "--in"), *kind, arguments.operands()[0], text(arguments, "--name")};
    const Result<int> capacity = arguments.number("--capacity-mm", 0, 0);
    if (!capacity)
        return refuse(streams, capacity.error());
    wanted.capacity_mm = *capacity;
    if (arguments.has("--grade")) {
        const Result<int> grade = arguments.number("--grade", 0);
        if (!grade)
            return refuse(streams, grade.error());
        wanted.grade = *grade;
    }
    return answer_one(arguments, streams, Shelves(session).add_location(wanted));
}

ExitCode fill(Session& session, const Arguments& arguments, Streams& streams)
{
    archive::Coordinates wanted{arguments.operands()[0]};
    const std::pair<std::string_view, int*> numbers[]{{"--rows", &wanted.rows}, {"--racks", &wanted.racks},
        {"--shelves", &wanted.shelves}, {"--places", &wanted.places}, {"--capacity-mm", &wanted.capacity_mm}};
    for (const auto& [option, value] : numbers) {
        const Result<int> given = arguments.number(option, *value, 0);
        if (!given)
            return refuse(streams, given.error());
        *value = *given;
    }
    std::string sides = text(arguments, "--sides");
    while (!sides.empty()) {
        const std::size_t comma = std::min(sides.find(','), sides.size());
        wanted.sides.push_back(sides.substr(0, comma));
        sides.erase(0, comma + 1);
    }
    const auto trial = arguments.has("--preview") ? archive::Trial::preview : archive::Trial::carry_out;
    const Result<std::vector<Location>> made = Shelves(session).add_coordinates(wanted, trial);
    if (!made)
        return refuse(streams, made.error());
    if (arguments.has("--json")) {
        answer(arguments, streams, "locations", *made);
        return ExitCode::done;
    }
    streams.out << made->size()
                << (arguments.has("--preview") ? " locations would be made" : " locations were made")
                << (made->empty() ? "" : ": " + made->front().full_code + " to " + made->back().full_code)
                << ".\n";
    return ExitCode::done;
}

ExitCode list(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto& under = arguments.operands();
    const Result<std::vector<Location>> found = Shelves(session).locations(under.empty() ? "" : under[0]);
    if (!found)
        return refuse(streams, found.error());
    answer(arguments, streams, "locations", *found);
    return ExitCode::done;
}

ExitCode space(Session& session, const Arguments& arguments, Streams& streams)
{
    const Result<std::vector<archive::RoomSpace>> rooms = Shelves(session).free_space();
    if (!rooms)
        return refuse(streams, rooms.error());
    answer(arguments, streams, "rooms", *rooms);
    return ExitCode::done;
}

/// After an act: the location as it stands now.
ExitCode stands(Session& session, const Arguments& arguments, Streams& streams, const Result<void>& act)
{
    return act ? answer_one(arguments, streams, Shelves(session).location(arguments.operands()[0]))
               : refuse(streams, act.error());
}

ExitCode close(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Shelves(session).close_location(arguments.operands()[0], text(arguments, "--reason")));
}

ExitCode open(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Shelves(session).open_location(arguments.operands()[0], text(arguments, "--reason")));
}

ExitCode custodian(Session& session, const Arguments& arguments, Streams& streams)
{
    return stands(session, arguments, streams,
        Shelves(session).set_custodian(arguments.operands()[0], text(arguments, "--login")));
}

ExitCode move(Session& session, const Arguments& arguments, Streams& streams)
{
    const auto trial = arguments.has("--preview") ? archive::Trial::preview : archive::Trial::carry_out;
    const Result<std::vector<archive::MovedBox>> moved = Shelves(session).move_shelf(
        arguments.operands()[0], text(arguments, "--to"), text(arguments, "--reason"), trial);
    if (!moved)
        return refuse(streams, moved.error());
    answer(arguments, streams, "boxes", *moved);
    return ExitCode::done;
}

constexpr Option capacity_option = {"--capacity-mm", "MM", "width for boxes standing in it itself"};
constexpr Option preview_option = {"--preview", "", "only say what would be done"};

} // namespace

Command location_command()
{
    return noun("location", "sites, rooms, racks, shelves, places and desks", Chapter::registers,
        {
            {"add", "CODE", "one location",
                {{"--kind", "KIND", "site, room, row, rack, shelf, place or desk", required},
                    {"--in", "LOCATION", "the larger place it is in"},
                    {"--name", "TEXT", "how people call it"},
                    {"--grade", "1|2|3", "the most secret grade it is secured for; as the larger place's"},
                    capacity_option},
                {"location add 01 --kind room --name 合同库房 --grade 2 --user arch_head1",
                    "location add D2 --kind desk --in 01 --user arch_head1"},
                add},
            {"fill", "ROOM", "all coordinates of a room at once; those that are there stay",
                {{"--rows", "N", "rows (列)"}, {"--racks", "N", "racks in each row (节)"},
                    {"--shelves", "N", "shelves in each rack (层)"},
                    {"--places", "N", "places on each shelf; 0 = none"},
                    {"--sides", "L,R", "sides of a rack, each with its places"}, capacity_option,
                    preview_option},
                {"location fill 01 --rows 3 --racks 4 --shelves 6 --capacity-mm 900 --preview --user "
                 "arch_head1",
                    "location fill 01 --rows 3 --racks 4 --shelves 6 --places 8 --sides L,R --capacity-mm 60 "
                    "--user "
                    "arch_head1"},
                fill},
            {"list", "[LOCATION]", "it and all inside it, in shelf order", {},
                {"location list 01-03 --user arch1"}, list},
            {"space", "", "how much room each room has", {}, {"location space --user arch1"}, space},
            {"close", "LOCATION", "nothing more may come in", {reason_option},
                {"location close 01-03-02 --reason 层板变形 --user arch_head1"}, close},
            {"open", "LOCATION", "it may be used again", {reason_option},
                {"location open 01-03-02 --reason 已修复 --user arch_head1"}, open},
            {"custodian", "LOCATION", "who answers for what is in it",
                {{"--login", "LOGIN", "whom; without it, whoever answers for the larger place"}},
                {"location custodian 01 --login arch1 --user arch_head1"}, custodian},
            {"move", "LOCATION", "moves all boxes in it to another location, in their order",
                {{"--to", "LOCATION", "where to", required}, reason_option, preview_option},
                {"location move 01-03-02-05 --to 01-04-01-01 --reason 调架 --preview --user arch1"}, move},
        });
}

} // namespace strongroom::ui
