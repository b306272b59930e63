#pragma once

#include <string>
#include <vector>

#include "archive/inventory/inventory.h"
#include "ui/json_internal.h"

// Stock-takings, for reading and as JSON.
namespace strongroom::ui {

Json json_of(const archive::Stocktaking& stock);
Json json_of(const archive::CountPlace& place);
Json json_of(const archive::CountReport& counted);
Json json_of(const archive::CountLine& line);
Json json_of(const archive::CountTask& task);

std::string report(const std::vector<archive::Stocktaking>& stocks);
std::string report(const std::vector<archive::CountPlace>& places);
std::string report(const archive::CountReport& counted);
std::string report(const std::vector<archive::CountLine>& lines);
std::string report(const std::vector<archive::CountTask>& tasks);

} // namespace strongroom::ui
