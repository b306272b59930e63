#include "ui/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include <sstream>

using namespace strongroom::ui;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

TEST(InWords, TellsSpeedAndTimeLeft)
{
    EXPECT_EQ(in_words({.files = 1, .files_opened = 1, .pages_known = 48, .pages_done = 12, .seconds = 6}),
        "12 of 48 pages, 2.0 pages/s, 0:18 left");
}

TEST(InWords, SaysAboutWhileFilesAreStillToBeOpened)
{
    EXPECT_EQ(in_words({.files = 4, .files_opened = 2, .pages_known = 6, .pages_done = 0, .seconds = 1}),
        "0 of about 12 pages");
}

TEST(ShareDone, IsNothingBeforeAFileIsOpenedAndAllAtTheEnd)
{
    EXPECT_EQ(share_done({.files = 3}), 0);
    EXPECT_EQ(share_done({.files = 3, .files_opened = 3, .pages_known = 7, .pages_done = 7}), 1);
}

namespace {

/// A clock the test turns by hand.
struct HandClock {
    std::chrono::steady_clock::time_point now{};
    Progress::Clock clock()
    {
        return [this] { return now; };
    }
};

} // namespace

TEST(Progress, WritesAPlainLineEveryFewSecondsWhereNobodyLooks)
{
    std::ostringstream out;
    HandClock hand;
    Progress progress(out, Output::file, hand.clock());
    progress.expect_files(1);
    progress.file_opened(100);
    for (int i = 0; i < 100; ++i) {
        hand.now += 100ms;
        progress.page_done();
    }
    const std::string text = out.str();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2) << text;
    EXPECT_THAT(text, Not(HasSubstr("\r")));
}

TEST(Progress, WipesTheBarBeforeANoteAndAtTheEnd)
{
    std::ostringstream out;
    HandClock hand;
    {
        Progress progress(out, Output::terminal, hand.clock());
        progress.expect_files(1);
        progress.file_opened(2);
        hand.now += 1s;
        progress.page_done();
        EXPECT_THAT(out.str(), HasSubstr("1 of 2 pages"));
        progress.note("a.pdf is empty");
        EXPECT_TRUE(out.str().ends_with("\r\033[Ka.pdf is empty\n"));
        hand.now += 1s;
        progress.page_done();
    }
    EXPECT_TRUE(out.str().ends_with("\r\033[K"));
}
