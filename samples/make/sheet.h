#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "samples/make/flow.h"
#include "samples/make/people.h"
#include "samples/make/script.h"

namespace strongroom::samples {

/// A document that is laid out: its pages and what they say.
struct Drawing {
    std::string kind{}, family{};
    std::vector<Leaf> pages{};
    std::vector<TruthField> fields{};
    Colour paper{1, 1, 1};
    bool spreads = false; ///< two pages side by side on one A3 sheet
};

/// A document being drawn: its habits, its facts, and the pen.
class Sheet {
public:
    Sheet(Dice& dice, const Look& look);

    Dice& dice() { return *m_dice; }
    const Look& look() const { return m_look; }
    Facts& facts() { return m_facts; }
    Flow& flow() { return m_flow; }

    /// A paragraph of running text, first line indented by two ems.
    void say(std::string_view text) { paragraph(text, 2); }
    /// A paragraph without indent: a line of a form.
    void field(std::string_view text) { paragraph(text, 0); }
    void paragraph(std::string_view text, double indent, Align align = Align::left, double scale = 1);
    void title(std::string_view text, double scale = 1);
    void heading(std::string_view text);
    std::vector<Span> spans(std::string_view text) { return m_script.spans(text); }
    std::string wording(std::string_view text) { return m_script.wording(text); }
    /// One of the wordings, the same whenever the same text is asked for: labels do not change within a
    /// document.
    std::string once(const std::string& text);

    Cell cell(std::string_view text, Align align = Align::left, int columns = 1, int rows = 1);
    Cell label(std::string_view text, int columns = 1, int rows = 1);
    Borders borders();

    /// `第 1 页 共 5 页` in one of its forms on every page, and sometimes a running title.
    void page_numbers(std::string_view running_title = "");
    /// A round company seal near the anchor; nothing if the anchor was never set.
    void round_seal(const std::string& anchor, const std::string& company, const std::string& below);
    /// A small square seal with a person's name.
    void name_seal(const std::string& anchor, const std::string& person);
    /// A name written quickly by hand.
    void signature(const std::string& anchor, const std::string& person);
    /// A violet archive stamp in the top corner of the first page.
    void archive_stamp(const std::string& text, const std::string& number);
    /// A box with rounded corners, in points; what an ID card leaves on a copy.
    std::function<void(cairo_t*)> frame(double left, double top, double right, double bottom);
    /// Two punch holes and a staple at the left edge of every page.
    void punch_holes();

    Drawing finish(std::string kind, std::string family);

private:
    Dice* m_dice;
    Look m_look;
    Facts m_facts;
    Script m_script;
    Flow m_flow;
    std::map<std::string, std::string> m_once;
};

} // namespace strongroom::samples
