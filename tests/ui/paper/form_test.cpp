#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "ui/paper/form.h"

using namespace strongroom;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

/// The captions of the columns, or of the fields, as one line.
std::string captions(const std::vector<ui::FormField>& fields)
{
    std::string line;
    for (const ui::FormField& field : fields)
        line += (line.empty() ? "" : " · ") + field.caption.chinese;
    return line;
}

} // namespace

// The lines below are those of DOMAIN §2.12.
TEST(Form, HasTheColumnsOfTheContractRegister)
{
    EXPECT_EQ(captions(ui::form_named("F1").columns),
        "序号 · 登记日期 · 档号 · 合同编号 · 合同名称/类型 · 项目 · 楼座编号 · 单元 · 房号 · 买受人(脱敏) · "
        "联系电话(脱敏) · 建筑面积 · 单价 · 合同金额 · 付款方式 · 签署日期 · 合同有效期(起/止) · "
        "备案号/备案日期 · 履行情况 · 登记人 · 复核人 · 备案(内部)日期 · 盒号/位置 · 备注");
}

TEST(Form, HasTheColumnsOfTheHandOverList)
{
    const ui::Form& form = ui::form_named("F2");
    EXPECT_EQ(captions(form.head), "交接单号 · 交接日期 · 移交部门/人 · 接收部门/人");
    EXPECT_EQ(captions(form.columns),
        "序号 · 项目 · 楼座编号 · 房号 · 合同编号 · 买受人 · 合同份数(移交/自留) · 附件/补充协议(份) · 页数 "
        "· "
        "核对结果(一致/不符-说明) · 备注");
    ASSERT_EQ(form.signatures.size(), 3u);
    EXPECT_EQ(form.signatures[1].caption.chinese, "核对人(销售管理员)");
}

TEST(Form, HasTheColumnsOfTheCatalogues)
{
    EXPECT_EQ(captions(ui::form_named("F10").columns),
        "序号 · 档号 · 文号 · 责任者 · 题名 · 日期 · 密级 · 页数 · 备注");
    EXPECT_EQ(captions(ui::form_named("F11").columns),
        "序号 · 档号 · 案卷题名 · 起止日期 · 总页数 · 保管期限 · 备注 · 盒号/位置");
    EXPECT_EQ(
        captions(ui::form_named("F12").columns), "序号 · 文件编号 · 责任者 · 文件题名 · 日期 · 页数 · 备注");
    EXPECT_EQ(captions(ui::form_named("F12A").columns), "顺序号 · 文号 · 责任者 · 题名 · 日期 · 页号 · 备注");
}

TEST(Form, HasTheColumnsOfTheDestructionRegister)
{
    EXPECT_EQ(captions(ui::form_named("F15").columns),
        "序号 · 文件题名 · 所属年度 · 档号 · 应保管期限 · 已保管期限 · 文件页数 · 件号 · 载体 · 盒号/位置 · "
        "电子副本处置 · 密级 · 销毁原因 · 备注");
    EXPECT_EQ(captions(ui::form_named("F15A").columns),
        "档案类别 · 顺序号 · 档案名称 · 档案号 · 密级 · 份数 · 页数 · 销毁原因 · 销毁时间 · 销毁地点 · 备注");
}

TEST(Form, HasTheColumnsOfTheOtherRegisters)
{
    EXPECT_EQ(captions(ui::form_named("F14").columns),
        "序号 · 档号 · 题名 · 年度 · 页数 · 应保管期限 · 已保管期限 · 期满日 · 价值分析 · "
        "未了事项核查(未结清债权债务/诉讼/权利请求) · 鉴定意见(续存至__/销毁/移交) · 鉴定人签字");
    EXPECT_EQ(captions(ui::form_named("F18").columns),
        "序号 · 位置(应在) · 盒号 · 档号 · 题名 · 系统状态 · "
        "实盘结果(在架/借出/错位-实际位置/缺失/破损/多出) · 页数抽查 · 处理意见 · 处理结果/日期");
    EXPECT_EQ(captions(ui::form_named("F19").columns),
        "时间 · 用户/部门 · 终端 · 对象(档号/客户号) · 操作 · 字段范围 · 用途 · 审批单号 · 结果 · 异常标记");
    EXPECT_EQ(captions(ui::form_named("F3").columns),
        "序号 · 案卷号/档号 · 题名 · 起止日期 · 保管期限 · 件数 · 页数 · 盒号 · 密级 · 电子文件数/摘要值 · "
        "备注");
}

TEST(Form, FillsTheWidthInEveryBand)
{
    for (const std::string_view name : ui::form_names()) {
        std::map<int, double> widths;
        for (const ui::FormField& column : ui::form_named(name).columns)
            widths[column.band] += column.width;
        widths.erase(0);
        for (const auto& [band, width] : widths)
            EXPECT_DOUBLE_EQ(width, widths.begin()->second) << name << ", band " << band;
    }
}

TEST(Form, NamesEachKeyOnceInEachPart)
{
    for (const std::string_view name : ui::form_names()) {
        const ui::Form& form = ui::form_named(name);
        for (const auto* fields : {&form.head, &form.columns}) {
            std::set<std::string> keys;
            for (const ui::FormField& field : *fields)
                for (const ui::FormValue& value : field.values)
                    EXPECT_TRUE(keys.insert(value.key).second) << name << ' ' << value.key;
        }
    }
}

TEST(UnknownKeys, AreThoseTheFormHasNoPlaceFor)
{
    archive::RegisterSheet sheet{.form = "F2"};
    sheet.head["giver"] = "王某";
    sheet.rows = {{{"contract_no", "XS-1"}, {"pages", std::int64_t{25}}}};
    sheet.foot["giver_date"] = "2031-01-02";
    EXPECT_THAT(ui::unknown_keys(sheet), IsEmpty());
    sheet.rows[0]["contract"] = "XS-1";
    sheet.head["pages"] = std::int64_t{1};
    EXPECT_THAT(ui::unknown_keys(sheet), ElementsAre("contract", "pages"));
    EXPECT_THROW(ui::form_of(sheet), std::invalid_argument);
    EXPECT_THROW(ui::form_named("F99"), std::invalid_argument);
}
