#include "know/home_towns.hpp"

#include <algorithm>

#include "know/section_view.hpp"

namespace dateline::know {

std::string host_of_url(std::string_view url) {
  if (const auto i = url.find("://"); i != std::string_view::npos) url.remove_prefix(i + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
  std::string host(url.substr(0, std::min<std::size_t>(url.find(':'), 253)));
  for (auto& c : host)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return host;
}

home_towns::home_towns(const image& from) {
  const section_view all(from.bytes(section::home_towns));
  if (const auto* h = all.header<home_towns_header>()) {
    rows_ = all.rows<home_town_record>(h->rows_at, h->rows);
    texts_ = all.pool(h->text_at, h->text_size);
  }
}

std::string_view home_towns::text(std::uint32_t at) const { return section_view::text(texts_, at); }

town_of_publisher home_towns::at(std::size_t i) const { return {text(rows_[i].country), text(rows_[i].admin1), text(rows_[i].town)}; }

std::optional<town_of_publisher> home_towns::of_host(std::string_view host) const {
  for (auto rest = host;;) {
    const auto it = std::lower_bound(rows_.begin(), rows_.end(), rest,
                                     [this](const home_town_record& r, std::string_view want) { return text(r.domain) < want; });
    if (it != rows_.end() && text(it->domain) == rest) return at(static_cast<std::size_t>(it - rows_.begin()));
    const auto dot = rest.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(dot + 1);
  }
}

}  // namespace dateline::know
