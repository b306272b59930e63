#pragma once

#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "archive/register_sheet.h"

namespace strongroom::test {

/// The keys somebody filled in.
inline std::vector<std::string> keys_of(const archive::SheetRow& row)
{
    std::vector<std::string> keys;
    for (const auto& [key, value] : row)
        keys.push_back(key);
    return keys;
}

/// All keys that the layout of a form (ui/paper/forms) has a place for.
inline std::vector<std::string> keys_of_form(const std::string& form)
{
    std::ifstream file(std::string(SOURCE_DIR) + "/ui/paper/forms/" + form + ".json");
    std::vector<std::string> keys;
    const auto look = [&](const auto& self, const nlohmann::json& json) -> void {
        if (json.is_object())
            for (const auto& [name, value] : json.items()) {
                if (name == "key")
                    keys.push_back(value);
                else if (name == "keys")
                    for (const auto& each : value)
                        keys.push_back(each);
                else
                    self(self, value);
            }
        else if (json.is_array())
            for (const auto& each : json)
                self(self, each);
    };
    look(look, nlohmann::json::parse(file));
    return keys;
}

} // namespace strongroom::test
