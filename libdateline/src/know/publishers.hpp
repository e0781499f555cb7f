// Publishers: whose page it is tells the home zone, the main road to a zone where a stamp shows none.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "know/image.hpp"
#include "know/publishers_layout.hpp"
#include "know/zones.hpp"

namespace dateline::know {

struct publisher {
  std::string_view domain;    // registrable or full host, lower case: "news18.com"
  std::string_view name;      // "News18"
  std::string_view country;   // ISO 3166-1 alpha-2
  zone_id home;               // no_zone: not known (many cities)
  bool local_gmt;             // prints GMT all year for the clock of its home
  std::string_view language;  // BCP 47
};

class publishers {
 public:
  explicit publishers(const image&);
  std::optional<publisher> of_host(std::string_view host) const;  // longest known suffix: "www.news18.com" -> "news18.com"
  std::optional<publisher> of_name(std::string_view name) const;  // name or alias, folded; only if one publisher has it
  // The publisher that the text names as its own ("edited by News18 staff", "| News18" at a line's end), if it is
  // exactly one; agencies do not count, for their names stand on everybody's pages. Linear in the text.
  std::optional<publisher> named_in(std::string_view text) const;
  std::size_t size() const { return rows_.size(); }

 private:
  std::string_view text(std::uint32_t at) const;
  publisher as_publisher(const publisher_entry&) const;
  std::optional<std::uint32_t> row_of_host(std::string_view host) const;
  std::optional<std::uint32_t> row_of_folded(std::string_view folded) const;
  bool cue(cue_side, std::string_view folded) const;

  publishers_header head_{};
  std::span<const publisher_entry> rows_;  // sorted by domain
  std::span<const publisher_name> names_;
  std::span<const naming_cue> cues_;
  std::string_view texts_;
  zones zones_;
};

}  // namespace dateline::know
