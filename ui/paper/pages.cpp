#include <algorithm>

#include "ui/paper/display.h"
#include "ui/paper/pages_internal.h"

namespace strongroom::ui {

namespace {

constexpr double binding_margin = mm(20), margin = mm(12), footer_height = mm(7);
constexpr double first_code = mm(19), next_code = mm(12);
constexpr Type small{Face::sans, 8}, plain{Face::serif, 9.5};
constexpr const char* usual_rule = "编号 BT-XS-206 版本 A";

/// Short titles are spread, as is the custom.
double spacing(const std::string& title, double size)
{
    return title.size() <= 3 * 8 ? size * 0.35 : size * 0.08;
}

/// What is not there: a dash, or on a blank form a line to write on.
std::string or_blank(const std::string& text, const archive::RegisterSheet& sheet)
{
    if (!text.empty())
        return text;
    return sheet.number.empty() ? "＿＿＿＿＿＿＿＿" : "—";
}

} // namespace

Pages::Pages(Canvas& canvas, const Form& form, const archive::RegisterSheet& sheet, int total)
    : m_canvas(canvas), m_form(form), m_sheet(sheet), m_total(total), m_left(binding_margin),
      m_right(canvas.width() - margin), m_top(mm(10)), m_bottom(canvas.height() - mm(9) - footer_height)
{
    m_y_of_next = m_top + next_code + mm(2);
    begin_page();
}

void Pages::begin_page()
{
    ++m_page;
    if (m_page == 1)
        first_header();
    else
        next_header();
    footer();
}

void Pages::first_header()
{
    const double code_x = m_right - first_code;
    m_canvas.qr_code(m_sheet.number, {code_x, m_top, first_code, first_code});
    const std::string rule = m_sheet.rule.empty() ? usual_rule : m_sheet.rule;
    double y = m_top + mm(1);
    for (const std::string& line :
        {"表单编号：" + m_form.name, rule, "单号：" + or_blank(m_sheet.number, m_sheet)}) {
        m_canvas.text(line, small, m_left, y);
        y += small.line() * 1.15;
    }
    const Type title{Face::serif_bold, 20};
    m_canvas.text(m_form.title.chinese, title, m_left, width(), m_top + mm(5.5), Side::centre,
        spacing(m_form.title.chinese, title.size));
    y = m_top + first_code + mm(1);
    const double third = width() / 3;
    const auto line = [&](const std::string& text, double x, Side side) {
        m_canvas.fitted(text, plain, {x, y, third, plain.line()}, side);
    };
    line("全宗/单位名称：" + or_blank(m_sheet.fonds, m_sheet), m_left, Side::left);
    line("项目：" + or_blank(m_sheet.project, m_sheet), m_left + third, Side::centre);
    line("制表日期：" + or_blank(chinese_date(m_sheet.made_on), m_sheet), m_left + 2 * third, Side::right);
    m_y = y + plain.line() + mm(1.5);
}

void Pages::next_header()
{
    m_canvas.qr_code(m_sheet.number, {m_right - next_code, m_top, next_code, next_code});
    const std::string rule = m_sheet.rule.empty() ? usual_rule : m_sheet.rule;
    m_canvas.text("表单编号：" + m_form.name, small, m_left, m_top + mm(2));
    m_canvas.text(rule, small, m_left, m_top + mm(2) + small.line() * 1.15);
    const Type title{Face::serif_bold, 13};
    m_canvas.text(m_form.title.chinese + "（续）", title, m_left, width(), m_top + mm(3), Side::centre, 1);
    m_y = m_top + next_code + mm(2);
}

void Pages::footer()
{
    const double y = m_bottom + mm(2.2);
    m_canvas.line(m_left, y - mm(0.6), m_right, y - mm(0.6), 0.4, 0.4);
    const double third = width() / 3;
    m_canvas.fitted(m_sheet.fonds, small, {m_left, y, third, small.line()}, Side::left);
    m_canvas.text("第 " + std::to_string(m_page) + " 页　共 " + std::to_string(m_total) + " 页", small,
        m_left, width(), y, Side::centre);
    m_canvas.fitted(m_sheet.number, small, {m_left + 2 * third, y, third, small.line()}, Side::right);
}

bool Pages::need(double height)
{
    if (height <= room())
        return false;
    next_page();
    return true;
}

void Pages::next_page()
{
    m_canvas.end_page();
    begin_page();
    if (m_heading)
        m_heading();
}

void Pages::end() { m_canvas.end_page(); }

void Pages::repeat(std::function<void()> heading, double height)
{
    m_heading = std::move(heading);
    m_y_of_next = m_top + next_code + mm(2) + height;
}

} // namespace strongroom::ui
