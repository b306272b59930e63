#include <chrono>
#include <iostream>

#include "tests/archive/loans/lending.h"

namespace strongroom::test {
namespace {

using namespace archive;

/// Seconds that `work` takes.
template <class Work>
double seconds(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(ManyLoans, AreListedAndPrintedInSeconds)
{
    constexpr int loans = 2000, files = 500;
    Lending desk(files);
    for (int n = 0; n < loans; ++n) {
        const std::string number = n % 4 == 0 ? desk.applied(n % files) : desk.approved(n % files);
        if (n % 2 == 0) {
            ASSERT_TRUE(desk.as("sales1").withdraw(number, "不需要"));
        }
    }
    std::size_t listed = 0, printed = 0;
    const double list = seconds([&] { listed = desk.as("arch1").list()->size(); });
    const double print = seconds([&] { printed = desk.as("arch1").register_sheet()->rows.size(); });
    const double work = seconds([&] { EXPECT_TRUE(desk.as("arch1").due_work()); });
    EXPECT_EQ(listed, static_cast<std::size_t>(loans));
    EXPECT_EQ(printed, static_cast<std::size_t>(loans));
    EXPECT_LT(list, 5);
    EXPECT_LT(print, 5);
    EXPECT_LT(work, 5);
    std::cout << "list " << list << " s, register " << print << " s, due work " << work << " s\n";
}

} // namespace
} // namespace strongroom::test
