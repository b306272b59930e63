#include "index/values/room.h"

#include <ostream>

#include <gtest/gtest.h>

#include "tests/index/values/text.h"

namespace strongroom::index {
void PrintTo(const Room& r, std::ostream* out)
{
    *out << r.building << '|' << r.unit << '|' << r.floor << '|' << r.room;
}
} // namespace strongroom::index

using namespace strongroom::index;

namespace {

Room parsed(std::string_view text)
{
    const auto room = parse_room(chars(text));
    return room ? room->value : Room{};
}

} // namespace

TEST(ParseRoom, ReadsEveryForm)
{
    const std::pair<const char*, Room> cases[] = {
        {"3-2-1201", {"3", "2", "", "1201"}},
        {"3#-2-1201", {"3", "2", "", "1201"}},
        {"3#楼2单元1201", {"3", "2", "", "1201"}},
        {"3号楼2单元1201室", {"3", "2", "", "1201"}},
        {"第3幢2单元12层1201号", {"3", "2", "12", "1201"}},
        {"第 3 幢 2 单元 12 层 1201 号房", {"3", "2", "12", "1201"}},
        {"3栋2单元1201房", {"3", "2", "", "1201"}},
        {"三号楼二单元一二〇一室", {"3", "2", "", "1201"}},
        {"十二号楼一单元十二层一二〇一室", {"12", "1", "12", "1201"}},
        {"A座1单元502", {"A", "1", "", "502"}},
        {"A1-502", {"A1", "", "", "502"}},
        {"B座-1201", {"B", "", "", "1201"}},
        {"12-1-0602", {"12", "1", "", "0602"}},
        {"S3-105", {"S3", "", "", "105"}},
        {"B1-023", {"B1", "", "", "023"}},
        {"3/2/1201", {"3", "2", "", "1201"}},
        {"3、2、1201", {"3", "2", "", "1201"}},
        {"3栋1201房", {"3", "", "", "1201"}},
        {"3号1201室", {"3", "", "", "1201"}},
        {"9-4号楼2单元1201室", {"9-4", "2", "", "1201"}},
        {"第9-4幢2单元1201室", {"9-4", "2", "", "1201"}},
        {"03号楼02单元0602室", {"3", "2", "", "0602"}},
        {"甲1号楼1203室", {"甲1", "", "", "1203"}},
        {"3号楼2-1201", {"3", "2", "", "1201"}},
        {"3-2-12-1201", {"3", "2", "12", "1201"}},
        {"3楼2单元1201", {"3", "2", "", "1201"}},
        {"3幢12楼1201室", {"3", "", "12", "1201"}},
        {"3楼2门502号", {"3", "2", "", "502"}},
        {"3-1201", {"3", "", "", "1201"}},
        {"1201室", {"", "", "", "1201"}},
        {"3号楼2单元12O1室", {"3", "2", "", "1201"}},
        {"地下-023", {"", "", "-1", "023"}},
        {"3#楼2单元1201A室", {"3", "2", "", "1201A"}},
        {"A区3号楼2单元1201", {"3", "2", "", "1201"}},
    };
    for (const auto& [text, room] : cases)
        EXPECT_EQ(parsed(text), room) << text;
}

TEST(ParseRoom, TakesTheTickedAlternative)
{
    EXPECT_EQ(parsed("第 3 【幢】【座】2【√单元】【层】1201号房"), (Room{"3", "2", "", "1201"}));
    EXPECT_EQ(parsed("第3【√幢】【座】12【单元】【√层】1201号房"), (Room{"3", "", "12", "1201"}));
    // Neither ticked: the number of the flat tells which it is.
    EXPECT_EQ(parsed("第3【幢】【座】12【单元】【层】1201号房"), (Room{"3", "", "12", "1201"}));
    EXPECT_EQ(parsed("第3【幢】【座】2【单元】【层】1201号房"), (Room{"3", "2", "", "1201"}));
}

TEST(FindRoom, TellsWhereItStands)
{
    const std::string text = "买受人所购商品房为第3幢2单元1201室,建筑面积118.36平方米";
    const auto room = find_room(chars(text));
    ASSERT_TRUE(room);
    EXPECT_EQ(part(text, room->span), "第3幢2单元1201室");
    EXPECT_TRUE(find_room(chars("3号楼2单元1201室")));
    EXPECT_TRUE(find_room(chars("房号 3-2-1201 已售")));
}

TEST(FindRoom, RefusesWhatIsNone)
{
    for (const char* text : {"2007-4-2", "2007-04-02", "07-4-2", "0532-85761234", "138-0013-8000",
             "400-800-1234", "13800138000", "GF-2000-0171", "XS-2007-0412", "BT-XS-206", "1,234,567.00元",
             "第七条第3款", "3-5层", "一式四份", "(2015)房预售证第0123号", "118.36平方米", "30日内",
             "香港中路100号", "GF—2014—0171", "XS-2007-0412-01", "地下2层,地上18层"})
        EXPECT_FALSE(find_room(chars(text))) << text;
}

TEST(RoomParts, LoseTheirMeasureWords)
{
    for (const char* text : {"第3幢", "3#", "#3", "3号", "三号楼", "03#", "3", "3栋", "第 3 【幢】"})
        EXPECT_EQ(building_value(chars(text)), "3") << text;
    EXPECT_EQ(building_value(chars("A座")), "A");
    EXPECT_EQ(building_value(chars("a2")), "A2");
    EXPECT_EQ(building_value(chars("9-4")), "9-4");
    EXPECT_EQ(building_value(chars("G3-5幢")), "G3-5");
    EXPECT_EQ(building_value(chars("十二号")), "12");
    EXPECT_EQ(building_value(chars("甲1")), "甲1");
    EXPECT_EQ(unit_value(chars("2单元")), "2");
    EXPECT_EQ(unit_value(chars("二")), "2");
    EXPECT_EQ(unit_value(chars("02门")), "2");
    EXPECT_EQ(floor_value(chars("十二层")), "12");
    EXPECT_EQ(floor_value(chars("-1层")), "-1");
    EXPECT_EQ(floor_value(chars("B1")), "-1");
    EXPECT_EQ(floor_value(chars("地下一层")), "-1");
    EXPECT_EQ(room_value(chars("一二〇一室")), "1201");
    EXPECT_EQ(room_value(chars("0602")), "0602");
    EXPECT_EQ(room_value(chars("1201号房")), "1201");
}

TEST(RoomParts, RefuseOtherThings)
{
    EXPECT_FALSE(building_value(chars("2007年4月2日")));
    EXPECT_FALSE(building_value(chars("阳光花园")));
    EXPECT_FALSE(unit_value(chars("3幢2单元")));
    EXPECT_FALSE(room_value(chars("住宅")));
    EXPECT_FALSE(room_value(chars("")));
}

TEST(FloorOfRoom, ReadsTheNumber)
{
    EXPECT_EQ(floor_of_room("1201"), 12);
    EXPECT_EQ(floor_of_room("0602"), 6);
    EXPECT_EQ(floor_of_room("502"), 5);
    EXPECT_EQ(floor_of_room("1201A"), 12);
    EXPECT_FALSE(floor_of_room("12"));
    EXPECT_FALSE(floor_of_room("023"));
}
