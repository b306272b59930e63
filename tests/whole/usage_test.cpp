// How the program speaks: help, wrong usage, exit codes, a reader missing, an answer that cannot be written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/drawn_page.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

using namespace strongroom;
using test::run;
using testing::HasSubstr;

TEST(Usage, ListsEveryCommandAndExplainsEach)
{
    const test::Ran help = run({"help"});
    EXPECT_EQ(help.code, 0);
    for (const char* command : {"init", "read", "ingest", "search", "show", "export", "jobs", "ledger",
             "certificate", "file", "amount", "retention", "hold", "appraisal", "destruction"}) {
        EXPECT_THAT(help.out, HasSubstr(command));
        const test::Ran one = run({"help", command});
        EXPECT_EQ(one.code, 0);
        EXPECT_THAT(one.out, HasSubstr(std::string("usage: strongroom ") + command));
        EXPECT_EQ(run({command, "--help"}).out, one.out);
    }
    const test::Ran verb = run({"help", "ledger", "verify"});
    EXPECT_EQ(verb.code, 0);
    EXPECT_THAT(verb.out, HasSubstr("usage: strongroom ledger verify"));
    EXPECT_THAT(verb.out, HasSubstr("Example"));
    EXPECT_EQ(run({"ledger", "verify", "--help"}).out, verb.out);
    EXPECT_THAT(run({"version"}).out, testing::StartsWith("strongroom "));
}

TEST(Usage, IsWrongWithExitCodeTwo)
{
    const std::vector<std::vector<std::string>> wrong = {{}, {"raed"}, {"read"}, {"read", "--jsn", "x"},
        {"read", "--lang", "xx", "x"}, {"ingest", "--archive", "a"}, {"search", "--archive", "a"},
        {"search", "--archive", "a", "--limit", "few", "x"}, {"show", "--archive", "a"},
        {"export", "--archive", "a", "d", "--format", "docx", "--output", "o"},
        {"export", "--archive", "a", "d", "--format", "pdf"}, {"jobs", "--archive", "a", "extra"},
        {"ledger", "--archive", "a", "erase"}, {"ledger"}, {"ledger", "erase"}, {"help", "ledger", "erase"},
        {"ledger", "verify", "--archive", "a", "extra"}, {"certificate", "verify"}, {"help", "nothing"},
        {"reader"}};
    for (const auto& words : wrong) {
        const test::Ran ran = run(words);
        EXPECT_EQ(ran.code, 2) << testing::PrintToString(words) << ran.err;
        EXPECT_EQ(ran.out, "") << testing::PrintToString(words);
        EXPECT_NE(ran.err, "") << testing::PrintToString(words);
    }
    const test::Ran nameless = run({.words = {"jobs"}, .environment = {{"STRONGROOM_ARCHIVE", ""}}});
    EXPECT_EQ(nameless.code, 2);
    EXPECT_THAT(nameless.err, HasSubstr("STRONGROOM_ARCHIVE"));
}

TEST(Usage, TakesTheArchiveFromTheEnvironment)
{
    const test::TempFolder folder;
    const std::map<std::string, std::string> environment = {{"STRONGROOM_ARCHIVE", folder / "a"}};
    EXPECT_EQ(run({.words = {"init"}, .environment = environment}).code, 0);
    EXPECT_EQ(run({.words = {"jobs"}, .environment = environment}).code, 0);
}

TEST(Usage, NamesAnArchiveThatIsNotThere)
{
    const test::TempFolder folder;
    const test::Ran ran = run({"jobs", "--archive", folder / "nowhere"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("nowhere"));
}

TEST(Usage, SaysWhenTheBetterReaderIsMissing)
{
    const test::TempFolder folder;
    test::write_page(folder / "a.jpg", {{"合同编号：XS-2031-0007"}, 700, 300, 150});
    const test::Ran ran = run({.words = {"read", "--json", folder / "a.jpg"},
        .environment = {{"STRONGROOM_MODELS", folder / "no-models"}}});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.json_lines().at(0)["readers"], nlohmann::json({"tesseract"}));
    EXPECT_THAT(ran.err, HasSubstr("PP-OCR models are missing"));
}

TEST(Usage, FailsWhenTheAnswerCannotBeWritten)
{
    EXPECT_THROW(test::output_of(BINARY_DIR "/strongroom help > /dev/full 2> /dev/null"), std::runtime_error);
    EXPECT_EQ(test::output_of(BINARY_DIR "/strongroom help 2>&1 > /dev/full; echo $?").substr(0, 11),
        "strongroom:");
}
