#include "ui/labels.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

using namespace strongroom::ui;

TEST(Labels, SpeakBothLanguagesEverywhere)
{
    const auto labels = nlohmann::json::parse(text_file("labels.json"));
    for (const auto& [section, texts] : labels.items())
        for (const auto& [key, text] : texts.items())
            for (const char* language : {"zh-CN", "en-US"})
                EXPECT_TRUE(text.contains(language) && !text[language].get<std::string>().empty())
                    << section << '.' << key << ' ' << language;
}

TEST(Labels, NameAFieldAndShowAnUnknownOneAsItIs)
{
    EXPECT_EQ(label("fields", "contract_no", Language::chinese), "合同编号");
    EXPECT_EQ(label("fields", "contract_no", Language::english), "contract no.");
    EXPECT_EQ(label("fields", "new_field", Language::chinese), "new_field");
}

TEST(Labels, PutTheContractNumberFirstAndUnknownFieldsLast)
{
    EXPECT_EQ(label_place("fields", "contract_no"), 0u);
    EXPECT_LT(label_place("fields", "building_no"), label_place("fields", "total_price"));
    EXPECT_GT(label_place("fields", "new_field"), label_place("fields", "note"));
}

TEST(Labels, FollowTheEnvironment)
{
    ::unsetenv("LC_ALL");
    ::unsetenv("LC_MESSAGES");
    ::setenv("LANG", "zh_CN.UTF-8", 1);
    EXPECT_EQ(language_of_environment(), Language::chinese);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    EXPECT_EQ(language_of_environment(), Language::english);
    ::unsetenv("LC_ALL");
}
