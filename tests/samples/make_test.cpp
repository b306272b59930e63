#include "samples/make/make.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/temp_folder.h"

namespace strongroom::samples {
namespace {

namespace fs = std::filesystem;

std::string bytes(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Make : public ::testing::Test {
protected:
    fs::path folder(std::string_view name) const { return m_folder / name; }

private:
    test::TempFolder m_folder; // its own: tests run side by side
};

TEST_F(Make, TheSameSeedMakesTheSameBytes)
{
    Order order{.seed = 11, .count = 1, .kinds = {"sale_contract:gf2000"}, .qualities = {"office", "photo"}};
    order.output = folder("a");
    const std::vector<fs::path> first = make(order);
    order.output = folder("b");
    ASSERT_EQ(make(order).size(), first.size());
    int compared = 0;
    for (const auto& entry : fs::directory_iterator(folder("a"))) {
        EXPECT_TRUE(bytes(entry.path()) == bytes(folder("b") / entry.path().filename())) << entry.path();
        ++compared;
    }
    EXPECT_GE(compared, 4);
}

TEST_F(Make, AnotherSeedMakesAnotherContract)
{
    Order order{.seed = 1, .kinds = {"sale_contract:gf2000"}, .qualities = {"clean"}, .output = folder("a")};
    const std::string first = bytes(make(order).front());
    order.seed = 2;
    EXPECT_NE(bytes(make(order).front()), first);
}

TEST_F(Make, EveryKindIsDrawnWithItsTruthBeside)
{
    std::size_t next = 0;
    for (const std::string& kind : kind_names()) {
        // Every kind meets one, every quality several kinds.
        const std::string quality = quality_names()[next++ % quality_names().size()];
        const auto made = make({.seed = 3, .kinds = {kind}, .qualities = {quality}, .output = folder("a")});
        ASSERT_EQ(made.size(), 1U);
        const auto truth = nlohmann::json::parse(bytes(made.front()));
        EXPECT_EQ(truth.at("kind"), kind.substr(0, kind.find(':')));
        EXPECT_EQ(truth.at("quality"), quality);
        EXPECT_FALSE(truth.at("pages").empty());
        for (const auto& file : truth.at("files"))
            EXPECT_GT(fs::file_size(folder("a") / file.get<std::string>()), 4000U) << file;
    }
}

TEST_F(Make, AnUnknownNameIsRefused)
{
    EXPECT_THROW(make({.kinds = {"novel"}, .output = folder("a")}), std::invalid_argument);
    EXPECT_THROW(make({.qualities = {"perfect"}, .output = folder("a")}), std::invalid_argument);
}

} // namespace
} // namespace strongroom::samples
