#include <algorithm>

#include "ui/paper/display.h"
#include "ui/paper/grid_internal.h"
#include "ui/paper/layouts_internal.h"

namespace strongroom::ui {

namespace {

constexpr double heading_shade = 0.91;

/// Where a column stands: the same on every page.
struct Place {
    double x, width;
};

class Table {
public:
    Table(Pages& pages, const Form& form) : m_pages(pages), m_form(form), m_places(form.columns.size())
    {
        const std::size_t bands = static_cast<std::size_t>(form.bands());
        std::vector<double> filled(bands + 1, 0), units(bands + 1, 0);
        for (const FormField& column : form.columns)
            units[static_cast<std::size_t>(column.band)] += column.width;
        const double point = pages.width() / (units[0] + *std::max_element(units.begin() + 1, units.end()));
        std::fill(filled.begin() + 1, filled.end(), units[0]);
        for (std::size_t i = 0; i < form.columns.size(); ++i) {
            double& x = filled[static_cast<std::size_t>(form.columns[i].band)];
            m_places[i] = {pages.left() + x * point, form.columns[i].width * point};
            x += form.columns[i].width;
        }
    }

    GridRecord heading() const
    {
        return record([](const FormField& column) { return column.caption.chinese; },
            [&](GridCell& cell, const FormField&) {
                cell.type = {Face::sans_bold, std::max(m_form.type_size - 1, 6.5)};
                cell.side = Side::centre;
                cell.shade = heading_shade;
            });
    }

    GridRecord row(const archive::SheetRow& values, std::size_t number) const
    {
        return record(
            [&](const FormField& column) {
                return column.values[0].key == "no" && !values.contains("no") ? std::to_string(number)
                                                                              : display(values, column);
            },
            [&](GridCell& cell, const FormField& column) {
                const ValueKind kind = column.values[0].kind;
                cell.type = {Face::serif, m_form.type_size};
                cell.side = column.alignment == Alignment::left ? Side::left
                    : column.alignment == Alignment::right      ? Side::right
                                                                : Side::centre;
                cell.one_line = column.values.size() == 1 && kind != ValueKind::text;
            });
    }

    GridRecord empty_row() const
    {
        GridRecord blank
            = record([](const FormField&) { return std::string(); }, [](GridCell&, const FormField&) {});
        for (GridRow& row : blank.rows)
            row.least_height = mm(8.5);
        return blank;
    }

private:
    template <class Text, class Look>
    GridRecord record(Text text, Look look) const
    {
        GridRecord made;
        made.rows.resize(static_cast<std::size_t>(m_form.bands()));
        for (GridRow& row : made.rows)
            row.least_height = Type{Face::serif, m_form.type_size}.line() + mm(1.8);
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const FormField& column = m_form.columns[i];
            GridCell cell;
            cell.x = m_places[i].x;
            cell.width = m_places[i].width;
            cell.text = text(column);
            look(cell, column);
            if (column.band == 0)
                made.spanning = std::move(cell);
            else
                made.rows[static_cast<std::size_t>(column.band - 1)].cells.push_back(std::move(cell));
        }
        return made;
    }

    Pages& m_pages;
    const Form& m_form;
    std::vector<Place> m_places;
};

} // namespace

void print_table(Pages& pages, const archive::RegisterSheet& sheet)
{
    const Table table(pages, pages.form());
    const GridRecord heading = table.heading();
    place(pages, heading);
    pages.repeat([&] { place(pages, heading); }, height_of(pages.canvas(), heading));
    std::size_t number = 0;
    for (const archive::SheetRow& row : sheet.rows)
        place(pages, table.row(row, ++number));
    if (sheet.rows.empty()) {
        const GridRecord blank = table.empty_row();
        const double height = height_of(pages.canvas(), blank);
        for (double room = pages.room() - mm(45); room > height; room -= height)
            place(pages, blank);
    }
    pages.repeat(nullptr, 0);
}

} // namespace strongroom::ui
