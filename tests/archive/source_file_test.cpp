#include "archive/source_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include "tests/support/temp_folder.h"

using namespace strongroom;
using archive::SourceFile;
using testing::HasSubstr;

TEST(SourceFile, TellsTheSha256OfItsContent)
{
    const test::TempFolder folder;
    const auto file = SourceFile::open(folder.write("a.txt", "abc"));
    ASSERT_TRUE(file);
    EXPECT_EQ(file->bytes(), 3);
    EXPECT_EQ(file->sha256().value(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(SourceFile, RefusesAnEmptyFileByName)
{
    const test::TempFolder folder;
    const auto file = SourceFile::open(folder.write("empty.pdf", ""));
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, Code::bad_input);
    EXPECT_THAT(file.error().what, HasSubstr("empty.pdf is empty"));
    EXPECT_FALSE(file.error().advice.empty());
}

TEST(SourceFile, RefusesWhatIsMissing)
{
    const test::TempFolder folder;
    EXPECT_EQ(SourceFile::open(folder / "nowhere.pdf").error().code, Code::not_found);
}

TEST(SourceFile, RefusesAFolderAndADevice)
{
    const test::TempFolder folder;
    EXPECT_EQ(SourceFile::open(folder.path()).error().code, Code::bad_input);
    EXPECT_EQ(SourceFile::open("/dev/null").error().code, Code::bad_input);
}

TEST(SourceFile, ClosesItsDescriptorOnce)
{
    const test::TempFolder folder;
    int descriptor = -1;
    {
        SourceFile first = SourceFile::open(folder.write("a.txt", "abc")).value();
        descriptor = first.descriptor();
        const SourceFile second = std::move(first);
        EXPECT_EQ(second.descriptor(), descriptor);
        EXPECT_EQ(second.sha256().value().size(), 64u);
    }
    EXPECT_NE(::lseek(descriptor, 0, SEEK_CUR), 0);
}
