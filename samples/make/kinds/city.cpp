#include <array>

#include "samples/make/kinds/clauses.h"
#include "samples/make/kinds/kinds.h"
#include "samples/make/terms.h"

namespace strongroom::samples {
namespace {

/// The parties as rows of a table, as some cities print them.
void party_table(Sheet& sheet, const Deal& deal, const Words& words)
{
    Table table{.widths = {1.1, 2.2, 1.1, 2.2}, .borders = sheet.borders()};
    const auto row
        = [&](const std::string& a, const std::string& b, const std::string& c, const std::string& d) {
              Row one{.least_height = 22};
              one.cells = {sheet.label(a), sheet.cell(b), sheet.label(c), sheet.cell(d)};
              table.rows.push_back(std::move(one));
          };
    const auto wide = [&](const std::string& a, const std::string& b) {
        Row one{.least_height = 22};
        one.cells = {sheet.label(a), sheet.cell(b, Align::left, 3)};
        table.rows.push_back(std::move(one));
    };
    wide(words.seller, "{seller}");
    row("法定代表人", "{seller.legal}", "联系电话", "{seller.phone}");
    const std::string id = sheet.wording("[身份证号|身份证号码|证件号码|居民身份证号]"),
                      phone = sheet.wording("[联系电话|电话|手机]"),
                      address = sheet.wording("[通讯地址|地址|住址|家庭住址]");
    for (std::size_t i = 0; i < deal.buyers.size(); ++i) {
        const std::string n = std::to_string(i);
        row(i == 0 ? words.buyer : "共有人", "{buyer" + n + "}", id, "{id" + n + "}");
        row(phone, "{phone" + n + "}", "邮政编码", "{postcode" + n + "}");
        if (i == 0)
            wide(address, "{address0}");
    }
    sheet.flow().table(table);
    sheet.flow().gap(6);
}

void party_lines(Sheet& sheet, const Deal& deal, const Words& words)
{
    const std::string id = sheet.wording("[身份证号|身份证号码|证件号码|居民身份证号码|身份证/护照号]"),
                      phone = sheet.wording("[联系电话|电话|手机|联系方式]"),
                      address = sheet.wording("[通讯地址|住址|家庭住址|地址|住所]");
    const bool side_by_side = sheet.dice().chance(0.35);
    const auto seller = [&] {
        std::vector<Paragraph> lines;
        for (const std::string& text : {words.seller + "：{seller:14}", std::string("住所：{seller.address}"),
                 std::string("法定代表人：{seller.legal:6}"), std::string("联系电话：{seller.phone:8}")})
            lines.push_back({.spans = sheet.spans(text)});
        return lines;
    };
    const auto buyers = [&] {
        std::vector<Paragraph> lines;
        for (std::size_t i = 0; i < deal.buyers.size(); ++i) {
            const std::string n = std::to_string(i);
            lines.push_back(
                {.spans = sheet.spans((i == 0 ? words.buyer : sheet.wording("[共有人|共同买受人]"))
                     + "：{buyer" + n + ":8}")});
            lines.push_back({.spans = sheet.spans(id + "：{id" + n + (side_by_side ? ":8}" : "%:10}"))});
            if (i == 0)
                lines.push_back({.spans = sheet.spans(address + "：{address0}")});
            lines.push_back({.spans = sheet.spans(phone + "：{phone" + n + ":8}")});
        }
        return lines;
    };
    if (side_by_side) {
        sheet.flow().columns({seller(), buyers()});
        sheet.flow().gap(6);
        return;
    }
    for (const Paragraph& line : seller())
        sheet.flow().paragraph(line);
    for (const Paragraph& line : buyers())
        sheet.flow().paragraph(line);
}

void home(Sheet& sheet, Articles& articles, const Words& words)
{
    sheet.heading(articles.next() + "[房屋基本情况|房屋概况|" + words.buyer + "所购房屋情况|商品房基本情况]");
    const bool unit = !sheet.facts().at("unit").text.empty();
    std::string place;
    switch (sheet.dice().below(4)) {
    case 0:
        place = "{building}[号楼|幢|栋]" + std::string(unit ? "{unit}单元" : "") + "{room}[室|号|房]";
        break;
    case 1:
        place = "{home:7}[号房|室|]";
        break;
    case 2:
        place = "第{building}[幢|座|栋]" + std::string(unit ? "{unit}单元" : "") + "{floor}层{room}[号|室]";
        break;
    default:
        place = "{building}#楼" + std::string(unit ? "{unit}单元" : "") + "{room}户";
        break;
    }
    sheet.say(words.buyer + "所购房屋[坐落于|位于]{location:10}[项目|小区|楼盘]“{project}”" + place
        + "[（以下简称该房屋）|，用途为住宅]。");
    if (sheet.dice().chance(0.7))
        sheet.say("该房屋[预售许可证号|商品房预售许可证号|预(销)售许可证]为{permit:9}。");
    sheet.say("该房屋[建筑面积|暂测建筑面积|预售建筑面积|实测建筑面积][为|]{gross:5}{sq!}[，其中|：]["
              "套内建筑面积|套内面积][为|]{inner:5}{sq!}，[公摊面积|分摊面积|应分摊的共有建筑面积|"
              "公用分摊面积][为|]{shared:5}{sq!}。");
}

void price(Sheet& sheet, Articles& articles, const Deal& deal, const Words& words)
{
    sheet.heading(articles.next() + "[房屋价款|计价方式与价款|房价款|价格与费用]");
    const std::string area = deal.pricing == Pricing::inner ? "[套内建筑面积|套内面积]" : "建筑面积";
    sheet.facts().put_field("mode", area, "pricing_mode", std::to_string(static_cast<int>(deal.pricing)));
    if (deal.pricing == Pricing::set) {
        sheet.facts().put_field("mode", "套", "pricing_mode", "3");
        sheet.say("[双方同意该房屋按{mode!}计价|该房屋按{mode!}（单元）计价]，[总价款|房屋总价|总价]为人民币{"
                  "total:6}元（大写：{total.cn:8}）。");
        return;
    }
    sheet.facts().put_field(
        "mode", sheet.wording(area), "pricing_mode", std::to_string(static_cast<int>(deal.pricing)));
    sheet.say("[双方约定|" + words.seller + "与" + words.buyer
        + "约定]按{mode!}计价，[单价|房屋单价|该房屋单价][为|]人民币{unit_price:4}元/"
          "{sq!}，[总房价款|房屋总价款|总价款|总金额][为|计]人民币{total:6}元[（大写：{total.cn:8}）|，大写{"
          "total.cn:8}|（{total.cn}）]。");
}

void payment(Sheet& sheet, Articles& articles, const Deal& deal, const Words& words)
{
    Dice& dice = sheet.dice();
    sheet.heading(articles.next() + "[付款方式|付款方式及期限|付款约定|房款支付方式]");
    if (dice.chance(0.5))
        sheet.say(words.buyer
            + "已于签订本合同前支付[定金|购房定金]人民币{deposit:4}元[（大写：{deposit.cn}）|]，["
              "签订合同后自动转为房款|抵作房价款]。");
    const std::array ways = {"[一次性付款|一次性]", "[分期付款|分期]",
        "[商业贷款|银行按揭|按揭付款|商业按揭]", "[公积金贷款|住房公积金贷款]", "[组合贷款|公积金组合贷款]"};
    const std::string way = sheet.wording(ways[static_cast<std::size_t>(deal.payment)]);
    const bool ticks = dice.chance(0.45);
    if (ticks) {
        sheet.say(
            words.buyer + "选择以下付款方式：<payment:一次性付款|分期付款|商业贷款|公积金贷款|组合贷款>。");
    } else {
        sheet.facts().put("way", way);
        sheet.facts().link("way", "payment");
        sheet.say(words.buyer + "采用{way:5}[方式付款|的方式支付房款]。");
    }
    if (deal.payment == Payment::lump) {
        sheet.say(words.buyer + (deal.schedule[0].due ? "于" : "应") + due(deal, 0)
            + "[一次性付清全部房款|支付全部房价款]人民币{inst0.amount}元。");
    } else if (deal.payment == Payment::instalments && dice.chance(0.45)) {
        Table table{.widths = {1, 2, 2}, .borders = sheet.borders()};
        table.rows.push_back(
            {.cells = {sheet.label("[期数|期次|序号]"), sheet.label("[付款时间|交款时间|应付日期|付款期限]"),
                 sheet.label("[付款金额（元）|应付金额|交款金额（元）|每次交款金额]")}});
        for (std::size_t i = 0; i < deal.schedule.size(); ++i) {
            const std::string n = "inst" + std::to_string(i);
            table.rows.push_back({.cells = {sheet.cell(std::to_string(i + 1), Align::centre),
                                      sheet.cell("{" + n + ".due}", Align::centre),
                                      sheet.cell("{" + n + ".amount}", Align::centre)},
                .least_height = 22});
        }
        sheet.flow().table(table);
        sheet.flow().gap(4);
    } else if (deal.payment == Payment::instalments) {
        const std::string nth = sheet.wording("[期|次]");
        for (std::size_t i = 0; i < deal.schedule.size(); ++i) {
            const std::string n = "inst" + std::to_string(i);
            sheet.say("（" + han_number(int(i) + 1) + "）第" + han_number(int(i) + 1) + nth + "[付款|]："
                + due(deal, i) + "[支付|付]人民币{" + n + ".amount:5}元"
                + (dice.chance(0.3) ? "（大写：{" + n + ".amount.cn}）" : "") + "；");
        }
    } else {
        sheet.say(words.buyer + (deal.schedule[0].due ? "于" : "应") + due(deal, 0)
            + "支付[首付款|首期房款|首期款]人民币{down:5}元[，占总房款{percent}%|]；[余款|剩余房款|按揭款]{"
              "loan:5}元[由"
            + words.buyer + "向{bank}申请贷款|以贷款方式支付，贷款银行为{bank}]。");
    }
}

} // namespace

Drawing city_contract(Dice& dice)
{
    Sheet sheet(dice, make_look(dice));
    const Deal deal = make_deal(dice, 1999, 2021, dice.chance(0.6) ? Whole::yuan : Whole::fen);
    put_deal(sheet, deal);
    const Words words = make_words(sheet);
    const std::string title = sheet.wording(
        "[{city!}商品房买卖合同|{city!}商品房预售合同|商品房预售契约|商品房买卖契约|房屋交易合同书|{city!}"
        "商品房销售合同|购 房 合 同|房地产买卖合同|{city!}商品房预售契约|商品房出售合同]");
    const std::string number
        = sheet.wording("[合同编号|合同号|编号|契约编号|合同编码|合同No]：{contract_no:9}");
    const bool before = dice.chance(0.6);
    if (before)
        sheet.paragraph(number, 0, dice.chance(0.75) ? Align::right : Align::left);
    sheet.title(title);
    if (!before)
        sheet.paragraph(number, 0, dice.chance(0.5) ? Align::right : Align::centre);
    if (dice.chance(0.3))
        party_table(sheet, deal, words);
    else
        party_lines(sheet, deal, words);
    sheet.say("[根据国家有关法律、法规的规定，双方在平等、自愿的基础上订立本合同，共同遵守。|" + words.seller
        + "、" + words.buyer + "经友好协商，就房屋买卖事宜达成如下协议：]");
    Articles articles(dice);
    home(sheet, articles, words);
    // The order of the middle differs from city to city.
    if (dice.chance(0.3))
        filler_clauses(sheet, articles, 1);
    price(sheet, articles, deal, words);
    if (dice.chance(0.4))
        filler_clauses(sheet, articles, dice.between(1, 2));
    payment(sheet, articles, deal, words);
    filler_clauses(sheet, articles, dice.between(0, 3));
    sheet.heading(articles.next() + "[房屋交付|交付期限|交房时间|交付日期]");
    sheet.say(words.seller + "[应当在|应于|定于]{delivery@}[前|之前]将[验收合格的该房屋|该房屋]交付[给|]"
        + words.buyer + "[使用|]。");
    filler_clauses(sheet, articles, dice.between(1, 8));
    sheet.say(
        "[本合同一式{:2}份，双方各执{:2}份，具有同等法律效力。|本合同自双方签字盖章之日起生效，一式肆份。]");
    sign(sheet,
        {.seller_label = words.seller,
            .buyer_label = words.buyer,
            .seller = deal.seller.name,
            .buyer = deal.buyers.front().name,
            .legal_representative = deal.seller.legal_representative,
            .date_label = sheet.wording("[签订日期|签约日期|日期|签订时间|合同签订日期]")});
    finishing_touches(sheet);
    return sheet.finish("sale_contract", "city");
}

} // namespace strongroom::samples
