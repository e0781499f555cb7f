// expects: local_seconds|local_t|time_point
// A civil time where an instant is due: between them stands a zone.
#include "dateline/resolution.hpp"

dateline::interval f(const dateline::timestamp& t) {
#ifdef MUST_NOT_COMPILE
  return {*t.local, *t.local};
#else
  return *t.utc;
#endif
}
