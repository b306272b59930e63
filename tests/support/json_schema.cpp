#include "tests/support/json_schema.h"

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <stdexcept>

namespace strongroom::test {

namespace {

using nlohmann::json;

/// One look at one schema file.
class Look {
public:
    explicit Look(const json& root) : m_root(root) { }

    std::vector<std::string> faults;

    void at(const json& schema, const json& value, const std::string& place)
    {
        for (const auto& [keyword, wanted] : schema.items()) {
            const auto rule = rules.find(keyword);
            if (rule == rules.end())
                throw std::invalid_argument("keyword not known: " + keyword);
            if (rule->second)
                rule->second(*this, wanted, value, place);
        }
        if (schema.value("additionalProperties", true) == false && value.is_object())
            for (const auto& [name, member] : value.items())
                expect(schema.at("properties").contains(name), place + '/' + name, "is not foreseen");
    }

private:
    using Rule = std::function<void(Look&, const json& wanted, const json& value, const std::string& place)>;
    static const std::map<std::string, Rule> rules;

    void expect(bool right, const std::string& place, const std::string& fault)
    {
        if (!right)
            faults.push_back(place + ": " + fault);
    }

    static bool has_type(const json& value, const std::string& type)
    {
        return (type == "object" && value.is_object()) || (type == "array" && value.is_array())
            || (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean())
            || (type == "null" && value.is_null()) || (type == "number" && value.is_number())
            || (type == "integer" && value.is_number_integer());
    }

    void type(const json& wanted, const json& value, const std::string& place)
    {
        bool right = false;
        for (const json& one : wanted.is_array() ? wanted : json::array({wanted}))
            right = right || has_type(value, one);
        expect(right, place, "is not " + wanted.dump());
    }

    void properties(const json& wanted, const json& value, const std::string& place)
    {
        for (const auto& [name, schema] : wanted.items())
            if (value.is_object() && value.contains(name))
                at(schema, value[name], place + '/' + name);
    }

    void required(const json& wanted, const json& value, const std::string& place)
    {
        for (const std::string name : wanted)
            expect(!value.is_object() || value.contains(name), place, name + " is missing");
    }

    void items(const json& wanted, const json& value, const std::string& place)
    {
        for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
            at(wanted, value[i], place + '/' + std::to_string(i));
    }

    const json& m_root;
};

const std::map<std::string, Look::Rule> Look::rules = {
    {"$schema", nullptr},
    {"title", nullptr},
    {"description", nullptr},
    {"$defs", nullptr},
    {"additionalProperties", nullptr}, // seen to where its sibling `properties` is at hand
    {"$ref",
        [](Look& look, const json& wanted, const json& value, const std::string& place) {
            look.at(look.m_root.at(json::json_pointer(wanted.get<std::string>().substr(1))), value, place);
        }},
    {"type", [](Look& look, const json& w, const json& v, const std::string& p) { look.type(w, v, p); }},
    {"properties",
        [](Look& look, const json& w, const json& v, const std::string& p) { look.properties(w, v, p); }},
    {"required",
        [](Look& look, const json& w, const json& v, const std::string& p) { look.required(w, v, p); }},
    {"items", [](Look& look, const json& w, const json& v, const std::string& p) { look.items(w, v, p); }},
    {"enum",
        [](Look& look, const json& wanted, const json& value, const std::string& place) {
            look.expect(std::find(wanted.begin(), wanted.end(), value) != wanted.end(), place,
                value.dump() + " is none of " + wanted.dump());
        }},
    {"pattern",
        [](Look& look, const json& wanted, const json& value, const std::string& place) {
            look.expect(!value.is_string()
                    || std::regex_search(value.get<std::string>(), std::regex(wanted.get<std::string>())),
                place, value.dump() + " does not match " + wanted.dump());
        }},
    {"minLength",
        [](Look& look, const json& wanted, const json& value, const std::string& place) {
            look.expect(
                !value.is_string() || value.get<std::string>().size() >= wanted, place, "is too short");
        }},
    {"minimum",
        [](Look& look, const json& wanted, const json& value, const std::string& place) {
            look.expect(!value.is_number() || value >= wanted, place, value.dump() + " is too small");
        }},
    {"maximum",
        [](Look& look, const json& wanted, const json& value, const std::string& place) {
            look.expect(!value.is_number() || value <= wanted, place, value.dump() + " is too large");
        }},
    {"minItems",
        [](Look& look, const json& wanted, const json& value, const std::string& place) {
            look.expect(!value.is_array() || value.size() >= wanted, place, "has too few items");
        }},
    {"maxItems",
        [](Look& look, const json& wanted, const json& value, const std::string& place) {
            look.expect(!value.is_array() || value.size() <= wanted, place, "has too many items");
        }},
};

} // namespace

std::vector<std::string> schema_faults(const nlohmann::json& schema, const nlohmann::json& value)
{
    Look look(schema);
    look.at(schema, value, "");
    return look.faults;
}

} // namespace strongroom::test
