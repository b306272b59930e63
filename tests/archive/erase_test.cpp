// What stays of an erased document: nothing that could be read, not even from an older copy.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <set>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "archive/erase_internal.h"
#include "archive/failure_internal.h"
#include "tests/archive/text_stages.h"

namespace strongroom::archive {
namespace {

using namespace std::chrono_literals;
using test::TempFolder;

constexpr int document_count = 6, erased_one = 2;

struct Filled {
    TempFolder folder;
    std::vector<std::string> uids;
    Filled()
    {
        Archive archive = test::new_archive(folder);
        const auto report
            = archive.take_in(test::write_contracts(folder, document_count), test::text_stages());
        for (const Outcome& outcome : report->outcomes)
            uids.push_back(outcome.uid);
    }
    std::filesystem::path archive() const { return folder / "archive"; }
    const std::string& erased() const { return uids[erased_one]; }
};

std::string content(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// All pages of a database as they are decrypted, those on the free list too, and its log.
std::string decrypted(Database& database)
{
    std::string pages;
    Statement row = database.prepare("SELECT data FROM sqlite_dbpage");
    while (row.next()) {
        const Bytes page = row.blob(0);
        pages.append(page.begin(), page.end());
    }
    return pages;
}

std::vector<std::string> terms_of(Database& index)
{
    index.run("CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, words, row)");
    std::vector<std::string> terms;
    Statement row = index.prepare("SELECT term FROM temp.seen");
    while (row.next())
        terms.push_back(row.text(0));
    return terms;
}

TEST(Erase, LeavesNothingButTheLedger)
{
    const Filled filled;
    const test::Contract gone = test::made_up(erased_one), kept = test::made_up(erased_one + 1);
    const auto state = open_state(filled.archive());
    const DocumentId id = *state->catalogue.find(filled.erased());
    std::vector<std::string> blobs;
    for (const StoredSource& source : state->catalogue.sources(state->catalogue.key_of(id)))
        blobs.push_back(source.blob);
    const Bytes digest = state->database.prepare("SELECT digest FROM document WHERE id = ?", id.value).next()
        ? [&] {
              Statement row = state->database.prepare("SELECT digest FROM document WHERE id = ?", id.value);
              row.next();
              return row.blob(0);
          }()
        : Bytes();
    ASSERT_EQ(digest.size(), 32u);
    const std::string digest_bytes(digest.begin(), digest.end());
    ASSERT_NE(decrypted(state->database).find(digest_bytes), std::string::npos);

    erase(*state, id, "保管期满");

    EXPECT_FALSE(state->catalogue.find(filled.erased()));
    EXPECT_FALSE(state->premises.data_keys.holds(document_owner(filled.erased())));
    for (const std::string& name : test::blob_files(filled.folder))
        EXPECT_THAT(blobs, testing::Not(testing::Contains(name)));
    EXPECT_EQ(test::blob_files(filled.folder).size(), std::size_t((document_count - 1) * 3));
    for (const char* table : {"document", "source", "page", "blind", "job", "removed"}) {
        Statement row = state->database.prepare(std::string("SELECT count(*) FROM ") + table
                + (std::string(table) == "document" ? " WHERE id = ?" : " WHERE document = ?"),
            id.value);
        ASSERT_TRUE(row.next());
        EXPECT_EQ(row.integer(0), 0) << table;
    }
    EXPECT_EQ(decrypted(state->database).find(digest_bytes), std::string::npos);
    for (const std::string& log :
        {std::string("catalogue.db-wal"), test::index_file(filled.folder).filename().string() + "-wal"})
        EXPECT_TRUE(content(filled.archive() / log).empty()) << log;

    const std::vector<std::string> terms = terms_of(state->index().database());
    const std::string pages = decrypted(state->index().database());
    for (const std::string& term : {gone.id_no.substr(12), gone.number.substr(8)}) {
        EXPECT_THAT(terms, testing::Not(testing::Contains(testing::HasSubstr(term)))) << term;
        EXPECT_EQ(pages.find(term), std::string::npos) << term;
    }
    Archive archive = Archive::open(filled.archive()).value();
    EXPECT_EQ(archive.search(gone.number)->total, 0);
    EXPECT_EQ(archive.search(kept.number)->total, 1);
    EXPECT_EQ(archive.search("商品房买卖合同")->total, document_count - 1);
    EXPECT_TRUE(archive.verify_ledger()->intact());
    for (int n = 0; n < document_count; ++n)
        EXPECT_EQ(bool(archive.original(filled.uids[std::size_t(n)], 0, [](auto) {})), n != erased_one);
}

TEST(Erase, ClosesOlderCopiesAsWell)
{
    const Filled filled;
    const std::filesystem::path copy = filled.folder / "copy";
    std::filesystem::copy(filled.archive(), copy, std::filesystem::copy_options::recursive);
    erase(*open_state(filled.archive()),
        [&] { return *open_state(filled.archive())->catalogue.find(filled.erased()); }());
    // The backup of before with the keys of today.
    std::filesystem::remove_all(copy / "keys");
    std::filesystem::copy(filled.archive() / "keys", copy / "keys", std::filesystem::copy_options::recursive);
    Archive archive = Archive::open(copy).value();
    const Result<Document> document = archive.document(filled.erased());
    ASSERT_FALSE(document);
    EXPECT_THAT(document.error().what, testing::HasSubstr("data key"));
    EXPECT_FALSE(archive.original(filled.erased(), 0, [](auto) {}));
    EXPECT_FALSE(archive.page_picture(filled.erased(), 1));
    EXPECT_TRUE(archive.document(filled.uids[0]));
    EXPECT_TRUE(archive.original(filled.uids[0], 0, [](auto) {}));
    // The copied index does not open: it is made again from what still opens.
    EXPECT_EQ(archive.search(test::made_up(erased_one).number)->total, 0);
    EXPECT_EQ(archive.search(test::made_up(0).number)->total, 1);
}

TEST(Erase, MayBeAskedTwiceAndForWhatIsNotThere)
{
    const Filled filled;
    const auto state = open_state(filled.archive());
    const DocumentId id = *state->catalogue.find(filled.erased());
    erase(*state, id);
    EXPECT_NO_THROW(erase(*state, id));
    EXPECT_NO_THROW(erase(*state, DocumentId{987654}));
    Statement row = state->database.prepare("SELECT count(*) FROM ledger WHERE action = 'document.erased'");
    row.next();
    EXPECT_EQ(row.integer(0), 1);
}

TEST(Erase, IsRefusedWhileDocumentsAreTakenIn)
{
    const Filled filled;
    const auto state = open_state(filled.archive());
    const DocumentId id = *state->catalogue.find(filled.erased());
    FolderLock intake(filled.archive() / "lock");
    ASSERT_TRUE(intake.try_lock());
    try {
        erase(*state, id);
        ADD_FAILURE() << "it was not refused";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.error().code, Code::conflict);
        EXPECT_FALSE(failure.error().advice.empty());
    }
    EXPECT_TRUE(state->catalogue.find(filled.erased()));
}

TEST(Erase, AnotherProcessFindsTheNewIndex)
{
    const Filled filled;
    Archive searching = Archive::open(filled.archive()).value();
    ASSERT_EQ(searching.search(test::made_up(erased_one).number)->total, 1);
    const auto state = open_state(filled.archive());
    erase(*state, *state->catalogue.find(filled.erased()));
    EXPECT_EQ(searching.search(test::made_up(erased_one).number)->total, 0);
    EXPECT_EQ(searching.search(test::made_up(0).number)->total, 1);
    // What comes later is found as well.
    ASSERT_TRUE(
        searching.take_in(test::write_contracts(filled.folder, document_count + 1), test::text_stages()));
    EXPECT_EQ(searching.search(test::made_up(document_count).number)->total, 1);
}

TEST(Erase, IsFinishedAfterAKillAtAnyMoment)
{
    int killed = 0;
    for (int round = 0; round < 12; ++round) {
        const Filled filled;
        const pid_t child = ::fork();
        if (child == 0) {
            const auto state = open_state(filled.archive());
            erase(*state, *state->catalogue.find(filled.erased()));
            ::_exit(0);
        }
        std::this_thread::sleep_for(4ms * round);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        killed += WIFSIGNALED(status) ? 1 : 0;
        Archive archive = Archive::open(filled.archive()).value();
        const bool there = archive.totals()->documents == document_count;
        const std::size_t documents = there ? document_count : document_count - 1;
        EXPECT_EQ(archive.search("商品房买卖合同")->total, int(documents));
        EXPECT_EQ(test::blob_files(filled.folder).size(), documents * 3);
        const auto state = open_state(filled.archive());
        EXPECT_EQ(state->premises.data_keys.holds(document_owner(filled.erased())), there);
        EXPECT_EQ(state->premises.data_keys.owners("document:").size(), documents);
        EXPECT_TRUE(state->catalogue.removed().empty());
        EXPECT_TRUE(archive.verify_ledger()->intact());
    }
    EXPECT_GT(killed, 0);
}

} // namespace
} // namespace strongroom::archive
