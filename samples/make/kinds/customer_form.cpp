#include <array>

#include "samples/make/deal.h"
#include "samples/make/kinds/clauses.h"
#include "samples/make/kinds/forms.h"
#include "samples/make/kinds/kinds.h"

namespace strongroom::samples {
namespace {

/// Either all options to tick or only the answer.
Entry asked(Sheet& sheet, bool ticks, const std::string& label, const std::string& name,
    const std::string& field, const std::vector<std::string>& options)
{
    if (ticks)
        return {sheet.wording(label), offer(sheet, name, field, options), true};
    return {sheet.wording(label), answer(sheet, name, field, options)};
}

std::vector<Entry> person_entries(Sheet& sheet, const Deal& deal, bool ticks)
{
    Dice& dice = sheet.dice();
    Facts& facts = sheet.facts();
    const Person& person = deal.buyers.front();
    facts.put_text("name", person.name, "buyer_name");
    facts.put_field("phone", person.phone_text, "mobile", json_string(person.phone));
    facts.put_text("id", person.id_no, "id_no");
    facts.put_text("address", person.address, "address");
    facts.put_date("visit", deal.subscribed_on, "visit_date");
    facts.put_date("next", plus_days(deal.subscribed_on, dice.between(2, 10)), "next_visit_date");
    facts.put_text("customer_no",
        dice.chance(0.5) ? "KH" + std::to_string(deal.signed_on.year) + digits(dice, 4) : digits(dice, 6),
        "customer_no");
    facts.put_text("rep", deal.sales_rep, "sales_rep");
    std::vector<Entry> entries;
    if (dice.chance(0.6))
        entries.push_back({sheet.wording("[客户编号|编号|客户号]"), "{customer_no}"});
    entries.push_back({sheet.wording("[来访日期|首访时间|来访时间|登记日期|到访日期]"),
        dice.pick(std::array{"{visit}", "{visit.dash}", "{visit.dot}", "{visit@}"})});
    entries.push_back({sheet.wording("[客户姓名|姓名|来访人姓名|客户名称]"), "{name}"});
    const std::string sex = person.male ? "男" : "女";
    facts.choose("sex", person.male ? 0 : 1, "sex", json_string(sex), sex);
    entries.push_back(
        {"性别", sheet.look().options == OptionStyle::boxes && dice.chance(0.6) ? "<sex:男|女>" : "{sex}"});
    entries.push_back({sheet.wording("[联系电话|电话|手机|联系方式|手机号码|移动电话]"), "{phone}"});
    if (dice.chance(0.3))
        entries.push_back({sheet.wording("[身份证号|身份证号码|证件号码]"), "{id}", true});
    if (dice.chance(0.5))
        entries.push_back({sheet.wording("[家庭住址|现住址|通讯地址|联系地址]"), "{address}", true});
    entries.push_back(
        asked(sheet, ticks && dice.chance(0.8), "[年龄|年龄段]", "age", "age_bracket", age_brackets));
    if (dice.chance(0.8))
        entries.push_back(asked(
            sheet, false, "[居住区域|现居住区域|居住地]", "area", "living_area", districts_of_interest));
    if (dice.chance(0.5))
        entries.push_back(
            asked(sheet, false, "[工作区域|工作地点]", "work", "work_area", districts_of_interest));
    if (dice.chance(0.6))
        entries.push_back(asked(sheet, false, "[职业|从事职业]", "job", "occupation", occupations));
    if (dice.chance(0.5))
        entries.push_back(asked(
            sheet, ticks && dice.chance(0.5), "[家庭结构|家庭人口]", "family", "family_structure", families));
    if (dice.chance(0.75))
        entries.push_back(asked(
            sheet, ticks && dice.chance(0.8), "[家庭年收入|年收入|家庭收入]", "income", "income", incomes));
    return entries;
}

std::vector<Entry> wish_entries(Sheet& sheet, const Deal& deal, bool ticks)
{
    Dice& dice = sheet.dice();
    Facts& facts = sheet.facts();
    std::vector<Entry> entries;
    entries.push_back(
        asked(sheet, ticks, "[购房用途|购房目的|购房动机|置业目的]", "purpose", "purpose", purposes));
    entries.push_back(asked(sheet, ticks && dice.chance(0.7), "[意向户型|需求户型|户型需求]", "layout",
        "intended_layout", layouts));
    entries.push_back(asked(sheet, ticks && dice.chance(0.7), "[意向面积|面积需求|需求面积]", "size",
        "intended_area", area_wishes));
    if (dice.chance(0.7))
        entries.push_back(asked(sheet, ticks && dice.chance(0.6), "[预算|意向总价|可接受总价|意向价位]",
            "budget", "budget", budgets));
    if (dice.chance(0.5)) {
        const Payment payment = deal.payment;
        const std::vector<std::string> ways
            = {"一次性付款", "分期付款", "银行按揭", "公积金贷款", "组合贷款"};
        facts.choose("payment", static_cast<int>(payment), "payment_method",
            json_string(payment_code(payment)), ways[static_cast<std::size_t>(payment)]);
        entries.push_back({sheet.wording("[付款方式|拟付款方式|支付方式]"),
            ticks ? "<payment:一次性付款|分期付款|银行按揭|公积金贷款|组合贷款>" : "{payment}", ticks});
    }
    if (dice.chance(0.4)) {
        facts.put_field(
            "building", deal.home.building + "号楼", "building_no", json_string(deal.home.building));
        entries.push_back({sheet.wording("[意向楼座|意向楼栋|意向楼号]"), "{building}"});
    }
    entries.push_back(
        asked(sheet, ticks, "[认知途径|获知途径|信息来源|了解途径]", "channel", "source_channel", channels));
    if (dice.chance(0.6))
        entries.push_back(asked(sheet, ticks && dice.chance(0.5), "[意向等级|客户级别|客户等级|意向级别]",
            "level", "intention_level", {"A", "B", "C", "D"}));
    if (dice.chance(0.6))
        entries.push_back(asked(sheet, false, "[成交可能性]", "deal", "deal_likelihood", likelihoods));
    facts.put("talk",
        dice.pick(std::array{"客户对南向户型较满意，认为价格偏高，需与家人商量。",
            "首次来访，关注学区和交房时间，已带看样板间。", "对比周边楼盘，关注物业费及停车位情况。",
            "客户看中高层景观房，希望争取折扣。", "二次来访，已基本确定房号，等待公积金额度审批。"}));
    if (dice.chance(0.8))
        entries.push_back({sheet.wording("[沟通事项|洽谈内容|接待记录|沟通细节]"), "{talk}", true});
    if (dice.chance(0.35))
        entries.push_back(
            {sheet.wording("[未成交原因|抗性]"), answer(sheet, "lost", "lost_reason", lost_reasons)});
    if (dice.chance(0.6))
        entries.push_back({sheet.wording("[下次看房时间|下次跟进时间|约定再访时间]"),
            dice.pick(std::array{"{next}", "{next.dash}", "{next.dot}"})});
    entries.push_back({sheet.wording("[接待人|置业顾问|销售代表|接待人员|销售顾问]"), "{rep}"});
    if (dice.chance(0.3))
        entries.push_back({"备注", "", true});
    return entries;
}

} // namespace

Drawing customer_form(Dice& dice)
{
    Sheet sheet(dice, form_look(dice));
    const Deal deal = make_deal(dice, 2003, 2022, Whole::yuan);
    const bool ticks = dice.chance(0.65);
    sheet.facts().put_text("project", deal.place.project, "project_name");
    sheet.title("[客户信息登记表|来访登记表|客户来访登记表|来访客户登记表|客户接待登记表|客户需求登记表|"
                "来访客户信息登记表|客户登记表]");
    if (dice.chance(0.6))
        sheet.field("[项目名称|项目|楼盘]：{project:10}");
    std::vector<Entry> entries = person_entries(sheet, deal, ticks);
    const std::vector<Entry> wishes = wish_entries(sheet, deal, ticks);
    entries.insert(entries.end(), wishes.begin(), wishes.end());
    const int pairs = dice.between(2, 3);
    if (dice.chance(0.8))
        pairs_table(sheet, entries, pairs);
    else
        pairs_lines(sheet, entries, 2);
    sheet.flow().gap(8);
    if (dice.chance(0.4)) {
        sheet.field("[本人已知悉并同意贵公司为提供购房咨询服务收集、使用以上个人信息。|"
                    "尊敬的客户，您所填写的信息我们将严格保密，未经您同意不会向第三方提供。]");
        if (dice.chance(0.5)) {
            sheet.field("客户签字：^customer_sign^");
            sheet.signature("customer_sign", deal.buyers.front().name);
        }
    }
    finishing_touches(sheet);
    return sheet.finish("form_customer_reg", "");
}

Drawing purchase_form(Dice& dice)
{
    Sheet sheet(dice, form_look(dice));
    const Deal deal = make_deal(dice, 2004, 2022, Whole::yuan);
    Facts& facts = sheet.facts();
    const Person& person = deal.buyers.front();
    facts.put_text("project", deal.place.project, "project_name");
    facts.put_text("customer_no", "GF" + digits(dice, 5), "customer_no");
    facts.put_text("name", person.name, "buyer_name");
    facts.put_field("phone", person.phone_text, "mobile", json_string(person.phone));
    facts.put_text("id", person.id_no, "id_no");
    facts.put_field("building", deal.home.building, "building_no", json_string(deal.home.building));
    facts.put_field(
        "unit", deal.home.unit, deal.home.unit.empty() ? "" : "unit_no", json_string(deal.home.unit));
    facts.put_field("room", deal.home.room, "room_no", json_string(deal.home.room));
    const std::string u = deal.home.unit.empty() ? "" : deal.home.unit;
    const std::string b = deal.home.building;
    facts.put("home",
        dice.pick(std::array{b + "-" + (u.empty() ? "" : u + "-") + deal.home.room,
            b + "号楼" + (u.empty() ? "" : u + "单元") + deal.home.room + "室",
            b + "#" + (u.empty() ? "" : u + "单元") + deal.home.room}));
    for (const char* part : {"building", "unit", "room"})
        facts.link("home", part);
    facts.put_area("gross", deal.gross, "gross_area");
    facts.put_money("unit_price", deal.unit_price, "unit_price");
    facts.put_money("total", deal.total, "total_price");
    facts.put_money("deposit", deal.deposit, "deposit_amount");
    facts.put_date("reserved", deal.subscribed_on, "reserve_date");
    facts.put_date("until", plus_days(deal.subscribed_on, dice.between(1, 7)), "reserve_until");
    facts.put_date("next", plus_days(deal.subscribed_on, dice.between(2, 9)), "next_visit_date");
    facts.put_date("signed", deal.signed_on, "sign_date");
    facts.put_text("contract_no", deal.contract_no, "contract_no");
    facts.put_text("rep", deal.sales_rep, "sales_rep");
    facts.put("boss", deal.reviewer);
    const std::vector<std::string> ways = {"一次性付款", "分期付款", "按揭贷款", "公积金贷款", "组合贷款"};
    const auto way = static_cast<std::size_t>(deal.payment);
    facts.choose("payment", static_cast<int>(way), "payment_method", json_string(payment_code(deal.payment)),
        ways[way]);
    facts.put_money("down", deal.down, "down_payment");
    facts.put_money("loan", deal.loan, "loan_amount");
    facts.put_text("bank", deal.bank, "loan_bank");
    const std::string date = dice.pick(std::array{"", ".dash", ".dot", ".slash"});

    sheet.title(
        "[客户购房信息登记表|意向客户登记表|预留房登记表|客户购房登记表|成交客户登记表|购房客户信息登记表]");
    if (dice.chance(0.6))
        sheet.field("[项目名称|项目|楼盘名称]：{project:10}");
    std::vector<Entry> entries;
    const auto add
        = [&](double chance, const std::string& label, const std::string& value, bool wide = false) {
              if (dice.chance(chance))
                  entries.push_back({sheet.wording(label), value, wide});
          };
    add(0.5, "[客户编号|编号]", "{customer_no}");
    add(1, "[姓名|客户姓名|购房人|客户名称]", "{name}");
    add(1, "[电话|联系电话|手机|联系方式]", "{phone}");
    add(0.3, "[身份证号|身份证号码]", "{id}", true);
    add(1, "[意向房号|预留房号|房号|认购房号|房源]", "{home}");
    add(0.8, "[面积|建筑面积|建筑面积（㎡）]", "{gross}");
    add(0.7, "[单价|单价（元/㎡）|成交单价]", "{unit_price}");
    add(0.8, "[总价|房屋总价|总价（元）|总房款]", "{total}");
    add(0.8, "[预留日期|登记日期|预留时间]", "{reserved" + date + "}");
    add(0.7, "[预留期限|预留到期日|保留至|到期日]", "{until" + date + "}");
    add(0.5, "[定金|诚意金|订金]", "{deposit}");
    add(0.5, "是否再次预留", offer(sheet, "again", "re_reserved", {"是", "否"}));
    add(0.6, "[再次约定看房时间|下次看房时间]", "{next" + date + "}");
    add(0.7, "[付款方式|交款方式]",
        dice.chance(0.4) ? "<payment:一次性付款|分期付款|按揭贷款|公积金贷款|组合贷款>" : "{payment}",
        dice.chance(0.5));
    if (deal.loan > 0 && dice.chance(0.7)) {
        add(1, "[首付|首付款|首付金额]", "{down}");
        add(1, "[贷款|贷款金额|按揭金额]", "{loan}");
        add(0.7, "[贷款银行|按揭银行]", "{bank}", true);
    }
    add(0.5, "[签约日期|签约时间]", "{signed" + date + "}");
    add(0.5, "[合同编号|合同号]", "{contract_no}");
    add(0.3, "[未签约原因|未成交原因]", answer(sheet, "lost", "lost_reason", lost_reasons));
    add(1, "[销售代表|置业顾问|业务员]", "{rep}");
    add(0.5, "[项目主管审核|审核人|销售主管]", "{boss}");
    add(0.3, "备注", "", true);
    if (dice.chance(0.85))
        pairs_table(sheet, entries, dice.between(2, 3));
    else
        pairs_lines(sheet, entries, 2);
    finishing_touches(sheet);
    return sheet.finish("form_purchase_reg", "");
}

} // namespace strongroom::samples
