#include <array>

#include "samples/make/kinds/clauses.h"
#include "samples/make/kinds/kinds.h"
#include "samples/make/terms.h"

namespace strongroom::samples {

Drawing subscription(Dice& dice)
{
    Sheet sheet(dice, make_look(dice));
    const Deal deal = make_deal(dice, 2002, 2022, Whole::yuan);
    put_deal(sheet, deal);
    const std::string title = sheet.wording("[商品房认购书|认 购 "
                                            "书|房屋认购协议|内部认购协议书|商品房认购协议书|购房定金协议|"
                                            "定金协议书|房屋订购单|商品房预订单|订 购 单|认购协议书]");
    const bool order = title.find("单") != std::string::npos;
    const std::string buyer = order ? sheet.wording("[订购人|认购人|预订人]")
                                    : sheet.wording("[认购人|认购方|买受人|乙方（认购人）|购买人]");
    const std::string seller = sheet.wording("[出卖人|开发商|甲方（出卖人）|出售人]");
    if (dice.chance(0.8))
        sheet.paragraph(
            "[认购书编号|编号|认购编号|No.|认购单号|协议编号]：{subscription_no:7}", 0, Align::right);
    sheet.title(title);
    if (dice.chance(0.9))
        sheet.field(seller + "：{seller:18}");
    const std::string id = sheet.wording("[身份证号|身份证号码|证件号码]"),
                      phone = sheet.wording("[联系电话|电话|手机]");
    for (std::size_t i = 0; i < deal.buyers.size(); ++i) {
        const std::string n = std::to_string(i);
        sheet.field((i == 0 ? buyer : "共同认购人") + "：{buyer" + n + ":8}　" + id + "：{id" + n + ":10}");
        sheet.field(phone + "：{phone" + n + ":8}");
        if (i == 0 && dice.chance(0.7))
            sheet.field("[通讯地址|住址|地址]：{address0:18}");
    }
    const std::string ways = std::array{"[一次性付款|一次性]", "分期付款", "[银行按揭|商业贷款|按揭贷款]",
        "公积金贷款", "组合贷款"}[static_cast<std::size_t>(deal.payment)];
    sheet.facts().put("way", sheet.wording(ways));
    sheet.facts().link("way", "payment");
    const bool unit = !deal.home.unit.empty();
    const std::string place = dice.chance(0.4)
        ? std::string("{home:6}")
        : "{building}[号楼|栋|幢|座]" + std::string(unit ? "{unit}单元" : "") + "{room}[室|号|房]";
    if (order || dice.chance(0.4)) { // as a table
        Table table{.widths = {1.2, 2, 1.2, 2}, .borders = sheet.borders()};
        const auto row
            = [&](const std::string& a, const std::string& b, const std::string& c, const std::string& d) {
                  table.rows.push_back({.cells = {sheet.label(a), sheet.cell(b, Align::centre),
                                            sheet.label(c), sheet.cell(d, Align::centre)},
                      .least_height = 26});
              };
        row("[项目名称|楼盘名称]", "{project}", "[房号|认购房号|预约房屋编号]", place);
        row("[建筑面积（㎡）|预约房屋建筑面积约|建筑面积]", "{gross}", "[套内面积（㎡）|套内建筑面积]",
            "{inner}");
        row("[单价（元/㎡）|房屋单价(人民币)|成交单价]", "{unit_price}", "[总价（元）|房屋总价|成交总价]",
            "{total}");
        row("[认购定金|定金（元）|定金]", "{deposit}", "付款方式", "{way}");
        table.rows.push_back(
            {.cells = {sheet.label("[大写|总价大写]"), sheet.cell("{total.cn}", Align::left, 3)},
                .least_height = 26});
        sheet.flow().table(table);
        sheet.flow().gap(6);
        sheet.say("自签订本[订购单|认购单]之日起[7|10|15]日内，" + buyer
            + "应持本单到售楼处签订正式合同，逾期视为自动放弃。");
    } else {
        Articles articles(dice);
        sheet.heading(articles.next() + "[认购房屋基本情况|房屋基本情况]");
        sheet.say(buyer + "自愿认购[位于{location}的|]{project:7}" + place
            + "商品房一套，[建筑面积|建筑面积约]为{gross:4}{sq!}[，套内建筑面积{inner:4}{sq!}|]。");
        if (dice.chance(0.6)) {
            sheet.heading(articles.next() + "销售依据");
            sheet.say("该商品房预售许可证号为{permit:9}。");
        }
        sheet.heading(articles.next() + "[价款与付款方式|房屋价款]");
        sheet.say("该商品房单价为每平方米人民币{unit_price:4}元，[总价款|总房价款]为人民币{total:5}"
                  "元（大写：{total.cn:8}）。"
            + buyer + "采取{way:5}方式付款。");
        sheet.heading(articles.next() + "认购定金");
        sheet.say("签订本认购书时，" + buyer + "向" + seller
            + "支付认购定金人民币{deposit:4}元（大写：{deposit.cn:6}"
              "）。签订商品房买卖合同后，定金抵作房价款。");
        sheet.heading(articles.next() + "[签约期限|签订合同的期限]");
        sheet.say(
            buyer + "应自签订本认购书之日起[7|10|15]日内与" + seller + "协商商品房买卖合同的相关条款。");
        filler_clauses(sheet, articles, dice.below(3));
    }
    sheet.facts().copy("subscribed", "signed");
    for (const char* part : {".y", ".m", ".d", ".han"})
        sheet.facts().copy(std::string("subscribed") + part, std::string("signed") + part);
    if (dice.chance(0.5))
        sheet.field("[销售代表|置业顾问|经办人]：{sales_rep:6}");
    sign(sheet,
        {.seller_label = seller,
            .buyer_label = buyer,
            .seller = deal.seller.name,
            .buyer = deal.buyers.front().name,
            .legal_representative = deal.seller.legal_representative,
            .date_label = sheet.wording("[认购日期|日期|签订日期]"),
            .seal = "销售专用章"});
    finishing_touches(sheet);
    return sheet.finish("subscription", "");
}

Drawing supplement(Dice& dice)
{
    Sheet sheet(dice, make_look(dice));
    const Deal deal = make_deal(dice, 2002, 2022, Whole::yuan);
    put_deal(sheet, deal);
    const Words words = make_words(sheet);
    sheet.facts().put_text("parent", deal.contract_no, "parent_contract_no");
    sheet.facts().put_date("first", deal.subscribed_on, "");
    sheet.title("[补充协议|补 充 协 议|商品房买卖合同补充协议|补充协议书|商品房买卖合同之补充协议]");
    sheet.field(words.seller + "：{seller:16}");
    for (std::size_t i = 0; i < deal.buyers.size(); ++i) {
        const std::string n = std::to_string(i);
        sheet.field((i == 0 ? words.buyer : "共有人") + "：{buyer" + n + ":8}"
            + (dice.chance(0.6) ? "　身份证号：{id" + n + ":10}" : ""));
    }
    const bool unit = !deal.home.unit.empty();
    sheet.say("[双方于{first@}签订了《商品房买卖合同》（合同编号：{parent}），" + words.buyer + "购买"
        + words.seller
        + "开发的{project}|就双方签订的编号为{parent}的《商品房买卖合同》，涉及{project}]{building}[号楼|幢|"
          "栋]"
        + (unit ? "{unit}单元" : "")
        + "{room}[室|号房|房]一套，[经双方友好协商，达成补充协议如下：|现双方就未尽事宜补充约定如下：]");
    Articles articles(dice);
    const int topics = dice.between(2, 5);
    if (dice.chance(0.5) && deal.payment == Payment::instalments) {
        sheet.say(articles.next() + "双方同意将付款方式变更为分期支付，剩余房款按以下时间付清：");
        for (std::size_t i = 0; i < deal.schedule.size(); ++i)
            sheet.say(due(deal, i) + "支付人民币{inst" + std::to_string(i) + ".amount:5}元；");
    }
    const std::array<std::string, 6> texts = {"双方同意，该房屋的交付时间变更为{delivery@}前。",
        "因层高及管线安装需要，局部吊顶高度以现场为准，" + words.buyer + "对此无异议。",
        words.buyer + "同意按物业服务合同的约定按时缴纳物业服务费、供暖费及其他费用。",
        std::string("面积差异以房产测绘部门最终实测面积为准，双方据实结算房价款。"),
        std::string("办理权属登记所需的契税、维修基金等费用由" + words.buyer + "承担。"),
        std::string("宣传资料、沙盘及样板间仅供参考，双方权利义务以合同为准。")};
    for (int i = 0; i < topics; ++i)
        sheet.say(articles.next() + std::string(texts[static_cast<std::size_t>((i + 1) % 6)]));
    if (dice.chance(0.3))
        sheet.say(articles.next() + std::string(texts[0]));
    filler_clauses(sheet, articles, dice.below(4));
    sheet.say(articles.next()
        + "本协议为主合同的组成部分，与主合同具有同等法律效力；[与主合同不一致的，以本协议为准。|"
          "一式肆份，双方各执贰份。]");
    sign(sheet,
        {.seller_label = words.seller,
            .buyer_label = words.buyer,
            .seller = deal.seller.name,
            .buyer = deal.buyers.front().name,
            .legal_representative = deal.seller.legal_representative,
            .date_label = sheet.wording("[签订日期|日期|签约日期]")});
    finishing_touches(sheet);
    return sheet.finish("supplement", "");
}

} // namespace strongroom::samples
