#pragma once

#include <string>
#include <vector>

#include "archive/shelves/shelves.h"
#include "ui/command.h"
#include "ui/json_internal.h"

// Locations, boxes and where things are, for reading and as JSON.
namespace strongroom::ui {

Json json_of(const archive::Location& location);
Json json_of(const archive::RoomSpace& room);
Json json_of(const archive::Box& box);
Json json_of(const archive::BoxedItem& item);
Json json_of(const archive::Proposal& proposal);
Json json_of(const archive::Placed& placed);
Json json_of(const archive::MovedBox& moved);
Json json_of(const archive::Traced& traced);
Json json_of(const archive::Unplaced& item);

std::string report(const std::vector<archive::Location>& locations);
std::string report(const std::vector<archive::RoomSpace>& rooms);
std::string report(const std::vector<archive::Box>& boxes);
std::string report(const std::vector<archive::BoxedItem>& items);
std::string report(const std::vector<archive::Proposal>& proposals);
std::string report(const archive::Placed& placed);
std::string report(const std::vector<archive::MovedBox>& moved);
std::string report(const std::vector<archive::Traced>& found);
std::string report(const std::vector<archive::Unplaced>& items);

/// Answers with all of them: {"<name>":[…]} or as a table.
template <class T>
void answer(const Arguments& arguments, Streams& streams, const char* name, const std::vector<T>& all)
{
    if (!arguments.has("--json")) {
        streams.out << report(all);
        return;
    }
    Json json;
    json[name] = Json::array();
    for (const T& each : all)
        json[name].push_back(json_of(each));
    streams.out << on_one_line(json) << '\n';
}

} // namespace strongroom::ui
