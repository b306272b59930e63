#include "ui/labels.h"

#include <cstdlib>
#include <iterator>

#include <nlohmann/json.hpp>

namespace strongroom::ui {

std::optional<Language> language_named(std::string_view name)
{
    if (name == "zh-CN")
        return Language::chinese;
    if (name == "en-US")
        return Language::english;
    return std::nullopt;
}

Language language_of_environment()
{
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(variable); value && *value)
            return std::string_view(value).starts_with("zh") ? Language::chinese : Language::english;
    return Language::english;
}

namespace {

const nlohmann::ordered_json& labels(std::string_view section)
{
    static const auto all = nlohmann::ordered_json::parse(text_file("labels.json"));
    return all.at(std::string(section));
}

} // namespace

std::string label(std::string_view section, std::string_view key, Language language)
{
    const auto& texts = labels(section);
    const auto found = texts.find(std::string(key));
    if (found == texts.end())
        return std::string(key);
    return found->at(language == Language::chinese ? "zh-CN" : "en-US").get<std::string>();
}

std::size_t label_place(std::string_view section, std::string_view key)
{
    const auto& texts = labels(section);
    return static_cast<std::size_t>(std::distance(texts.begin(), texts.find(std::string(key))));
}

} // namespace strongroom::ui
