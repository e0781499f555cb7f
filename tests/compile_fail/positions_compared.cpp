// expects: no match for .operator<|invalid operands
// A position in the text compared with one in the source.
#include "dateline/span.hpp"

bool f(dateline::text_pos t, dateline::source_pos s) {
#ifdef MUST_NOT_COMPILE
  return t < s;
#else
  return dateline::offset(t) < dateline::offset(s);
#endif
}
