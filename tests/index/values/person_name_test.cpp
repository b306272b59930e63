#include "index/values/person_name.h"

#include <gtest/gtest.h>

#include "index/values/normalise.h"

using namespace strongroom::index;

namespace {

NameFault fault(std::string_view utf8) { return name_fault(cleaned_name(decoded(utf8))); }

} // namespace

TEST(Name, AcceptsPeople)
{
    for (const char* text : {"张三", "王小明", "欧阳修文", "司马相如", "阿依古丽·买买提", "张 三",
             "李四(签字)", "陳國棟", "John Smith", "王芳女士"})
        EXPECT_EQ(fault(text), NameFault::none) << text;
}

TEST(Name, RefusesOtherThings)
{
    EXPECT_EQ(fault(""), NameFault::empty);
    EXPECT_EQ(fault("王"), NameFault::length);
    EXPECT_EQ(fault("王小明住青岛市"), NameFault::length);
    EXPECT_EQ(fault("张3"), NameFault::character);
    EXPECT_EQ(fault("王小明,李四"), NameFault::character);
    EXPECT_EQ(fault("买受人"), NameFault::label);
    EXPECT_EQ(fault("身份证号码"), NameFault::label);
}

TEST(Surname, IsEvidence)
{
    EXPECT_TRUE(has_common_surname(decoded("张三")));
    EXPECT_TRUE(has_common_surname(decoded("陳國棟")));
    EXPECT_TRUE(has_common_surname(decoded("欧阳修")));
    EXPECT_FALSE(has_common_surname(decoded("的人")));
}
