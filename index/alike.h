#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strongroom::index {

/// What `text` may have become when a reader took one character for another that looks like it (0 and O, 1
/// and l, 已 and 己 …): every text with one such exchange, then those with two, at most `most` of them. The
/// text itself is not among them.
std::vector<std::string> look_alikes(std::string_view text, std::size_t most);

} // namespace strongroom::index
