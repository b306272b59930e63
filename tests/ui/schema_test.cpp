// What the program prints as JSON fits the schemas that describe it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/json_schema.h"
#include "tests/ui/made_up_document.h"
#include "ui/json_internal.h"

using namespace strongroom;
using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

json schema(const std::string& name)
{
    std::ifstream in(std::string(SOURCE_DIR) + "/ui/schema/" + name + ".schema.json");
    return json::parse(in);
}

json plain(const ui::Json& printed) { return json::parse(ui::on_one_line(printed)); }

json read_output()
{
    return plain(ui::json_of(test::made_up_document().content, std::vector<std::string>{"scan.pdf"}));
}

} // namespace

TEST(ReadSchema, FitsADocument)
{
    EXPECT_THAT(test::schema_faults(schema("read"), read_output()), IsEmpty());
}

TEST(ReadSchema, FitsADocumentOfSeveralFiles)
{
    archive::Document document = test::made_up_document();
    document.content.sources.push_back({"b.jpg", std::string(64, 'b'), "jpeg", 1, 1});
    const json output = plain(ui::json_of(document.content, std::vector<std::string>{"a.pdf", "b.jpg"}));
    EXPECT_THAT(test::schema_faults(schema("read"), output), IsEmpty());
}

TEST(ReadSchema, DoesNotFitAnythingElse)
{
    json output = read_output();
    output["pages"][0]["width"] = "wide";
    output["fields"][0].erase("box");
    output["fields"][1]["box"] = {1, 2, 3};
    output["surprise"] = 1;
    output["sha256"] = "abc";
    output["checks"][0]["outcome"] = "maybe";
    output["kind_confidence"] = 1.5;
    const auto faults = test::schema_faults(schema("read"), output);
    EXPECT_EQ(faults.size(), 7u);
    for (const char* place : {"/pages/0/width", "/fields/0: box", "/fields/1/box", "/surprise", "/sha256",
             "/checks/0/outcome", "/kind_confidence"})
        EXPECT_THAT(faults, Contains(HasSubstr(place)));
}

TEST(ShowSchema, FitsADocumentOfTheArchive)
{
    EXPECT_THAT(test::schema_faults(schema("show"), plain(ui::json_of(test::made_up_document()))), IsEmpty());
}

TEST(SearchSchema, FitsHitsAndNone)
{
    archive::SearchResult result;
    result.query = "李四";
    EXPECT_THAT(test::schema_faults(schema("search"), plain(ui::json_of(result))), IsEmpty());
    result.total = 1;
    result.hits = {{"d0c0ffee", "合同", "sale_contract", 2, "买受人李四", {{9, 6}}, {{1, 2, 3, 4}}}};
    EXPECT_THAT(test::schema_faults(schema("search"), plain(ui::json_of(result))), IsEmpty());
}

TEST(SchemaFaults, RefuseAKeywordTheyDoNotKnow)
{
    EXPECT_THROW(test::schema_faults(json{{"oneOf", json::array()}}, json()), std::invalid_argument);
}
