#include <array>

#include "samples/make/kinds/clauses.h"
#include "samples/make/kinds/kinds.h"
#include "samples/make/terms.h"

namespace strongroom::samples {
namespace {

enum class Stage { presale, completed };

void cover(Sheet& sheet, Stage stage)
{
    const bool presale = stage == Stage::presale;
    sheet.paragraph(presale ? "[GF-2014-0171|GF—2014—0171]" : "[GF-2014-0172|GF—2014—0172]", 0, Align::right);
    sheet.paragraph("[合同编号|合同备案号|合同编号]：{contract_no:12}", 0, Align::right);
    sheet.flow().gap(130);
    sheet.title(presale ? "[商品房买卖合同（预售）|商品房买卖合同\n（预 售）]"
                        : "[商品房买卖合同（现售）|商品房买卖合同\n（现 售）]",
        1.3);
    sheet.flow().gap(60);
    if (sheet.dice().chance(0.6)) {
        sheet.paragraph("出卖人：{seller:18}", 4);
        sheet.flow().gap(10);
        sheet.paragraph("买受人：{buyer0:18}", 4);
    }
    sheet.flow().gap(150);
    sheet.paragraph(
        "中华人民共和国住房和城乡建设部\n中华人民共和国国家工商行政管理总局　制定", 0, Align::centre, 1.1);
    sheet.paragraph("二〇一四年四月", 0, Align::centre);
    sheet.flow().new_page();
}

void chapter(Sheet& sheet, int& number, const std::string& name)
{
    if (!sheet.look().heading_bold)
        return;
    sheet.flow().gap(4);
    sheet.title("第" + han_number(++number) + "章　" + name, 0.72);
}

void parties(Sheet& sheet, const Deal& deal)
{
    Dice& dice = sheet.dice();
    Facts& facts = sheet.facts();
    sheet.say("[出卖人向买受人出售其开发建设的房屋，双方当事人应当在自愿、平等、公平及诚实信用的基础上，根据"
              "《中华人民共和国合同法》等法律、法规的规定，就商品房买卖相关内容协商达成一致意见，签订本商品房"
              "买卖合同。|双方根据有关法律、法规的规定，就商品房买卖事宜协商一致，订立本合同。]");
    sheet.field("出卖人：{seller:22}");
    sheet.field("通讯地址：{seller.address:21}");
    sheet.field("邮政编码：{seller.postcode:8}");
    sheet.field("营业执照注册号：{seller.registration:16}");
    sheet.field("企业资质证书号：{seller.qualification:16}");
    sheet.field("法定代表人：{seller.legal:7}联系电话：{seller.phone:9}");
    if (dice.chance(0.6))
        sheet.field("委托代理人：{:7}联系电话：{:9}");
    if (dice.chance(0.4))
        sheet.field("委托销售经纪机构：{agency:18}");
    facts.choose("nation", 0);
    facts.choose("paper", 0);
    for (std::size_t i = 0; i < deal.buyers.size(); ++i) {
        const std::string n = std::to_string(i);
        sheet.field(
            dice.chance(0.3) && i > 0 ? "共同买受人：{buyer" + n + ":18}" : "买受人：{buyer" + n + ":20}");
        if (dice.chance(0.5))
            sheet.field("【法定代表人】【负责人】：{:12}");
        facts.put("nation" + n, "中国");
        sheet.field("<nation:国籍|户籍所在地>：{nation" + n + ":8}");
        sheet.field("证件类型：<paper:居民身份证|护照|营业执照|{:3}>，证号：{id" + n + "%:12}");
        sheet.field("出生日期：{born" + n + "@}，性别：{sex" + n + ":3}");
        sheet.field("通讯地址：{address" + n + ":22}");
        sheet.field("邮政编码：{postcode" + n + ":6}联系电话：{phone" + n + ":10}");
        if (i == 0)
            sheet.field("【委托代理人】【法定代理人】：{agent:8}");
    }
}

void home(Sheet& sheet, Articles& articles, Stage stage)
{
    Dice& dice = sheet.dice();
    Facts& facts = sheet.facts();
    const bool presale = stage == Stage::presale;
    sheet.heading(articles.next() + "项目建设依据");
    sheet.say("1.出卖人以[出让|划拨]方式取得坐落于{location:10}"
              "地块的建设用地使用权。该地块【国有土地使用证号】为{land_certificate:9}，土地使用权面积为{land_"
              "area:5}平方米。买受人购买的商品房所占用的土地用途为住宅，土地使用权终止日期为{land_until@}。");
    sheet.say("2.出卖人经批准，在上述地块上建设的商品房项目核准名称为{project:9}，建设工程规划许可证号为{"
              "plan_permit:9}，建筑工程施工许可证号为{build_permit:9}。");
    if (presale) {
        sheet.heading(articles.next() + "预售依据");
        sheet.say(
            "该商品房已由{city!}住房和城乡建设局批准预售，[预售许可证号|商品房预售许可证号]为{permit:10}。");
    } else {
        sheet.heading(articles.next() + "销售依据");
        sheet.say("该商品房已取得[《房屋所有权证》|不动产登记证明]，【房屋所有权证号】为{title_certificate:"
                  "10}，房屋登记机构为{city!}房产交易中心。");
    }
    sheet.heading(articles.next() + "商品房基本情况");
    facts.choose("use", 0);
    sheet.say("1.该商品房的规划用途为<use:住宅|办公|商业|{:2}>。");
    sheet.say("2.该商品房所在建筑物的主体结构为[钢筋混凝土|框架剪力墙|剪力墙]，建筑总层数为{floors:3}"
              "层，其中地上{floors:3}层，地下{:2}层。");
    facts.choose("measure", dice.below(2));
    sheet.say("3.该商品房为第一条规定项目中的第{building:3}<measure:幢|座|{:2}>{unit:3}单元{floor:3}层{room:"
              "4}号。房屋竣工后，如房号发生改变，不影响该商品房的特定位置。");
    sheet.say(std::string("4.该商品房的房产测绘机构为{city!}房产测绘中心，其") + (presale ? "预测" : "实测")
        + "建筑面积共{gross:5}{sq!}，其中套内建筑面积{inner:5}{sq!}，分摊共有建筑面积{shared:5}{sq!}。");
    if (dice.chance(0.5)) {
        sheet.heading(articles.next() + (presale ? "抵押情况" : "租赁情况"));
        sheet.say(presale ? "与该商品房有关的抵押情况为：[未抵押|无抵押]。"
                          : "该商品房的租赁情况为：[出卖人未将该商品房出租|未出租]。");
    }
}

void price(Sheet& sheet, Articles& articles, const Deal& deal)
{
    Dice& dice = sheet.dice();
    const int mode = static_cast<int>(deal.pricing);
    sheet.heading(articles.next() + "计价方式与价款");
    sheet.facts().put_field("mode", std::to_string(mode), "pricing_mode", std::to_string(mode));
    sheet.say("出卖人与买受人按照下列第{mode:3}种方式计算该商品房价款：");
    const bool all = dice.chance(0.55);
    const std::array names = {"按照套内建筑面积计算", "按照建筑面积计算", "按照套计算",
        "按照{:6}计算，该商品房总价款为{:4}（币种）{:6}元"};
    for (int option = 1; option <= 4; ++option) {
        if (!all && option != mode)
            continue;
        const bool mine = option == mode;
        const std::string coin = mine ? "人民币" : "{:3}";
        std::string text = std::to_string(option) + "." + names[static_cast<std::size_t>(option - 1)];
        if (option < 3)
            text
                += "，该商品房单价为每平方米" + coin + "（币种）" + (mine ? "{unit_price:4}" : "{:4}") + "元";
        if (option < 4)
            text += "，总价款为" + coin + "（币种）"
                + (mine ? "{total:6}元（大写{total.cn:10}）" : "{:6}元（大写{:8}元整）");
        sheet.say(text + "。");
    }
}

/// The sentence of the chosen way of payment.
std::string chosen_way(Sheet& sheet, const Deal& deal, bool table)
{
    switch (deal.payment) {
    case Payment::lump:
        return "1.一次性付款。买受人应当" + std::string(deal.schedule[0].due ? "在" : "") + due(deal, 0)
            + "支付该商品房全部价款。";
    case Payment::instalments: {
        std::string text = "2.分期付款。买受人应当分" + std::to_string(deal.schedule.size())
            + "期支付该商品房全部价款，首期房价款人民币（币种）{inst0.amount:6}元（大写：{inst0.amount.cn:8}"
              "），应当于"
            + due(deal, 0) + "支付。";
        if (table)
            return text + "其余各期详见附件四。";
        for (std::size_t i = 1; i < deal.schedule.size(); ++i)
            text += "第" + han_number(static_cast<int>(i) + 1) + "期房价款{inst" + std::to_string(i)
                + ".amount}元，应当于" + due(deal, i) + "支付" + (i + 1 < deal.schedule.size() ? "；" : "。");
        return text;
    }
    default:
        break;
    }
    const int kind = deal.payment == Payment::loan_fund ? 0
        : deal.payment == Payment::loan_commercial      ? 1
                                                        : 2;
    sheet.facts().choose("loan_kind", kind);
    sheet.facts().link("loan_kind", "payment");
    return "3.贷款方式付款：<loan_kind:公积金贷款|商业贷款|[公积金组合贷款|组合贷款]>。买受人应当于"
        + due(deal, 0)
        + "支付首期房价款人民币（币种）{down:6}元（大写{down.cn:8}），占全部房价款的{percent:2}%"
          "。余款人民币（币种）{loan:6}元（大写{loan.cn:8}）向{bank:8}（贷款机构）申请贷款支付。";
}

bool payment(Sheet& sheet, Articles& articles, const Deal& deal)
{
    Dice& dice = sheet.dice();
    const int way = deal.payment == Payment::lump ? 1 : deal.payment == Payment::instalments ? 2 : 3;
    const bool table = deal.payment == Payment::instalments && dice.chance(0.5);
    sheet.heading(articles.next() + "付款方式及期限");
    if (dice.chance(0.7))
        sheet.say("（一）签订本合同前，买受人已向出卖人支付定金人民币（币种）{deposit:5}元（大写{deposit.cn:"
                  "8}），该定金于【本合同签订】时抵作商品房价款。");
    sheet.facts().put("way.no", std::to_string(way));
    if (way < 3)
        sheet.facts().link("way.no", "payment");
    sheet.say("（二）买受人采取下列第{way.no:3}种方式付款：");
    const bool all = dice.chance(0.55);
    const std::array others = {"1.一次性付款。买受人应当在{:4}年{:2}月{:2}日前支付该商品房全部价款。",
        "2.分期付款。买受人应当在{:4}年{:2}月{:2}日前分{:2}期支付该商品房全部价款，首期房价款{:3}（币种）{:6}"
        "元。",
        "3.贷款方式付款：【公积金贷款】【商业贷款】【{:3}】。买受人应当于{:4}年{:2}月{:2}日前支付首期房价款{:"
        "6}元，占全部房价款的{:2}%。",
        "4.其他方式：{:16}。"};
    for (int option = 1; option <= 4; ++option) {
        if (option == way)
            sheet.say(chosen_way(sheet, deal, table));
        else if (all)
            sheet.say(others[static_cast<std::size_t>(option - 1)]);
    }
    if (dice.chance(0.4))
        sheet.say("（三）出售该商品房的全部房价款应当存入预售资金监管账户。本条的具体约定见附件四。");
    return table;
}

void annex(Sheet& sheet, const Deal& deal)
{
    sheet.flow().new_page();
    sheet.title("附件四　关于本合同第七条付款方式及期限的约定", 0.7);
    Table rows{.widths = {0.8, 2, 2, 1.2}, .borders = sheet.borders()};
    rows.rows.push_back(
        {.cells = {sheet.label("期次"), sheet.label("[付款日期|应付日期|交款时间]"),
             sheet.label("[应付金额（元）|付款金额（元）|交款金额（元）]"), sheet.label("比例")}});
    for (std::size_t i = 0; i < deal.schedule.size(); ++i) {
        const std::string n = "inst" + std::to_string(i);
        rows.rows.push_back({.cells
            = {sheet.cell("第" + han_number(int(i) + 1) + "期", Align::centre),
                sheet.cell("{" + n + ".due}", Align::centre), sheet.cell("{" + n + ".amount}", Align::centre),
                sheet.cell("{" + n + ".percent}%", Align::centre)},
            .least_height = 24});
    }
    rows.rows.push_back({.cells = {sheet.cell("合计", Align::centre), sheet.cell(""),
                             sheet.cell("{total}", Align::centre), sheet.cell("100%", Align::centre)},
        .least_height = 24});
    sheet.flow().table(rows);
}

Drawing contract(Dice& dice, Stage stage)
{
    Look look = make_look(dice);
    const bool online
        = dice.chance(0.35); // printed by an on-line signing system: nothing by hand, only what was chosen
    if (online) {
        look.options = OptionStyle::chosen_only;
        if (look.filling == Filling::by_hand) {
            look.filling = Filling::printed;
            look.fill = look.body;
            look.fill_scale = 1;
            look.fill_ink = look.ink;
        }
    }
    Sheet sheet(dice, look);
    const Deal deal = make_deal(dice, 2014, 2024, dice.chance(0.5) ? Whole::yuan : Whole::fen);
    put_deal(sheet, deal);
    const bool with_cover = dice.chance(0.5);
    if (with_cover)
        cover(sheet, stage);
    else {
        if (dice.chance(0.7))
            sheet.paragraph(stage == Stage::presale ? "GF-2014-0171" : "GF-2014-0172", 0, Align::left);
        sheet.paragraph("[合同编号|合同编号|合同号]：{contract_no:12}", 0, Align::right);
    }
    sheet.title(
        stage == Stage::presale ? "商品房买卖合同（预售）" : "商品房买卖合同（现售）", with_cover ? 0.85 : 1);
    Articles articles(dice);
    int chapters = 0;
    chapter(sheet, chapters, "合同当事人");
    parties(sheet, deal);
    chapter(sheet, chapters, "商品房基本状况");
    home(sheet, articles, stage);
    chapter(sheet, chapters, "商品房价款");
    price(sheet, articles, deal);
    const bool table = payment(sheet, articles, deal);
    filler_clauses(sheet, articles, dice.between(1, 4));
    chapter(sheet, chapters, "商品房交付条件与交付手续");
    sheet.heading(articles.next() + "交付时间和手续");
    sheet.say("（一）出卖人应当在{delivery@}前向买受人交付该商品房。");
    filler_clauses(sheet, articles, dice.between(2, 9));
    sheet.say(
        "本合同自双方签字或盖章之日起生效。本合同共{:3}页，一式{:2}份，其中出卖人{:2}份，买受人{:2}份。");
    sign(sheet,
        {.seller_label = "出卖人",
            .buyer_label = "买受人",
            .seller = deal.seller.name,
            .buyer = deal.buyers.front().name,
            .legal_representative = deal.seller.legal_representative,
            .date_label = "签订时间"});
    if (table)
        annex(sheet, deal);
    finishing_touches(sheet, dice.chance(0.6) ? "合同编号：{contract_no!}" : "商品房买卖合同");
    Drawing drawing
        = sheet.finish("sale_contract", stage == Stage::presale ? "gf2014_presale" : "gf2014_completed");
    drawing.spreads = dice.chance(0.06);
    return drawing;
}

} // namespace

Drawing gf2014_presale_contract(Dice& dice) { return contract(dice, Stage::presale); }
Drawing gf2014_completed_contract(Dice& dice) { return contract(dice, Stage::completed); }

} // namespace strongroom::samples
