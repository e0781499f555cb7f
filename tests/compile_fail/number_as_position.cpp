// expects: text_pos
// A bare number where a position is due: it does not say in what.
#include "dateline/span.hpp"

dateline::text_pos f() {
#ifdef MUST_NOT_COMPILE
  return 12u;
#else
  return dateline::text_pos(12u);
#endif
}
