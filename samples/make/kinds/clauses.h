#pragma once

#include <set>
#include <string>
#include <vector>

#include "samples/make/sheet.h"

namespace strongroom::samples {

/// Counts the articles of a contract in one of the usual ways: 第三条　, 第3条 , 三、, 3.
class Articles {
public:
    explicit Articles(Dice& dice) : m_style(dice.below(10)) { }
    std::string next();
    /// True the first time it is asked for this clause: no contract says a thing twice.
    bool take(std::size_t clause) { return m_taken.insert(clause).second; }

private:
    int m_style;
    int m_count = 0;
    std::set<std::size_t> m_taken;
};

/// Clauses no field stands in, as the middle of every contract has them: `count` of them in their usual
/// order.
void filler_clauses(Sheet& sheet, Articles& articles, int count);

/// The signatures at the end: names, dates, seals.
struct Signatures {
    std::string seller_label{}, buyer_label{};
    std::string seller{}, buyer{}; ///< names
    std::string legal_representative{};
    std::string date_label = "签订时间";
    std::string seal = "合同专用章";
};
void sign(Sheet& sheet, const Signatures& who);

/// Stamps, holes and page numbers as they come.
void finishing_touches(Sheet& sheet, std::string_view running_title = "");

} // namespace strongroom::samples
