#include "know/evidence.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "know/name_hash.hpp"

namespace dateline::know {

evidence::evidence(const image& from) {
  const auto all = from.bytes(section::evidence);
  evidence_header head{};
  if (all.size() < sizeof head) return;
  std::memcpy(&head, all.data(), sizeof head);
  const auto rows = from.table<evidence_entry>(section::evidence, sizeof head);
  entries_ = rows.first(std::min<std::size_t>(head.rows, rows.size()));
  const auto slots = from.table<std::uint32_t>(section::evidence, sizeof head + entries_.size_bytes());
  if (std::has_single_bit(head.slots) && head.slots <= slots.size()) slots_ = slots.first(head.slots);
  if (head.text <= all.size()) texts_ = all.substr(head.text);
  default_prior_ = row("prior:default");
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
  const auto found = find(id);
  return found ? at(*found) : weight_row{};
}

std::optional<std::size_t> evidence::find(std::string_view id) const {
  return find_row(slots_, name_hash(id), [&](std::size_t i) { return at(i).id == id; });
}

std::optional<std::size_t> evidence::block(std::span<const std::string_view> ids) const {
  const auto first = find(ids.front());
  if (!first || at(*first + ids.size() - 1).id != ids.back()) return std::nullopt;
  return first;
}

weight_row evidence::prior(std::string_view label, std::string_view country) const {
  std::string id = "prior:";
  id.append(label).append(":").append(country);
  const auto found = row(id);
  return found.id.empty() ? default_prior_ : found;
}

}  // namespace dateline::know
