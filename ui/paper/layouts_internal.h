#pragma once

#include "archive/register_sheet.h"
#include "ui/paper/pages_internal.h"

namespace strongroom::ui {

// Each prints one part of a form from pages.y() down, and moves down.

/// Fields in ruled rows with their captions in grey cells (ui/paper/field_grid.cpp).
void print_fields(Pages& pages, const std::vector<FormField>& fields, const archive::SheetRow& values);

/// Fields as "caption：value" without rules, above a table.
void print_head_lines(Pages& pages, const std::vector<FormField>& fields, const archive::SheetRow& values);

/// The table with its heading on each page; where there are no rows, empty ones to fill in by hand.
void print_table(Pages& pages, const archive::RegisterSheet& sheet);

/// What stands below: checks, conclusions, sentences, room to sign. Kept together on one page.
void print_foot(Pages& pages, const archive::RegisterSheet& sheet);

/// The whole of a form whose layout is FormLayout::cover or FormLayout::card.
void print_cover(Pages& pages, const archive::RegisterSheet& sheet);
void print_card(Pages& pages, const archive::RegisterSheet& sheet);

} // namespace strongroom::ui
