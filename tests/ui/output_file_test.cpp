#include "ui/export/output_file.h"

#include <gtest/gtest.h>

#include <csignal>

#include <sys/resource.h>

#include "tests/support/temp_folder.h"

using namespace strongroom;
using ui::OutputFile;
using ui::Overwrite;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t entries(const fs::path& folder)
{
    return std::size_t(std::distance(fs::directory_iterator(folder), {}));
}

} // namespace

TEST(OutputFile, AppearsOnlyWhenCommitted)
{
    const test::TempFolder folder;
    auto file = OutputFile::create(folder / "a.txt", Overwrite::refuse);
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->write("text"));
    EXPECT_FALSE(fs::exists(folder / "a.txt"));
    ASSERT_TRUE(file->commit());
    EXPECT_EQ(content(folder / "a.txt"), "text");
    EXPECT_EQ(entries(folder.path()), 1u);
}

TEST(OutputFile, LeavesNothingBehindWithoutCommit)
{
    const test::TempFolder folder;
    {
        auto file = OutputFile::create(folder / "a.txt", Overwrite::refuse);
        ASSERT_TRUE(file);
        file->write("text");
    }
    EXPECT_EQ(entries(folder.path()), 0u);
}

TEST(OutputFile, DoesNotReplaceUnlessAllowed)
{
    const test::TempFolder folder;
    folder.write("a.txt", "old");
    EXPECT_EQ(OutputFile::create(folder / "a.txt", Overwrite::refuse).error().code, Code::conflict);
    auto file = OutputFile::create(folder / "a.txt", Overwrite::allow);
    ASSERT_TRUE(file);
    file->write("new");
    ASSERT_TRUE(file->commit());
    EXPECT_EQ(content(folder / "a.txt"), "new");
}

TEST(OutputFile, DoesNotReplaceAFileThatAppearedMeanwhile)
{
    const test::TempFolder folder;
    auto file = OutputFile::create(folder / "a.txt", Overwrite::refuse);
    ASSERT_TRUE(file);
    folder.write("a.txt", "theirs");
    const auto committed = file->commit();
    ASSERT_FALSE(committed);
    EXPECT_EQ(committed.error().code, Code::conflict);
    EXPECT_EQ(content(folder / "a.txt"), "theirs");
}

TEST(OutputFile, TellsThatItCannotBeWritten)
{
    const test::TempFolder folder;
    EXPECT_EQ(OutputFile::create(folder / "nowhere/a.txt", Overwrite::refuse).error().code, Code::machine);

    // A size limit fails a write just as a full disk does.
    auto file = OutputFile::create(folder / "a.txt", Overwrite::refuse);
    ASSERT_TRUE(file);
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    const rlimit small{4096, old.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    const bool written = file->write(std::string(100000, 'x'));
    const auto committed = file->commit();
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, before);

    EXPECT_FALSE(written);
    ASSERT_FALSE(committed);
    EXPECT_EQ(committed.error().code, Code::machine);
    EXPECT_FALSE(fs::exists(folder / "a.txt"));
}
