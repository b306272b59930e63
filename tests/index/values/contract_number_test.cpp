#include "index/values/contract_number.h"

#include <gtest/gtest.h>

#include "tests/index/values/text.h"

using namespace strongroom::index;

TEST(ContractNumber, HasOneForm)
{
    const std::pair<const char*, const char*> cases[] = {{"xs－2007－0412", "XS-2007-0412"},
        {"XS—2007—0412", "XS-2007-0412"}, {"YS（2015）0001234", "YS(2015)0001234"},
        {"YS〔2015〕0001234", "YS(2015)0001234"}, {"No.0123456", "0123456"}, {"№0123456", "0123456"},
        {"编号：2015预0012345", "2015预0012345"}, {" XS - 2007 - 0412 ", "XS-2007-0412"},
        {"BT-3-2-1201。", "BT-3-2-1201"}, {"0001234", "0001234"}, {"NB-2007-01", "NB-2007-01"},
        {"N12345", "N12345"}, {"：", ""}, {"(XS-01)", "(XS-01)"}, {"XS-0412)", "XS-0412"}};
    for (const auto& [text, number] : cases)
        EXPECT_EQ(normal_contract_no(chars(text)), number) << text;
}

TEST(ContractNumber, IsNotAnotherNumber)
{
    for (const char* number : {"BT-XS-206", "GF-2000-0171", "GF-2014-0171", "青房预字(2015)第001号",
             "13800138000", "11010519491231002X", "266071", "2007-4-2", "", "买受人"})
        EXPECT_TRUE(why_no_contract_no(number)) << number;
    for (const char* number : {"XS-2007-0412", "2007-0412", "BT-3-2-1201", "0001234", "YS(2015)0001234",
             "2015预0012345", "Y15012345", "20150001234567"})
        EXPECT_FALSE(why_no_contract_no(number)) << number << ": " << why_no_contract_no(number).value_or("");
}

TEST(TemplateCode, IsReadWhateverTheDashes)
{
    for (const char* text : {"GF-2000-0171", "GF—2000—0171", "GF－２０００－０１７１", "(GF-2000-0171)",
             "GF 2000 0171", "GF一2000一0171", "GF-2OO0-0171"})
        EXPECT_EQ(find_template_code(chars(text))->value, "GF-2000-0171") << text;
    for (const char* text : {"GF-206", "XS-2007-0412", "AGF-2000-0171", "GF-2000-01712"})
        EXPECT_FALSE(find_template_code(chars(text))) << text;
}

TEST(Permit, IsFoundInItsClause)
{
    EXPECT_EQ(
        find_permit_no(chars("预售许可证号为青房预字（2015）第001号。"))->value, "青房预字(2015)第001号");
    EXPECT_EQ(
        find_permit_no(chars("预售许可证号:（2015）房预售证第0123号"))->value, "(2015)房预售证第0123号");
    EXPECT_EQ(find_permit_no(chars("穗房预(网)字第20150123号"))->value, "穗房预(网)字第20150123号");
    EXPECT_EQ(find_permit_no(chars("鲁(2016)青岛市不动产权第0012345号"))->value,
        "鲁(2016)青岛市不动产权第0012345号");
    EXPECT_FALSE(find_permit_no(chars("第3号楼")));
    EXPECT_FALSE(find_permit_no(chars("第七条")));
}
