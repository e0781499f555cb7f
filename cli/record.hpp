// A line of JSONL: one document with its context.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dateline/context.hpp"
#include "dateline/json.hpp"

namespace dateline::know {
class tables;
}

namespace dateline::cli {

struct record {
  answer_source from{};
  context given{};
  std::string text{};
  bool is_html = false;   // text is markup
  std::string charset{};  // of the bytes, as the transport says
  std::string failure{};  // code of the error record: "malformed", "unreadable", "too-large"; empty: all is well
  error wrong{};          // with `failure`; `where` counts from the start of the line
};

// `base` is what the options say; the record's own fields go before it. Reads the file that `path` names,
// of at most `limit` bytes.
record read_record(std::string_view line, const context& base, const know::tables&, std::uint64_t limit);

}  // namespace dateline::cli
