#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "index/check/facts_internal.h"

namespace strongroom::index {

namespace {

struct Product {
    Field* price = nullptr;
    Field* area = nullptr;
};

/// The pairs of unit price and area that the stated way of pricing allows; all where none is stated.
std::vector<Product> products(Facts& facts)
{
    Field* gross = facts.find("gross_area");
    Field* inner = facts.find("inner_area");
    Field* unit_price = facts.find("unit_price");
    Field* inner_price = facts.find("inner_unit_price");
    const Field* mode_field = facts.find("pricing_mode");
    const std::string mode = mode_field ? mode_field->value : "";
    std::vector<Product> allowed;
    if (mode != "1")
        allowed.push_back({unit_price, gross});
    if (mode != "2") {
        allowed.push_back({inner_price, inner});
        allowed.push_back({unit_price, inner});
    }
    std::erase_if(allowed, [](const Product& p) {
        return !number_of(p.price) || !number_of(p.area) || *number_of(p.area) == 0;
    });
    return allowed;
}

struct Judgement {
    Outcome outcome = Outcome::fail;
    std::string message;
    Product product;
};

Judgement judged(const Product& product, std::int64_t total)
{
    const std::int64_t price = *number_of(product.price), area = *number_of(product.area);
    // price is fen, area 0.01 m²: the product is in 1/100 fen; doubles are exact enough for a difference in
    // yuan.
    const double expected = static_cast<double>(price) * static_cast<double>(area) / 100.0;
    const double difference = std::abs(static_cast<double>(total) - expected);
    const double allowed
        = 0.5 * static_cast<double>(area) / 100.0 + 100.0; // 0.005 yuan per m² + 1 yuan, in fen
    const bool near = difference <= expected / 1000.0;
    const auto rounded_to
        = [&](std::int64_t step) { return total % step == 0 && difference < static_cast<double>(step); };
    const bool rounded = rounded_to(1'000) || rounded_to(10'000) || rounded_to(100'000);
    Judgement judgement;
    judgement.outcome = difference <= allowed ? Outcome::pass
        : near || rounded                     ? Outcome::warn
                                              : Outcome::fail;
    judgement.message = yuan(price) + " x " + square_metres(area) + " = "
        + yuan(std::llround(std::min(expected, 1e17))) + ", total price " + yuan(total) + ": difference "
        + yuan(std::llround(std::min(difference, 1e17))) + ", allowed " + yuan(std::llround(allowed));
    judgement.product = product;
    return judgement;
}

void check_product(Facts& facts)
{
    Field* total_field = facts.find("total_price");
    const auto total = number_of(total_field);
    Field* mode = facts.find("pricing_mode");
    if (!total || (mode && (mode->value == "3" || mode->value == "4")))
        return;
    std::vector<Judgement> judgements;
    for (const Product& product : products(facts))
        judgements.push_back(judged(product, *total));
    if (judgements.empty())
        return;
    const auto best = std::min_element(judgements.begin(), judgements.end(),
        [](const Judgement& a, const Judgement& b) { return a.outcome < b.outcome; });
    facts.record(
        "V-PR-01", best->outcome, best->message, {total_field, best->product.price, best->product.area});
}

void check_capitals(Facts& facts)
{
    using Names = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Names, 5> both = {{{"total_price", "total_price_cn"},
        {"down_payment", "down_payment_cn"}, {"loan_amount", "loan_amount_cn"},
        {"deposit_amount", "deposit_amount_cn"}, {"inst_amount", "inst_amount_cn"}}};
    for (const auto& [digits, capitals] : both)
        for (Field* field : facts.all(digits)) {
            Field* words = facts.find(capitals, field->index);
            const auto one = number_of(field), other = number_of(words);
            if (one && other)
                facts.record("V-PR-02", *one == *other,
                    yuan(*one) + " in digits, " + yuan(*other) + " in capitals", {field, words});
        }
}

void check_parts(Facts& facts)
{
    Field* contract = facts.find("contract_total");
    Field* house = facts.find("total_price");
    Field* decoration = facts.find("decoration_total");
    Field* accessory = facts.find("accessory_total");
    const auto whole = number_of(contract), part = number_of(house);
    if (!whole || !part || (!number_of(decoration) && !number_of(accessory)))
        return;
    const std::int64_t sum = *part + number_of(decoration).value_or(0) + number_of(accessory).value_or(0);
    facts.record("V-PR-03", std::abs(sum - *whole) <= 100,
        "the parts add up to " + yuan(sum) + ", contract total " + yuan(*whole),
        {contract, house, decoration, accessory});
}

void check_discount(Facts& facts)
{
    Field* list = facts.find("list_price");
    Field* discount = facts.find("discount");
    Field* total_field = facts.find("total_price");
    const auto price = number_of(list), share = number_of(discount), total = number_of(total_field);
    if (!price || !share || !total || *share == 0 || *share > 10'000)
        return;
    const std::int64_t expected = *price / 10'000 * *share;
    facts.record("V-PR-04", std::abs(expected - *total) <= *total / 100,
        yuan(*price) + " x " + percent(*share) + " = " + yuan(expected) + ", total price " + yuan(*total),
        {list, discount, total_field});
}

} // namespace

void check_price(Facts& facts)
{
    check_product(facts);
    check_capitals(facts);
    check_parts(facts);
    check_discount(facts);
}

} // namespace strongroom::index
