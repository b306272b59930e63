#include "archive/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/archive/text_stages.h"

namespace strongroom::archive {
namespace {

using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using Documents = std::vector<std::vector<std::filesystem::path>>;

std::vector<std::string> actions(const Document& document)
{
    std::vector<std::string> names;
    for (const Event& event : document.history)
        names.push_back(event.action);
    return names;
}

TEST(TakeIn, FilesADocumentThatIsFoundAndShown)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    const auto report = archive.take_in(test::write_contracts(folder, 1), test::text_stages());
    ASSERT_TRUE(report) << report.error().what;
    ASSERT_EQ(report->outcomes.size(), 1u);
    EXPECT_EQ(report->outcomes[0].fate, Fate::filed);
    EXPECT_EQ(report->outcomes[0].pages, 2);
    EXPECT_EQ(report->progress.pages_done, 2);

    const auto found = archive.search("丁志强");
    ASSERT_TRUE(found) << found.error().what;
    ASSERT_EQ(found->hits.size(), 1u);
    EXPECT_EQ(found->total, 1);
    EXPECT_EQ(found->hits[0].document, report->outcomes[0].uid);
    ASSERT_FALSE(found->hits[0].boxes.empty());
    EXPECT_EQ(found->hits[0].boxes[0], (ingest::Rect{180, 180, 60, 20}));
    ASSERT_FALSE(found->hits[0].highlights.empty());
    const auto [begin, length] = found->hits[0].highlights[0];
    EXPECT_EQ(found->hits[0].snippet.substr(begin, length), "丁志强");

    const auto document = archive.document(found->hits[0].document);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->state, State::recognised);
    EXPECT_EQ(document->title, "XS-2007-0000 1-1-101 丁志强");
    EXPECT_EQ(document->content.pages.size(), 2u);
    EXPECT_EQ(document->content.readers, std::vector<std::string>{"text"});
    EXPECT_EQ(document->content.reading.fields.size(), 9u);
    EXPECT_THAT(actions(*document),
        ElementsAre("document.received", "document.scanned", "document.recognised", "document.viewed"));
}

TEST(TakeIn, GivesTheOriginalAndThePictureBack)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    const auto report = archive.take_in(test::write_contracts(folder, 1), test::text_stages());
    std::string original;
    const auto given = archive.original(report->outcomes[0].uid, 0,
        [&](std::span<const std::uint8_t> bytes) { original.append(bytes.begin(), bytes.end()); });
    ASSERT_TRUE(given) << given.error().what;
    EXPECT_EQ(original, test::made_up(0).text());
    const auto picture = archive.page_picture(report->outcomes[0].uid, 2);
    ASSERT_TRUE(picture);
    EXPECT_THAT(std::string(picture->begin(), picture->end()), HasSubstr("签订日期"));
    EXPECT_EQ(archive.page_picture(report->outcomes[0].uid, 3).error().code, Code::not_found);
    EXPECT_EQ(archive.original(report->outcomes[0].uid, 1, [](auto) {}).error().code, Code::not_found);
}

TEST(TakeIn, RecognisesAFileItHasAlready)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    const Documents documents = test::write_contracts(folder, 2);
    const auto first = archive.take_in(documents, test::text_stages());
    const std::size_t blobs = test::blob_files(folder).size();
    const auto second = archive.take_in(Documents{documents[1]}, test::text_stages());
    ASSERT_TRUE(second);
    EXPECT_EQ(second->outcomes[0].fate, Fate::duplicate);
    EXPECT_EQ(second->outcomes[0].uid, first->outcomes[1].uid);
    EXPECT_EQ(archive.totals()->documents, 2);
    EXPECT_EQ(test::blob_files(folder).size(), blobs);
}

TEST(TakeIn, FilesTheSameFileOnceWhenItIsHandedInTwice)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    const Documents one = test::write_contracts(folder, 1);
    const auto report = archive.take_in(Documents{one[0], one[0]}, test::text_stages());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->outcomes[0].fate, Fate::filed);
    EXPECT_EQ(report->outcomes[1].fate, Fate::duplicate);
    EXPECT_EQ(report->outcomes[1].uid, report->outcomes[0].uid);
    EXPECT_EQ(archive.totals()->documents, 1);
}

TEST(TakeIn, RefusesABadFileAmongGoodOnes)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    Documents documents = test::write_contracts(folder, 3);
    documents.push_back({folder.write("scans/bad.txt", "damaged")});
    documents.push_back({folder / "scans/nowhere.txt"});
    const auto report = archive.take_in(documents, test::text_stages());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->outcomes[2].fate, Fate::filed);
    EXPECT_EQ(report->outcomes[3].fate, Fate::refused);
    EXPECT_THAT(report->outcomes[3].error.what, HasSubstr("bad.txt is damaged"));
    EXPECT_EQ(report->outcomes[4].error.code, Code::not_found);
    EXPECT_EQ(report->progress.documents_refused, 2);
    EXPECT_EQ(archive.totals()->documents, 3);
    EXPECT_EQ(test::blob_files(folder).size(), 3u * 3u); // an original and two pictures each
    EXPECT_TRUE(archive.jobs()->empty());
}

TEST(TakeIn, GoesOnWithoutAPageThatFailsThreeTimes)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    const auto file = folder.write("scan.txt",
        "第一页\f"
        "unreadable\f"
        "第三页");
    const auto report = archive.take_in(Documents{{file}}, test::text_stages());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->outcomes[0].fate, Fate::filed);
    EXPECT_THAT(report->outcomes[0].page_errors, ElementsAre("page 2: the page took too long"));
    EXPECT_EQ(report->progress.pages_failed, 1);
    const auto document = archive.document(report->outcomes[0].uid);
    ASSERT_EQ(document->content.pages.size(), 3u);
    EXPECT_FALSE(document->content.pages[1].read);
    EXPECT_EQ(document->content.pages[1].error, "the page took too long");
    EXPECT_TRUE(document->content.pages[2].read);
    ASSERT_EQ(archive.jobs()->size(), 1u);
    EXPECT_EQ(archive.jobs()->front().state, "set_aside");
    EXPECT_EQ(archive.jobs()->front().attempts, 3);
    EXPECT_EQ(archive.search("第三页")->total, 1);
}

TEST(TakeIn, MakesOneDocumentOfSeveralFiles)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    const auto a = folder.write("a.txt", "甲\f乙"), b = folder.write("b.txt", "丙");
    const auto report = archive.take_in(Documents{{a, b}}, test::text_stages());
    ASSERT_TRUE(report);
    const auto document = archive.document(report->outcomes[0].uid);
    ASSERT_EQ(document->content.sources.size(), 2u);
    ASSERT_EQ(document->content.pages.size(), 3u);
    EXPECT_EQ(document->content.pages[2].source, 1);
    EXPECT_EQ(document->content.pages[2].page_in_source, 1);
    EXPECT_EQ(document->content.pages[2].text.lines[0].text, "丙");
    EXPECT_EQ(archive.take_in(Documents{{a, b}}, test::text_stages())->outcomes[0].fate, Fate::duplicate);
    EXPECT_EQ(archive.take_in(Documents{{b, a}}, test::text_stages())->outcomes[0].fate, Fate::filed);
}

TEST(TakeIn, LeavesAResumableArchiveWhenStopped)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    const Documents documents = test::write_contracts(folder, 6);
    std::stop_source stop;
    Watch watch;
    watch.progress = [&](const Progress& progress) {
        if (progress.pages_done == 3)
            stop.request_stop();
    };
    const auto stopped = archive.take_in(documents, test::text_stages(), watch, {}, stop.get_token());
    ASSERT_TRUE(stopped);
    EXPECT_TRUE(stopped->stopped);
    EXPECT_LT(stopped->progress.documents_done, 6);
    const auto resumed = archive.take_in(documents, test::text_stages());
    ASSERT_TRUE(resumed);
    for (const Outcome& outcome : resumed->outcomes)
        EXPECT_NE(outcome.fate, Fate::refused);
    EXPECT_EQ(archive.totals()->documents, 6);
    EXPECT_EQ(archive.totals()->jobs_waiting, 0);
    EXPECT_EQ(archive.search("")->total, 6);
}

TEST(TakeIn, LeavesTheSourceFileAsItIs)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    const Documents documents = test::write_contracts(folder, 1);
    const auto before = std::filesystem::last_write_time(documents[0][0]);
    ASSERT_TRUE(archive.take_in(documents, test::text_stages()));
    EXPECT_EQ(std::filesystem::last_write_time(documents[0][0]), before);
    std::ifstream in(documents[0][0]);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), test::made_up(0).text());
}

TEST(TakeIn, StopsWhereTheReaderItselfIsMissing)
{
    const TempFolder folder;
    Archive archive = test::new_archive(folder);
    Stages stages = test::text_stages();
    stages.make_reader = [] {
        PageReader reader;
        reader.open = [](int, const std::string&) -> Result<ocr::OpenedFile> {
            return failed(Code::machine, "the reader cannot be started", "install it again");
        };
        return reader;
    };
    const Documents documents = test::write_contracts(folder, 2);
    const auto report = archive.take_in(documents, stages);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, Code::machine);
    // Nothing is lost: with a reader it goes on.
    ASSERT_TRUE(archive.take_in(documents, test::text_stages()));
    EXPECT_EQ(archive.search("商品房")->total, 2);
}

} // namespace
} // namespace strongroom::archive
