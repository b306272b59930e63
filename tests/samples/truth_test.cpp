// What the generator says about its own pages must hold by itself: sums add up, numbers check, dates exist.
#include <gtest/gtest.h>
#include <pango/pangocairo.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "samples/make/kinds/kinds.h"
#include "samples/make/look.h"
#include "samples/make/make.h"
#include "samples/make/people.h"

namespace strongroom::samples {
namespace {

using Fields = std::map<std::string, std::vector<nlohmann::json>>;

Fields values(const Drawing& drawing)
{
    Fields found;
    for (const TruthField& field : drawing.fields)
        found[field.name].push_back(nlohmann::json::parse(field.value));
    return found;
}

std::int64_t sum(const std::vector<nlohmann::json>& amounts)
{
    std::int64_t total = 0;
    for (const auto& amount : amounts)
        total += amount.get<std::int64_t>();
    return total;
}

class Contract : public ::testing::TestWithParam<Drawing (*)(Dice&)> { };

TEST_P(Contract, ShowsWhatIdentifiesItAndItsSumsAddUp)
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        Dice dice(seed);
        const Fields f = values(GetParam()(dice));
        for (const char* name : {"contract_no", "building_no", "room_no", "seller_name", "buyer_name",
                 "id_no", "gross_area", "inner_area", "shared_area", "total_price", "payment_method",
                 "sign_date", "delivery_date", "inst_amount"})
            ASSERT_TRUE(f.contains(name)) << name << " at seed " << seed;
        const std::int64_t total = f.at("total_price")[0];
        EXPECT_EQ(sum(f.at("gross_area")), sum(f.at("inner_area")) + sum(f.at("shared_area"))) << seed;
        EXPECT_EQ(sum(f.at("inst_amount")), total) << seed;
        if (f.contains("total_price_cn")) {
            EXPECT_EQ(f.at("total_price_cn")[0], total) << seed;
        }
        if (f.contains("loan_amount")) {
            EXPECT_EQ(sum(f.at("loan_amount")) + sum(f.at("down_payment")), total) << seed;
        }
        const std::string method = f.at("payment_method")[0];
        EXPECT_EQ(f.contains("loan_amount"), method.starts_with("loan")) << seed;
        if (method == "lump") {
            EXPECT_EQ(f.at("inst_amount").size(), 1U) << seed;
        }
        if (f.contains("unit_price")) {
            const int mode = f.at("pricing_mode")[0];
            if (mode < 3) { // V-PR-01
                const std::int64_t area = f.at(mode == 1 ? "inner_area" : "gross_area")[0],
                                   unit = f.at("unit_price")[0];
                EXPECT_LE(std::abs(area * unit / 100 - total), 100) << seed;
            }
        }
    }
}

TEST_P(Contract, EveryFieldStandsOnAPageAndInItsLines)
{
    Dice dice(5);
    const Drawing drawing = GetParam()(dice);
    std::string all;
    for (const Leaf& page : drawing.pages)
        for (const TruthLine& line : page.lines) {
            all += line.text;
            EXPECT_GE(line.box.x, 0) << line.text;
            EXPECT_LE(line.box.x + line.box.width, page.width) << line.text;
            EXPECT_LE(line.box.y + line.box.height, page.height) << line.text;
        }
    for (const TruthField& field : drawing.fields) {
        EXPECT_GE(field.page, 1);
        EXPECT_LE(field.page, static_cast<int>(drawing.pages.size()));
        if (field.name == "buyer_name" || field.name == "contract_no" || field.name == "id_no") {
            EXPECT_NE(all.find(field.text), std::string::npos) << field.name;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Families, Contract,
    ::testing::Values(gf2000_contract, gf2014_presale_contract, gf2014_completed_contract, city_contract));

TEST(People, HaveAnUnassignedRegionAndAValidCheckCharacter)
{
    EXPECT_EQ(id_check_character("11010519491231002"), 'X'); // published example of GB 11643
    EXPECT_EQ(id_check_character("44052418800101001"), '4');
    Dice dice(3);
    for (int i = 0; i < 200; ++i) {
        const Person person = make_person(dice, make_place(dice), 2010);
        ASSERT_EQ(person.id_no.size(), 18U);
        EXPECT_EQ(person.id_no.substr(0, 2), "99");
        EXPECT_EQ(person.id_no.back(), id_check_character(person.id_no));
        EXPECT_EQ((person.id_no[16] - '0') % 2 == 1, person.male);
    }
}

TEST(Capitals, FollowTheRulesOfTheirAnnex)
{
    for (const auto& [fen, text] : {std::pair{123456700LL, "壹佰贰拾叁万肆仟伍佰陆拾柒元整"},
             std::pair{100000000LL, "壹佰万元整"}, std::pair{1000010000LL, "壹仟万零壹佰元整"},
             std::pair{50000001LL, "伍拾万元零壹分"}, std::pair{1050000LL, "壹万零伍佰元整"},
             std::pair{1640902LL, "壹万陆仟肆佰零玖元零贰分"}, std::pair{140950LL, "壹仟肆佰零玖元伍角整"},
             std::pair{600714LL, "陆仟零柒元壹角肆分"}, std::pair{10LL, "壹角整"}})
        EXPECT_EQ(money_capitals(fen), text);
}

TEST(Faces, AreInstalled)
{
    PangoContext* context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    const auto installed = [&](const char* face) {
        PangoFontDescription* wanted = pango_font_description_from_string(face);
        pango_font_description_set_family(wanted, face);
        PangoFont* font = pango_context_load_font(context, wanted);
        PangoFontDescription* got = pango_font_describe(font);
        const std::string name = pango_font_description_get_family(got);
        pango_font_description_free(got);
        pango_font_description_free(wanted);
        g_object_unref(font);
        return name;
    };
    for (const char* face : song_faces)
        EXPECT_EQ(installed(face), face);
    for (const char* face : hei_faces)
        EXPECT_EQ(installed(face), face);
    for (const char* face : kai_faces)
        EXPECT_EQ(installed(face), face);
    g_object_unref(context);
}

} // namespace
} // namespace strongroom::samples
