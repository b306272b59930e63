// A contract of 25 pages whose wording, layout and clause numbers no sample has gives its particulars.
#include "tests/support/temp_folder.h"
#include "tests/whole/long_contract/bundle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>

namespace fs = std::filesystem;
using nlohmann::json;

namespace strongroom::test {

namespace {

const fs::path contracts = fs::path(SOURCE_DIR) / "tests/whole/long_contract";

using Values = std::vector<std::string>;

/// What has to be right to the letter; the other fields are reported only.
constexpr std::array must_be_right = {"contract_no", "building_no", "unit_no", "room_no", "buyer_name",
    "id_no", "gross_area", "inner_area", "shared_area", "unit_price", "total_price", "payment_method"};

json truth_of(const std::string& contract)
{
    std::ifstream in(contracts / (contract + ".truth.json"));
    return json::parse(in);
}

/// What the program prints, one line a document. Fails the test where it does not end well.
std::string output_of(const std::string& command)
{
    std::string output;
    FILE* pipe = ::popen(command.c_str(), "r");
    if (!pipe)
        throw std::runtime_error("cannot run " + command);
    std::array<char, 65536> buffer;
    for (std::size_t got; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        output.append(buffer.data(), got);
    EXPECT_EQ(::pclose(pipe), 0) << command;
    return output;
}

std::string shown(const json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

/// The values of each field in the order of their index.
std::map<std::string, Values> fields_of(const json& document)
{
    std::map<std::string, std::map<int, std::string>> ordered;
    for (const json& field : document.at("fields"))
        ordered[field.at("name")][field.at("index").get<int>()] = shown(field.at("value"));
    std::map<std::string, Values> fields;
    for (const auto& [name, values] : ordered)
        for (const auto& [index, value] : values)
            fields[name].push_back(value);
    return fields;
}

Values strings(const json& list)
{
    Values values;
    for (const json& value : list)
        values.push_back(shown(value));
    return values;
}

void expect_particulars(const std::string& contract, const std::string& extension)
{
    const TempFolder folder;
    const fs::path scan = folder / (contract + extension);
    const int pages = draw_contract(contracts / (contract + ".txt"), scan);
    ASSERT_GE(pages, 24);
    ASSERT_LE(pages, 27);

    const std::string output = output_of("'" STRONGROOM "' read --json '" + scan.string() + "'");
    const json document = json::parse(output.substr(0, output.find('\n')), nullptr, false);
    ASSERT_FALSE(document.is_discarded()) << "not JSON: " << output.substr(0, 400);
    ASSERT_EQ(document.at("pages").size(), static_cast<std::size_t>(pages));
    const json truth = truth_of(contract);
    EXPECT_EQ(document.at("kind"), truth.at("kind"));

    const std::map<std::string, Values> found = fields_of(document);
    for (const auto& [name, values] : truth.at("fields").items()) {
        const Values expected = strings(values);
        const Values got = found.contains(name) ? found.at(name) : Values{};
        std::cout << (got == expected ? "right  " : "WRONG  ") << name << ": " << json(got).dump();
        if (got != expected)
            std::cout << " instead of " << values.dump();
        std::cout << '\n';
        if (std::find(must_be_right.begin(), must_be_right.end(), name) != must_be_right.end()) {
            EXPECT_EQ(got, expected) << name;
        }
    }
}

std::int64_t one(const json& truth, const std::string& field)
{
    return truth.at("fields").at(field).at(0).get<std::int64_t>();
}

} // namespace

TEST(LongContract, OfAnotherCitySoldBeforeItIsBuiltGivesItsParticulars)
{
    expect_particulars("presale_of_a_city", ".tif");
}

TEST(LongContract, OfAnOlderFormPaidByInstalmentsGivesItsParticulars)
{
    expect_particulars("completed_sale_by_instalments", ".pdf");
}

TEST(LongContract, SaysNothingThatContradictsItself)
{
    for (const std::string contract : {"presale_of_a_city", "completed_sale_by_instalments"}) {
        const json truth = truth_of(contract);
        EXPECT_EQ(one(truth, "inner_area") + one(truth, "shared_area"), one(truth, "gross_area")) << contract;
        EXPECT_EQ(one(truth, "gross_area") * one(truth, "unit_price"), one(truth, "total_price") * 100)
            << contract;
        const auto amounts = truth.at("fields").at("inst_amount").get<std::vector<std::int64_t>>();
        EXPECT_EQ(std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0}), one(truth, "total_price"))
            << contract;
        for (const std::string number : truth.at("fields").at("id_no")) {
            constexpr std::array weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
            int sum = 0;
            for (std::size_t i = 0; i < weights.size(); ++i)
                sum += (number.at(i) - '0') * weights[i];
            EXPECT_EQ(number.back(), "10X98765432"[sum % 11]) << number;
            EXPECT_TRUE(number.starts_with("99")) << number << " could be somebody's";
        }
    }
}

TEST(LongContract, IsDrawnTheSameEveryTime)
{
    const TempFolder folder;
    const auto drawn = [&](const std::string& name) {
        draw_contract(contracts / "presale_of_a_city.txt", folder / name);
        std::ifstream in(folder / name, std::ios::binary);
        return std::hash<std::string>()(std::string(std::istreambuf_iterator<char>(in), {}));
    };
    EXPECT_EQ(drawn("first.tif"), drawn("second.tif"));
}

} // namespace strongroom::test
