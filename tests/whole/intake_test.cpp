// Filing through the real program when something goes wrong: the machine, the disk, the person.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "tests/support/drawn_page.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

using namespace strongroom;
using test::run;
using testing::HasSubstr;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

/// Small pages, each different from the others.
void write_pages(const test::TempFolder& folder, int count)
{
    for (int i = 0; i < count; ++i)
        test::write_page(folder / ("in/scan" + std::to_string(100 + i) + ".jpg"),
            {{"第" + std::to_string(100 + i) + "号"}, 260, 100, 150});
}

std::size_t count_files(const fs::path& folder)
{
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        count += entry.is_regular_file();
    return count;
}

std::size_t documents(const std::string& archive)
{
    const test::Ran ran = run({"search", "--json", "--limit", "1000", "--archive", archive, "号"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return ran.json_lines().at(0)["hits"].size();
}

void expect_intact(const std::string& archive)
{
    const test::Ran ledger = run({"ledger", "verify", "--archive", archive});
    EXPECT_EQ(ledger.code, 0) << ledger.out << ledger.err;
    const test::Ran jobs = run({"jobs", "--json", "--archive", archive});
    EXPECT_EQ(jobs.code, 0) << jobs.err;
    EXPECT_EQ(jobs.out, "");
}

} // namespace

TEST(Intake, FilesTheOtherFortyNine)
{
    const test::TempFolder folder;
    write_pages(folder, 50);
    folder.write("in/scan120.jpg", "not a picture");
    const std::string archive = folder / "archive";
    ASSERT_EQ(run({"init", "--archive", archive}).code, 0);
    const test::Ran ran = run({"ingest", "--json", "--archive", archive, folder / "in"});
    EXPECT_EQ(ran.code, 1) << ran.err;
    EXPECT_EQ(ran.json_lines().size(), 50u);
    EXPECT_THAT(ran.err, HasSubstr("scan120.jpg"));
    EXPECT_THAT(ran.err, HasSubstr("49 documents filed"));
    EXPECT_THAT(ran.err, HasSubstr("1 refused: " + (folder / "in/scan120.jpg").string()));
    EXPECT_EQ(documents(archive), 49u);
    expect_intact(archive);
}

// The archive must be as if nothing had happened, whenever the power goes.
TEST(Intake, SurvivesBeingKilledAtAnyMoment)
{
    constexpr int pages = 50, kills = 24;
    const test::TempFolder folder;
    write_pages(folder, pages);
    const std::string quiet = folder / "quiet";
    ASSERT_EQ(run({"init", "--archive", quiet}).code, 0);
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_EQ(run({"ingest", "--archive", quiet, folder / "in"}).code, 0);
    const auto undisturbed
        = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);

    std::mt19937 dice(20310412);
    std::uniform_int_distribution<long> moment(5, std::max(200L, long(undisturbed.count()) / 3));
    int killed = 0;
    // An archive that is done before its next kill is looked at, and another one takes its place.
    for (int archives = 0; killed < kills; ++archives) {
        const std::string archive = folder / ("killed" + std::to_string(archives));
        ASSERT_EQ(run({"init", "--archive", archive}).code, 0);
        for (bool done = false; !done && killed < kills;) {
            test::Program program({.words = {"ingest", "--archive", archive, folder / "in"}});
            std::this_thread::sleep_for(std::chrono::milliseconds(moment(dice)));
            done = program.ended();
            killed += done ? 0 : 1;
            program.signal(SIGKILL);
            EXPECT_TRUE(program.all_gone_within(10s)) << "reader children outlive the program";
        }
        const test::Ran last = run({"ingest", "--archive", archive, folder / "in"});
        EXPECT_EQ(last.code, 0) << last.err;
        EXPECT_EQ(documents(archive), std::size_t(pages));
        EXPECT_EQ(count_files(fs::path(archive) / "blobs"), count_files(fs::path(quiet) / "blobs"));
        expect_intact(archive);
    }
}

TEST(Intake, StopsAfterThePagesInHandAndGoesOnLater)
{
    const test::TempFolder folder;
    constexpr std::size_t pages = 150;
    write_pages(folder, pages);
    const std::string archive = folder / "archive";
    ASSERT_EQ(run({"init", "--archive", archive}).code, 0);
    test::Program program({.words = {"ingest", "--archive", archive, folder / "in"}});
    // In the middle of the work, however fast the machine is.
    for (int i = 0; i < 6000 && count_files(fs::path(archive) / "blobs") < 6; ++i)
        std::this_thread::sleep_for(10ms);
    program.signal(SIGINT);
    const test::Ran stopped = program.wait();
    EXPECT_EQ(stopped.code, 1) << stopped.err;
    EXPECT_THAT(stopped.err, HasSubstr("Run the same command again to go on"));
    EXPECT_LT(documents(archive), pages);

    const test::Ran again = run({"ingest", "--archive", archive, folder / "in"});
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_EQ(documents(archive), pages);
    expect_intact(archive);
}

TEST(Intake, SaysThatTheDiskIsFullAndIsWholeAfterwards)
{
    const test::TempFolder folder;
    // Noise does not compress, so its blob is larger than what the limit lets through.
    test::DrawnPage page{{}, 1200, 1200, 150};
    for (int i = 0; i < 24; ++i)
        page.lines.push_back(
            "第" + std::to_string(i) + "号 贰拾叁万肆仟伍佰陆拾柒元整 XS-2031-0412 云湖新城三期");
    test::write_page(folder / "in/large.jpg", page);
    const std::string archive = folder / "archive";
    ASSERT_EQ(run({"init", "--archive", archive}).code, 0);
    const test::Ran full
        = run({.words = {"ingest", "--archive", archive, folder / "in"}, .file_size_limit = 40'000});
    EXPECT_EQ(full.code, 3) << full.err;
    EXPECT_NE(full.err, "");

    const test::Ran again = run({"ingest", "--archive", archive, folder / "in"});
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_EQ(documents(archive), 1u);
    expect_intact(archive);
}

TEST(Intake, SaysThatAFolderCannotBeWritten)
{
    const test::TempFolder folder;
    fs::create_directory(folder / "locked");
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(folder / "locked",
        fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
    const test::Ran ran
        = run({.words = {"init", "--archive", folder / "locked/archive"}, .unprivileged = true});
    EXPECT_EQ(ran.code, 3) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("locked"));
    fs::permissions(folder / "locked", fs::perms::all);
}

TEST(Intake, DoesNotMakeAnArchiveWhereSomethingIs)
{
    const test::TempFolder folder;
    folder.write("taken/file", "x");
    const test::Ran ran = run({"init", "--archive", folder / "taken"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("taken"));
}
