#include "ui/json_internal.h"

#include <gtest/gtest.h>

#include "tests/ui/made_up_document.h"

using namespace strongroom;
using ui::Json;

namespace {

Json read_json()
{
    const archive::Document document = test::made_up_document();
    return ui::json_of(document.content, std::vector<std::string>{"in/scan.pdf"});
}

} // namespace

TEST(ReadJson, BeginsWithFileHashAndKind)
{
    const std::string line = ui::on_one_line(read_json());
    EXPECT_TRUE(line.starts_with(R"({"file":"in/scan.pdf","sha256":"aaaa)")) << line;
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(read_json()["kind_confidence"], 0.988);
}

TEST(ReadJson, GivesMoneyAsANumberAndADateAsText)
{
    const Json json = read_json();
    EXPECT_EQ(json["fields"][0]["value"], 126421040);
    EXPECT_TRUE(json["fields"][0]["value"].is_number_integer());
    EXPECT_EQ(json["fields"][1]["value"], "2007-04-12");
    EXPECT_EQ(json["fields"][0]["box"], Json({300, 50, 80, 40}));
}

TEST(ReadJson, GivesNoNumberWhereTheIndexFoundNone)
{
    index::Field field;
    field.kind = index::ValueKind::money;
    field.value = "12x";
    EXPECT_TRUE(ui::json_of(field)["value"].is_null());
}

TEST(ReadJson, MarksAPageThatWasNotRead)
{
    const Json page = read_json()["pages"][1];
    EXPECT_EQ(page["number"], 2);
    EXPECT_EQ(page["error"], "the page is damaged");
    EXPECT_TRUE(page["width"].is_null());
    EXPECT_TRUE(page["lines"].empty());
    EXPECT_TRUE(read_json()["pages"][0]["error"].is_null());
}

TEST(ReadJson, NamesEveryFileOfADocumentReadAsOne)
{
    archive::Document document = test::made_up_document();
    document.content.sources.push_back({"b.jpg", std::string(64, 'b'), "jpeg", 1, 1});
    const Json json = ui::json_of(document.content, std::vector<std::string>{"a.pdf", "b.jpg"});
    ASSERT_EQ(json["files"].size(), 2u);
    EXPECT_EQ(json["files"][1]["sha256"], std::string(64, 'b'));
}

TEST(ReadJson, ReplacesBytesThatAreNotUtf8)
{
    const archive::Document document = test::made_up_document();
    const Json json = ui::json_of(document.content, std::vector<std::string>{"scan\xFF.pdf"});
    EXPECT_EQ(nlohmann::json::parse(ui::on_one_line(json))["file"], "scan\xEF\xBF\xBD.pdf");
}

TEST(SearchJson, GivesWhatTheArchiveFound)
{
    archive::SearchResult result;
    result.query = "李四";
    result.total = 1;
    result.hits = {{"d0c0ffee", "合同", "sale_contract", 2, "买受人李四", {{9, 6}}, {{1, 2, 3, 4}}}};
    EXPECT_EQ(ui::on_one_line(ui::json_of(result)),
        R"({"query":"李四","total":1,"more":false,"forgiving":false,"notes":[],"hits":[{"document":"d0c0ffee",)"
        R"("title":"合同","kind":"sale_contract","page":2,"snippet":"买受人李四","highlights":[[9,6]],"boxes":[[1,2,3,4]]}]})");
}
