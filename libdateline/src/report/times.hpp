// Instants and offsets in the forms of RFC 3339 and RFC 9557.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "dateline/resolution.hpp"

namespace dateline {

std::string utc_text(sys_seconds, bool leap = false);  // "2023-06-12T01:19:00Z"; leap: the second :60 that ends there
std::string offset_text(std::int32_t seconds_east);    // "+05:30"; seconds only where there are some
std::string ixdtf_text(const timestamp&);              // "2023-06-12T06:49:00+05:30[Asia/Kolkata]"; empty where it would say too much
bool is_leap_second(std::string_view edtf);            // its seconds are :60
std::string local_text(sys_seconds, std::int32_t seconds_east, bool with_seconds);  // "2023-06-12 06:49"

}  // namespace dateline
