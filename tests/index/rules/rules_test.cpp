#include "index/rules/rules.h"

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace strongroom::index;

TEST(RuleFile, IsBuiltInByteForByte)
{
    std::ifstream in(SOURCE_DIR "/index/rules/codes.json", std::ios::binary);
    const std::string on_disk{std::istreambuf_iterator<char>(in), {}};
    EXPECT_TRUE(rule_file("codes.json") == on_disk);
}

TEST(RuleFile, IsEmptyWhereThereIsNone) { EXPECT_TRUE(rule_file("none.json").empty()); }

TEST(Codes, AreAJsonObjectOfLists)
{
    const auto codes = nlohmann::json::parse(rule_file("codes.json"));
    for (const auto& [list, values] : codes.items())
        for (const auto& [code, wordings] : values.items())
            EXPECT_FALSE(wordings.empty()) << list << '.' << code;
}
