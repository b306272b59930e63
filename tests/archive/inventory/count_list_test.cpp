#include "archive/inventory/count_list.h"

#include <gmock/gmock.h>

namespace strongroom::archive {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string shelf(const std::string& uid) { return text_of({Labelled::location, uid}); }
std::string box(const std::string& uid) { return text_of({Labelled::box, uid}); }
std::string item(const std::string& uid) { return text_of({Labelled::item, uid}); }

TEST(CountList, RemembersWhereTheScannerIs)
{
    const CountList list = read_count_list(shelf("s1") + "\n" + box("b1") + "\n" + item("a1") + "\n"
        + item("a2") + "\n" + box("b2") + "\n" + item("a3"));
    EXPECT_THAT(list.bad, IsEmpty());
    ASSERT_THAT(list.sightings, SizeIs(5));
    EXPECT_EQ(list.sightings[0].code, (ScanCode{Labelled::box, "b1"}));
    EXPECT_EQ(list.sightings[0].location, "s1");
    EXPECT_EQ(list.sightings[2].box, "b1");
    EXPECT_EQ(list.sightings[2].location, "s1");
    EXPECT_EQ(list.sightings[4].box, "b2");
    EXPECT_EQ(list.sightings[4].line, 6);
}

TEST(CountList, ForgetsTheBoxAtTheNextShelf)
{
    const CountList list = read_count_list(box("b1") + "\n" + shelf("s2") + "\n" + item("a1"));
    EXPECT_EQ(list.sightings[1].box, "");
    EXPECT_EQ(list.sightings[1].location, "s2");
}

TEST(CountList, TakesAWholeRowInAnyOrder)
{
    const CountList list = read_count_list("件,盒,位置,页数,状况\r\n" + item("a1") + "," + box("b1") + ","
        + shelf("s1") + ",40 页,破损\r\n\"" + item("a2") + "\";\"" + box("b2") + "\"\r\n");
    EXPECT_THAT(list.bad, IsEmpty()) << "a heading is no bad line";
    ASSERT_THAT(list.sightings, SizeIs(4));
    const Sighting& first = list.sightings[1];
    EXPECT_EQ(first.code.uid, "a1");
    EXPECT_EQ(first.box, "b1");
    EXPECT_EQ(first.location, "s1");
    EXPECT_EQ(first.pages, 40);
    EXPECT_EQ(first.condition, Condition::damaged);
    EXPECT_EQ(list.sightings[0].condition, Condition::sound) << "the item is damaged, not its box";
    EXPECT_EQ(list.sightings[3].box, "b2");
}

TEST(CountList, TakesWhatExcelWrites)
{
    EXPECT_THAT(read_count_list("\xEF\xBB\xBF" + item("a1") + "\r\n").sightings, SizeIs(1));
    std::string little("\xFF\xFE", 2), big("\xFE\xFF", 2);
    for (const char16_t unit :
        std::u16string(u"SR:I:A1") + static_cast<char16_t>(item("a1").back()) + u"\t标签不符\r\n") {
        little += static_cast<char>(unit & 0xFF);
        little += static_cast<char>(unit >> 8);
        big += static_cast<char>(unit >> 8);
        big += static_cast<char>(unit & 0xFF);
    }
    for (const std::string& wide : {little, big}) {
        const CountList list = read_count_list(wide);
        ASSERT_THAT(list.sightings, SizeIs(1));
        EXPECT_EQ(list.sightings[0].code.uid, "a1");
        EXPECT_EQ(list.sightings[0].condition, Condition::label_wrong);
    }
}

TEST(CountList, TakesEveryKindOfLineEnd)
{
    for (const char* end : {"\n", "\r\n", "\r"})
        EXPECT_THAT(read_count_list(item("a1") + end + item("a2") + end + end).sightings, SizeIs(2));
}

TEST(CountList, CountsEachThingOnce)
{
    const CountList list = read_count_list(box("b1") + "\n" + item("a1") + "\n" + box("b2") + "\n"
        + item("a1") + "\n" + box("b1") + "\n" + item("a2"));
    ASSERT_THAT(list.sightings, SizeIs(4));
    EXPECT_EQ(list.repeated, 1) << "coming back to a box is no mistake";
    EXPECT_EQ(list.sightings[1].box, "b2") << "the last sighting counts";
    EXPECT_EQ(list.sightings[3].box, "b1");
}

TEST(CountList, SaysWhichLinesItCannotUse)
{
    std::string wrong = item("7k2m9xq4t0wz");
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    const CountList list = read_count_list("# 三月盘点\n" + item("a1") + "\n" + wrong + "\nno code\n"
        + text_of({Labelled::file, "f1"}) + "\n\n  \n");
    EXPECT_THAT(list.sightings, SizeIs(1));
    ASSERT_THAT(list.bad, SizeIs(3));
    EXPECT_EQ(list.bad[0].line, 3);
    EXPECT_THAT(list.bad[0].why, HasSubstr("has a wrong character"));
    EXPECT_THAT(list.bad[1].why, HasSubstr("no code of a label"));
    EXPECT_THAT(list.bad[2].why, HasSubstr("counted by its items"));
}

TEST(CountList, SurvivesAnything)
{
    EXPECT_THAT(read_count_list("").sightings, IsEmpty());
    EXPECT_THAT(read_count_list(std::string("\xFF\xFE\x00", 3)).sightings, IsEmpty());
    EXPECT_THAT(read_count_list(std::string(1'000'000, 'x')).bad, SizeIs(1));
    EXPECT_EQ(read_count_list("x\n" + std::string(10'000, 'y')).bad.at(0).text.size(), 60u);
    std::string chinese;
    for (int n = 0; n < 40; ++n)
        chinese += "盘";
    EXPECT_EQ(read_count_list("x\n" + chinese).bad.at(0).text.size() % 3, 0u) << "cut between characters";
    EXPECT_THAT(read_count_list("\"" + item("a1")).sightings, SizeIs(1)) << "a quote that never ends";
}

} // namespace
} // namespace strongroom::archive
