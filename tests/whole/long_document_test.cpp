// A file of two thousand pages: opened, worked on page by page, stopped cleanly, in bounded memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <thread>

#include "tests/support/drawn_page.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

using namespace strongroom;
using testing::HasSubstr;

TEST(LongDocument, IsReadPageByPageInBoundedMemory)
{
    const test::TempFolder folder;
    test::write_pdf(folder / "long.pdf", std::vector<test::DrawnPage>(2000, {{}, 1240, 1754, 150}));
    test::Program program({.words = {"read", "--json", folder / "long.pdf"}});
    std::thread stop([&] {
        std::this_thread::sleep_for(std::chrono::seconds(20));
        program.signal(SIGINT);
    });
    const test::Ran ran = program.wait();
    stop.join();
    // Whoever is fast enough to finish in that time has read them all; everybody else stops when asked.
    if (ran.code == 0) {
        EXPECT_EQ(ran.json_lines().at(0)["pages"].size(), 2000u);
    } else {
        EXPECT_EQ(ran.code, 1) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr("stopping after the pages in hand"));
        EXPECT_THAT(ran.err, HasSubstr("of 2000 pages"));
    }
    EXPECT_LT(ran.peak_memory_kb, 1'500'000);
}
