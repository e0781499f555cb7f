// The towns of local papers and stations: a bare name of a place in their pages is mostly one nearby.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "know/image.hpp"

namespace dateline::know {

struct home_towns_header {
  std::uint32_t rows, rows_at;
  std::uint32_t text_size, text_at;
};

struct home_town_record {  // sorted by domain; texts: offsets into the pool
  std::uint32_t domain, country, admin1, town;
};

struct town_of_publisher {
  std::string_view country;  // ISO 3166-1 alpha-2
  std::string_view admin1;   // GeoNames code within the country
  std::string_view town;     // as the gazetteer writes it
};

// The host of a URL in lower case; the URL may lack its scheme.
std::string host_of_url(std::string_view url);

class home_towns {
 public:
  explicit home_towns(const image&);
  std::optional<town_of_publisher> of_host(std::string_view host) const;  // lower case; longest known suffix
  std::size_t size() const { return rows_.size(); }
  town_of_publisher at(std::size_t) const;

 private:
  std::string_view text(std::uint32_t at) const;

  std::span<const home_town_record> rows_{};
  std::string_view texts_{};
};

}  // namespace dateline::know
