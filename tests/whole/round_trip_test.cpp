// The main job: a contract in, found again, shown, exported, proved.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/support/drawn_page.h"
#include "tests/support/json_schema.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

using namespace strongroom;
using nlohmann::json;
using test::run;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
namespace fs = std::filesystem;

namespace {

// A made-up contract; the region of the ID number (99) does not exist.
const test::DrawnPage contract
    = {{"商品房买卖合同", "合同编号：XS-2031-0412", "买受人：欧阳清河", "身份证号码：990102198001010014",
           "项目名称：云湖新城", "第3幢2单元12层1201号房"},
        1240, 900, 150};

json schema(const std::string& name)
{
    std::ifstream in(std::string(SOURCE_DIR) + "/ui/schema/" + name + ".schema.json");
    return json::parse(in);
}

std::string content(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// An archive with the contract in it, made once for all tests of this file.
class RoundTrip : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        folder = new test::TempFolder;
        test::write_page(*folder / "in/contract.jpg", contract);
        archive = *folder / "archive";
        ASSERT_EQ(run({"init", "--archive", archive}).code, 0);
        const test::Ran ran = run({"ingest", "--json", "--archive", archive, *folder / "in"});
        ASSERT_EQ(ran.code, 0) << ran.err;
        ASSERT_EQ(ran.json_lines().size(), 1u);
        document = ran.json_lines()[0]["document"];
    }
    static void TearDownTestSuite()
    {
        delete folder;
        folder = nullptr;
    }

    static test::TempFolder* folder;
    static std::string archive, document;
};

test::TempFolder* RoundTrip::folder = nullptr;
std::string RoundTrip::archive, RoundTrip::document;

} // namespace

TEST_F(RoundTrip, ReadsWhatFitsTheSchema)
{
    const test::Ran ran = run({"read", "--json", *folder / "in/contract.jpg"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const json read = ran.json_lines().at(0);
    EXPECT_THAT(test::schema_faults(schema("read"), read), IsEmpty());
    const auto& fields = read["fields"];
    const auto contract_no = std::find_if(
        fields.begin(), fields.end(), [](const json& field) { return field["name"] == "contract_no"; });
    ASSERT_NE(contract_no, fields.end()) << ran.out;
    EXPECT_EQ((*contract_no)["value"], "XS-2031-0412");
}

TEST_F(RoundTrip, ReadsSeveralFilesAsOneDocument)
{
    const std::string file = *folder / "in/contract.jpg";
    const test::Ran ran = run({"read", "--json", "--as-one", file, file});
    ASSERT_EQ(ran.code, 0) << ran.err;
    ASSERT_EQ(ran.json_lines().size(), 1u);
    const json read = ran.json_lines()[0];
    EXPECT_EQ(read["pages"].size(), 2u);
    EXPECT_EQ(read["pages"][1]["number"], 2);
    EXPECT_EQ(read["files"].size(), 2u);
    EXPECT_THAT(test::schema_faults(schema("read"), read), IsEmpty());
}

TEST_F(RoundTrip, ReportsInTheLanguageAskedFor)
{
    const test::Ran ran = run({"read", "--lang", "zh-CN", *folder / "in/contract.jpg"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("合同编号"));
    EXPECT_THAT(ran.out, HasSubstr("XS-2031-0412"));
}

TEST_F(RoundTrip, FindsTheContractByNamePartOfANumberAndPhrase)
{
    for (const char* query : {"清河", "2031-04", "云湖新城", "1201"}) {
        const test::Ran ran = run({"search", "--json", "--archive", archive, query});
        ASSERT_EQ(ran.code, 0) << ran.err;
        const json found = ran.json_lines().at(0);
        EXPECT_THAT(test::schema_faults(schema("search"), found), IsEmpty());
        ASSERT_EQ(found["total"], 1) << query;
        EXPECT_EQ(found["hits"][0]["document"], document);
        EXPECT_EQ(found["hits"][0]["page"], 1);
    }
}

TEST_F(RoundTrip, FindsNothingThatIsNotThere)
{
    const test::Ran ran = run({"search", "--json", "--archive", archive, "司马光"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.json_lines().at(0)["total"], 0);
}

TEST_F(RoundTrip, PrintsHitsForPeople)
{
    const test::Ran ran = run({"search", "--archive", archive, "欧阳清河"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("1 document\n"));
    EXPECT_THAT(ran.out, HasSubstr(document));
    EXPECT_THAT(ran.out, HasSubstr("欧阳清河"));
}

TEST_F(RoundTrip, ShowsWhatWasReadWithStateAndHistory)
{
    const test::Ran ran = run({"show", "--json", "--archive", archive, "--purpose", "a question", document});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const json shown = ran.json_lines().at(0);
    EXPECT_THAT(test::schema_faults(schema("show"), shown), IsEmpty());
    EXPECT_EQ(shown["document"], document);
    EXPECT_EQ(shown["state"], "RECOGNISED");
    EXPECT_FALSE(shown["history"].empty());

    const test::Ran text = run({"show", "--archive", archive, document});
    EXPECT_EQ(text.code, 0) << text.err;
    EXPECT_THAT(text.out, HasSubstr("document.received"));
}

TEST_F(RoundTrip, ExportsASearchablePdf)
{
    const std::string pdf = *folder / "out.pdf";
    const test::Ran ran = run({"export", "--archive", archive, document, "--format", "pdf", "--output", pdf});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const std::string text = test::output_of("pdftotext -layout " + pdf + " -");
    for (const char* line : {"商品房买卖合同", "XS-2031-0412", "欧阳清河", "云湖新城"})
        EXPECT_THAT(text, HasSubstr(line));
    EXPECT_THAT(test::output_of("pdfimages -list " + pdf), HasSubstr("jpeg"));
}

TEST_F(RoundTrip, ExportsTextAltoAndJson)
{
    const auto exported = [&](const std::string& format) {
        const std::string file = *folder / ("out." + format);
        const test::Ran ran
            = run({"export", "--archive", archive, document, "--format", format, "--output", file});
        EXPECT_EQ(ran.code, 0) << ran.err;
        return content(file);
    };
    EXPECT_THAT(exported("text"), HasSubstr("XS-2031-0412"));
    EXPECT_THAT(exported("alto"), HasSubstr("<Glyph CONTENT=\"清\""));
    test::output_of("xmllint --noout " + (*folder / "out.alto").string());
    EXPECT_THAT(test::schema_faults(schema("show"), json::parse(exported("json"))), IsEmpty());
}

TEST_F(RoundTrip, DoesNotReplaceAFileUnlessTold)
{
    const fs::path file = folder->write("kept.txt", "mine");
    const std::vector<std::string> words
        = {"export", "--archive", archive, document, "--format", "text", "--output", file};
    const test::Ran refused = run(words);
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.err, HasSubstr("--force"));
    EXPECT_EQ(content(file), "mine");
    std::vector<std::string> forced = words;
    forced.push_back("--force");
    EXPECT_EQ(run(forced).code, 0);
    EXPECT_NE(content(file), "mine");
}

TEST_F(RoundTrip, RecognisesTheSameFileTakenInTwice)
{
    const test::Ran ran = run({"ingest", "--json", "--archive", archive, *folder / "in"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const json outcome = ran.json_lines().at(0);
    EXPECT_EQ(outcome["fate"], "duplicate");
    EXPECT_EQ(outcome["document"], document);
}

TEST_F(RoundTrip, LeavesNoWorkBehindAndAnIntactLedger)
{
    const test::Ran jobs = run({"jobs", "--json", "--archive", archive});
    EXPECT_EQ(jobs.code, 0) << jobs.err;
    EXPECT_EQ(jobs.out, "");
    EXPECT_THAT(run({"jobs", "--archive", archive}).out, HasSubstr("Nothing waits"));
    const test::Ran ledger = run({"ledger", "verify", "--json", "--archive", archive});
    EXPECT_EQ(ledger.code, 0) << ledger.err;
    EXPECT_EQ(ledger.json_lines().at(0)["intact"], true);
}

TEST_F(RoundTrip, LeavesNothingReadableInTheArchive)
{
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(archive)) {
        if (!entry.is_regular_file())
            continue;
        ++files;
        const std::string bytes = content(entry.path());
        for (const char* secret : {"欧阳清河", "清河", "990102198001010014", "XS-2031-0412", "2031-0412",
                 "云湖", "contract.jpg", "\x27\x6B\x33\x96\x05\x6E\xB3\x6C" /* the name in UTF-16 */,
                 "\xC5\xB7\xD1\xF4\xC7\xE5\xBA\xD3" /* and in GBK */})
            EXPECT_EQ(bytes.find(secret), std::string::npos) << entry.path() << " shows " << secret;
        EXPECT_NE(bytes.substr(0, 3), "\xFF\xD8\xFF") << entry.path() << " is an open JPEG";
    }
    EXPECT_GT(files, 3);
}

TEST_F(RoundTrip, NamesADocumentThatIsNotThere)
{
    const test::Ran ran = run({"show", "--archive", archive, "no-such-document"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("no-such-document"));
}
