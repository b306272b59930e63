#pragma once

#include <string>
#include <vector>

#include "ui/paper/pages_internal.h"

namespace strongroom::ui {

/// A ruled cell.
struct GridCell {
    double x = 0, width = 0;
    std::string text;
    Type type;
    Side side = Side::left;
    double shade = 1;      ///< grey behind it; 1 = none
    bool at_top = false;   ///< not in the middle of its height: long texts
    bool one_line = false; ///< a number: set smaller rather than broken
};

/// Cells side by side, as high as the highest of them.
struct GridRow {
    std::vector<GridCell> cells;
    double least_height = 0;
};

/// Rows that belong together: one record. `spanning`, where it has a width, stands left of all of them.
struct GridRecord {
    std::vector<GridRow> rows;
    GridCell spanning;
};

/// Prints the record at the top of what is left of the page and moves down. It is not broken over two pages
/// unless it is higher than a page.
void place(Pages& pages, const GridRecord& record);

/// How high the record would be.
double height_of(Canvas& canvas, const GridRecord& record);

} // namespace strongroom::ui
