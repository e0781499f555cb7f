#include "read/page_context.hpp"

#include <algorithm>

namespace dateline {

context completed_by_page(const document& doc, context given) {
  const auto* const page = doc.page();
  if (page == nullptr) return given;
  if (given.lang.empty()) {
    given.lang = page->language;
    std::replace(given.lang.begin(), given.lang.end(), '_', '-');
  }
  if (given.url.empty() && page->url.starts_with("http")) given.url = page->url;
  if (given.url.empty() && given.publisher.empty()) given.publisher = page->site;
  return given;
}

}  // namespace dateline
