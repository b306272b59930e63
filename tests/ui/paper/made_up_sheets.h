#pragma once

#include <string_view>

#include "ui/paper/form.h"

namespace strongroom::test {

/// A sheet of the form with a value in every place, and `rows` rows, each a little different. Nobody in it
/// exists.
archive::RegisterSheet made_up_sheet(std::string_view form, int rows);

} // namespace strongroom::test
