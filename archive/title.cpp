#include <filesystem>

#include "archive/worker_internal.h"

namespace strongroom::archive {
namespace {

std::string values_called(
    const index::DocumentReading& reading, std::string_view name, std::string_view between)
{
    std::string values;
    for (const index::Field& field : reading.fields)
        if (field.name == name && !field.value.empty())
            values += (values.empty() ? "" : std::string(between)) + field.value;
    return values;
}

} // namespace

std::string title_of(const index::DocumentReading& reading, const std::string& file_name)
{
    std::string room;
    for (const char* name : {"building_no", "unit_no", "room_no"})
        if (const index::Field* field = first_field(reading, name))
            room += (room.empty() ? "" : "-") + field->value;
    std::string title;
    for (const std::string& part :
        {values_called(reading, "contract_no", "、"), room, values_called(reading, "buyer_name", "、")})
        if (!part.empty())
            title += (title.empty() ? "" : " ") + part;
    return title.empty() ? std::filesystem::path(file_name).stem().string() : title;
}

} // namespace strongroom::archive
