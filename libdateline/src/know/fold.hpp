// The fold of names: what is left when case, marks, dots, hyphens and the kind of Chinese characters do not count.
// The packer and the reader of the gazetteer share it, so a name is found as it was stored.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline::know {

// Replaces `out`. "St. John's" -> "st johns", "Winston-Salem" -> "winston salem", "N.Y." -> "ny", "Łódź" -> "lodz",
// "東京" -> "东京". Bytes that are not UTF-8 count as separators. A folded name folds to itself.
void fold_name(std::string_view name, std::string& out);
// The same, for names of ASCII letters, digits and what separates them, into `out`; returns the bytes written. 0: the
// name holds something else, or is longer than `out`.
std::size_t fold_plain(std::string_view name, std::span<char> out);

}  // namespace dateline::know
