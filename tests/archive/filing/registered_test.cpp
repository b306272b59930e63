// The fixture is what other tests stand on.
#include "tests/archive/registered.h"

#include <gtest/gtest.h>

#include "archive/access.h"

namespace strongroom::test {
namespace {

TEST(Registered, HasFilesWithDocumentsOnTheDesk)
{
    Registered archive(4, Registered::Scans::read);
    EXPECT_EQ(archive.count(), 4);
    EXPECT_EQ(archive.code(0), "Q001-ZY·XS·BT01·2007·D30-0001");
    EXPECT_EQ(archive.record(3).state, archive::FileState::registered);
    const auto items = archive.items(3);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_TRUE(items[0].document);
    EXPECT_EQ(items[0].at, (archive::Whereabouts{archive::Whereabouts::Kind::desk, Registered::desk}));
    EXPECT_EQ(archive::Access(archive.as("arch1")).search("XS-2007-0003")->total, 1);
}

TEST(Registered, PutsFilesIntoBoxes)
{
    Registered archive(30);
    archive.box_all();
    EXPECT_EQ(archive.record(7).state, archive::FileState::filed);
    EXPECT_EQ(archive.items(7)[0].at.kind, archive::Whereabouts::Kind::box);
    EXPECT_TRUE(archive.archive().verify_ledger()->intact());
}

TEST(Registered, LetsPeopleInAndMovesTheClock)
{
    Registered archive(0);
    EXPECT_TRUE(archive.as("arch_head1").may(archive::Right::loan_approve, {}).allowed());
    EXPECT_FALSE(archive.as("sales1").may(archive::Right::loan_approve, {}).allowed());
    EXPECT_EQ(archive.today(), "2026-11-23");
    archive.advance_days(31);
    EXPECT_EQ(archive.as("exec1").today(), "2026-12-24");
}

} // namespace
} // namespace strongroom::test
