#include "index/premises.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/support/paper.h"

namespace strongroom::index {
namespace {

/// building/unit/floor/room as the best candidates say.
std::string place(const std::string& line)
{
    const ReadPage page = testing::paper({line});
    const std::span<const ReadPage> pages(&page, 1);
    std::map<std::string, std::pair<double, std::string>> best;
    for (const Candidate& candidate : premises(flow_of(pages), {}, pages))
        if (best[candidate.field].first < candidate.score)
            best[candidate.field] = {candidate.score, candidate.parsed.value};
    return best["building_no"].second + "/" + best["unit_no"].second + "/" + best["floor_no"].second + "/"
        + best["room_no"].second;
}

TEST(Premises, AreFoundBehindTheNameOfAProject)
{
    EXPECT_EQ(place("涉及康桥大厦1-3幢2单元604房一套，双方协商如下："), "1-3/2//604");
    EXPECT_EQ(place("位于滨河西路67号小区“幸福印象”5-1601，用途为住宅。"), "5///1601");
}

TEST(Premises, LookPastTheOptionsOfAClause)
{
    EXPECT_EQ(place("该商品房为第一条规定项目中的第3【√幢】【座】2【√单元】【层】1201号。"), "3/2//1201");
    EXPECT_EQ(place("第一条规定项目中的第5【幢】【√座】6【单元】【√层】606号房。"), "5//6/606");
    EXPECT_EQ(place("第一条规定项目中的第09□幢 ☑座 □--单元5层0505号。"), "9//5/0505");
}

TEST(Premises, KeepABuildingOfTwoNumbersTogether) { EXPECT_EQ(place("购买11-1-4-402室住宅"), "11-1/4//402"); }

TEST(Premises, AreNotSomebodysAddress) { EXPECT_EQ(place("通讯地址：学府路115号10栋5单元904室"), "///"); }

} // namespace
} // namespace strongroom::index
