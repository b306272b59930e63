// How long a large register takes to print: bench_printing [ROWS]. Fails where F1 takes more than five
// seconds of processor time, which is what a person would wait on a machine of his own.
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "tests/ui/paper/made_up_sheets.h"
#include "ui/paper/print.h"
#include "ui/paper/spreadsheet.h"

using namespace strongroom;

namespace {

template <class Print>
double seconds(Print print)
{
    const std::clock_t start = std::clock();
    print();
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

int main(int count, char** words)
{
    const int rows = count > 1 ? std::atoi(words[1]) : 10000;
    bool fast = true;
    for (const char* form : {"F1", "F2", "F4", "F10", "F18"}) {
        const archive::RegisterSheet sheet = test::made_up_sheet(form, rows);
        const double pdf = seconds([&] { return ui::printed(sheet); });
        const double xlsx = seconds([&] { return ui::xlsx(sheet); });
        const double csv = seconds([&] { return ui::csv(sheet); });
        std::cout << form << ", " << rows << " rows: PDF " << pdf << " s, XLSX " << xlsx << " s, CSV " << csv
                  << " s\n";
        fast = fast && pdf < 5 && xlsx < 5 && csv < 5;
    }
    return fast ? 0 : 1;
}
