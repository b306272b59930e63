// A document of any length is read in the parent, where nothing ends what takes too long: the time must grow
// with the length and no faster.
#include <gtest/gtest.h>

#include <chrono>

#include "index/read_document.h"
#include "tests/support/paper.h"

namespace strongroom::index {
namespace {

using Lines = std::vector<std::string>;

double seconds_for(const Lines& lines, int pages)
{
    std::vector<ReadPage> document;
    for (int number = 1; number <= pages; ++number)
        document.push_back(testing::paper(lines, number));
    const auto begun = std::chrono::steady_clock::now();
    read_document(document, "2026-11-23");
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

struct Paper { // a page of a kind that could be slow
    const char* name;
    Lines lines;
};

class LongText : public ::testing::TestWithParam<Paper> { };

TEST_P(LongText, TakesTimeInProportionToItsLength)
{
    const double few = seconds_for(GetParam().lines, 10), many = seconds_for(GetParam().lines, 80);
    EXPECT_LT(many, 8 * 2.5 * few + 0.3);
}

Lines repeated(const Lines& lines, int times)
{
    Lines all;
    for (int i = 0; i < times; ++i)
        all.insert(all.end(), lines.begin(), lines.end());
    return all;
}

INSTANTIATE_TEST_SUITE_P(Papers, LongText,
    ::testing::Values(
        Paper{"Prose", repeated({"出卖人与买受人在平等自愿的基础上就买卖商品房达成如下协议并共同遵守"}, 45)},
        Paper{"Labels",
            repeated({"买受人：王明月   身份证号：990105194912310023", "合同编号：YS20150001234"}, 20)},
        Paper{"Amounts",
            repeated(
                {"总价款为人民币1264144元（大写壹佰贰拾陆万肆仟壹佰肆拾肆元整），应于2015年6月1日前支付"},
                40)},
        Paper{"Choices",
            repeated(
                {"买受人采取下列第3种方式付款：", "1.一次性付款。", "2.分期付款。", "3.贷款方式付款。"}, 11)},
        Paper{"Rooms", repeated({"第3幢2单元12层1201号，建筑面积共118.36平方米"}, 40)},
        Paper{"Digits",
            repeated({"1234567890123456789012345678901234567890123456789012345678901234567890"}, 45)},
        Paper{"LabelsAlone", repeated({"买受人", "出卖人"}, 22)}),
    [](const auto& paper) { return std::string(paper.param.name); });

} // namespace
} // namespace strongroom::index
