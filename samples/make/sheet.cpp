#include "samples/make/sheet.h"

#include <array>

#include "samples/make/glyphs_internal.h"

namespace strongroom::samples {

Sheet::Sheet(Dice& dice, const Look& look)
    : m_dice(&dice), m_look(look), m_facts(m_look), m_script(dice, m_look, m_facts),
      m_flow(dice, m_look, m_facts)
{
}

void Sheet::paragraph(std::string_view text, double indent, Align align, double scale)
{
    m_flow.paragraph({.spans = spans(text), .align = align, .size = m_look.size * scale, .indent = indent});
}

void Sheet::title(std::string_view text, double scale)
{
    std::vector<Span> words = spans(text);
    for (Span& word : words) {
        word.role = Span::Role::heading;
        word.bold = m_look.heading_bold;
    }
    m_flow.paragraph(
        {.spans = words, .align = Align::centre, .size = m_look.title_size * scale, .before = 4, .after = 8});
}

void Sheet::heading(std::string_view text)
{
    std::vector<Span> words = spans(text);
    for (Span& word : words) {
        word.role = word.role == Span::Role::fill ? word.role : Span::Role::heading;
        word.bold = m_look.heading_bold;
    }
    m_flow.paragraph(
        {.spans = words, .indent = m_look.heading_bold ? 2.0 : 0.0, .before = 3, .keep_with_next = true});
}

std::string Sheet::once(const std::string& text)
{
    const auto found = m_once.find(text);
    return found != m_once.end() ? found->second : m_once[text] = wording(text);
}

Cell Sheet::cell(std::string_view text, Align align, int columns, int rows)
{
    Cell made{.spans = spans(text), .columns = columns, .rows = rows, .align = align};
    for (Span& span : made.spans) { // in a cell the ruled lines are the blank
        span.underlined = false;
        span.least = 0;
    }
    return made;
}

Cell Sheet::label(std::string_view text, int columns, int rows)
{
    Cell made{.spans = spans(text), .columns = columns, .rows = rows, .align = Align::centre};
    for (Span& span : made.spans)
        span.role = Span::Role::print;
    return made;
}

Borders Sheet::borders()
{
    return std::array{Borders::full, Borders::full, Borders::full, Borders::thick_outer,
        Borders::no_outer_sides, Borders::rows_only}[static_cast<std::size_t>(m_dice->below(6))];
}

void Sheet::page_numbers(std::string_view running_title)
{
    const int style = m_dice->below(6);
    const Align align
        = std::array{Align::centre, Align::centre, Align::right}[static_cast<std::size_t>(m_dice->below(3))];
    const std::size_t count = m_flow.pages().size();
    const std::vector<Span> title = running_title.empty() ? std::vector<Span>{} : spans(running_title);
    for (std::size_t page = 0; page < count; ++page) {
        const std::string n = std::to_string(page + 1), all = std::to_string(count);
        const std::array texts = {"第 " + n + " 页", "第" + n + "页 共" + all + "页", "- " + n + " -", n,
            n + "/" + all, "—" + n + "—"};
        m_flow.running_line(page, m_look.paper_height - m_look.bottom * 0.55,
            {.spans = {{.text = texts[static_cast<std::size_t>(style)]}}, .align = align, .size = 9});
        if (!title.empty() && (page > 0 || style % 2 == 0))
            m_flow.running_line(page, m_look.top * 0.6, {.spans = title, .align = align, .size = 9});
    }
}

Drawing Sheet::finish(std::string kind, std::string family)
{
    Drawing drawing{.kind = std::move(kind), .family = std::move(family)};
    drawing.pages = std::move(m_flow.pages());
    drawing.fields = m_facts.fields();
    return drawing;
}

} // namespace strongroom::samples
