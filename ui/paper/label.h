#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/register_sheet.h"
#include "ingest/base/result.h"
#include "ui/paper/form.h"

namespace strongroom::ui {

/// What is glued on an item, a box front or a shelf: a QR code, one thing in large type, and a few lines.
struct Label {
    std::string code;                                       ///< what the QR code says: the id of the thing
    std::string title;                                      ///< "XS-2031-0007", "01-03-02-05"
    std::vector<std::pair<std::string, std::string>> lines; ///< caption and value: {"楼座编号", "3号楼"}
};

/// A kind of label paper: a grid of equal labels on a page, in millimetres (ui/paper/label_sheets.json).
struct LabelSheet {
    std::string name; ///< "L7160"
    Caption caption;
    double page_width = 0, page_height = 0;
    int columns = 1, rows = 1;
    double left = 0, top = 0;      ///< of the first label
    double width = 0, height = 0;  ///< of a label
    double step_x = 0, step_y = 0; ///< from one label to the next
    int count() const { return columns * rows; }
};
std::span<const LabelSheet> label_sheets();

/// The labels as a PDF, row by row, on as many sheets as they need; the first goes on label `first` of the
/// sheet, so that a sheet begun yesterday is used up. Errors (bad_input): there is no paper `sheet`, or it
/// has no label `first`.
Result<std::vector<std::uint8_t>> printed_labels(
    std::span<const Label> labels, std::string_view sheet, int first = 1);

/// What spines are printed on. A box is 310 mm high, A4 is 297: on it the strip is 283 mm.
enum class SpinePaper { a4, a3 };

/// The strips for the rows of an F7 (box spine) or F13A (file spine): as wide as "spine_mm" says, fields one
/// below the other, the project or title downwards, a colour bar by retention (Y or 永久 red, D30 or 30年
/// blue, D10 or 10年 green, others grey) and, on boxes, the QR code of "box_id". Errors (bad_input): another
/// form, or a width that no box has (20, 30, 40, 50 mm).
Result<std::vector<std::uint8_t>> printed_spines(
    const archive::RegisterSheet& sheet, SpinePaper paper = SpinePaper::a4);

/// A sheet laid before a document when many are scanned in one go. Its code tells what follows, as JSON:
/// {"strongroom":"separator","project":…,"building":…,"unit":…,"room":…,"kind":…,"pages":…}; keys that are
/// not known are left out.
struct Separator {
    std::string project, building, unit, room;
    std::string kind; ///< code of the kind of document: "sale_contract"
    int pages = 0;    ///< expected; 0 = not known
};

/// The text in the QR code of a separator sheet.
std::string separator_code(const Separator& separator);

/// One A4 page for each.
std::vector<std::uint8_t> printed_separators(std::span<const Separator> separators);

} // namespace strongroom::ui
