#include "samples/make/deal.h"

#include <algorithm>
#include <array>

namespace strongroom::samples {
namespace {

Home make_home(Dice& dice)
{
    Home home;
    const double style = dice.real(0, 1);
    if (style < 0.72)
        home.building = std::to_string(dice.between(1, dice.chance(0.7) ? 12 : 48));
    else if (style < 0.82)
        home.building = std::string(1, static_cast<char>('A' + dice.below(8)));
    else if (style < 0.9)
        home.building = static_cast<char>('A' + dice.below(5)) + std::to_string(dice.between(1, 12));
    else
        home.building = std::to_string(dice.between(1, 12)) + "-" + std::to_string(dice.between(1, 6));
    if (dice.chance(0.85))
        home.unit = std::to_string(dice.between(1, 5));
    home.floor = dice.chance(0.4) ? dice.between(1, 6) : dice.between(1, 33);
    const int door = dice.between(1, home.unit.empty() ? 12 : 4);
    const bool padded = home.floor < 10 && dice.chance(0.15);
    home.room
        = (padded ? "0" : "") + std::to_string(home.floor) + (door < 10 ? "0" : "") + std::to_string(door);
    return home;
}

std::string contract_number(Dice& dice, const Place& place, int year, const Home& home)
{
    static constexpr std::array initials
        = {"XS", "HT", "SPF", "YS", "MM", "QF", "FC", "GF", "JX", "HY", "TT"};
    const std::string head = dice.pick(initials), y = std::to_string(year);
    const std::string city = place.city.substr(0, 3);
    switch (dice.below(12)) {
    case 0:
        return head + "-" + y + "-" + digits(dice, 4);
    case 1:
        return "YS(" + y + ")" + digits(dice, 7);
    case 2:
        return y + digits(dice, dice.between(6, 10));
    case 3:
        return digits(dice, dice.between(8, 12));
    case 4:
        return y + "-" + digits(dice, 4);
    case 5:
        return city + "房售字第" + y + digits(dice, 4) + "号";
    case 6:
        return "No." + digits(dice, 7);
    case 7:
        return head + y + digits(dice, 5);
    case 8:
        return y + (dice.chance(0.5) ? "预" : "现") + digits(dice, 7);
    case 9:
        return "Y" + y.substr(2) + digits(dice, 6);
    case 10:
        return head + "-" + home.building + "-" + (home.unit.empty() ? "" : home.unit + "-") + home.room;
    default:
        return city + "房预售(" + y + ")字第" + digits(dice, 5) + "号";
    }
}

std::string permit(Dice& dice, const Place& place, int year)
{
    const std::string city = place.city.substr(0, 3), y = std::to_string(year);
    switch (dice.below(5)) {
    case 0:
        return city + "房预字(" + y + ")第" + digits(dice, 3) + "号";
    case 1:
        return "(" + y + ")房预售证第" + digits(dice, 4) + "号";
    case 2:
        return city + "房预(网)字第" + y + digits(dice, 4) + "号";
    case 3:
        return city + "房注字" + y.substr(2) + digits(dice, 4) + "号";
    default:
        return city + "房售许字(" + y + ")" + digits(dice, 3) + "号";
    }
}

void price(Dice& dice, Deal& deal, Whole rounding)
{
    const int year = deal.signed_on.year;
    const int level = year < 2004 ? 1800 : year < 2009 ? 5200 : year < 2014 ? 8600 : 13500;
    deal.gross = dice.between(3800, dice.chance(0.85) ? 16500 : 32000);
    deal.inner = deal.gross * dice.between(720, 930) / 1000;
    deal.shared = deal.gross - deal.inner;
    const double pricing = dice.real(0, 1);
    deal.pricing = pricing < 0.55 ? Pricing::gross : pricing < 0.88 ? Pricing::inner : Pricing::set;
    deal.unit_price = std::int64_t(level * dice.real(0.6, 1.7)) * 100;
    if (dice.chance(0.45))
        deal.unit_price += dice.between(0, 99);
    else if (dice.chance(0.4))
        deal.unit_price = deal.unit_price / 1000 * 1000;
    const std::int64_t area = deal.pricing == Pricing::inner ? deal.inner : deal.gross;
    deal.total = (area * deal.unit_price + 50) / 100;
    if (rounding == Whole::yuan || dice.chance(0.55))
        deal.total = (deal.total + 50) / 100 * 100;
    if (deal.pricing == Pricing::set)
        deal.total = deal.total / 100000 * 100000;
}

void pay(Dice& dice, Deal& deal, Whole rounding)
{
    const std::int64_t unit = 100;
    const double kind = dice.real(0, 1);
    deal.payment = kind < 0.2 ? Payment::lump
        : kind < 0.42         ? Payment::instalments
        : kind < 0.75         ? Payment::loan_commercial
        : kind < 0.9          ? Payment::loan_fund
                              : Payment::loan_mixed;
    deal.deposit = std::int64_t(dice.pick(std::array{5000, 10000, 20000, 30000, 50000, 100000})) * unit;
    while (deal.deposit * 10 > deal.total)
        deal.deposit /= 2;
    const auto relative = [&](int days) {
        const std::string n = std::to_string(days);
        return dice.pick(std::array{
            "自签约日起" + n + "日内", "本合同签订之日起" + n + "日内", "签订本合同后" + n + "日内"});
    };
    const auto row = [&](int after_days, std::int64_t fen, bool may_be_relative) {
        Instalment item;
        if (may_be_relative && dice.chance(0.12))
            item.relative = relative(std::max(1, after_days));
        else
            item.due = plus_days(deal.signed_on, after_days);
        item.fen = fen;
        item.percent = static_cast<int>((fen * 100 + deal.total / 2) / deal.total);
        return item;
    };
    if (deal.payment == Payment::lump) {
        deal.schedule = {row(dice.between(0, 30), deal.total, true)};
    } else if (deal.payment == Payment::instalments) {
        const int count = dice.between(2, 5);
        std::int64_t rest = deal.total;
        int day = dice.between(0, 15);
        for (int i = 0; i < count; ++i) {
            std::int64_t part = rest;
            if (i + 1 < count) {
                part = deal.total * dice.between(60 / count, 130 / count) / 100;
                part = rounding == Whole::yuan || dice.chance(0.7) ? part / 100000 * 100000 : part;
                part = std::clamp<std::int64_t>(part, 100000, rest / 2);
            }
            deal.schedule.push_back(row(day, part, i == 0));
            rest -= part;
            day += dice.between(28, 150);
        }
    } else {
        const int percent = dice.pick(std::array{20, 30, 30, 35, 40, 50, 60});
        const std::int64_t step = dice.chance(0.7) ? 1000000 : 100000; // loans are whole thousands
        deal.loan = deal.total * (100 - percent) / 100 / step * step;
        deal.down = deal.total - deal.loan;
        deal.bank = deal.payment == Payment::loan_fund ? fund_centre(dice, deal.place)
                                                       : bank_branch(dice, deal.place);
        const int day = dice.between(0, 20);
        deal.schedule = {row(day, deal.down, true), row(day + dice.between(15, 90), deal.loan, false)};
    }
}

} // namespace

std::string payment_code(Payment payment)
{
    switch (payment) {
    case Payment::lump:
        return "lump";
    case Payment::instalments:
        return "instal";
    case Payment::loan_commercial:
        return "loan_com";
    case Payment::loan_fund:
        return "loan_pf";
    case Payment::loan_mixed:
        return "loan_mix";
    }
    return "";
}

Deal make_deal(Dice& dice, int from, int until, Whole rounding)
{
    Deal deal;
    deal.place = make_place(dice);
    deal.signed_on = {dice.between(from, until), dice.between(1, 12), dice.between(1, 28)};
    const int year = deal.signed_on.year;
    deal.subscribed_on = plus_days(deal.signed_on, -dice.between(3, 30));
    deal.delivery = plus_days(deal.signed_on, dice.between(120, 900));
    deal.delivery.day = dice.chance(0.6) ? (deal.delivery.month == 2 ? 28 : 30) : deal.delivery.day;
    deal.seller = make_developer(dice, deal.place, year);
    deal.agency = make_agency(dice, deal.place, year);
    deal.buyers.push_back(make_person(dice, deal.place, year));
    if (dice.chance(0.35))
        deal.buyers.push_back(make_spouse(dice, deal.buyers.front(), deal.place, year));
    if (deal.buyers.size() == 2 && dice.chance(0.1))
        deal.buyers.push_back(make_person(dice, deal.place, year));
    if (dice.chance(0.15))
        deal.agent = person_name(dice);
    deal.home = make_home(dice);
    deal.floors = deal.home.floor + dice.between(0, 12);
    deal.contract_no = contract_number(dice, deal.place, year, deal.home);
    deal.subscription_no
        = dice.chance(0.5) ? "RG-" + std::to_string(year) + "-" + digits(dice, 4) : digits(dice, 7);
    deal.presale_permit = permit(dice, deal.place, year - dice.below(2));
    const std::string city = deal.place.city.substr(0, 3), y = std::to_string(year - 2);
    deal.title_certificate = year < 2016
        ? city + "房地权市字第" + digits(dice, 6) + "号"
        : "鲁(" + y + ")" + deal.place.city + "不动产权第" + digits(dice, 7) + "号";
    deal.land_certificate = city + "国用(" + y + ")第" + digits(dice, 4) + "号";
    deal.plan_permit = "建字第" + digits(dice, 12) + "号";
    deal.build_permit = digits(dice, 16);
    price(dice, deal, rounding);
    pay(dice, deal, rounding);
    deal.sales_rep = person_name(dice);
    deal.reviewer = person_name(dice);
    return deal;
}

} // namespace strongroom::samples
