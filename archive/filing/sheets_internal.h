#pragma once

#include <string>
#include <vector>

#include "archive/filing/file_rows_internal.h"
#include "archive/register_sheet.h"

namespace strongroom::archive {

/// An empty sheet of a form, made today; fonds and project where all rows are of the same. Tells the ledger.
RegisterSheet new_sheet(
    Act& act, const std::string& form, const std::string& number, const std::vector<const FileRow*>& rows);

SheetValue sheet_date(const std::string& iso); ///< a text that is no date ("未约定") stays one
SheetValue sheet_day(const std::string& utc);  ///< the local day
SheetValue sheet_fen(const std::string& digits);
SheetValue sheet_area(const std::string& digits);

/// "张**3-2-1201商品房买卖合同(XS-2007-0412)" (DOMAIN §2.5), the name masked.
std::string file_title(const FileRow& row);
/// The first and the last day of its items; the day it was signed where they say none.
struct Dates {
    std::string from, to; ///< ISO
};
Dates dates_of(Act& act, const FileRow& row);

std::string grade_words(int grade);                   ///< "二级"
std::string retention_words(const std::string& code); ///< "30年"

} // namespace strongroom::archive
