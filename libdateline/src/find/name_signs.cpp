#include "find/name_signs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "find/characters.hpp"

namespace dateline::searching {
namespace {

using know::name_kind;
using know::place_class;
using know::word_list;
using S = name_sign;

constexpr std::array<std::string_view, static_cast<std::size_t>(S::count_)> ids{"name:abbreviation",
                                                                                "name:alternate",
                                                                                "name:capital",
                                                                                "name:capital-after",
                                                                                "name:capital-after-area",
                                                                                "name:capital-before",
                                                                                "name:city",
                                                                                "name:city-people",
                                                                                "name:civic-after",
                                                                                "name:common-word",
                                                                                "name:country",
                                                                                "name:county-after",
                                                                                "name:county-named",
                                                                                "name:described",
                                                                                "name:district",
                                                                                "name:elsewhere",
                                                                                "name:given",
                                                                                "name:given-before",
                                                                                "name:given-first",
                                                                                "name:historic",
                                                                                "name:home-state",
                                                                                "name:hyphen",
                                                                                "name:list",
                                                                                "name:lower-too",
                                                                                "name:of-person",
                                                                                "name:qualified",
                                                                                "name:region",
                                                                                "name:said-after",
                                                                                "name:sentence-start",
                                                                                "name:short-capitals",
                                                                                "name:state",
                                                                                "name:state-large",
                                                                                "name:strong-word",
                                                                                "name:surname",
                                                                                "name:tagged",
                                                                                "name:tagged-foreign",
                                                                                "name:tagged-unsure",
                                                                                "name:thing-after",
                                                                                "name:thing-after-area",
                                                                                "name:thing-of",
                                                                                "name:title-before",
                                                                                "name:two-words",
                                                                                "name:weak-word",
                                                                                "name:word"};

static_assert(std::ranges::is_sorted(ids));  // as evidence::block wants them

double kind_weight(const name_weights& w, name_kind kind) {
  switch (kind) {
    case name_kind::tagged: return w[S::tagged];
    case name_kind::alternate: return w[S::alternate];
    case name_kind::abbreviation: return w[S::abbreviation];
    case name_kind::historic: return w[S::historic];
    case name_kind::main:
    case name_kind::ascii:
    case name_kind::demonym: break;
  }
  return 0;
}

bool names_county(std::string_view name) {
  if (name.size() < 6) return false;
  const auto folded = lower(name);
  return folded.find("county") != std::string::npos || folded.find("parish") != std::string::npos || folded.ends_with("shire");
}

double class_weight(const name_weights& w, const know::place_rank& place, std::string_view name) {
  switch (place.what) {
    case place_class::country: return w[S::country];
    case place_class::admin1: return w[S::state] + (place.population > 1000000 ? w[S::state_large] : 0);
    case place_class::region: return w[S::region];
    case place_class::admin2: return names_county(name) ? w[S::county_named] : w[S::district];
    case place_class::city: break;
  }
  // A natural logarithm, scaled, takes a third of the time of log10.
  return w[S::city] + w[S::city_people] / std::numbers::ln10 * std::log(static_cast<double>(std::max<std::uint32_t>(place.population, 10)));
}

// "N.Y.", "B.C.": the first letters of its name, where the text's language is spoken.
bool spells(const know::tables& tables, text_languages& languages, const know::name_hit& hit, std::string_view letters) {
  const auto place = tables.gazetteer.row(hit.place);
  if (!place.country.empty() && !languages.spoken_in(place.country)) return false;
  std::string capitals;
  for (const char c : place.name)
    if (c >= 'A' && c <= 'Z') capitals += c;
  return letters.size() >= 3 && capitals.size() == 2 && capitals[0] == letters[0] && capitals[1] == letters[2];
}

}  // namespace

name_weights::name_weights(const know::evidence& all) {
  const auto block = all.block(ids);
  for (std::size_t i = 0; i < ids.size(); ++i) weights_[i] = block ? all.weight_at(*block + i) : all.row(ids[i]).weight;
}

surroundings around(const know::tables& tables, std::string_view text, std::size_t first, std::size_t last, const name_word* next) {
  surroundings s;
  auto i = first;
  std::size_t words_from = 0;  // where the word before begins
  while (i > 0 && first - i < 3 && (text[i - 1] == ' ' || text[i - 1] == '\t' || text[i - 1] == '\n')) --i;
  if (i == 0) {
    s.sentence_start = true;
  } else {
    const auto c = decode_before(text, i);
    if (first == i) s.hyphen = c.value == '-';
    if (is_letter(c.value) && first > i) {
      auto from = i;
      while (from > 0 && i - from < 24) {
        const auto b = decode_before(text, from);
        if (!is_letter(b.value)) break;
        from -= b.size;
      }
      const auto word = part(text, from, i);
      s.before = lower(word);
      // "A Franklin couple": the article has its capital from the sentence that it begins.
      s.capital_before = is_upper(decode(word, 0).value) && s.before != "a" && s.before != "an";
      words_from = from;
    } else if (c.value == '.') {
      // "Gov. Ohio" is a title, "... ended. Ohio" a new sentence.
      auto from = i - 1;
      while (from > 0 && i - from < 12 && ascii_letter(text[from - 1])) --from;
      s.before = lower(part(text, from, i - 1));
      s.sentence_start = true;
    } else if (c.value == ',' && last < text.size() && (text[last] == ',' || text[last] == '.')) {
      // "His wife, Georgia, left."
      auto from = i - 1;
      while (from > 0 && i - from < 16 && ascii_small(text[from - 1])) --from;
      s.kin = tables.agencies.lists(word_list::kin, part(text, from, i - 1));
    } else if (c.value == '!' || c.value == '?' || c.value == ':' || c.value == '"' || c.value == 0x201C || c.value == 0x2022 ||
               text[i] == '\n') {
      s.sentence_start = true;
    }
  }
  if (last < text.size() && text[last] == '-') s.hyphen = true;
  if (next) {
    s.capital_after = next->capital && next->cased;
    s.after = lower(part(text, next->first, next->last));
  } else {
    const auto at = skip_blanks(text, last, std::min(text.size(), last + 4));
    if (at > last) {
      const auto w = read_word(text, at, std::min(text.size(), at + 40));
      s.after = lower(part(text, w.first, w.last));
      s.capital_after = w.last > w.first && w.capital && w.cased;
    }
  }
  s.before_on = tables.agencies.lists_of(s.before);
  s.thing_of = s.capital_before && s.before_on.has(word_list::thing_of) && part(text, i, first).find('\n') == std::string_view::npos;
  if (words_from > 1 && s.before_on.has(word_list::weak) && text[words_from - 1] == ' ') {
    // "according to X": the two words together.
    auto from = words_from - 1;
    while (from > 0 && words_from - from < 16 && ascii_letter(text[from - 1])) --from;
    const auto both = tables.agencies.lists_of(lower(part(text, from, words_from)) + s.before);
    if (both.has(word_list::source_of)) s.before_on = both;
  }
  s.after_on = tables.agencies.lists_of(s.after);
  return s;
}

name_value value_of(const know::tables& tables, const name_weights& w, std::string_view name, std::span<const know::name_hit> hits,
                    bool capitals, bool initials, const home_state& home, text_languages& languages) {
  name_value best;
  const bool dotted = name.find('.') != std::string_view::npos;
  bool at_home = false;
  std::optional<bool> demonym;  // is it one too? Asked at most once
  for (const auto& hit : hits) {
    if (hit.kind == name_kind::demonym) continue;
    if (hit.kind == name_kind::alternate && best.usable) break;
    if (hit.kind == name_kind::abbreviation) {
      if (!dotted && !(capitals && name.size() <= 3) && name.size() < 5) continue;
      // "JK" is Lithuanian for the United Kingdom, and elsewhere anybody's initials; "EE.UU." is nothing else.
      // Of regions the English one is the world's ("EU").
      const auto fit = languages.fit(hit);
      const bool everywhere = tables.gazetteer.rank(hit.place).what == place_class::region && tables.gazetteer.in_language(hit, "en");
      if (fit != language_fit::fits && !everywhere && (fit != language_fit::unsure || name.size() < 5)) continue;
      if (initials && !spells(tables, languages, hit, name)) continue;
    }
    if (!at_home && !home.admin1.empty() && hit.kind != name_kind::alternate)
      at_home = tables.gazetteer.in_state(hit.place, home.country, home.admin1);
    // Of namesakes the largest counts, where all are called so in every language.
    if (hit.lesser && hit.kind != name_kind::tagged && hit.kind != name_kind::abbreviation) continue;
    const auto place = tables.gazetteer.rank(hit.place);
    double sum = class_weight(w, place, name) + kind_weight(w, hit.kind);
    if (hit.kind == name_kind::tagged) {
      const auto fit = languages.fit(hit);
      // "Israeli jets": the country's name in Swahili, and a demonym here.
      if (fit != language_fit::fits) {
        if (!demonym) demonym = std::ranges::any_of(hits, [](const know::name_hit& h) { return h.kind == name_kind::demonym; });
        if (*demonym) continue;
      }
      // Greek names of Greek towns are Greek: the name in front is what the sources write in Latin letters.
      if (fit == language_fit::fits && languages.declared() && !tables.gazetteer.in_language(hit, "en")) sum -= kind_weight(w, hit.kind);
      // Countries and states have names in every language that there is; that a town's is not said to be English tells little.
      if (fit != language_fit::fits && (languages.declared() || place.what != place_class::city))
        sum += w[fit == language_fit::foreign ? S::tagged_foreign : S::tagged_unsure];
    }
    if (place.capital) sum += w[S::capital];
    if (best.usable && sum <= best.weight) continue;
    const bool country = place.what == place_class::country;
    best = {.weight = sum,
            .usable = true,
            .area = country || place.what == place_class::admin1,
            .country = country,
            .short_form = country || hit.kind == name_kind::abbreviation};
  }
  if (at_home && !best.area) best.weight += w[S::home_state];
  return best;
}

bool says(std::string_view after) { return after == "said" || after == "says" || after == "told" || after == "added"; }

double weigh_name(const name_weights& w, std::string_view name, std::size_t words, know::word_lists on, bool capitals, const name_value& v,
                  const surroundings& s) {
  double sum = v.weight;
  if (words > 1) {
    sum += w[S::two_words];
  } else {
    if (on.has(word_list::given)) sum += w[S::given];
    else if (on.has(word_list::surname)) sum += w[S::surname];
    if (on.has(word_list::word) && !(capitals && v.country && !s.shouted)) sum += w[S::word];  // "US" is no "us"
    else if (!v.area && on.has(word_list::common)) sum += w[S::common_word];
    if (capitals && name.size() <= 4 && !v.short_form) sum += w[S::short_capitals];
  }
  if (s.before_on.has(word_list::title) && s.before != "capital") sum += w[S::title_before];
  else if (s.sentence_start) sum += w[S::sentence_start];
  if (says(s.after)) sum += v.area ? 0 : w[S::said_after];
  if (s.capital_after) {
    // "Rep. China Thompson" is no country; "Israel Prime Minister" is, and "the Alexandria Zoo" nobody's.
    const bool titled = s.before_on.has(word_list::title) && s.before != "capital";
    const bool named = titled || (words == 1 && s.before != "the" && (on.has(word_list::given) || on.has(word_list::given_rare)));
    const bool office = s.after_on.has(word_list::title);
    if (!s.team && s.after_on.has(word_list::county)) sum += w[S::county_after];
    else if (!s.team && s.after_on.has(word_list::civic)) sum += w[S::civic_after];
    else if (s.team || s.after_on.has(word_list::thing)) sum += w[v.area ? S::thing_after_area : S::thing_after];
    else sum += w[v.area ? S::capital_after_area : S::capital_after];
    // "Chad Wolf": the more so with somebody's surname.
    if (!office && named && !s.team && !s.after_on.has(word_list::county) && !s.after_on.has(word_list::civic) &&
        !s.after_on.has(word_list::thing))
      sum += w[S::given_first] * (s.after_on.has(word_list::surname) ? 3 : 1);
  } else if (v.area && (s.after_on.has(word_list::state_of) || s.after_on.has(word_list::state_word)))
    sum += w[S::county_after];  // "Osun state"
  if (s.person || s.kin) sum += w[S::described];
  if (s.thing_of) sum += w[S::thing_of];
  if (s.before_on.has(word_list::strong)) sum += w[S::strong_word];
  else if (s.before_on.has(word_list::weak) || (v.area && s.before_on.has(word_list::source_of))) sum += w[S::weak_word];
  else if (s.capital_before && !s.sentence_start && !(s.nouns && !s.before_on.has(word_list::given)))
    sum += w[s.before_on.has(word_list::given) ? S::given_before : S::capital_before];
  if (s.hyphen) sum += w[S::hyphen];
  return sum;
}

}  // namespace dateline::searching
