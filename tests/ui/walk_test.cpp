#include "ui/walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

using namespace strongroom;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Walk, TakesAFolderSortedWithItsSubfolders)
{
    const test::TempFolder folder;
    const auto b = folder.write("b.pdf", "x"), a = folder.write("a/2.tif", "x"),
               c = folder.write("a/1.tif", "x");
    const ui::Walked walked = ui::walk(std::vector{folder.path().string()});
    EXPECT_THAT(walked.files, ElementsAre(c, a, b));
    EXPECT_THAT(walked.refused, IsEmpty());
}

TEST(Walk, SkipsHiddenEntriesAndLinks)
{
    const test::TempFolder folder;
    const auto kept = folder.write("scan.pdf", "x");
    folder.write(".hidden/scan.pdf", "x");
    folder.write(".DS_Store", "x");
    std::filesystem::create_directory_symlink(folder.path(), folder / "loop");
    std::filesystem::create_symlink(kept, folder / "link.pdf");
    EXPECT_THAT(ui::walk(std::vector{folder.path().string()}).files, ElementsAre(kept));
}

TEST(Walk, KeepsTheOrderOfTheCommandLineAndNamesThatDoNotExist)
{
    const test::TempFolder folder;
    const auto z = folder.write("z.pdf", "x"), a = folder.write("a.pdf", "x");
    const std::string missing = folder / "missing.pdf";
    EXPECT_THAT(ui::walk(std::vector{z.string(), missing, a.string()}).files, ElementsAre(z, missing, a));
}
