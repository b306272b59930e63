#pragma once

#include <string_view>
#include <vector>

#include "index/values/span.h"

namespace strongroom::index {

/// Of options with boxes to tick ("□一次性 √分期 □贷款", "【√】住宅【 】办公", "男☑女□") the ones that are
/// ticked, in bytes of the folded text. Empty where nothing is ticked or there are no boxes.
std::vector<Span> ticked(std::string_view text);

} // namespace strongroom::index
