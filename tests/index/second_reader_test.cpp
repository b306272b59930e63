#include "index/second_reader.h"

#include <gtest/gtest.h>

#include "index/read_document.h"
#include "tests/support/paper.h"

namespace strongroom::index {
namespace {

TEST(AlignedPart, FindsTheSamePlaceInTheOtherReading)
{
    const std::string line = "买受人:欧阳明月(签字)";
    const std::size_t begin = std::string("买受人:").size();
    EXPECT_EQ(aligned_part(line, {begin, begin + 12}, "买爱人:欧阳朋月(签字)"), "欧阳朋月");
    EXPECT_EQ(aligned_part(line, {begin, begin + 12}, "买受人欧阳明月"), "欧阳明月");
}

/// The page, and what a second reader says about the places it was asked to look at.
ReadPage looked_at_twice(ReadPage page, const std::string& said)
{
    for (const Rect& box : worth_reading_again(page.text))
        page.second.push_back({"tesseract", box, said, 0.9});
    return page;
}

TEST(SecondLook, ConfirmsAValueThoughItSawOnlyThatPartOfTheLine)
{
    const std::string before = "双方确认并同意在本合同签订之后按照约定履行各自的义务";
    const ReadPage page = looked_at_twice(
        testing::paper({"商品房买卖合同", before + "，合同编号：YS20150001234"}), "编号:YS20150001234");
    ASSERT_EQ(page.second.size(), 1U);
    EXPECT_LT(page.second[0].box.width, page.text.lines[1].box.width / 2);
    const DocumentReading read = read_document({&page, 1}, "2026-11-23");
    ASSERT_TRUE(testing::field(read, "contract_no"));
    EXPECT_TRUE(testing::field(read, "contract_no")->readers_agree);
}

TEST(SecondLook, IsNotWastedOnNumbersThatAreNoValues)
{
    EXPECT_TRUE(
        worth_reading_again(testing::paper({"依据建设部令第20010088号文件的精神，特此约定。"}).text).empty());
}

TEST(AlignedPart, IsEmptyWhereTheOtherSawNothing) { EXPECT_EQ(aligned_part("房号1201", {6, 10}, ""), ""); }

} // namespace
} // namespace strongroom::index
