#include "know/agencies.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "know/section_view.hpp"
#include "know/text_hash.hpp"

namespace dateline::know {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(word_list::count_)> list_names{
    "city-of",     "civic",     "club",     "common",     "county", "english", "given", "given-rare", "kicker", "kin",  "nowhere",
    "nowhere-end", "source-of", "state-of", "state-word", "strong", "surname", "thing", "thing-of",   "title",  "weak", "word"};

constexpr std::size_t longest_form = 48;

}  // namespace

std::optional<word_list> word_list_named(std::string_view name) {
  const auto it = std::find(list_names.begin(), list_names.end(), name);
  if (it == list_names.end()) return std::nullopt;
  return static_cast<word_list>(it - list_names.begin());
}

agencies::agencies(const image& from) : from_(&from) {
  const section_view all(from.bytes(section::agencies));
  const auto* head = all.header<agencies_header>();
  if (!head) return;
  agencies_ = all.rows<agency_entry>(head->agencies_at, head->agency_count);
  forms_ = all.rows<agency_form>(head->forms_at, head->form_count);
  words_ = all.rows<newsroom_word>(head->words_at, std::has_single_bit(head->word_count) ? head->word_count : 0);
  texts_ = all.pool(head->text_at, head->text_size);
}

std::uint32_t agencies::find(std::string_view form) const {
  const auto it = std::lower_bound(forms_.begin(), forms_.end(), form,
                                   [this](const agency_form& f, std::string_view want) { return text(f.text, f.size) < want; });
  return it != forms_.end() && text(it->text, it->size) == form ? it->agency + 1u : 0;
}

std::uint32_t agencies::starts(std::string_view in, std::size_t* length) const {
  // The form just before the text in the order of bytes is the longest that begins it, or shares only a
  // shorter beginning with it: then the search goes on with that beginning.
  for (auto want = in.substr(0, longest_form); !want.empty();) {
    const auto it = std::upper_bound(forms_.begin(), forms_.end(), want,
                                     [this](std::string_view w, const agency_form& f) { return w < text(f.text, f.size); });
    if (it == forms_.begin()) return 0;
    const auto& row = *std::prev(it);
    const auto form = text(row.text, row.size);
    const auto shared = static_cast<std::size_t>(std::mismatch(form.begin(), form.end(), want.begin(), want.end()).first - form.begin());
    if (shared == form.size()) {
      if (length) *length = form.size();
      return row.agency + 1u;
    }
    want = want.substr(0, shared);
  }
  return 0;
}

std::uint32_t agencies::ends(std::string_view in, std::size_t* length) const {
  for (std::size_t n = std::min(in.size(), longest_form); n > 0; --n)
    if (const auto row = find(in.substr(in.size() - n))) {
      if (length) *length = n;
      return row;
    }
  return 0;
}

agency agencies::row(std::uint32_t row_plus_one) const {
  if (row_plus_one == 0 || row_plus_one > agencies_.size()) return {{}, {}, no_zone};
  const auto& e = agencies_[row_plus_one - 1];
  return {section_view::text(texts_, e.name),
          {e.country, e.country[1] == '\0' ? 0u : 2u},
          zones(*from_).find(section_view::text(texts_, e.zone)),
          e.shared};
}

word_lists agencies::lists_of(std::string_view folded) const { return folded.empty() ? word_lists{} : lists_under(text_hash(folded)); }

word_lists agencies::lists_under(std::uint64_t hash) const {
  constexpr auto lists = (std::uint64_t{1} << newsroom_word::list_bits) - 1;
  auto at = newsroom_word::slot(hash, words_.size());
  for (std::size_t tried = 0; tried < words_.size() && words_[at].bits != 0; ++tried, at = (at + 1) & (words_.size() - 1))
    if ((words_[at].bits & ~lists) == newsroom_word::check(hash)) return word_lists{static_cast<std::uint32_t>(words_[at].bits & lists)};
  return word_lists{};
}

}  // namespace dateline::know
