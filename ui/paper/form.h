#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/register_sheet.h"
#include "ui/labels.h"

namespace strongroom::ui {

/// How a value is written: on paper and in a spreadsheet.
enum class ValueKind {
    text,
    integer,
    money,        ///< 1,234,567.00
    area,         ///< 98.76
    date,         ///< 2007-04-02
    compact_date, ///< 20070402, as catalogues of archives write it (DA/T 22)
};

enum class Alignment { left, centre, right };

/// What something on a form is called.
struct Caption {
    std::string chinese, english;
    const std::string& in(Language language) const
    {
        return language == Language::chinese ? chinese : english;
    }
};

/// A value in a cell: which key of the sheet it is taken from, and what it is called beside others.
struct FormValue {
    std::string key;
    Caption caption;
    ValueKind kind = ValueKind::text;
};

/// A column of a table, or a field of the head. Usually one value; "合同有效期(起/止)" has two.
struct FormField {
    Caption caption;
    std::vector<FormValue> values; ///< at least one
    double width = 1;              ///< columns: relative to the others; fields: twelfths of the line
    Alignment alignment = Alignment::left;
    int band = 1;                     ///< tables: the line of the row it stands in; 0 = it spans all of them
    int lines = 1;                    ///< fields: room for at least so many lines of handwriting
    std::string section;              ///< fields: a heading printed before it
    std::vector<std::string> choices; ///< fields: boxes to tick
    bool labelled = false;            ///< each value with its caption: "3卷 12件"
    bool to_sign = false;             ///< fields: ends with "签字" and a date to fill in
    bool cut_before = false;          ///< fields: the sheet is cut before it (a receipt)
};

/// Room to sign, or to set a seal, with the date.
struct SignatureBlank {
    std::string key; ///< of the printed name; the printed date is `key` + "_date"
    Caption caption;
    bool for_seal = false;
};

/// One line of the electronic checks of a transfer: what each side found.
struct FormCheck {
    std::string what;
    std::vector<std::string> keys; ///< one for each side
};

enum class FormLayout {
    table,  ///< a register: head, table with its heading on every page, foot
    record, ///< one record: ruled fields with their captions
    card,   ///< one record in large type on half a sheet
    cover,  ///< the front of a file
    spine,  ///< strips to be cut out and glued on
};

enum class Orientation { portrait, landscape };

/// A form of DOMAIN §2.12 as it is printed on A4: ui/paper/forms/<name>.json.
struct Form {
    std::string name; ///< "F1"
    Caption title;
    FormLayout layout = FormLayout::table;
    Orientation orientation = Orientation::landscape;
    double type_size = 9;     ///< points
    bool cover_page = false;  ///< the head has a page of its own
    std::string copies, note; ///< sentences printed below; may be empty
    std::vector<FormField> head, columns, foot;
    std::vector<std::string> check_sides;
    std::vector<FormCheck> checks;
    std::vector<SignatureBlank> signatures;

    int bands() const; ///< lines of the table a record takes; 0 where there is no table
};

/// The names of all forms, in the order of DOMAIN §2.12: "F1" … "F26" with their variants ("F4A").
std::span<const std::string_view> form_names();

/// Throws std::invalid_argument for a form there is none of.
const Form& form_named(std::string_view name);

/// Keys of the sheet that its form has no place for: mistakes in the program that made the sheet.
std::vector<std::string> unknown_keys(const archive::RegisterSheet& sheet);

/// The form of the sheet; throws std::invalid_argument where it is unknown or unknown_keys() are there.
const Form& form_of(const archive::RegisterSheet& sheet);

/// A text file built into the program: "F1.json", "label_sheets.json". Empty where there is none.
std::string_view paper_file(std::string_view name);

} // namespace strongroom::ui
