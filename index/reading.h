#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ocr/page_text.h"

namespace strongroom::index {

using ocr::Rect;

/// How a value is normalised; tells what Field::value holds.
enum class ValueKind {
    text,   ///< as written, NFKC
    number, ///< a whole number
    money,  ///< fen
    area,   ///< 0.01 square metres
    date,   ///< ISO 8601, YYYY-MM-DD
    ratio,  ///< basis points
    code,   ///< one of a closed list (payment_method, …)
};

/// What one reader saw where a value stands.
struct Reading {
    std::string reader;
    std::string text;
};

enum class Outcome { pass, warn, fail };
std::string_view name(Outcome outcome); ///< "pass", "warn", "fail"

/// A validation rule of DOMAIN §4 that ran on a value.
struct Check {
    std::string rule; ///< "V-PR-02"
    Outcome outcome = Outcome::pass;
    std::string message;
};

/// One value found. Repeated things (buyers, schedule rows) share a name and count up `index`.
struct Field {
    std::string name; ///< "total_price"
    int index = 0;
    ValueKind kind = ValueKind::text;
    std::string value; ///< normalised; numbers in decimal digits
    std::string text;  ///< as it stands on the page
    int page = 1;
    Rect box;              ///< in pixels of the upright page
    double confidence = 0; ///< 0 to 1
    std::vector<Reading> readings;
    std::vector<Check> checks;
    bool repaired = false; ///< a character was bent to read it: a check that chose the repair proves nothing
    bool readers_agree = false; ///< both readers saw the same value
    bool accepted = false;      ///< sure enough to need no person
};

/// A label with the value filled in, known field or not.
struct Pair {
    std::string label, value;
    int page = 1;
    Rect label_box, value_box;
};

/// A page as the index needs it.
struct ReadPage {
    int number = 1;
    ocr::PageText text;
    std::vector<ocr::SecondReading> second;
};

/// What a document says.
struct DocumentReading {
    std::string kind = "other"; ///< DOMAIN §1.3: "sale_contract", "subscription", "form_customer_reg", …
    double kind_confidence = 0;
    std::string
        family; ///< of a sale contract: "gf2000", "gf2014_presale", "gf2014_completed", "city"; else empty
    std::vector<Field> fields;
    std::vector<Pair> pairs;
    std::vector<Check> checks; ///< of the document as a whole
};

} // namespace strongroom::index
