#include "archive/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "archive/archive_state_internal.h"
#include "index/terms.h"
#include "index/values/normalise.h"
#include "tests/archive/text_stages.h"

namespace strongroom::archive {
namespace {

using test::TempFolder;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;

constexpr int contracts = 30;

/// One archive for all tests that only look.
class Search : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_folder = std::make_unique<TempFolder>();
        s_archive = std::make_unique<Archive>(test::new_archive(*s_folder));
        const auto report
            = s_archive->take_in(test::write_contracts(*s_folder, contracts), test::text_stages());
        ASSERT_TRUE(report) << report.error().what;
    }
    static void TearDownTestSuite()
    {
        s_archive.reset();
        s_folder.reset();
    }

    static SearchResult ask(const std::string& query, const SearchOptions& options = {})
    {
        const auto result = s_archive->search(query, options);
        EXPECT_TRUE(result) << query << ": " << result.error().what;
        return result.value_or(SearchResult{});
    }

    /// How many of the contracts hold a condition.
    template <class Condition>
    static int count(Condition&& condition)
    {
        int found = 0;
        for (int n = 0; n < contracts; ++n)
            found += condition(test::made_up(n)) ? 1 : 0;
        return found;
    }

    static inline std::unique_ptr<TempFolder> s_folder;
    static inline std::unique_ptr<Archive> s_archive;
};

TEST_F(Search, FindsEverythingNewestFirst)
{
    const SearchResult all = ask("", {.limit = 100, .offset = 0, .purpose = {}});
    EXPECT_EQ(all.total, contracts);
    ASSERT_EQ(all.hits.size(), std::size_t(contracts));
    const SearchResult page = ask("", {.limit = 5, .offset = 10, .purpose = {}});
    ASSERT_EQ(page.hits.size(), 5u);
    EXPECT_EQ(page.hits[0].document, all.hits[10].document);
    EXPECT_EQ(page.total, contracts);
}

TEST_F(Search, FindsARoomHoweverItIsWritten)
{
    const test::Contract wanted = test::made_up(7);
    const std::string dashes = wanted.building + "-" + wanted.unit + "-" + wanted.room;
    for (const std::string& spelling : {dashes, wanted.building + "号楼" + wanted.unit + "单元" + wanted.room,
             wanted.building + "#" + wanted.unit + "-" + wanted.room,
             "building:" + wanted.building + " unit:" + wanted.unit + " room:" + wanted.room,
             "楼座:" + wanted.building + " 房号:" + wanted.room + "室"}) {
        const SearchResult result = ask(spelling);
        ASSERT_GE(result.total, 1) << spelling;
        EXPECT_FALSE(result.hits[0].boxes.empty()) << spelling;
        const bool found = std::any_of(result.hits.begin(), result.hits.end(),
            [&](const Hit& hit) { return hit.title.find(wanted.number) != std::string::npos; });
        EXPECT_TRUE(found) << spelling;
    }
}

TEST_F(Search, FiltersByAmountDateAndPayment)
{
    EXPECT_EQ(ask("amount:>820000").total,
        count([](const test::Contract& c) { return std::stoll(c.fen) > 82'000'000; }));
    EXPECT_EQ(ask("金额:81万..82万").total, count([](const test::Contract& c) {
        return std::stoll(c.fen) >= 81'000'000 && std::stoll(c.fen) <= 82'000'000;
    }));
    EXPECT_EQ(ask("signed:2007-04").total,
        count([](const test::Contract& c) { return c.date.starts_with("2007-04"); }));
    EXPECT_EQ(
        ask("signed:>2007-10").total, count([](const test::Contract& c) { return c.date > "2007-10-31"; }));
    EXPECT_EQ(ask("pay:lump").total, count([](const test::Contract& c) { return c.pay == "lump"; }));
    EXPECT_EQ(ask("status:recognised").total, contracts);
    EXPECT_EQ(ask("buyer:欧阳 contract:2007").total,
        count([](const test::Contract& c) { return c.buyer.starts_with("欧阳"); }));
}

TEST_F(Search, CombinesWithOrNotAndBrackets)
{
    const auto of = [](const char* family) {
        return count([&](const test::Contract& c) { return c.buyer.starts_with(family); });
    };
    EXPECT_EQ(ask("欧阳 OR 司徒").total, of("欧阳") + of("司徒"));
    EXPECT_EQ(ask("商品房 -欧阳").total, contracts - of("欧阳"));
    EXPECT_EQ(ask("-欧阳").total, contracts - of("欧阳"));
    EXPECT_EQ(ask("(欧阳 OR 司徒) pay:lump").total, count([](const test::Contract& c) {
        return (c.buyer.starts_with("欧阳") || c.buyer.starts_with("司徒")) && c.pay == "lump";
    }));
    EXPECT_EQ(ask("amount:>820000 OR 欧阳").total, count([](const test::Contract& c) {
        return std::stoll(c.fen) > 82'000'000 || c.buyer.starts_with("欧阳");
    }));
    EXPECT_EQ(ask("NOT amount:>820000").total,
        count([](const test::Contract& c) { return std::stoll(c.fen) <= 82'000'000; }));
}

TEST_F(Search, FindsWordsThatStandOnDifferentPages)
{
    EXPECT_EQ(ask("XS-2007-0004 出卖人应当").total, 1);
    EXPECT_EQ(ask("\"样板房。总价款\"").total, 0); // a phrase does not run over a page's end
}

TEST_F(Search, ForgivesWhatReadersConfuse)
{
    const SearchResult result = ask("XS-2OO7-0004");
    EXPECT_TRUE(result.forgiving);
    EXPECT_EQ(result.total, 1);
    EXPECT_FALSE(result.hits[0].boxes.empty());
    EXPECT_FALSE(ask("XS-2007-0004").forgiving);
    EXPECT_FALSE(ask("绝无此词").forgiving);
}

TEST_F(Search, NeverFailsWhateverIsTyped)
{
    std::mt19937 random(3);
    const std::string letters = "\"()- :OR*NOT^+{}'\\12a,.;\t\x01\x1f丁";
    for (int i = 0; i < 400; ++i) {
        std::string text;
        for (int n = std::uniform_int_distribution<int>(0, 16)(random); n > 0; --n)
            text += letters[std::uniform_int_distribution<std::size_t>(0, letters.size() - 1)(random)];
        const auto result = s_archive->search(text);
        EXPECT_TRUE(result) << text << ": " << result.error().what;
    }
}

TEST_F(Search, IsTheSameAfterTheIndexWasMadeAgain)
{
    const int before = ask("欧阳").total;
    ASSERT_TRUE(s_archive->rebuild_index());
    EXPECT_EQ(ask("欧阳").total, before);
    EXPECT_EQ(ask("").total, contracts);
}

TEST(SearchIndex, IsMadeAgainWhereItsFileIsGone)
{
    const TempFolder folder;
    {
        Archive archive = test::new_archive(folder);
        ASSERT_TRUE(archive.take_in(test::write_contracts(folder, 3), test::text_stages()));
    }
    std::filesystem::remove(test::index_file(folder));
    Archive archive = Archive::open(folder / "archive").value();
    EXPECT_EQ(archive.search("XS-2007-0001")->total, 1);
}

TEST(SearchIndex, IsMadeAgainWhereItsFileIsDamaged)
{
    const TempFolder folder;
    {
        Archive archive = test::new_archive(folder);
        ASSERT_TRUE(archive.take_in(test::write_contracts(folder, 3), test::text_stages()));
    }
    std::ofstream(test::index_file(folder), std::ios::binary) << std::string(8192, 'x');
    Archive archive = Archive::open(folder / "archive").value();
    EXPECT_EQ(archive.search("XS-2007-0001").error().code, Code::machine);
    ASSERT_TRUE(archive.rebuild_index());
    EXPECT_EQ(archive.search("XS-2007-0001")->total, 1);
}

/// A page of Han sentences, numbers and line ends in the middle of both.
std::string drawn_text(std::mt19937& random)
{
    constexpr std::array<const char*, 24> pieces{"出卖人", "应当在", "总价款", "人民币", "元整", "，", "。",
        "\n", "丁志强", "欧阳芳", "3-2-1201", "XS-2007-0412", "YS(2015)0001234", "1,264,210.40", "室", "第",
        "幢", "ABC", "2007年4月2日", "13900000001", " ", "：", "買受人", "甲"};
    std::string text;
    for (int n = std::uniform_int_distribution<int>(10, 60)(random); n > 0; --n) {
        text += pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
        if (std::uniform_int_distribution<int>(0, 5)(random) == 0)
            text += std::to_string(std::uniform_int_distribution<int>(1, 99'999)(random));
    }
    return text;
}

/// The text as one who reads it sees it: no line ends or spaces beside Han, variants as one.
std::u32string as_read(const std::string& text)
{
    std::u32string read;
    const std::u32string chars = index::normalised(text).chars;
    for (std::size_t i = 0; i < chars.size(); ++i) {
        const bool beside_han
            = (i > 0 && index::is_han(chars[i - 1])) || (i + 1 < chars.size() && index::is_han(chars[i + 1]));
        if (chars[i] != U' ' || !beside_han)
            read += chars[i];
    }
    return read;
}

TEST(SearchIndex, FindsWhateverABruteForceLookFinds)
{
    const TempFolder folder;
    test::new_archive(folder);
    const auto state = open_state(folder / "archive");
    FullText& full_text = state->index();
    std::mt19937 random(412);
    std::vector<std::string> texts;
    {
        Transaction transaction(full_text.database());
        for (int n = 1; n <= 300; ++n) {
            texts.push_back(drawn_text(random));
            full_text.put_within({{n}, State::recognised, {texts.back()}, {}, {}});
        }
        transaction.commit();
    }
    int asked = 0;
    for (int i = 0; i < 3000; ++i) {
        const auto n = std::uniform_int_distribution<std::size_t>(0, texts.size() - 1)(random);
        const std::u32string read = as_read(texts[n]);
        const auto length = std::uniform_int_distribution<std::size_t>(1, 9)(random);
        const auto begin = std::uniform_int_distribution<std::size_t>(0, read.size() - 1)(random);
        const std::string part = index::encoded(read.substr(begin, length));
        // Of numbers, parts of three and more are promised, be it at the beginning or by themselves.
        const std::vector<std::string> numbers = index::chains(part);
        const bool han_first
            = !part.empty() && index::number_first(part).chain.empty() && index::has_han(part);
        const bool short_number
            = std::any_of(numbers.begin(), numbers.end(), [](const auto& c) { return c.size() < 3; });
        const bool number_before_han = index::number_first(part).chain.size() >= 3;
        if (index::significant(part).empty() || (short_number && !han_first)
            || (!han_first && !number_before_han && index::has_han(part)))
            continue;
        ++asked;
        index::Question question;
        question.kind = index::Question::Kind::text;
        question.text = part;
        const Found found = full_text.find(question, Sight::of_everything(), 300, 0, 1000);
        EXPECT_THAT(found.documents, Contains(DocumentId{static_cast<std::int64_t>(n) + 1}))
            << part << "\n in " << texts[n];
        if (HasFailure())
            return;
    }
    EXPECT_GT(asked, 1500);
}

} // namespace
} // namespace strongroom::archive
