#include "know/abbreviations.hpp"

#include <bit>

#include "know/name_hash.hpp"
#include "know/section_view.hpp"
#include "know/zones_layout.hpp"

namespace dateline::know {

abbreviations::labels::labels(std::string_view bytes) {
  const section_view all(bytes);
  const auto* h = all.header<labels_header>();
  if (h == nullptr) return;
  records = all.rows<label_record>(h->labels_at, h->labels);
  uses = all.rows<label_use>(h->uses_at, h->uses);
  slots = all.rows<std::uint32_t>(h->slots_at, std::has_single_bit(h->slots) ? h->slots : 0);
  text = all.pool(h->text_at, h->text_size);
}

const label_record* abbreviations::labels::find(std::string_view label) const {
  const auto row = find_row(slots, name_hash(label),
                            [&](std::size_t i) { return i < records.size() && section_view::text(text, records[i].text) == label; });
  return row ? &records[*row] : nullptr;
}

std::span<const label_use> abbreviations::labels::uses_of(const label_record* r) const {
  if (r == nullptr || r->first_use > uses.size() || r->use_count > uses.size() - r->first_use) return {};
  return uses.subspan(r->first_use, r->use_count);
}

abbreviations::abbreviations(const image& from) : labels_(from.bytes(section::abbreviations)), names_(from.bytes(section::zone_names)) {}

std::span<const label_use> abbreviations::uses(std::string_view label) const { return labels_.uses_of(labels_.find(label)); }

std::string_view abbreviations::meaning(const label_use& use) const { return section_view::text(labels_.text, use.meaning); }

bool abbreviations::is_word(std::string_view label) const {
  const auto* r = labels_.find(label);
  return r != nullptr && r->word != 0;
}

std::size_t abbreviations::size() const { return labels_.records.size(); }

std::string_view abbreviations::label(std::size_t index) const {
  return index < size() ? section_view::text(labels_.text, labels_.records[index].text) : std::string_view();
}

std::span<const label_use> abbreviations::long_name(std::string_view folded) const { return names_.uses_of(names_.find(folded)); }

std::size_t abbreviations::long_names() const { return names_.records.size(); }

std::string_view abbreviations::long_name_at(std::size_t index) const {
  return index < long_names() ? section_view::text(names_.text, names_.records[index].text) : std::string_view();
}

}  // namespace dateline::know
