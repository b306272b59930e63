#include "index/second_reader.h"

#include <gtest/gtest.h>

namespace strongroom::index {
namespace {

TEST(AlignedPart, FindsTheSamePlaceInTheOtherReading)
{
    const std::string line = "买受人:欧阳明月(签字)";
    const std::size_t begin = std::string("买受人:").size();
    EXPECT_EQ(aligned_part(line, {begin, begin + 12}, "买爱人:欧阳朋月(签字)"), "欧阳朋月");
    EXPECT_EQ(aligned_part(line, {begin, begin + 12}, "买受人欧阳明月"), "欧阳明月");
}

TEST(AlignedPart, IsEmptyWhereTheOtherSawNothing) { EXPECT_EQ(aligned_part("房号1201", {6, 10}, ""), ""); }

} // namespace
} // namespace strongroom::index
