#include <array>

#include "samples/make/deal.h"
#include "samples/make/kinds/clauses.h"
#include "samples/make/kinds/forms.h"
#include "samples/make/kinds/kinds.h"
#include "samples/make/terms.h"

namespace strongroom::samples {

Drawing handover_list(Dice& dice)
{
    Look look = form_look(dice);
    look.size = dice.pick(std::array{8.5, 9.0, 9.5});
    const bool landscape = dice.chance(0.75);
    if (landscape)
        std::swap(look.paper_width, look.paper_height);
    Sheet sheet(dice, look);
    const Deal first = make_deal(dice, 2005, 2022, Whole::yuan);
    Facts& facts = sheet.facts();
    facts.put_text("number",
        dice.pick(std::array{"JJ", "HTJJ-", "JJD"}) + std::to_string(first.signed_on.year) + digits(dice, 4),
        "handover_no");
    facts.put_date("day", first.signed_on, "handover_date");
    sheet.title("[合同交接明细|合同交接明细表|合同交接清单|商品房买卖合同交接明细|合同移交明细表]");
    sheet.field("[交接单号|编号|交接编号]：{number:7}　　　[交接日期|移交日期|日期]："
        + dice.pick(std::array<std::string, 3>{"{day}", "{day.dash}", "{day@}"}));
    if (dice.chance(0.7))
        sheet.field("移交部门：[销售公司|销售部]　　　接收部门：[信息部|项目公司|合同管理部|集团办公室]");
    Table table{.borders = sheet.borders(), .padding = 2};
    std::vector<std::pair<std::string, double>> columns
        = {{"序号", 0.7}, {"[项目|项目名称]", 1.8}, {"[楼座编号|楼座|楼号]", 1.1}, {"[房号|房间号]", 1.4},
            {"合同编号", 2.6}, {"[买受人|购房人|客户姓名]", 1.5}, {"[合同份数|份数]", 1.0}, {"页数", 0.8},
            {"[核对结果|核对]", 1.1}, {"备注", 1.1}};
    if (!landscape)
        columns.erase(columns.begin() + 7, columns.begin() + 9);
    Row head{.least_height = 24};
    for (const auto& [label, width] : columns) {
        table.widths.push_back(width);
        head.cells.push_back(sheet.label(label));
    }
    table.rows.push_back(head);
    const int count = dice.between(3, landscape ? 13 : 22);
    const double least = dice.real(19, 27);
    for (int i = 0; i < count; ++i) {
        const Deal deal = make_deal(dice, first.signed_on.year, first.signed_on.year, Whole::yuan);
        const std::string n = "r" + std::to_string(i);
        facts.put(n + ".building", deal.home.building + (dice.chance(0.2) ? "#" : ""));
        facts.put(n + ".room", (deal.home.unit.empty() ? "" : deal.home.unit + "-") + deal.home.room);
        facts.put(n + ".contract", deal.contract_no);
        facts.put(n + ".buyer", deal.buyers.front().name);
        facts.put(n + ".pages", std::to_string(dice.between(12, 30)));
        facts.put(n + ".copies", std::to_string(dice.between(2, 6)));
        facts.put(n + ".project", first.place.project);
        Row row{.least_height = least};
        for (const std::string& text : {std::to_string(i + 1), "{" + n + ".project}", "{" + n + ".building}",
                 "{" + n + ".room}", "{" + n + ".contract}", "{" + n + ".buyer}", "{" + n + ".copies}"})
            row.cells.push_back(sheet.cell(text, Align::centre));
        if (landscape) {
            row.cells.push_back(sheet.cell("{" + n + ".pages}", Align::centre));
            row.cells.push_back(sheet.cell(dice.chance(0.92) ? "一致" : "缺附件", Align::centre));
        }
        row.cells.push_back(sheet.cell(""));
        table.rows.push_back(std::move(row));
    }
    sheet.flow().table(table);
    sheet.flow().gap(8);
    const std::string from = person_name(dice), to = person_name(dice);
    sheet.field("移交人：^from^　　　　　　　　　核对人：^check^　　　　　　　　　接收人：^to^");
    sheet.signature("from", from);
    sheet.signature("to", to);
    if (dice.chance(0.4))
        sheet.field("[本表一式两份，移交、接收双方各执一份。]");
    finishing_touches(sheet);
    return sheet.finish("handover_list", "");
}

Drawing receipt(Dice& dice)
{
    Look look = form_look(dice);
    look.paper_width = dice.real(500, 600);
    look.paper_height = dice.real(250, 300);
    look.left = look.right = dice.real(36, 54);
    look.top = look.bottom = dice.real(18, 26);
    look.size = dice.pick(std::array{10.5, 11.0, 12.0});
    look.line_spacing = 1.5;
    Sheet sheet(dice, look);
    const Deal deal = make_deal(dice, 2002, 2022, Whole::yuan);
    Facts& facts = sheet.facts();
    put_deal(sheet, deal);
    const bool deposit = dice.chance(0.5);
    const std::int64_t fen = deposit ? deal.deposit : deal.schedule.front().fen;
    facts.put_text("number", digits(dice, dice.between(6, 8)), "receipt_no");
    facts.put_date("day", deal.subscribed_on, "receipt_date");
    facts.put_money("amount", fen, "receipt_amount", "receipt_amount_cn");
    facts.put("what",
        deposit ? dice.pick(std::array{"购房定金", "定金", "认购定金"})
                : dice.pick(std::array{"首付款", "房款", "购房款", "首期房款"}));
    const bool unit = !deal.home.unit.empty();
    facts.put(
        "where", deal.home.building + "号楼" + (unit ? deal.home.unit + "单元" : "") + deal.home.room + "室");
    for (const char* part : {"building", "unit", "room"})
        facts.link("where", part);
    sheet.title("[收 据|收款收据|收 款 收 据|专用收款收据|预收款收据]");
    sheet.paragraph("[No.|NO：|№ |收据号：]{number}", 0, Align::right);
    sheet.paragraph(dice.pick(std::array<std::string, 3>{"{day@}", "日期：{day}", "{day.dash}"}), 0,
        dice.chance(0.5) ? Align::centre : Align::left);
    if (dice.chance(0.6)) {
        sheet.field("[今收到|兹收到|交款单位（人）]：{buyer0:10}");
        sheet.field("[交来|系付|款项内容]：{project}{where}{what}");
        sheet.field("[人民币（大写）|金额（大写）|大写]：{amount.cn:14}　[￥|¥|小写：￥]{amount}");
    } else {
        Table table{.widths = {1.2, 2.4, 1.1, 2}, .borders = Borders::full};
        table.rows.push_back({.cells = {sheet.label("[交款人|付款人|交款单位]"), sheet.cell("{buyer0}"),
                                  sheet.label("[收款项目|收款事由|项目]"), sheet.cell("{what}")},
            .least_height = 24});
        table.rows.push_back({.cells = {sheet.label("[房号|摘要]"), sheet.cell("{project}{where}"),
                                  sheet.label("[金额|小写金额]"), sheet.cell("￥{amount}")},
            .least_height = 24});
        table.rows.push_back(
            {.cells = {sheet.label("[大写|人民币大写]"), sheet.cell("{amount.cn}", Align::left, 3)},
                .least_height = 24});
        sheet.flow().table(table);
    }
    sheet.flow().gap(6);
    sheet.field("[收款单位（盖章）|收款单位|单位盖章]：^seal^{seller!}　　[收款人|经手人|出纳]：^hand^");
    sheet.round_seal("seal", deal.seller.name, "财务专用章");
    sheet.signature("hand", person_name(dice));
    return sheet.finish("receipt", "");
}

Drawing id_copy(Dice& dice)
{
    Look look = form_look(dice);
    look.body = look.fill
        = dice.pick(std::array{"WenQuanYi Zen Hei", "Noto Sans CJK SC", "WenQuanYi Micro Hei"});
    look.filling = Filling::printed;
    look.fill_scale = 1;
    look.fill_ink = look.ink;
    look.underlined = false;
    look.size = dice.pick(std::array{10.0, 11.0, 12.0});
    look.left = dice.real(120, 190);
    look.right = 595 - look.left - 260;
    look.line_spacing = 1.75;
    Sheet sheet(dice, look);
    const int year = dice.between(2004, 2022);
    const Place place = make_place(dice);
    const Person person = make_person(dice, place, year);
    Facts& facts = sheet.facts();
    facts.put_text("name", person.name, "buyer_name");
    facts.put_text("sex", person.male ? "男" : "女", "sex");
    facts.put_text("id", person.id_no, "id_no");
    facts.put_text("address", person.address, "address");
    facts.put_date("born", person.born, "");
    facts.put(
        "city_police", place.city + "公安局" + place.district.substr(0, place.district.size() - 3) + "分局");
    facts.put("valid", std::to_string(year - 3) + ".05.18-" + std::to_string(year + 17) + ".05.18");
    facts.put("nation", dice.pick(std::array{"汉", "汉", "汉", "回", "满", "苗"}));
    const auto frame = [&](double top, double bottom) {
        sheet.flow().pages().front().print.emplace_back(
            sheet.frame(look.left - 16, top, look.left + 244 + 16, bottom));
    };
    sheet.flow().move_to(dice.real(110, 200));
    const double top = sheet.flow().y() - 12;
    sheet.field("姓 名　{name!}");
    sheet.field("性 别　{sex!}　　民 族　{nation!}");
    sheet.field("出 生　{born.y!} 年 {born.m!} 月 {born.d!} 日");
    const std::vector<std::string> address = characters(person.address);
    std::string shown;
    for (std::size_t i = 0; i < address.size(); ++i)
        shown += address[i] + (i == 11 ? "\n　　　　" : "");
    facts.put_field("address", shown, "address", json_string(person.address));
    sheet.field("住 址　{address!}");
    sheet.flow().gap(14);
    sheet.field("公民身份号码　{id!}");
    frame(top, sheet.flow().y() + 12);
    if (dice.chance(0.8)) {
        sheet.flow().gap(dice.real(50, 110));
        const double back = sheet.flow().y() - 10;
        sheet.paragraph("中华人民共和国", 4, Align::left, 1.4);
        sheet.paragraph("居 民 身 份 证", 4, Align::left, 1.6);
        sheet.flow().gap(24);
        sheet.field("签发机关　{city_police!}");
        sheet.field("有效期限　{valid!}");
        frame(back, sheet.flow().y() + 12);
    }
    sheet.flow().gap(40);
    if (dice.chance(0.5))
        sheet.field("[此复印件仅供购房签约使用|仅供办理购房手续使用，再复印无效|与原件核对一致]");
    return sheet.finish("id_copy", "");
}

} // namespace strongroom::samples
