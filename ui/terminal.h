#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strongroom::ui {

/// Whether a stream is a terminal somebody looks at. NO_COLOR and TERM=dumb count as not.
enum class Output { terminal, file };
Output output_of(int descriptor);

/// Columns of the terminal on standard error; 80 where it does not say.
int terminal_width();

/// Columns the text takes: Han characters and full-width signs take two.
int display_width(std::string_view utf8);

/// The text filled up with spaces to that many columns; unchanged where it is wider.
std::string padded(std::string_view utf8, int columns);

/// The text cut to that many columns, with "…" where something was cut.
std::string shortened(std::string_view utf8, int columns);

/// Rows in aligned columns, two spaces apart, every line ended; the first row is the heading. Cells are
/// shortened to `widest` columns.
std::string table(const std::vector<std::vector<std::string>>& rows, int widest = 40);

/// Control characters replaced by "?", so that text from a scan cannot steer the terminal.
std::string harmless(std::string_view utf8);

} // namespace strongroom::ui
