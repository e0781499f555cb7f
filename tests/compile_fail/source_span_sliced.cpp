// expects: source_span|basic_span
// Slicing the searched text by a span of the source.
#include "dateline/document.hpp"

std::string_view f(const dateline::document& d, dateline::text_span t) {
#ifdef MUST_NOT_COMPILE
  return d.slice(d.source_of(t));
#else
  return d.slice(t);
#endif
}
