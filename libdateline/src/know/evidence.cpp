#include "know/evidence.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace dateline::know {

evidence::evidence(const image& from) {
  const auto all = from.bytes(section::evidence);
  evidence_header head{};
  if (all.size() < sizeof head) return;
  std::memcpy(&head, all.data(), sizeof head);
  const auto rows = from.table<evidence_entry>(section::evidence, sizeof head);
  entries_ = rows.first(std::min<std::size_t>(head.rows, rows.size()));
  if (head.text <= all.size()) texts_ = all.substr(head.text);
}

std::string_view evidence::text(std::uint32_t at, std::uint16_t size) const {
  return at <= texts_.size() ? texts_.substr(at, size) : std::string_view{};
}

weight_row evidence::at(std::size_t index) const {
  if (index >= entries_.size()) return {};
  const auto& e = entries_[index];
  return {text(e.id, e.id_size), e.weight, text(e.reason, e.reason_size)};
}

weight_row evidence::row(std::string_view id) const {
  const auto it = std::lower_bound(entries_.begin(), entries_.end(), id,
                                   [this](const evidence_entry& e, std::string_view want) { return text(e.id, e.id_size) < want; });
  if (it == entries_.end() || text(it->id, it->id_size) != id) return {};
  return {text(it->id, it->id_size), it->weight, text(it->reason, it->reason_size)};
}

weight_row evidence::prior(std::string_view label, std::string_view country) const {
  std::string id = "prior:";
  id.append(label).append(":").append(country);
  const auto found = row(id);
  return found.id.empty() ? row("prior:default") : found;
}

}  // namespace dateline::know
