// expects: text_span|basic_span
// A span of the text where one of the source is due: in HTML and UTF-16 they differ.
#include "dateline/document.hpp"

dateline::source_span highlighted(dateline::source_span s) { return s; }

dateline::source_span f(const dateline::document& d, dateline::text_span s) {
#ifdef MUST_NOT_COMPILE
  return highlighted(s);
#else
  return highlighted(d.source_of(s));
#endif
}
