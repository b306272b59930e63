#pragma once

#include <string>
#include <string_view>

#include "archive/document.h"

namespace strongroom::archive {

/// The sealed form of what was read. Fields are only ever added; a missing one reads as its default, so older
/// archives stay readable. Boxes are [x, y, width, height].
std::string page_json(const PageContent& page);
/// `number`, `source`, `page_in_source`, `read` and `error` are kept in columns and not filled here.
PageContent page_from_json(std::string_view json);

std::string reading_json(const index::DocumentReading& reading);
index::DocumentReading reading_from_json(std::string_view json);

} // namespace strongroom::archive
