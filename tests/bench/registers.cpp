// How long the registers of a full archive take: tests/bench/registers builds and runs it.
#include <chrono>
#include <cstdio>
#include <functional>

#include "archive/filing/filing.h"
#include "archive/shelves/shelves.h"
#include "tests/archive/loans/lending.h"
#include "ui/paper/print.h"
#include "ui/paper/spreadsheet.h"

namespace strongroom::test {
namespace {

using namespace archive;

constexpr int files = 10'000, loans = 2'000;
constexpr double longest = 5; ///< seconds, to see and to print a register

template <class Work>
double seconds(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void expect_fast(const char* form, const std::function<Result<RegisterSheet>()>& sheet)
{
    Result<RegisterSheet> rows = failed(Code::machine, "nothing was asked");
    const double look = seconds([&] { rows = sheet(); });
    ASSERT_TRUE(rows) << form << ": " << rows.error().what;
    const double pdf = seconds([&] { ui::printed(*rows); });
    const double xlsx = seconds([&] { ui::xlsx(*rows); });
    std::printf("%-4s %6zu rows: look %5.2f s, PDF %5.2f s, XLSX %5.2f s\n", form, rows->rows.size(), look,
        pdf, xlsx);
    EXPECT_LT(look + pdf, longest) << form;
    EXPECT_LT(look + xlsx, longest) << form;
}

TEST(Registers, OfAFullArchivePrintInSeconds)
{
    Lending desk(files);
    for (int n = 0; n < loans; ++n) {
        const std::string number = desk.applied(n);
        if (n % 2 == 0) {
            ASSERT_TRUE(desk.as("sales1").withdraw(number, "不需要"));
        }
    }
    Session& archivist = desk.at.as("arch1");
    Filing filing(archivist);
    std::vector<Box> boxes;
    std::printf("boxes: %5.2f s\n", seconds([&] { boxes = Shelves(archivist).boxes().value(); }));
    EXPECT_GE(boxes.size(), 500U);
    expect_fast("F1", [&] { return filing.contract_register(); });
    expect_fast("F4", [&] { return desk.as("arch1").register_sheet(); });
    expect_fast("F8", [&] { return Shelves(archivist).note_sheet(boxes.front().uid); });
    expect_fast("F10", [&] { return filing.item_list(); });
    expect_fast("F11", [&] { return filing.file_list(); });
    expect_fast(
        "F19", [&] { return Loans(desk.at.as("audit1")).usage_sheet(desk.at.today(), desk.at.today()); });
    std::printf("ledger verify: %5.2f s\n", seconds([&] { EXPECT_TRUE(desk.at.archive().verify_ledger()); }));
}

} // namespace
} // namespace strongroom::test
