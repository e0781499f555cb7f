#include "read/csv.hpp"

#include <algorithm>

namespace dateline::csv {
namespace {

constexpr std::size_t most_looked_at = 200;  // records of the head: enough to tell a separator

struct cut {
  double even = 0;  // share of the records that have as many fields as the first
  std::size_t fields = 0;
};

cut cut_by(std::string_view head, dialect d) {
  record_splitter in(d);
  std::vector<std::string_view> fields;
  cut out;
  std::size_t records = 0, same = 0;
  while (!head.empty() && records < most_looked_at) {
    auto size = in.end_of(head);
    if (size == record_splitter::open) {
      if (records > 0) break;  // cut off by the end of the head
      size = head.size();
    }
    const auto record = head.substr(0, size);
    split(record.substr(0, size - line_end_of(record, d).size()), d, fields);
    head.remove_prefix(size);
    if (fields.size() == 1 && fields[0].empty()) continue;
    if (records++ == 0) out.fields = fields.size();
    if (fields.size() == out.fields) ++same;
  }
  if (records > 0) out.even = static_cast<double>(same) / static_cast<double>(records);
  return out;
}

}  // namespace

dialect detect(std::string_view head) {
  dialect best;
  if (head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos) best.line_end = '\r';
  cut most;
  for (const char separator : {',', ';', '\t', '|'}) {
    const dialect d{separator, best.line_end};
    const auto c = cut_by(head, d);
    if (c.fields < 2 || c.even < most.even || (c.even == most.even && c.fields <= most.fields)) continue;
    most = c;
    best = d;
  }
  return best;
}

std::size_t record_splitter::end_of(std::string_view bytes) {
  auto at = seen_;
  while (at < bytes.size()) {
    if (state_ == in::quotes) {
      at = bytes.find('"', at);
      if (at == std::string_view::npos) break;
      state_ = in::closing;
      ++at;
      continue;
    }
    const char c = bytes[at++];
    if (c == d_.line_end) {
      state_ = in::start;
      seen_ = 0;
      return at;
    }
    if (c == d_.separator) state_ = in::start;
    else if (c == '"' && state_ != in::plain) state_ = in::quotes;
    else state_ = in::plain;
  }
  seen_ = bytes.size();
  return open;
}

std::string_view line_end_of(std::string_view record, dialect d) {
  if (record.empty() || record.back() != d.line_end) return {};
  const std::size_t size = d.line_end == '\n' && record.size() > 1 && record[record.size() - 2] == '\r' ? 2 : 1;
  return record.substr(record.size() - size);
}

void split(std::string_view record, dialect d, std::vector<std::string_view>& out) {
  out.clear();
  for (std::size_t first = 0;;) {
    auto at = first;
    while (at < record.size() && record[at] == '"') {  // a quoted part, and after a doubled quote the next
      const auto closing = record.find('"', at + 1);
      at = closing == std::string_view::npos ? record.size() : closing + 1;
    }
    const auto end = std::min(record.find(d.separator, at), record.size());
    out.push_back(record.substr(first, end - first));
    if (end == record.size()) return;
    first = end + 1;
  }
}

std::string_view value_of(std::string_view field, std::string& scratch) {
  if (!field.starts_with('"')) return field;
  auto rest = field.substr(1);
  const auto first = rest.find('"');
  if (first == std::string_view::npos) return rest;
  if (first + 1 == rest.size()) return rest.substr(0, first);
  scratch.clear();
  for (;;) {
    const auto quote = rest.find('"');
    scratch += rest.substr(0, quote);
    if (quote == std::string_view::npos) return scratch;
    rest.remove_prefix(quote + 1);
    if (!rest.starts_with('"')) {  // what stands between the closing quote and the separator is kept
      scratch += rest;
      return scratch;
    }
    scratch += '"';
    rest.remove_prefix(1);
  }
}

void append_field(std::string& out, std::string_view value, char separator) {
  const bool bare = value.find_first_of("\"\r\n") == std::string_view::npos && value.find(separator) == std::string_view::npos;
  if (bare) {
    out += value;
    return;
  }
  out += '"';
  for (const char c : value) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

}  // namespace dateline::csv
