#include <array>

#include "samples/make/deal.h"
#include "samples/make/kinds/clauses.h"
#include "samples/make/kinds/kinds.h"

namespace strongroom::samples {
namespace {

void put_scene(Sheet& sheet, const Deal& deal)
{
    Facts& facts = sheet.facts();
    facts.put("project", deal.place.project);
    facts.put("company", deal.seller.name);
    facts.put("agency", deal.agency.name);
    facts.put("person", deal.buyers.front().name);
    facts.put("title", deal.buyers.front().male ? "先生" : "女士");
    facts.put("rep", deal.sales_rep);
    facts.put("boss", deal.reviewer);
    facts.put("home",
        deal.home.building + "号楼" + (deal.home.unit.empty() ? "" : deal.home.unit + "单元") + deal.home.room
            + "室");
    facts.put_date("day", deal.signed_on, "");
    facts.put_date("until", plus_days(deal.signed_on, 15), "");
    facts.put_date("delivery", deal.delivery, "");
}

void end(Sheet& sheet, const std::string& company)
{
    sheet.flow().gap(30);
    sheet.paragraph("^seal^" + company, 0, Align::right);
    sheet.paragraph(sheet.dice().chance(0.5) ? "{day!}" : "{day.han!}", 0, Align::right);
}

void letter(Sheet& sheet, const Deal& deal)
{
    sheet.title("[交房通知书|入住通知书|交款通知单|催款通知函|关于延期交房的说明|关于办理产权证的通知]");
    sheet.field("[尊敬的{person!}{title!}：|{person!}{title!}：|尊敬的业主：]");
    sheet.say("[您好！|感谢您对{project!}的信任与支持。|]您所购买的{project!}{home!}[已通过竣工验收，现定于{"
              "delivery!}起办理交付手续。|相关手续已具备办理条件，请您于{until!}前携带有效证件到我公司办理。|"
              "应交款项已到期，请您于{until!}前到我公司财务部办理交款手续。]");
    sheet.say("[办理时请携带：购房合同原件、身份证原件及复印件、交款票据、近期照片两张。|"
              "如您已办理，请忽略本通知。如有疑问请与客户服务部联系。]");
    sheet.say("[逾期办理的，将按合同约定承担相应责任。|由此给您带来的不便，敬请谅解。]");
    sheet.say("特此通知。");
    end(sheet, "{company!}");
    sheet.round_seal("seal", deal.seller.name, "");
}

void minutes(Sheet& sheet, const Deal&)
{
    sheet.title("[销售例会纪要|会议纪要|每周销售例会记录|项目例会纪要]");
    sheet.field("会议时间：{day!}　[上午|下午][9:00|2:30|4:00]");
    sheet.field("会议地点：{project!}[售楼处|营销中心]会议室");
    sheet.field("主持人：{boss!}　　记录人：{rep!}");
    sheet.field("参会人员：" + person_name(sheet.dice()) + "、" + person_name(sheet.dice()) + "、"
        + person_name(sheet.dice()) + "、{rep!}");
    sheet.flow().rule();
    const std::array points
        = {"本周来电[32|45|18|27]组，来访[21|16|38]组，成交[3|5|2]套，未成交客户主要原因为[价格|户型|楼层]。",
            "重点跟进A类客户，三日内完成回访，回访情况记入销售日记。",
            "合同资料当天交接，24小时内录入系统，避免漏登、错登。",
            "现场接待礼仪需加强，前台登记表填写不完整的须当日补齐。",
            "下周重点推介[二期|高层|小户型]房源，配合报纸及户外广告投放。",
            "财务部核对逾期未交款客户名单，由置业顾问逐一催缴。"};
    for (std::size_t i = 0; i < points.size(); ++i)
        if (sheet.dice().chance(0.8))
            sheet.say(han_number(static_cast<int>(i) + 1) + "、" + points[i]);
}

void complaint(Sheet& sheet, const Deal&)
{
    sheet.title("[投诉信|关于房屋质量问题的投诉|情况反映|投诉登记]");
    sheet.field("{company!}：");
    sheet.say("我是{project!}{home!}的业主{person!}，于{day!}收房后发现[卫生间渗水、墙面空鼓|"
              "窗户密封不严、下雨漏水|地面不平、门框变形]等问题，多次与物业联系未得到解决。");
    sheet.say("现要求贵公司[在七日内派人维修并赔偿损失|尽快安排专业人员上门检查|给出书面答复和整改期限]"
              "，否则我将向有关部门反映。");
    sheet.flow().gap(30);
    sheet.paragraph("投诉人：^who^　　　　　　", 0, Align::right);
    sheet.paragraph("{day!}", 0, Align::right);
    sheet.signature("who", sheet.facts().at("person").text);
}

/// A page of company rules. Its number is that of the rule, never that of a contract.
void controlled(Sheet& sheet, const Deal&)
{
    Dice& dice = sheet.dice();
    Table head{.widths = {1, 1.6, 1, 1.6}, .borders = Borders::full};
    head.rows.push_back({.cells = {sheet.label("受控状态"), sheet.cell("[受控|非受控]", Align::centre),
                             sheet.label("发放编号"), sheet.cell(digits(dice, 2), Align::centre)}});
    head.rows.push_back(
        {.cells = {sheet.label("编号"),
             sheet.cell(dice.chance(0.6) ? "BT-XS-206" : "BT-XS-20" + digits(dice, 1), Align::centre),
             sheet.label("生效日期"), sheet.cell("{day.dash!}", Align::centre)}});
    head.rows.push_back({.cells = {sheet.label("版本号"), sheet.cell("A", Align::centre),
                             sheet.label("修改次第"), sheet.cell("0", Align::centre)}});
    sheet.flow().table(head);
    sheet.flow().gap(10);
    sheet.title("[客户及合同信息的管理制度|合同档案管理办法|客户信息管理规定]", 0.9);
    for (const char* text :
        {"1　目的", "1.1　为规范客户信息及合同资料的登记、保管和使用，明确各岗位责任，特制定本制度。",
            "2　客户信息的登记", "2.1　接听来电后应当填写电话咨询登记表，内容真实完整，字迹清楚。",
            "2.2　对来访客户应及时接待并登记，由前台汇总保管。",
            "2.3　已签订购房合同的客户，应准确录入销售软件。", "3　合同的保管",
            "3.1　当天签订的合同核对无误后办理交接，填写交接明细。",
            "3.2　合同按楼座编号、合同编号的顺序装入档案盒，由信息部统一编号。",
            "3.3　借用、查阅合同须经主管批准并登记，按期归还。"})
        if (dice.chance(0.85))
            sheet.field(text);
}

} // namespace

Drawing other_paper(Dice& dice)
{
    Look look = make_look(dice);
    look.unused = Unused::nothing;
    Sheet sheet(dice, look);
    const Deal deal = make_deal(dice, 2003, 2022, Whole::yuan);
    put_scene(sheet, deal);
    static constexpr std::array papers = {letter, minutes, complaint, controlled};
    const auto which = static_cast<std::size_t>(dice.below(4));
    papers[which](sheet, deal);
    finishing_touches(sheet);
    return sheet.finish("other", std::array{"letter", "minutes", "complaint", "controlled_document"}[which]);
}

} // namespace strongroom::samples
