#include "ui/read_documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "tests/support/temp_folder.h"

using namespace strongroom;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

/// Stages that read text files: a page for each line. The words "bad page" cannot be read.
struct TextStages {
    std::mutex mutex;
    std::set<std::thread::id> threads;
    std::atomic<int> opened = 0;

    archive::Stages stages()
    {
        archive::Stages stages;
        stages.make_reader = [this] {
            auto lines = std::make_shared<std::vector<std::string>>();
            archive::PageReader reader;
            reader.readers = [] { return Result<std::vector<std::string>>({"ppocr"}); };
            reader.open = [this, lines](int, const std::string& name) -> Result<ocr::OpenedFile> {
                ++opened;
                lines->clear();
                std::ifstream in(name);
                for (std::string line; std::getline(in, line);)
                    lines->push_back(line);
                if (lines->front() == "not a scan")
                    return failed(Code::unsupported, name + " is not a scan");
                return ocr::OpenedFile{"text", static_cast<int>(lines->size())};
            };
            reader.read = [this, lines](int number) -> Result<archive::PageReading> {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
                const std::lock_guard lock(mutex);
                threads.insert(std::this_thread::get_id());
                const std::string& line = lines->at(std::size_t(number) - 1);
                if (line == "bad page")
                    return failed(Code::bad_input, "the page is damaged");
                if (line == "broken machine")
                    throw std::runtime_error("no memory for the page");
                archive::PageReading reading;
                reading.page.number = number;
                ocr::Line read;
                read.text = line;
                reading.page.text.lines = {read};
                return reading;
            };
            return reader;
        };
        stages.read_document = [](std::span<const index::ReadPage> pages, const std::string& today) {
            index::DocumentReading reading;
            reading.kind = today;
            for (const index::ReadPage& page : pages)
                reading.family += std::to_string(page.number) + page.text.lines.at(0).text + ' ';
            return reading;
        };
        return stages;
    }
};

/// What was delivered, one line a group.
std::vector<std::string> read(TextStages& text, const std::vector<ui::Group>& groups,
    const std::function<void(std::stop_source&)>& after_each = {})
{
    std::ostringstream progress_text;
    ui::Progress progress(progress_text, ui::Output::file);
    std::vector<std::string> delivered;
    std::stop_source stop;
    ui::read_documents(groups, text.stages(), {.threads = 4, .today = "2026-01-01"}, stop.get_token(),
        progress, [&](std::size_t group, const Result<archive::DocumentContent>& document) {
            delivered.push_back(
                std::to_string(group) + ": " + (document ? document->reading.family : document.error().what));
            if (after_each)
                after_each(stop);
            return ui::Next::go_on;
        });
    return delivered;
}

} // namespace

TEST(ReadDocuments, DeliversInOrderAndNumbersThePages)
{
    const test::TempFolder folder;
    TextStages text;
    const std::vector<ui::Group> groups = {{folder.write("a", "a1\na2\na3\na4\na5\na6\n")},
        {folder.write("b", "b1\n")}, {folder.write("c", "c1\nc2\n"), folder.write("d", "d1\n")}};
    EXPECT_THAT(read(text, groups), ElementsAre("0: 1a1 2a2 3a3 4a4 5a5 6a6 ", "1: 1b1 ", "2: 1c1 2c2 3d1 "));
}

TEST(ReadDocuments, ReadsThePagesOfOneDocumentSideBySide)
{
    const test::TempFolder folder;
    TextStages text;
    std::string pages;
    for (int i = 0; i < 40; ++i)
        pages += "page\n";
    read(text, {{folder.write("long", pages)}});
    EXPECT_EQ(text.threads.size(), 4u);
    EXPECT_LE(text.opened, 4);
}

TEST(ReadDocuments, OpensAFileOfOnePageOnce)
{
    const test::TempFolder folder;
    for (int i = 0; i < 20; ++i) {
        TextStages text;
        read(text, {{folder.write("short", "page\n")}});
        EXPECT_EQ(text.opened, 1);
    }
}

TEST(ReadDocuments, RefusesABadFileAndReadsTheOthers)
{
    const test::TempFolder folder;
    TextStages text;
    std::vector<ui::Group> groups;
    for (int i = 0; i < 50; ++i)
        groups.push_back({folder.write(std::to_string(i), i == 20 ? "not a scan\n" : "x\n")});
    const std::vector<std::string> delivered = read(text, groups);
    ASSERT_EQ(delivered.size(), 50u);
    EXPECT_THAT(delivered[20], HasSubstr("20 is not a scan"));
    EXPECT_EQ(delivered[49], "49: 1x ");
}

TEST(ReadDocuments, GoesOnWithoutAPageThatCannotBeRead)
{
    const test::TempFolder folder;
    TextStages text;
    EXPECT_THAT(read(text, {{folder.write("a", "one\nbad page\nthree\n")}}), ElementsAre("0: 1one 3three "));
}

TEST(ReadDocuments, RefusesADocumentOfWhichNoPageCanBeRead)
{
    const test::TempFolder folder;
    TextStages text;
    EXPECT_THAT(
        read(text, {{folder.write("a", "bad page\nbad page\n")}}), ElementsAre("0: the page is damaged"));
}

TEST(ReadDocuments, DoesNotAskForFilesThatAreMissing)
{
    const test::TempFolder folder;
    TextStages text;
    EXPECT_THAT(read(text, {{folder / "nowhere.pdf"}}), ElementsAre(HasSubstr("nowhere.pdf does not exist")));
    EXPECT_EQ(text.opened, 0);
}

TEST(ReadDocuments, StopsAfterThePagesInHand)
{
    const test::TempFolder folder;
    TextStages text;
    std::vector<ui::Group> groups;
    for (int i = 0; i < 100; ++i)
        groups.push_back({folder.write(std::to_string(i), "x\n")});
    const auto delivered = read(text, groups, [](std::stop_source& stop) { stop.request_stop(); });
    EXPECT_GE(delivered.size(), 1u);
    EXPECT_LT(delivered.size(), 50u);
}

TEST(ReadDocuments, HandsOnWhatTheMachineThrows)
{
    const test::TempFolder folder;
    TextStages text;
    const std::vector<ui::Group> groups = {{folder.write("a", "broken machine\n")}};
    EXPECT_THROW(read(text, groups), std::runtime_error);
}
