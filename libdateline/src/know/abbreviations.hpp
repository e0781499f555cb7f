// Zone abbreviations: a label names zones, never an offset. Each row says which zone used the label, with which
// offset, in which season and years, and of what kind the label is.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "know/abbreviations_layout.hpp"
#include "know/image.hpp"
#include "know/zones.hpp"

namespace dateline::know {

enum class label_kind : std::uint8_t { tzdb, conventional, java, generic, military };
enum class label_season : std::uint8_t { std, dst, generic, local };  // local: "local time", of no zone

struct label_use {
  zone_id zone;  // no_zone for military letters
  label_kind kind;
  label_season season;
  std::int32_t offset;      // seconds east, nominal; generic: that of standard time
  std::int16_t first_year;  // years in which the zone used the label with this offset
  std::int16_t last_year;   // 9999: still
  std::uint32_t country;    // two letters, low byte first; 0: none
  std::uint32_t meaning;    // for abbreviations::meaning
};
static_assert(sizeof(label_use) == 20);

class abbreviations {
 public:
  explicit abbreviations(const image&);
  // All uses of a label, as written ("IST", "ChST", "мск"; exact case: the table lists the forms that count);
  // empty where it is unknown. Order: that of the table, by country weight.
  std::span<const label_use> uses(std::string_view label) const;
  std::string_view meaning(const label_use&) const;  // "India Standard Time"
  bool is_word(std::string_view label) const;        // also an ordinary word or other name: EST, MET, ACT, IST …
  std::size_t size() const;                          // number of labels
  std::string_view label(std::size_t index) const;

  // Long and generic names ("eastern time", "heure de paris", "mitteleuropäische sommerzeit"): exact, folded form, which
  // is Unicode lower case code point by code point, ’ as ', no-break spaces as spaces. "local time" and its like: one
  // use of season local and no zone.
  std::span<const label_use> long_name(std::string_view folded) const;
  std::size_t long_names() const;
  std::string_view long_name_at(std::size_t index) const;

 private:
  struct labels {  // one of the two sections
    std::span<const label_record> records{};
    std::span<const label_use> uses{};
    std::span<const std::uint32_t> slots{};
    std::string_view text{};
    explicit labels(std::string_view section);
    const label_record* find(std::string_view label) const;
    std::span<const label_use> uses_of(const label_record*) const;
  };
  labels labels_, names_;
};

}  // namespace dateline::know
