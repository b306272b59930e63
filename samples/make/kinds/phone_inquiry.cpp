#include <array>

#include "samples/make/deal.h"
#include "samples/make/kinds/clauses.h"
#include "samples/make/kinds/forms.h"
#include "samples/make/kinds/kinds.h"

namespace strongroom::samples {
namespace {

struct Column {
    std::string label;
    double width;
    std::string name; ///< of the fact, after the row's number
};

/// One call: its facts are r3.date, r3.name …
void put_call(Sheet& sheet, const Place& place, const std::string& row, Date day, const std::string& taken_by)
{
    Facts& facts = sheet.facts();
    Dice& dice = sheet.dice();
    const Person person = make_person(dice, place, day.year);
    facts.put_date(row + "date", day, "visit_date");
    const bool short_name = dice.chance(0.15);
    if (short_name)
        facts.put_text(
            row + "name", characters(person.name).front() + (person.male ? "先生" : "女士"), "buyer_name");
    else
        facts.put_text(row + "name", person.name, "buyer_name");
    facts.put_field(row + "phone", person.phone_text, "mobile", json_string(person.phone));
    facts.put_text(row + "sex", person.male ? "男" : "女", "sex");
    answer(sheet, row + "area", "living_area", districts_of_interest);
    answer(sheet, row + "age", "age_bracket", age_brackets);
    answer(sheet, row + "channel", "source_channel", channels);
    answer(sheet, row + "layout", "intended_layout", layouts);
    answer(sheet, row + "size", "intended_area", area_wishes);
    answer(sheet, row + "budget", "budget", budgets);
    answer(sheet, row + "purpose", "purpose", purposes);
    facts.put(row + "question",
        dice.pick(std::array{"价格、户型", "交房时间", "付款方式", "有无现房", "周边学校", "首付多少",
            "贷款政策", "优惠活动", "地址路线"}));
    facts.put(row + "invited", dice.pick(std::array{"是", "否", "周末来访", "已约", "待定"}));
    facts.put_text(row + "rep", taken_by, "sales_rep");
    facts.put(row + "note", "");
}

} // namespace

Drawing phone_inquiry_form(Dice& dice)
{
    Look look = form_look(dice);
    look.size = dice.pick(std::array{8.5, 9.0, 9.5, 10.0});
    const bool landscape = dice.chance(0.7);
    if (landscape)
        std::swap(look.paper_width, look.paper_height);
    Sheet sheet(dice, look);
    Deal deal = make_deal(dice, 2003, 2022, Whole::yuan);
    sheet.facts().put_text("project", deal.place.project, "project_name");
    sheet.facts().put("company", deal.agency.name);
    sheet.title("[电话咨询客户信息登记表|来电登记表|来电客户登记表|电话接听登记表|电话咨询客户登记表|"
                "来电客户信息登记表|客户来电登记表]");
    if (dice.chance(0.7))
        sheet.field("[项目名称|项目|楼盘名称|案名]：{project:10}　　　[销售公司|单位|填表单位]：{company!}");
    std::vector<Column> columns
        = {{"序号", 0.7, "no"}, {sheet.wording("[日期|来电日期|来电时间|接听日期]"), 1.6, "date"},
            {sheet.wording("[客户姓名|姓名|来电人|客户称呼|客户名称]"), 1.3, "name"},
            {sheet.wording("[联系电话|电话|来电号码|联系方式|客户电话]"), 2.2, "phone"}};
    std::vector<Column> more
        = {{"性别", 0.8, "sex"}, {sheet.wording("[居住区域|所在区域|现居住区域]"), 1.4, "area"},
            {sheet.wording("[年龄段|年龄|年龄层]"), 1.5, "age"},
            {sheet.wording("[认知途径|获知途径|信息来源|媒体渠道]"), 1.5, "channel"},
            {sheet.wording("[意向户型|需求户型]"), 1.6, "layout"},
            {sheet.wording("[意向面积|需求面积]"), 1.7, "size"},
            {sheet.wording("[意向价位|预算|可接受总价]"), 1.6, "budget"},
            {sheet.wording("[购房用途|购房目的|置业目的]"), 1.5, "purpose"},
            {sheet.wording("[咨询内容|关注问题|咨询要点]"), 1.8, "question"},
            {sheet.wording("[是否邀约|约访时间]"), 1.3, "invited"}};
    const int wanted = landscape ? dice.between(4, 7) : dice.between(1, 3);
    for (Column& column : more)
        if (dice.chance(double(wanted) / double(more.size())))
            columns.push_back(column);
    columns.push_back({sheet.wording("[接听人|销售代表|接待人|置业顾问|接听人员]"), 1.3, "rep"});
    if (dice.chance(0.5))
        columns.push_back({"备注", 1.2, "note"});

    Table table{.borders = sheet.borders(), .size = look.size, .padding = 2};
    Row head{.least_height = 22};
    for (const Column& column : columns) {
        table.widths.push_back(column.width);
        head.cells.push_back(sheet.label(column.label));
    }
    table.rows.push_back(head);
    const int calls = dice.between(3, landscape ? 11 : 16), empty = dice.below(4);
    const std::string date_form = dice.pick(std::array{".dash", ".dot", ".slash", ".iso", ""});
    Date day = deal.signed_on;
    std::array<std::string, 3> reps = {person_name(dice), person_name(dice), person_name(dice)};
    const double least = dice.real(20, 30);
    for (int i = 0; i < calls + empty; ++i) {
        const std::string n = "r" + std::to_string(i) + ".";
        if (i < calls)
            put_call(sheet, deal.place, n, day, dice.pick(reps));
        sheet.facts().put(n + "no", std::to_string(i + 1));
        Row row{.least_height = least};
        for (const Column& column : columns) {
            std::string text = "{" + n + column.name + (column.name == "date" ? date_form : "") + "}";
            if (column.name == "no")
                text = std::to_string(i + 1);
            row.cells.push_back(i < calls && column.name != "note" ? sheet.cell(text, Align::centre)
                    : column.name == "no"                          ? sheet.cell(text, Align::centre)
                                                                   : sheet.cell(""));
        }
        table.rows.push_back(std::move(row));
        day = plus_days(day, dice.chance(0.5) ? 0 : dice.between(1, 3));
    }
    sheet.flow().table(table);
    sheet.flow().gap(6);
    if (dice.chance(0.6))
        sheet.field("[填表人：　　　　　　　　审核人：|制表：　　　　　　　项目主管：|"
                    "注：接听电话后应及时填写，每日下班前交前台汇总。]");
    finishing_touches(sheet);
    return sheet.finish("form_phone_inquiry", "");
}

} // namespace strongroom::samples
