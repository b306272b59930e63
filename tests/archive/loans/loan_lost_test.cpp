#include <gmock/gmock.h>

#include "tests/archive/loans/lending.h"

namespace strongroom::test {
namespace {

using namespace archive;
using testing::HasSubstr;
using enum LoanState;

std::string lost_one(Lending& desk, int n)
{
    const std::string number = desk.lent(n);
    EXPECT_TRUE(desk.as("arch1").report_lost(number, std::vector{desk.item(n)}, "借阅人称遗失"));
    return number;
}

TEST(LostLoans, AreInvestigatedAndFound)
{
    Lending desk;
    const Whereabouts home = desk.where(0);
    const std::string number = lost_one(desk, 0);
    EXPECT_EQ(desk.state(number), lost);
    EXPECT_FALSE(desk.at.items(0).at(0).missing_since.empty());
    EXPECT_THAT(desk.as("sales1").apply(desk.application(1)).error().what, HasSubstr("overdue loan"));
    EXPECT_EQ(desk.as("arch1").investigate(number, "x").error().code, Code::forbidden);
    EXPECT_EQ(desk.as("arch1").found(number, std::vector{desk.whole(0)}).error().code, Code::conflict);
    ASSERT_TRUE(desk.as("arch_head1").investigate(number, "已查三处"));
    EXPECT_EQ(desk.as("arch1").found(number, std::vector{desk.whole(0)}).value(), returned_ok);
    EXPECT_EQ(desk.where(0), home);
    EXPECT_TRUE(desk.at.items(0).at(0).missing_since.empty());
    EXPECT_THAT(desk.as("arch1").loan(number)->reports, testing::ElementsAre("借阅人称遗失", "已查三处"));
}

TEST(LostLoans, AreReplaced)
{
    Lending desk;
    const std::string number = lost_one(desk, 0);
    ASSERT_TRUE(desk.as("arch_head1").investigate(number, "未找到"));
    EXPECT_EQ(desk.as("arch1").replace(number, desk.item(0), 3, "扫描件").error().code, Code::forbidden);
    EXPECT_EQ(desk.as("arch_head1").replace(number, desk.item(0), 3, "扫描件").value(), replaced);
    EXPECT_EQ(desk.at.items(0).at(0).pages, 3);
    EXPECT_EQ(desk.where(0).kind, Whereabouts::Kind::box);
    EXPECT_TRUE(desk.as("arch1").close(number));
}

TEST(LostLoans, AreWrittenOffBySomebodyElse)
{
    Lending desk;
    const std::string number = lost_one(desk, 0);
    ASSERT_TRUE(desk.as("arch_head1").investigate(number, "未找到"));
    EXPECT_THAT(
        desk.as("arch1").write_off(number, desk.item(0), "无法补制").error().what, HasSubstr("SoD-2"));
    EXPECT_EQ(desk.as("arch2").write_off(number, desk.item(0), "无法补制").error().code, Code::forbidden);
    EXPECT_EQ(desk.as("arch_head2").write_off(number, desk.item(0), "无法补制").value(), written_off);
    EXPECT_EQ(desk.where(0).kind, Whereabouts::Kind::written_off);
    EXPECT_EQ(desk.as("sales1").apply(desk.application(0)).error().code, Code::conflict);
}

TEST(LostLoans, WaitForTheirOtherItems)
{
    Lending desk;
    Application wanted = desk.application(0);
    wanted.things = {desk.item(0), desk.item(1)};
    const std::string number = desk.as("sales1").apply(wanted).value();
    ASSERT_TRUE(desk.as("pm1").approve(number) && desk.as("arch_head1").approve(number));
    ASSERT_TRUE(desk.as("arch1").make_ready(number));
    ASSERT_TRUE(desk.as("arch1").hand_out(
        number, std::vector{HandedOut{desk.item(0), 2, {}}, HandedOut{desk.item(1), 2, {}}}));
    ASSERT_TRUE(desk.as("sales1").confirm(number, 4));
    ASSERT_TRUE(desk.as("arch1").report_lost(number, std::vector{desk.item(0)}, "遗失"));
    ASSERT_TRUE(desk.as("arch_head1").investigate(number, "未找到"));
    EXPECT_EQ(desk.as("arch_head1").replace(number, desk.item(0), 2, "扫描件").value(), investigated);
    EXPECT_EQ(desk.take_back(number, 1).value(), replaced);
}

} // namespace
} // namespace strongroom::test
