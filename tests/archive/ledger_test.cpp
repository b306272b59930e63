#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "archive/archive.h"
#include "archive/catalogue_internal.h"
#include "archive/failure_internal.h"
#include "tests/archive/text_stages.h"

namespace strongroom::archive {
namespace {

using test::TempFolder;
using testing::AnyOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;

/// An archive with a few rows in its ledger, and a way round the program to its tables.
class LedgerTest : public testing::Test {
protected:
    LedgerTest()
    {
        Archive archive = test::new_archive(folder);
        EXPECT_TRUE(archive.take_in(test::write_contracts(folder, 3), test::text_stages()));
        EXPECT_TRUE(archive.search("丁志强"));
    }

    void tamper(const std::string& sql)
    {
        const Keys keys(read_archive_key(key_file(folder / "archive")));
        Database database = open_catalogue(folder / "archive", keys, Database::Missing::refuse);
        database.run_script("DROP TRIGGER ledger_keeps_rows; DROP TRIGGER ledger_loses_nothing;"
                            "DROP TRIGGER anchor_keeps_rows; DROP TRIGGER anchor_loses_nothing;"
            + sql);
    }

    LedgerVerdict verdict()
    {
        Result<Archive> archive = Archive::open(folder / "archive");
        EXPECT_TRUE(archive);
        return archive->verify_ledger().value();
    }

    auto fault(std::int64_t seq, const std::string& what)
    {
        return Contains(AllOf(Field(&LedgerFault::seq, seq), Field(&LedgerFault::what, HasSubstr(what))));
    }

    TempFolder folder;
};

TEST_F(LedgerTest, HoldsWhenNobodyTouchedIt)
{
    const LedgerVerdict found = verdict();
    EXPECT_TRUE(found.intact());
    EXPECT_EQ(found.rows, 1 + 3 * 3 + 1);
    EXPECT_GE(found.anchors, 2);
}

TEST_F(LedgerTest, CannotBeEditedThroughTheDatabase)
{
    const Keys keys(read_archive_key(key_file(folder / "archive")));
    Database database = open_catalogue(folder / "archive", keys, Database::Missing::refuse);
    EXPECT_THROW(database.run("UPDATE ledger SET actor = 'x' WHERE seq = 1"), Failure);
    EXPECT_THROW(database.run("DELETE FROM ledger WHERE seq = 1"), Failure);
    EXPECT_THROW(database.run("DELETE FROM anchor"), Failure);
}

TEST_F(LedgerTest, ShowsAChangedRow)
{
    tamper("UPDATE ledger SET actor = 'somebody else' WHERE seq = 4");
    EXPECT_THAT(verdict().faults, fault(4, "row 4 was changed"));
}

TEST_F(LedgerTest, ShowsAMissingRow)
{
    tamper("DELETE FROM ledger WHERE seq = 5");
    EXPECT_THAT(verdict().faults, fault(5, "row 5 is missing"));
}

TEST_F(LedgerTest, ShowsACutOffTailByItsAnchors)
{
    tamper("DELETE FROM ledger WHERE seq > 6");
    EXPECT_THAT(verdict().faults, fault(7, "the end is cut off"));
    // Also when the anchors in the database went with it: those beside the key are still there.
}

TEST_F(LedgerTest, ShowsACutOffTailByTheAnchorsBesideTheKey)
{
    tamper("DELETE FROM ledger WHERE seq > 6; DELETE FROM anchor");
    EXPECT_THAT(verdict().faults, fault(7, "the end is cut off"));
}

TEST_F(LedgerTest, ShowsARowWrittenAnewWithAHashThatFits)
{
    // Somebody who knows the format can make a chain that holds; he cannot make the signature.
    tamper("DELETE FROM ledger WHERE seq > 1; DELETE FROM anchor WHERE seq > 1");
    {
        Result<Archive> archive = Archive::open(folder / "archive");
        for (int i = 0; i < 12; ++i)
            EXPECT_TRUE(archive->search("anything"));
        // The program itself has now signed the new tail; the old anchors contradict it.
    }
    EXPECT_THAT(verdict().faults,
        Contains(Field(&LedgerFault::what,
            AnyOf(HasSubstr("is not the one that was signed"), HasSubstr("contradict each other")))));
}

TEST_F(LedgerTest, ShowsAForgedAnchorAndAMissingFile)
{
    const std::filesystem::path anchors = folder / "archive/keys/anchors";
    {
        std::ofstream out(anchors, std::ios::app);
        out << "3 2026-01-01T00:00:00.000Z " << std::string(64, 'a') << ' ' << std::string(128, 'b') << '\n';
    }
    EXPECT_THAT(verdict().faults, fault(3, "is not genuine"));
    std::filesystem::remove(anchors);
    EXPECT_THAT(verdict().faults, fault(0, "is missing"));
}

TEST_F(LedgerTest, HoldsNoPersonsDataInClear)
{
    const Keys keys(read_archive_key(key_file(folder / "archive")));
    Database database = open_catalogue(folder / "archive", keys, Database::Missing::refuse);
    Statement row = database.prepare("SELECT action || object || before || after || purpose FROM ledger");
    while (row.next())
        for (const char* needle : {"丁志强", "XS-2007", "99019"})
            EXPECT_EQ(row.text(0).find(needle), std::string::npos);
}

TEST(Opening, WithAnotherKeySaysSo)
{
    const TempFolder folder;
    test::new_archive(folder);
    const auto key = folder / "archive/keys/archive.key";
    std::ofstream(key, std::ios::binary | std::ios::trunc) << std::string(32, 'k');
    const auto archive = Archive::open(folder / "archive");
    ASSERT_FALSE(archive);
    EXPECT_EQ(archive.error().code, Code::machine);
    EXPECT_THAT(archive.error().what, HasSubstr("the key does not open"));
    std::filesystem::remove(key);
    EXPECT_THAT(Archive::open(folder / "archive").error().what, HasSubstr("cannot be read"));
}

TEST(Opening, WhatIsNoArchiveSaysSo)
{
    const TempFolder folder;
    EXPECT_EQ(Archive::open(folder / "nowhere").error().code, Code::not_found);
    folder.write("full/file", "x");
    EXPECT_EQ(Archive::create(folder / "full").error().code, Code::conflict);
}

TEST(Opening, FinishesAnInterruptedCreation)
{
    const TempFolder folder;
    {
        test::new_archive(folder);
        const Keys keys(read_archive_key(key_file(folder / "archive")));
        Database database = open_catalogue(folder / "archive", keys, Database::Missing::refuse);
        database.run_script("DROP TRIGGER ledger_loses_nothing; DROP TRIGGER anchor_loses_nothing;"
                            "DELETE FROM archive; DELETE FROM ledger; DELETE FROM anchor");
    }
    std::filesystem::remove(folder / "archive/keys/anchors");
    EXPECT_EQ(Archive::open(folder / "archive").error().code, Code::not_found);
    EXPECT_TRUE(Archive::create(folder / "archive"));
    EXPECT_TRUE(Archive::open(folder / "archive")->verify_ledger()->intact());
    EXPECT_EQ(Archive::create(folder / "archive").error().code, Code::conflict);
}

TEST(Opening, FindsTheKeyWhereTheEnvironmentSaysItLies)
{
    const TempFolder folder;
    const std::string elsewhere = folder / "vault/my.key";
    ::setenv("STRONGROOM_KEY_FILE", elsewhere.c_str(), 1);
    EXPECT_TRUE(Archive::create(folder / "archive"));
    EXPECT_TRUE(Archive::open(folder / "archive"));
    ::unsetenv("STRONGROOM_KEY_FILE");
    EXPECT_TRUE(std::filesystem::exists(elsewhere));
    EXPECT_FALSE(std::filesystem::exists(folder / "archive/keys/archive.key"));
    EXPECT_FALSE(Archive::open(folder / "archive"));
}

} // namespace
} // namespace strongroom::archive
