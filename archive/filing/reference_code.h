#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/base/result.h"

namespace strongroom::archive {

/// A reference code (档号), taken apart (DA/T 13-2022, DOMAIN §2.1). Levels are parted by "-", codes of one
/// level by "·" (U+00B7): Q001-ZY·XS·BT01·2007·D30-0412-003.
struct ReferenceCode {
    enum class Form {
        current,     ///< DA/T 13-2022: fonds, category, numbers
        by_item,     ///< DA/T 22-2015: period and organisation as levels of their own
        by_register, ///< DA/T 13-1994: register or class instead of a category
    };
    Form form = Form::current;
    std::string fonds;                 ///< "Q001"; only a code of 1994 by classes has none
    std::vector<std::string> category; ///< {"ZY", "XS", "BT01", "2007", "D30"}
    std::vector<std::string> levels;   ///< what follows, outermost first: file, item, page: {"0412", "003"}
    bool operator==(const ReferenceCode&) const = default;

    std::string text() const;
    /// For names of files in any file system: "·" becomes ".".
    std::string file_name() const;
};

/// Reads a reference code in any of the forms, in the file-system safe spelling as well; full width, other
/// dashes and other middle dots count as their usual forms. Errors: bad_input, with what is wrong.
Result<ReferenceCode> parse_reference_code(std::string_view text);

/// Whether it is one, and written exactly as it should be (V-DC-08).
bool is_reference_code(std::string_view text);

/// The company's own profile: one contract or customer form is one file.
/// <fonds>-ZY·<XS or KH>·<project>·<year>·<period>-<file>[-<item>]
struct FileCode {
    std::string fonds, category, project;
    int year = 0;
    std::string retention; ///< "Y", "D30"
    int file = 0;
    std::optional<int> item = {};
    bool operator==(const FileCode&) const = default;

    /// Files get four digits, items three, more where they are needed.
    std::string text() const;
};

/// The code by the company's profile; none where it follows another one.
std::optional<FileCode> file_code(const ReferenceCode& code);

/// The code of an item: its file's and its number.
std::string item_code(const std::string& reference_code, int item);

} // namespace strongroom::archive
