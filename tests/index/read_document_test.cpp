#include "index/read_document.h"

#include <gtest/gtest.h>

#include "tests/support/paper.h"

namespace strongroom::index {
namespace {

using testing::field;
using testing::paper;
using testing::value;

constexpr auto today = "2026-11-23";

DocumentReading read(const std::vector<std::string>& lines)
{
    const ReadPage page = paper(lines);
    return read_document({&page, 1}, today);
}

TEST(ReadDocument, TakesNeitherTheNextLabelNorAFeeForAValue)
{
    const DocumentReading receipt
        = read({"收款收据", "收据号：07732942", "交款人", "摘要", "金额   ￥248,000"});
    EXPECT_EQ(receipt.kind, "receipt");
    EXPECT_EQ(value(receipt, "buyer_name"), "");
    const DocumentReading contract = read(
        {"商品房买卖合同", "该商品房单价为每平方米×元，", "物业服务费单价为每平方米1.50元，按月支付。"});
    EXPECT_EQ(value(contract, "unit_price"), "");
}

TEST(ReadDocument, AcceptsNothingOnAPaperItCannotName)
{
    const DocumentReading letter
        = read({"关于房屋质量问题的投诉", "我是云顶家园A区3号楼5单元404室的业主，", "收房后发现地面不平。"});
    EXPECT_EQ(letter.kind, "other");
    EXPECT_EQ(value(letter, "room_no"), "404");
    for (const Field& field : letter.fields)
        EXPECT_FALSE(field.accepted) << field.name;
}

TEST(ReadDocument, ReadsAContractOfThe2014Family)
{
    const DocumentReading contract
        = read({"GF-2014-0171", "商品房买卖合同（预售）", "合同编号：YS(2015)0001234", "第一章 合同当事人",
            "出卖人：青岛海晏置业有限公司", "法定代表人：孙立   联系电话：0532-85761234", "买受人：欧阳明月",
            "证件类型：【居民身份证】，证号：990105194912310023", "联系电话：13800138000",
            "第三条 商品房基本情况", "该商品房为第一条规定项目中的第3【幢】2单元12层1201号。",
            "房产测绘机构为海大测绘院，其预测建筑面积共118.36平方米，其中套内建筑面积",
            "94.69平方米，分摊共有建筑面积23.67平方米。", "第六条 计价方式与价款",
            "出卖人与买受人按照下列第2种方式计算该商品房价款：",
            "1.按照套内建筑面积计算，该商品房单价为每平方米/元，总价款为/元。",
            "2.按照建筑面积计算，该商品房单价为每平方米人民币10680.50元，总价款为人民币",
            "1264144元（大写壹佰贰拾陆万肆仟壹佰肆拾肆元整）。", "第七条 付款方式及期限",
            "（二）买受人采取下列第3种方式付款：",
            "1.一次性付款。买受人应当在/年/月/日前支付该商品房全部价款。", "2.分期付款。",
            "3.贷款方式付款：【商业贷款】。买受人应当于2015年6月1日前支付首期房价款人民币384144元",
            "（大写叁拾捌万肆仟壹佰肆拾肆元整）。余款人民币880000元（大写捌拾捌万元整）向中国建设银行青岛分行"
            "申请贷款支付。",
            "第十一条 交付时间和手续", "（一）出卖人应当在2016年12月31日前向买受人交付该商品房。",
            "签订时间：2015年5月20日"});
    EXPECT_EQ(contract.kind, "sale_contract");
    EXPECT_EQ(contract.family, "gf2014_presale");
    EXPECT_EQ(value(contract, "contract_no"), "YS(2015)0001234");
    EXPECT_EQ(value(contract, "seller_name"), "青岛海晏置业有限公司");
    EXPECT_EQ(value(contract, "buyer_name"), "欧阳明月");
    EXPECT_EQ(value(contract, "id_no"), "990105194912310023");
    EXPECT_EQ(value(contract, "mobile"), "13800138000");
    EXPECT_EQ(value(contract, "building_no"), "3");
    EXPECT_EQ(value(contract, "unit_no"), "2");
    EXPECT_EQ(value(contract, "floor_no"), "12");
    EXPECT_EQ(value(contract, "room_no"), "1201");
    EXPECT_EQ(value(contract, "gross_area"), "11836");
    EXPECT_EQ(value(contract, "inner_area"), "9469");
    EXPECT_EQ(value(contract, "shared_area"), "2367");
    EXPECT_EQ(value(contract, "pricing_mode"), "2");
    EXPECT_EQ(value(contract, "unit_price"), "1068050");
    EXPECT_EQ(value(contract, "total_price"), "126414400");
    EXPECT_EQ(value(contract, "total_price_cn"), "126414400");
    EXPECT_EQ(value(contract, "payment_method"), "loan_com");
    EXPECT_EQ(value(contract, "down_payment"), "38414400");
    EXPECT_EQ(value(contract, "loan_amount"), "88000000");
    EXPECT_EQ(value(contract, "loan_bank"), "中国建设银行青岛分行");
    EXPECT_EQ(value(contract, "inst_due", 0), "2015-06-01");
    EXPECT_EQ(value(contract, "inst_amount", 0), "38414400");
    EXPECT_EQ(value(contract, "inst_amount", 1), "88000000");
    EXPECT_EQ(value(contract, "delivery_date"), "2016-12-31");
    EXPECT_EQ(value(contract, "sign_date"), "2015-05-20");
}

TEST(ReadDocument, CountsTheOptionsOfTheTwoFamiliesByTheirWords)
{
    const DocumentReading contract = read({"GF-2000-0171", "商品房买卖合同", "第四条 计价方式与价款",
        "出卖人与买受人约定按下述第1种方式计算该商品房价款：",
        "1、按建筑面积计算，该商品房单价为（人民币）每平方米4000元，总金额（人民币）肆拾万元整。",
        "2、按套内建筑面积计算，该商品房单价为（人民币）每平方米5000元，总金额（人民币）伍拾万元整。"});
    EXPECT_EQ(contract.family, "gf2000");
    EXPECT_EQ(value(contract, "pricing_mode"), "2");
    EXPECT_EQ(value(contract, "unit_price"), "400000");
    EXPECT_EQ(value(contract, "total_price"), "40000000");
}

TEST(ReadDocument, NeverTakesAControlledDocumentForAContract)
{
    const DocumentReading rule = read({"受控状态：受控   发放编号：03", "编号：BT-XS-206   版本号：A",
        "客户及合同信息的管理制度", "1.1 为规范商品房买卖合同的管理，制定本制度。"});
    EXPECT_EQ(rule.kind, "other");
    EXPECT_EQ(field(rule, "contract_no"), nullptr);
}

TEST(ReadDocument, ReadsAFormOfCells)
{
    ReadPage page = paper({"客户信息登记表"});
    testing::add_table(page, 400,
        {{"客户姓名", "王小明", "性别", "男"}, {"联系电话", "13912345678", "来访日期", "2008年5月6日"}});
    const DocumentReading form = read_document({&page, 1}, today);
    EXPECT_EQ(form.kind, "form_customer_reg");
    EXPECT_EQ(value(form, "buyer_name"), "王小明");
    EXPECT_EQ(value(form, "mobile"), "13912345678");
    EXPECT_EQ(value(form, "visit_date"), "2008-05-06");
}

TEST(ReadDocument, ReadsAListByItsColumns)
{
    ReadPage page = paper({"电话咨询客户信息登记表"});
    testing::add_table(page, 400,
        {{"序号", "来电日期", "客户姓名", "联系电话"}, {"1", "2008-05-06", "王小明", "13912345678"},
            {"2", "2008-05-07", "李芳", "13812345678"}});
    const DocumentReading form = read_document({&page, 1}, today);
    EXPECT_EQ(form.kind, "form_phone_inquiry");
    EXPECT_EQ(value(form, "buyer_name", 0), "王小明");
    EXPECT_EQ(value(form, "buyer_name", 1), "李芳");
    EXPECT_EQ(value(form, "mobile", 1), "13812345678");
}

TEST(ReadDocument, TakesTheScheduleFromATableWhateverItsHead)
{
    ReadPage page = paper({"商品房买卖合同", "第六条 付款方式：买受人采用分期付款的方式支付房款。"});
    testing::add_table(page, 400,
        {{"笔次", "最晚付讫日", "款额(元)"}, {"一", "2007年7月15日", "575,000"},
            {"二", "2007年11月23日", "703,875"}});
    const DocumentReading contract = read_document({&page, 1}, today);
    EXPECT_EQ(value(contract, "payment_method"), "instal");
    EXPECT_EQ(value(contract, "inst_due", 1), "2007-11-23");
    EXPECT_EQ(value(contract, "inst_amount", 0), "57500000");
    EXPECT_EQ(value(contract, "inst_amount", 1), "70387500");
}

TEST(ReadDocument, ReadsTwoBuyersBesideEachOtherAndNotTheirAgent)
{
    ReadPage page = paper({"澜州市商品房预售合同", "买受人："});
    testing::add_table(page, 400,
        {{"姓名", "陆知远", "宋禾清"}, {"证件号码", "990102198806123717", "990102199109254863"},
            {"手机号码", "13905718826", "15868302947"}});
    const ReadPage second = [] {
        ReadPage agent = paper({"委托代理人："}, 2);
        testing::add_table(agent, 400, {{"姓名", "沈嘉木"}, {"联系电话", "18057420913"}});
        return agent;
    }();
    const std::vector<ReadPage> pages{page, second};
    const DocumentReading contract = read_document(pages, today);
    EXPECT_EQ(value(contract, "buyer_name", 0), "陆知远");
    EXPECT_EQ(value(contract, "buyer_name", 1), "宋禾清");
    EXPECT_EQ(value(contract, "id_no", 1), "990102199109254863");
    EXPECT_EQ(value(contract, "mobile", 1), "15868302947");
    EXPECT_EQ(field(contract, "buyer_name", 2), nullptr);
    EXPECT_EQ(field(contract, "mobile", 2), nullptr);
}

TEST(ReadDocument, TakesTheWordsOfTheTotalAndNotOfTheDeposit)
{
    const DocumentReading contract
        = read({"商品房买卖合同", "该房屋总价款为人民币2748357.00元，大写贰佰柒拾肆万捌仟叁佰伍拾柒元整。",
            "购房人已支付定金人民币10000.00元（大写：壹万元整）。"});
    EXPECT_EQ(value(contract, "total_price"), "274835700");
    EXPECT_EQ(value(contract, "total_price_cn"), "274835700");
    EXPECT_EQ(value(contract, "deposit_amount"), "1000000");
}

TEST(ReadDocument, TakesNoNameFromTheMiddleOfASentence)
{
    const DocumentReading contract = read(
        {"商品房买卖合同", "买受人：覃祥永", "买受人 可以退房，并有权要求出卖人退还全部已付房款及利息。"});
    EXPECT_EQ(value(contract, "buyer_name"), "覃祥永");
    EXPECT_EQ(field(contract, "buyer_name", 1), nullptr);
}

TEST(ReadDocument, KeepsOfAnIdentityCardOnlyThePerson)
{
    const DocumentReading card
        = read({"姓名姚有宇", "性别男民族汉", "住址安平市老城区黄河大道25号12号楼3单元303室",
            "公民身份号码990105194912310023", "签发机关安平市公安局"});
    EXPECT_EQ(card.kind, "id_copy");
    EXPECT_EQ(value(card, "buyer_name"), "姚有宇");
    EXPECT_EQ(value(card, "id_no"), "990105194912310023");
    EXPECT_EQ(field(card, "room_no"), nullptr);
}

TEST(ReadDocument, AcceptsNothingARuleSpeaksAgainst)
{
    const DocumentReading contract
        = read({"商品房买卖合同", "总价款为人民币1264210元（大写壹佰贰拾陆万肆仟贰佰零壹元整）。"});
    ASSERT_NE(field(contract, "total_price"), nullptr);
    EXPECT_FALSE(field(contract, "total_price")->accepted);
}

TEST(ReadDocument, PairsLabelsNobodyForesaw)
{
    const DocumentReading form = read({"车辆通行证申请表", "车牌颜色：蓝", "停放区域：北区"});
    ASSERT_EQ(form.pairs.size(), 2U);
    EXPECT_EQ(form.pairs[0].label, "车牌颜色");
    EXPECT_EQ(form.pairs[0].value, "蓝");
    EXPECT_EQ(form.pairs[0].value_box, (Rect{400, 260, 40, 40}));
}

TEST(ReadDocument, OfNoPagesFindsNothing) { EXPECT_TRUE(read_document({}, today).fields.empty()); }

} // namespace
} // namespace strongroom::index
