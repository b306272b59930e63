#include "samples/make/kinds/clauses.h"
#include "samples/make/kinds/kinds.h"
#include "samples/make/terms.h"

#include <array>

namespace strongroom::samples {
namespace {

void cover_or_head(Sheet& sheet, bool cover)
{
    Dice& dice = sheet.dice();
    const std::string code = sheet.wording("[GF—2000—0171|GF-2000-0171|GF－2000－0171]");
    if (cover) {
        sheet.paragraph(code, 0, Align::right);
        sheet.paragraph("合同编号：{contract_no:12}", 0, Align::right);
        sheet.flow().gap(120);
        sheet.title("[商品房买卖合同|商 品 房 买 卖 合 同]", 1.4);
        sheet.flow().gap(200);
        sheet.paragraph(
            "中华人民共和国建设部\n[国家工商行政管理总局|国家工商行政管理局]　制定", 0, Align::centre, 1.2);
        sheet.paragraph("二〇〇〇年九月", 0, Align::centre);
        sheet.flow().new_page();
        sheet.title("[商品房买卖合同说明]", 0.8);
        for (const char* note :
            {"1．本合同文本为示范文本，也可作为签约使用文本。签约之前，买受人应当仔细阅读本合同内容，对合同条"
             "款及专业用词理解不一致的，可向当地房地产开发主管部门咨询。",
                "2．本合同所称商品房是指由房地产开发企业开发建设并出售的房屋。",
                "3．为体现合同双方的自愿原则，本合同文本中相关条款后都有空白行，供双方自行约定或补充约定。",
                "4．对合同文本【　】中选择内容、空格部位填写及其他需要删除或添加的内容，双方应当协商确定。"})
            if (dice.chance(0.8))
                sheet.say(note);
        sheet.flow().new_page();
        sheet.title("商品房买卖合同", 0.9);
        if (dice.chance(0.6))
            sheet.paragraph("（合同编号：{contract_no}）", 0, Align::centre);
        return;
    }
    if (dice.chance(0.8))
        sheet.paragraph(code, 0, dice.chance(0.5) ? Align::right : Align::left);
    sheet.title("商品房买卖合同");
    sheet.paragraph("[（合同编号：{contract_no:10}）|合同编号：{contract_no:10}|合同编号：{contract_no}]", 0,
        dice.chance(0.5) ? Align::right : Align::centre);
}

void parties(Sheet& sheet, const Deal& deal)
{
    sheet.field("合同双方当事人：");
    sheet.field("出卖人：{seller:22}");
    sheet.field("注册地址：{seller.address:21}");
    sheet.field("营业执照注册号：{seller.registration:16}");
    sheet.field("企业资质证书号：{seller.qualification:16}");
    sheet.field("法定代表人：{seller.legal:7} 联系电话：{seller.phone:9}");
    sheet.field("邮政编码：{seller.postcode:8}");
    if (sheet.dice().chance(0.5))
        sheet.field("委托代理人：{:7} 地址：{:11}");
    if (sheet.dice().chance(0.35))
        sheet.field("委托代理机构：{agency:18}");
    sheet.facts().choose("person", 0);
    sheet.facts().choose("paper", 0);
    if (deal.buyers.size() == 1 || sheet.dice().chance(0.4)) {
        std::string names = all_buyers(deal, " ");
        sheet.field("买受人：" + names + "{:6}");
    } else {
        sheet.field("买受人：" + all_buyers(deal));
    }
    for (std::size_t i = 0; i < deal.buyers.size(); ++i) {
        const std::string n = std::to_string(i);
        sheet.field("<person:本人|法定代表人>姓名：{buyer" + n + ":6} 国籍{:4}");
        sheet.field("<paper:身份证|护照|营业执照注册号|{:3}>{id" + n + "%:12}");
        if (i == 0 || sheet.dice().chance(0.3))
            sheet.field("地址：{address" + n + ":22}");
        sheet.field("邮政编码：{postcode" + n + ":6} 联系电话：{phone" + n + ":9}");
    }
    sheet.field("【委托代理人】【　　　】姓名：{agent:6} 国籍：{:4}");
    sheet.say("根据《中华人民共和国合同法》、《中华人民共和国城市房地产管理法》及其他有关法律、法规之规定，"
              "买受人和出卖人在平等、自愿、协商一致的基础上就买卖商品房达成如下协议：");
}

void basis(Sheet& sheet, Articles& articles)
{
    sheet.heading(articles.next() + "项目建设依据。");
    sheet.facts().choose("right", sheet.dice().below(2));
    sheet.say(
        "出卖人以[出让|划拨|转让]方式取得位于{location:10}、编号为{land_certificate:8}的地块的土地使用权。"
        "【土地使用权出让合同号】【土地使用权划拨批准文件号】为{:6}。");
    sheet.say("该地块土地面积为{land_area:5}平方米，规划用途为住宅，土地使用年限自{:4}年{:2}月{:2}日至{land_"
              "until@}止。");
    sheet.say("出卖人经批准，在上述地块上建设商品房，【现定名】【暂定名】{project:8}。"
              "建设工程规划许可证号为{plan_permit:8}，施工许可证号为{build_permit:8}。");
    sheet.heading(articles.next() + "商品房销售依据。");
    sheet.facts().choose("stock", 1);
    sheet.say("买受人购买的商品房为<stock:现房|预售商品房>。预售商品房批准机关为{city!}"
              "房产管理局，商品房预售许可证号为{permit:10}。");
}

void home(Sheet& sheet, Articles& articles, const Deal& deal)
{
    Dice& dice = sheet.dice();
    sheet.heading(articles.next() + "买受人所购商品房的基本情况。");
    sheet.say("买受人购买的商品房（以下简称该商品房，其房屋平面图见本合同附件一，房号以附件一上表示为准）为本"
              "合同第一条规定的项目中的：");
    sheet.facts().choose("measure", dice.below(2));
    const bool by_unit = !deal.home.unit.empty() && dice.chance(0.65);
    sheet.facts().choose("level", by_unit ? 0 : 1);
    sheet.facts().copy(by_unit ? "unit" : "floor", "level_no");
    sheet.say("第{building:3}<measure:幢|座>{level_no:3}<level:单元|层>{room:5}号房。");
    sheet.facts().choose("use", 0);
    sheet.say("该商品房的用途为<use:住宅|商业|办公>，属[钢筋混凝土|砖混|框架|框剪]结构，层高为{:3}"
              "，建筑层数地上{floors:3}层，地下{:2}层。");
    sheet.facts().choose("area_kind", 0);
    sheet.say(
        "该商品房<area_kind:合同约定|产权登记>建筑面积共{gross:5}{sq!}，其中，套内建筑面积{inner:5}{sq!}，"
        "公共部位与公用房屋分摊建筑面积{shared:5}{sq!}"
        "（有关公共部位与公用房屋分摊建筑面积构成说明见附件二）。");
}

void price(Sheet& sheet, Articles& articles, const Deal& deal)
{
    Dice& dice = sheet.dice();
    sheet.heading(articles.next() + "计价方式与价款。");
    const int mode = deal.pricing == Pricing::gross ? 1 : deal.pricing == Pricing::inner ? 2 : 3;
    sheet.facts().put_field(
        "mode", std::to_string(mode), "pricing_mode", std::to_string(static_cast<int>(deal.pricing)));
    sheet.say("出卖人与买受人约定按下述第{mode:3}种方式计算该商品房价款：");
    const std::string money = dice.chance(0.75) ? "{total#}" : "{total}元（大写：{total.cn}）";
    const bool all = dice.chance(0.6);
    const std::string nothing
        = dice.chance(0.6) ? "{:2}千{:2}百{:2}拾{:2}万{:2}千{:2}百{:2}拾{:2}元整" : "{:8}元";
    const std::array names = {"按建筑面积计算", "按套内建筑面积计算", "按套（单元）计算"};
    for (int option = 1; option <= 3; ++option) {
        if (!all && option != mode)
            continue;
        const bool mine = option == mode;
        std::string text
            = std::to_string(option) + "、" + names[static_cast<std::size_t>(option - 1)] + "，该商品房";
        if (option == 3)
            text += "总价款为（" + std::string(mine ? "人民" : "{:2}") + "币）" + (mine ? money : nothing)
                + "。";
        else
            text += "单价为（" + std::string(mine ? "人民" : "{:2}") + "币）每平方米"
                + (mine ? "{unit_price:4}" : "{:4}") + "元，总金额（" + (mine ? "人民" : "{:2}") + "币）"
                + (mine ? money : nothing) + "。";
        sheet.say(text);
    }
}

void payment(Sheet& sheet, Articles& articles, const Deal& deal)
{
    Dice& dice = sheet.dice();
    sheet.heading(articles.next() + "付款方式及期限。");
    const int option = deal.payment == Payment::lump ? 1 : deal.payment == Payment::instalments ? 2 : 3;
    sheet.facts().copy("payment", "way");
    sheet.facts().put("way.no", std::to_string(option));
    sheet.facts().link("way.no", "payment");
    const bool all = dice.chance(0.6);
    sheet.say("买受人按下列第{way.no:3}种方式按期付款：");
    if (all || option == 1) {
        sheet.say("1、一次性付款");
        sheet.say(option == 1 ? "买受人于" + due(deal, 0) + "一次性付清全部房价款。"
                              : "买受人于{:3}年{:2}月{:2}日前付清。");
    }
    if (all || option == 2) {
        sheet.say("2、分期付款");
        if (option == 2)
            for (std::size_t i = 0; i < deal.schedule.size(); ++i) {
                const std::string n = "inst" + std::to_string(i);
                sheet.say(std::to_string(i + 1) + ")" + due(deal, i) + "支付全部房价款的{" + n
                    + ".percent:2}%；计（人民币）{" + n + (dice.chance(0.7) ? ".amount#}" : ".amount}元")
                    + "；");
            }
        else
            sheet.say("{:4}年{:2}月{:2}日前支付全部房价款的{:3}%；计{:6}元。");
    }
    if (all || option == 3) {
        sheet.say(std::string("3、") + (option == 3 ? "[其他方式|贷款方式付款|按揭贷款]" : "其他方式"));
        const std::string kind = deal.payment == Payment::loan_fund ? "[住房公积金贷款|公积金贷款]"
            : deal.payment == Payment::loan_mixed ? "[公积金组合贷款|组合贷款（公积金和商业贷款）]"
                                                  : "[银行按揭贷款|商业贷款|个人住房商业性贷款]";
        if (option == 3)
            sheet.say("买受人选择" + kind + "。买受人于" + due(deal, 0)
                + "支付首付款（人民币）{down:6}元，占总房款的{percent:2}%；"
                + "余款{loan:6}元[向{bank:6}申请贷款支付|由买受人向{bank}办理按揭]"
                + (dice.chance(0.5) ? "，于" + due(deal, 1) + "付清。" : "。"));
        else
            sheet.say("{:24}");
    }
}

} // namespace

Drawing gf2000_contract(Dice& dice)
{
    Look look = make_look(dice);
    if (look.options == OptionStyle::chosen_only || look.options == OptionStyle::boxes)
        look.options = OptionStyle::tick_inside;
    Sheet sheet(dice, look);
    const Deal deal = make_deal(dice, 2001, 2014, Whole::yuan);
    put_deal(sheet, deal);
    cover_or_head(sheet, dice.chance(0.35));
    Articles articles(dice);
    parties(sheet, deal);
    basis(sheet, articles);
    home(sheet, articles, deal);
    price(sheet, articles, deal);
    filler_clauses(sheet, articles, 1);
    payment(sheet, articles, deal);
    filler_clauses(sheet, articles, dice.between(0, 2));
    sheet.heading(articles.next() + "交付期限。");
    sheet.say("出卖人应当在{delivery@}前，依照国家和地方人民政府的有关规定，将[具备下列第壹种条件，并|"
              "经验收合格、]符合本合同约定的商品房交付买受人使用。");
    filler_clauses(sheet, articles, dice.between(0, 6));
    sheet.say("本合同连同附件共{:3}页，一式[肆|伍|三|陆]份，具有同等法律效力。");
    sign(sheet,
        {.seller_label = "出卖人",
            .buyer_label = "买受人",
            .seller = deal.seller.name,
            .buyer = deal.buyers.front().name,
            .legal_representative = deal.seller.legal_representative,
            .date_label = sheet.wording("[签订时间|签约日期|日期|签订日期]")});
    finishing_touches(sheet, dice.chance(0.5) ? "合同编号：{contract_no!}" : "商品房买卖合同");
    return sheet.finish("sale_contract", "gf2000");
}

} // namespace strongroom::samples
