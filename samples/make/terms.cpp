#include "samples/make/terms.h"

#include <array>

namespace strongroom::samples {
namespace {

/// 3 as 3, 三 or 3#; always as somebody would say it before the measure word.
std::string building_text(Dice& dice, const std::string& building)
{
    const bool number = building.find_first_not_of("0123456789") == std::string::npos;
    if (number && dice.chance(0.12))
        return han_number(std::stoi(building));
    if (number && building.size() == 1 && dice.chance(0.06))
        return "0" + building;
    return building;
}

void put_home(Sheet& sheet, const Home& home)
{
    Facts& facts = sheet.facts();
    facts.put_field(
        "building", building_text(sheet.dice(), home.building), "building_no", json_string(home.building));
    facts.put_field("unit", home.unit, home.unit.empty() ? "" : "unit_no", json_string(home.unit));
    facts.put_field("floor", std::to_string(home.floor), "floor_no", json_string(std::to_string(home.floor)));
    facts.put_field("room", home.room, "room_no", json_string(home.room));
    // 3-2-1201 in one piece.
    const std::string joint = sheet.dice().pick(std::array{"-", "-", "-", "/", "#-"});
    const std::string last = joint == "#-" ? "-" : joint;
    std::string whole = home.building + joint + (home.unit.empty() ? "" : home.unit + last) + home.room;
    facts.put("home", whole);
    for (const char* part : {"building", "unit", "room"})
        facts.link("home", part);
}

void put_buyers(Sheet& sheet, const Deal& deal)
{
    Facts& facts = sheet.facts();
    for (std::size_t i = 0; i < deal.buyers.size(); ++i) {
        const Person& person = deal.buyers[i];
        const std::string n = std::to_string(i);
        facts.put_text("buyer" + n, person.name, "buyer_name");
        facts.put_text("id" + n, person.id_no, "id_no");
        facts.put_field("phone" + n, person.phone_text, "mobile", json_string(person.phone));
        facts.put_text("address" + n, person.address, "address");
        facts.put("postcode" + n, person.postcode);
        facts.put("sex" + n, person.male ? "男" : "女");
        facts.put_date("born" + n, person.born, "");
    }
}

void put_company(Sheet& sheet, const std::string& name, const Company& company)
{
    Facts& facts = sheet.facts();
    facts.put(name + ".address", company.address);
    facts.put(name + ".registration", company.registration);
    facts.put(name + ".qualification", company.qualification);
    facts.put(name + ".legal", company.legal_representative);
    facts.put(name + ".phone", company.phone);
    facts.put(name + ".postcode", company.postcode);
}

void put_payment(Sheet& sheet, const Deal& deal)
{
    Facts& facts = sheet.facts();
    facts.put_area("gross", deal.gross, "gross_area");
    facts.put_area("inner", deal.inner, "inner_area");
    facts.put_area("shared", deal.shared, "shared_area");
    facts.put_money("unit_price", deal.unit_price, "unit_price");
    facts.put_money("total", deal.total, "total_price", "total_price_cn");
    facts.put_money("deposit", deal.deposit, "deposit_amount");
    facts.put_money("down", deal.down, "down_payment");
    facts.put_money("loan", deal.loan, "loan_amount");
    facts.put_text("bank", deal.bank, "loan_bank");
    facts.put("percent", std::to_string(deal.schedule.front().percent));
    facts.choose(
        "payment", static_cast<int>(deal.payment), "payment_method", json_string(payment_code(deal.payment)));
    const bool loan = deal.loan > 0;
    for (std::size_t i = 0; i < deal.schedule.size(); ++i) {
        const Instalment& row = deal.schedule[i];
        const std::string n = "inst" + std::to_string(i);
        if (row.due)
            facts.put_date(n + ".due", *row.due, "inst_due");
        else
            facts.put(n + ".due", row.relative);
        facts.put(n + ".percent", std::to_string(row.percent));
        facts.put_money(n + ".amount", row.fen, "inst_amount");
        if (loan) // the sums stand as down payment and loan
            facts.link(i == 0 ? "down" : "loan", n + ".amount");
        if (deal.payment == Payment::lump) // 应当在……前支付全部价款
            facts.link(n + ".due", n + ".amount");
    }
}

} // namespace

void put_deal(Sheet& sheet, const Deal& deal)
{
    Facts& facts = sheet.facts();
    facts.put_text("contract_no", deal.contract_no, "contract_no");
    facts.put_text("subscription_no", deal.subscription_no, "subscription_no");
    facts.put_text("project", deal.place.project, "project_name");
    facts.put_text("seller", deal.seller.name, "seller_name");
    facts.put("agency", deal.agency.name);
    put_company(sheet, "seller", deal.seller);
    put_company(sheet, "agency", deal.agency);
    put_buyers(sheet, deal);
    facts.put("agent", deal.agent);
    put_home(sheet, deal.home);
    facts.put("floors", std::to_string(deal.floors));
    facts.put_text("permit", deal.presale_permit, "presale_permit_no");
    facts.put("title_certificate", deal.title_certificate);
    facts.put("land_certificate", deal.land_certificate);
    facts.put("plan_permit", deal.plan_permit);
    facts.put("build_permit", deal.build_permit);
    facts.put("city", deal.place.city);
    facts.put("district", deal.place.district);
    facts.put("location",
        deal.place.city + deal.place.district + deal.place.road + std::to_string(sheet.dice().between(1, 199))
            + "号");
    facts.put("land_area", std::to_string(sheet.dice().between(8000, 90000)) + "." + digits(sheet.dice(), 1));
    facts.put_date("land_until", {deal.signed_on.year + 66, deal.signed_on.month, deal.signed_on.day}, "");
    put_payment(sheet, deal);
    facts.put_date("signed", deal.signed_on, "sign_date");
    facts.put_date("subscribed", deal.subscribed_on, "subscription_date");
    facts.put_date("delivery", deal.delivery, "delivery_date");
    facts.put_text("sales_rep", deal.sales_rep, "sales_rep");
    facts.put("reviewer", deal.reviewer);
    facts.put("sq", sheet.look().square_metre);
}

Words make_words(Sheet& sheet)
{
    Words words;
    words.seller = sheet.wording("[出卖人|出卖人|出卖方|甲方（出卖人）|出卖人（甲方）|卖方|甲方]");
    words.buyer = words.seller.find("甲方") == std::string::npos
        ? words.seller == "卖方" ? "买方" : sheet.wording("[买受人|买受人|购房人]")
        : words.seller == "甲方"           ? "乙方"
        : words.seller.starts_with("甲方") ? sheet.wording("[乙方（买受人）|乙方（购买人）]")
                                           : "买受人（乙方）";
    words.contract = sheet.wording("[商品房买卖合同|商品房买卖合同|商品房预售合同|房屋买卖合同|购房合同]");
    return words;
}

std::string all_buyers(const Deal& deal, const std::string& between)
{
    std::string text;
    for (std::size_t i = 0; i < deal.buyers.size(); ++i)
        text += (i == 0 ? "" : between) + "{buyer" + std::to_string(i) + "}";
    return text;
}

std::string due(const Deal& deal, std::size_t row)
{
    const std::string name = "inst" + std::to_string(row) + ".due";
    return deal.schedule[row].due ? "{" + name + "@}前" : "{" + name + "}";
}

} // namespace strongroom::samples
