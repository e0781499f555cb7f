#include "know/countries.hpp"

#include <algorithm>
#include <array>

#include "know/section_view.hpp"

namespace dateline::know {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

// The region subtag of a BCP 47 tag: two letters after the language and perhaps a script.
std::string_view region(std::string_view tag) {
  for (auto at = tag.find_first_of("-_"); at != std::string_view::npos;) {
    const auto rest = tag.substr(at + 1);
    const auto part = primary(rest);
    if (part.size() == 2) return part;
    if (part.size() == 1) return {};  // an extension
    const auto next = rest.find_first_of("-_");
    at = next == std::string_view::npos ? next : at + 1 + next;
  }
  return {};
}

using code = std::array<char, 4>;
template <class To>
code letters(std::string_view s, To to) {
  code out{};
  for (std::size_t i = 0; i < s.size() && i < out.size(); ++i) out[i] = to(s[i]);
  return out;
}
code country_code(std::string_view s) {
  return letters(s, [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; });
}

// Old and twin codes: what pages say and what CLDR counts.
std::string_view current(std::string_view language) {
  if (language == "iw") return "he";
  if (language == "in") return "id";
  if (language == "no" || language == "nn") return "nb";
  if (language == "tl") return "fil";
  return language;
}

}  // namespace

countries::countries(const image& from) {
  const section_view all(from.bytes(section::countries));
  const auto* h = all.header<countries_header>();
  if (h == nullptr) return;
  countries_ = all.rows<country_record>(h->countries_at, h->countries);
  tlds_ = all.rows<tld_record>(h->tlds_at, h->tlds);
  languages_ = all.rows<language_record>(h->languages_at, h->languages);
  text_ = all.pool(h->text_at, h->text_size);
}

const country_record* countries::row(std::string_view wanted) const {
  if (wanted.size() != 2) return nullptr;
  const auto upper = country_code(wanted);
  const std::string_view key(upper.data(), 2);
  const auto name_of = [](const country_record& c) { return std::string_view(c.code, 2); };
  const auto it = std::lower_bound(countries_.begin(), countries_.end(), key, [&](const auto& c, auto k) { return name_of(c) < k; });
  return it != countries_.end() && name_of(*it) == key ? &*it : nullptr;
}

const language_record* countries::language(std::string_view tag) const {
  const auto first = primary(tag);
  if (first.empty() || first.size() > 3) return nullptr;
  const auto key = letters(first, lower);
  const auto less = [](const language_record& l, const code& k) {
    return std::lexicographical_compare(l.language, l.language + 4, k.begin(), k.end());
  };
  const auto it = std::lower_bound(languages_.begin(), languages_.end(), key, less);
  return it != languages_.end() && std::equal(key.begin(), key.end(), it->language) ? &*it : nullptr;
}

bool countries::known(std::string_view wanted) const { return row(wanted) != nullptr; }

std::string_view countries::name(std::string_view wanted) const {
  const auto* r = row(wanted);
  return r == nullptr ? std::string_view() : section_view::text(text_, r->name);
}

bool countries::speaks(std::string_view wanted, std::string_view tag) const {
  const auto* r = row(wanted);
  const auto first = primary(tag);
  if (r == nullptr || first.empty() || first.size() > 3) return false;
  const auto folded = letters(first, lower);
  const auto language = current({folded.data(), first.size()});
  const auto list = section_view::text(text_, r->languages);
  for (auto at = list.find(language); at != std::string_view::npos; at = list.find(language, at + 1))
    if (at > 0 && list[at - 1] == ',' && at + language.size() < list.size() && list[at + language.size()] == ',') return true;
  return false;
}

bool countries::speaks_one(std::string_view wanted, std::string_view languages) const {
  while (!languages.empty()) {
    const auto end = std::min(languages.find(' '), languages.size());
    if (speaks(wanted, languages.substr(0, end))) return true;
    languages.remove_prefix(std::min(end + 1, languages.size()));
  }
  return false;
}

std::string_view countries::of_tld(std::string_view tld) const {
  if (!tld.empty() && tld.front() == '.') tld.remove_prefix(1);
  if (tld.size() > 63) return {};
  std::array<char, 63> folded{};
  std::transform(tld.begin(), tld.end(), folded.begin(), lower);
  const std::string_view key(folded.data(), tld.size());
  const auto text = [&](const tld_record& t) { return section_view::text(text_, t.tld); };
  const auto it = std::lower_bound(tlds_.begin(), tlds_.end(), key, [&](const auto& t, auto k) { return text(t) < k; });
  return it != tlds_.end() && text(*it) == key ? std::string_view(it->country, 2) : std::string_view();
}

date_order countries::order(std::string_view wanted) const {
  const auto* r = row(wanted);
  return r == nullptr || r->order > 3 ? date_order::open : static_cast<date_order>(r->order);
}

date_order countries::order_of_language(std::string_view tag) const {
  if (const auto* r = row(region(tag)); r != nullptr) return r->order > 3 ? date_order::open : static_cast<date_order>(r->order);
  const auto* l = language(tag);
  return l == nullptr || l->order > 3 ? date_order::open : static_cast<date_order>(l->order);
}

std::string_view countries::clock_of_language(std::string_view tag) const {
  const auto* l = language(tag);
  return l == nullptr || l->clock == 0 ? std::string_view() : section_view::text(text_, l->clock);
}

std::string_view countries::of_language(std::string_view tag) const {
  if (const auto* r = row(region(tag)); r != nullptr) return {r->code, 2};
  const auto* l = language(tag);
  return l == nullptr || l->country[0] == '\0' ? std::string_view() : std::string_view(l->country, 2);
}

}  // namespace dateline::know
