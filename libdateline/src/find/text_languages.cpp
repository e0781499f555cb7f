#include "find/text_languages.hpp"

#include <algorithm>

#include "find/word_starts.hpp"

namespace dateline::searching {
namespace {

constexpr std::size_t sample = 2048;  // bytes of the text whose small words are looked at

// A short text that is in English has one of them in nearly every sentence.
bool shows_english(std::string_view text, const know::agencies& words) {
  const auto head = text.substr(0, sample);
  word_starts<word_start::small> starts(head);
  for (auto at = starts.next(0); at < head.size(); at = starts.next(at)) {
    auto end = at;
    while (end < head.size() && head[end] >= 'a' && head[end] <= 'z') ++end;
    if (end - at >= 3 && end - at <= 6 && words.lists(know::word_list::english, head.substr(at, end - at))) return true;
    at = std::max(end, at + 1);
  }
  return false;
}

}  // namespace

void text_languages::read_text() {
  read_ = true;
  const auto& words = tables_.lexicon;
  const auto page = languages_of_page(text_, tables_, given_);
  known_ = page.expected;
  german_ = given_.lang == "de" || given_.lang.starts_with("de-") || page.declared == words.bits_of("de");
  declared_ = !page.declared.empty() || !given_.lang.empty();
  if (declared_) return;
  known_ = known_ | words.english();
  english_ = shows_english(text_, tables_.agencies);
}

bool text_languages::capital_nouns() {
  if (!read_) read_text();
  return german_;
}

language_fit text_languages::judge(std::string_view languages) {
  if (!read_) read_text();
  const auto main_tag = [](std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); };
  const auto own = main_tag(given_.lang);
  language_set all;
  std::string_view last;
  while (!languages.empty()) {
    const auto end = std::min(languages.find(' '), languages.size());
    const auto tag = main_tag(languages.substr(0, end));
    languages.remove_prefix(std::min(end + 1, languages.size()));
    if (tag == last) continue;
    last = tag;
    if (!own.empty() && tag == own) return language_fit::fits;  // one that no words are known of
    all = all | tables_.lexicon.bits_of(tag);
    if (!(all & known_).empty()) return language_fit::fits;
  }
  if (declared_ || all.empty()) return language_fit::foreign;
  return english_ ? language_fit::other : language_fit::unsure;
}

language_fit text_languages::fit(const know::name_hit& hit) {
  const auto languages = tables_.gazetteer.languages(hit);
  if (languages.empty()) return language_fit::fits;
  const auto [it, fresh] = judged_.try_emplace(hit.language, language_fit::fits);
  if (fresh) it->second = judge(languages);
  return it->second;
}

}  // namespace dateline::searching
