#include "archive/people/masking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace strongroom::archive {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(Masking, KnowsTheClassOfEachField)
{
    EXPECT_EQ(field_class("total_price"), FieldClass::none);
    EXPECT_EQ(field_class("never_heard_of"), FieldClass::none);
    EXPECT_EQ(field_class("buyer_name"), FieldClass::general);
    EXPECT_EQ(field_class("mobile"), FieldClass::general);
    EXPECT_EQ(field_class("id_no"), FieldClass::sensitive);
    EXPECT_EQ(field_class("bank_account"), FieldClass::sensitive);
    EXPECT_EQ(field_class("address"), FieldClass::highly_sensitive);
    EXPECT_EQ(field_class("emergency_contact"), FieldClass::highly_sensitive);
    EXPECT_TRUE(pipl_sensitive("bank_account"));
    EXPECT_FALSE(pipl_sensitive("mobile"));
}

TEST(Masking, HidesByClassAndLaw)
{
    EXPECT_FALSE(hides(Hidden::nothing, "address"));
    EXPECT_TRUE(hides(Hidden::highly_sensitive, "address"));
    EXPECT_FALSE(hides(Hidden::highly_sensitive, "id_no"));
    EXPECT_TRUE(hides(Hidden::sensitive, "id_no"));
    EXPECT_TRUE(hides(Hidden::sensitive, "income")) << "the law, not its class";
    EXPECT_FALSE(hides(Hidden::sensitive, "buyer_name"));
    EXPECT_TRUE(hides(Hidden::personal, "buyer_name"));
    EXPECT_FALSE(hides(Hidden::personal, "total_price"));
}

TEST(Masking, KeepsOfANameItsFirstCharacter)
{
    EXPECT_EQ(masked_name("张明"), "张**");
    EXPECT_EQ(masked_name("欧阳长风"), "欧**");
    EXPECT_EQ(masked_name("张明、李小红"), "张**、李**");
    EXPECT_EQ(masked_name("John Smith"), "J***");
    EXPECT_EQ(masked_name("青岛海棠湾置业有限公司"), "青岛海棠湾置业有限公司") << "not a person";
    EXPECT_EQ(masked_name(""), "");
}

TEST(Masking, KeepsTheEndsOfNumbers)
{
    EXPECT_EQ(masked_id("99010219750612002X"), "990102********002X");
    EXPECT_EQ(masked_id("990102 1975 0612 002X"), "990102********002X");
    EXPECT_EQ(masked_id("99010219750612002X", Strictness::grade_1), "990***********002X");
    EXPECT_EQ(masked_id("990102750612002"), "990102*****2002");
    EXPECT_EQ(masked_id("G12345678"), "G******78");
    EXPECT_EQ(masked_id("12"), "**");
    EXPECT_EQ(masked_phone("13800138000"), "138****8000");
    EXPECT_EQ(masked_phone("138 0013 8000"), "138****8000");
    EXPECT_EQ(masked_phone("0532-85761261"), "0532-******61");
    EXPECT_EQ(masked_phone("85761261"), "******61");
    EXPECT_EQ(masked_account("6222 0212 3456 7890 123"), "***************0123");
}

TEST(Masking, KeepsOfAnAddressTheDistrict)
{
    EXPECT_EQ(masked_address("山东省青岛市市南区香港中路12号"), "山东省青岛市市南区***");
    EXPECT_EQ(masked_address("北京市朝阳区建国路1号3号楼2单元"), "北京市朝阳区***");
    EXPECT_EQ(masked_address("内蒙古自治区呼和浩特市新城区迎宾路"), "内蒙古自治区呼和浩特市新城区***");
    EXPECT_EQ(masked_address("香港中路12号"), "***");
    EXPECT_EQ(masked_address(""), "");
}

TEST(Masking, KnowsWhatAFieldHolds)
{
    EXPECT_EQ(masked("email", "zhang@example.com"), "z***@example.com");
    EXPECT_EQ(masked("birth_date", "1975-06-12"), "1975-**-**");
    EXPECT_EQ(masked("emergency_contact", "李四 13800138000"), "***");
    EXPECT_EQ(masked("total_price", "123456"), "123456");
    EXPECT_EQ(masked("co_owner_name", "李小红"), "李**");
}

TEST(Covered, HidesKnownValuesAndWhatLooksPersonal)
{
    const std::vector<Cover> covers{{"张明", "张**"}};
    EXPECT_EQ(covered("买受人：张明 电话13800138000", covers).text, "买受人：张** 电话138****8000");
    EXPECT_EQ(covered("身份证 99010219750612002X。", {}).text, "身份证 990102********002X。");
    EXPECT_EQ(covered("卡号 6222 0212 3456 7890 123", {}).text, "卡号 ***************0123");
    EXPECT_EQ(covered("2 13800138000", {}).text, "2 138****8000");
}

TEST(Covered, LeavesOtherNumbersAlone)
{
    for (const char* text :
        {"合同编号 XS-2007-0412", "总价 1234567.89 元", "2007-04-12", "YS(2015)0001234", ""})
        EXPECT_EQ(covered(text, {}).text, text);
}

TEST(Covered, MovesTheMarksAlong)
{
    const std::vector<Cover> covers{{"张明", "张**"}};
    const std::string text = "甲张明乙丙"; // three bytes each
    const std::vector<std::pair<std::size_t, std::size_t>> marks{{0, 3}, {6, 3}, {12, 3}};
    const CoveredText result = covered(text, covers, marks);
    EXPECT_EQ(result.text, "甲张**乙丙");
    EXPECT_THAT(result.marks, ElementsAre(Pair(0, 3), Pair(3, 5), Pair(11, 3)));
}

TEST(Covered, HidesWhatOverlaps)
{
    const std::vector<Cover> covers{{"张明", "张**"}, {"明李", "明*"}};
    EXPECT_EQ(covered("张明李", covers).text.find("李"), std::string::npos);
}

} // namespace
} // namespace strongroom::archive
