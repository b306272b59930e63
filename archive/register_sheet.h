#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "index/values/date.h"

namespace strongroom::archive {

/// Money, in 1/100 yuan.
struct Fen {
    std::int64_t value = 0;
    auto operator<=>(const Fen&) const = default;
};

/// Floor space, in 0.01 m².
struct FloorArea {
    std::int64_t hundredths = 0;
    auto operator<=>(const FloorArea&) const = default;
};

/// What stands in one cell of a form. Typed, so that a spreadsheet gets real numbers and dates; a monostate
/// or an empty text is a blank to be filled in by hand. Texts are UTF-8 as a person shall read them:
/// names and telephone numbers already masked, codes already in words ("按揭", not "mortgage").
using SheetValue = std::variant<std::monostate, std::string, std::int64_t, Fen, FloorArea, index::Date>;

/// Values by the key of their column or field ("contract_no"); a key that is missing is a blank.
using SheetRow = std::map<std::string, SheetValue, std::less<>>;

/// A register or a form, ready to be printed or exported (ui/paper): what DOMAIN §2.12 puts on paper, without
/// how it looks. The keys of each form are in ui/paper/forms/<form>.json; one that is not there is a mistake
/// in the program, and printing such a sheet throws std::invalid_argument.
struct RegisterSheet {
    std::string form = {};    ///< "F1"; the name of its layout file
    std::string number = {};  ///< id of the record or of this print-out; printed, and in the QR code
    std::string fonds = {};   ///< 全宗/单位名称
    std::string project = {}; ///< 项目; empty where the register spans several
    index::Date made_on = {}; ///< 制表日期
    std::string rule = {};    ///< the rule line; empty = "编号 BT-XS-206 版本 A"
    SheetRow head = {};       ///< what stands once above the table, or everything where the form has no table
    std::vector<SheetRow> rows = {}; ///< the table, top to bottom; "no" (序号) is filled in when printing
    SheetRow foot = {}; ///< what stands once below it: conclusions, and names in signature blanks
};

} // namespace strongroom::archive
