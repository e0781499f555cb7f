// Any bytes as a page: nothing may crash, positions stay inside what was given, and the tokens cover it in order.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dateline/dateline.hpp"
#include "read/tokenizer.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void tokens_in_order(std::string_view bytes) {
  dateline::markup::tokenizer in(bytes);
  std::size_t at = 0;
  for (auto t = in.next(); t.kind != dateline::markup::token_kind::end; t = in.next()) {
    require(t.first >= at && t.last > t.first && t.last <= bytes.size());
    at = t.last;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto know = dateline::knowledge::bundled();
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  tokens_in_order(bytes);
  const auto given = bytes.size();
  constexpr const char* charsets[]{"", "utf-8", "windows-1251", "shift_jis", "gb18030", "utf-16le", "iso-2022-jp", "big5"};
  auto doc = dateline::document::from_html(std::move(bytes), charsets[data[0] & 7]);
  const auto* const page = doc.page();
  require(page != nullptr);
  for (const auto& s : page->stamps)
    require(s.where.first <= s.where.last && dateline::offset(s.where.last) <= given && dateline::offset(s.at) <= doc.text().size() + 2);
  for (std::size_t i = 1; i < page->passages.size(); ++i) require(page->passages[i - 1].first <= page->passages[i].first);
  dateline::context ctx;
  if (data[0] & 8) ctx.url = "https://www.example.in/2023/06/12/story";
  if (data[0] & 16) ctx.captured = dateline::sys_seconds(std::chrono::seconds(1686532740));
  ctx.explain = (data[0] & 32) != 0;
  const auto report = dateline::scan(std::move(doc), know, ctx);
  const auto& r = report.resolved;
  std::uint64_t before = 0;
  for (const auto& t : r.timestamps) {
    if (!t.where && !t.stated) continue;
    const auto where = t.where ? report.document.source_of(*t.where) : *t.stated;
    require(dateline::offset(where.first) <= dateline::offset(where.last) && dateline::offset(where.last) <= given);
    require(dateline::offset(where.first) >= before);
    before = dateline::offset(where.first);
  }
  require(!r.published || *r.published < r.timestamps.size());
  require(!r.updated || *r.updated < r.timestamps.size());
  for (const auto& f : report.findings)
    for (const auto t : f.timestamps) require(t < r.timestamps.size());
  return 0;
}
