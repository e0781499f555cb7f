// data/agencies/*.tsv, data/datelines/*.tsv -> section agencies.
#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "know/agencies.hpp"
#include "know/text_hash.hpp"
#include "pack.hpp"
#include "pack_zones.hpp"

namespace dateline::pack {
namespace {

struct form {
  std::string text;
  std::uint16_t agency;
  std::string where;
};

bool upper_letter(char c) { return c >= 'A' && c <= 'Z'; }

void read_agency(job& j, const std::filesystem::path& file, const zone_list& zones, string_pool& texts,
                 std::vector<know::agency_entry>& agencies, std::vector<form>& forms) {
  const auto t = read_table(file, j.wrong);
  check_sorted(t, {"key", "value"}, j.wrong);
  const auto key = t.column("key"), value = t.column("value");
  know::agency_entry e{};
  std::size_t names = 0, own_forms = 0;
  for (const auto& r : t.rows) {
    const auto v = r.cells[value];
    if (v.empty()) j.wrong.add(file, r.line, "empty value");
    if (r.cells[key] == "name") {
      e.name = texts.add(v);
      ++names;
    } else if (r.cells[key] == "country") {
      if (v.size() != 2 || !upper_letter(v[0]) || !upper_letter(v[1])) {
        j.wrong.add(file, r.line, "no country code: " + std::string(v));
        continue;
      }
      e.country[0] = v[0];
      e.country[1] = v[1];
    } else if (r.cells[key] == "zone") {
      e.zone = texts.add(v);
      if (zones.find(v) == know::no_zone) j.wrong.add(file, r.line, "no such zone: " + std::string(v));
    } else if (r.cells[key] == "shared") {
      e.shared = true;
    } else if (r.cells[key] == "form") {
      if (v.size() > 48) j.wrong.add(file, r.line, "a form longer than 48 bytes");
      forms.push_back({std::string(v), static_cast<std::uint16_t>(agencies.size()), file.string() + ":" + std::to_string(r.line)});
      ++own_forms;
    } else {
      j.wrong.add(file, r.line, "no such key: " + std::string(r.cells[key]));
    }
  }
  if (names != 1 || own_forms == 0 || e.country[0] == '\0' || e.zone == 0)
    j.wrong.add(file, 0, "an agency has one name, a country, a zone and a form at least");
  agencies.push_back(e);
}

using words_by_text = std::map<std::string, std::uint32_t, std::less<>>;  // the lists of each

void add_word(job& j, const std::filesystem::path& file, std::size_t line, know::word_list list, std::string_view w, words_by_text& words) {
  if (w.empty() || std::any_of(w.begin(), w.end(), upper_letter)) j.wrong.add(file, line, "not a word in lower case: " + std::string(w));
  else words[std::string(w)] |= 1U << static_cast<unsigned>(list);
}

words_by_text read_words(job& j) {
  words_by_text words;
  const auto file = j.data / "datelines" / "words.tsv";
  const auto t = read_table(file, j.wrong);
  check_sorted(t, {"list", "word"}, j.wrong);
  const auto list = t.column("list"), word = t.column("word");
  for (const auto& r : t.rows) {
    const auto which = know::word_list_named(r.cells[list]);
    if (!which) {
      j.wrong.add(file, r.line, "no such list: " + std::string(r.cells[list]));
      continue;
    }
    add_word(j, file, r.line, *which, r.cells[word], words);
  }
  for (const auto* const name : {"common_words.tsv", "english_words.tsv"}) {
    const auto common_file = j.data / "datelines" / name;
    const auto common = read_table(common_file, j.wrong);
    check_sorted(common, {"word"}, j.wrong);
    for (const auto& r : common.rows) add_word(j, common_file, r.line, know::word_list::common, r.cells[common.column("word")], words);
  }
  return words;
}

}  // namespace

void pack_agencies(job& j) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(j.data / "agencies"))
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  std::sort(files.begin(), files.end());

  string_pool texts;
  std::vector<know::agency_entry> agencies;
  std::vector<form> forms;
  const zone_list zones(j.data, j.wrong);
  for (const auto& file : files) read_agency(j, file, zones, texts, agencies, forms);
  std::sort(forms.begin(), forms.end(), [](const form& a, const form& b) { return a.text < b.text; });
  for (std::size_t i = 1; i < forms.size(); ++i)
    if (forms[i - 1].text == forms[i].text)
      throw fault{forms[i].where, "the form of another agency too, " + forms[i - 1].where + ": " + forms[i].text};
  std::vector<know::agency_form> packed;
  for (const auto& f : forms)
    packed.push_back({.text = texts.add(f.text), .size = static_cast<std::uint16_t>(f.text.size()), .agency = f.agency});
  const auto by_text = read_words(j);
  std::vector<know::newsroom_word> words(std::bit_ceil(by_text.size() * 2 + 2));
  std::set<std::uint64_t> seen;
  for (const auto& [word, lists] : by_text) {
    const auto hash = know::text_hash(word);
    auto at = know::newsroom_word::slot(hash, words.size());
    if (!seen.insert(know::newsroom_word::check(hash)).second)
      j.wrong.add(j.data / "datelines", 0, "two words share a key of their table; change its hash: " + word);
    while (words[at].bits != 0) at = (at + 1) & (words.size() - 1);
    words[at].bits = know::newsroom_word::check(hash) | lists;
  }

  know::agencies_header h{};
  h.agencies_at = sizeof h;
  h.agency_count = static_cast<std::uint32_t>(agencies.size());
  h.forms_at = h.agencies_at + static_cast<std::uint32_t>(agencies.size() * sizeof(know::agency_entry));
  h.form_count = static_cast<std::uint32_t>(packed.size());
  h.words_at = (h.forms_at + static_cast<std::uint32_t>(packed.size() * sizeof(know::agency_form)) + 7) / 8 * 8;
  h.word_count = static_cast<std::uint32_t>(words.size());
  h.text_at = h.words_at + static_cast<std::uint32_t>(words.size() * sizeof(know::newsroom_word));
  h.text_size = static_cast<std::uint32_t>(texts.blob().size());
  bytes out;
  out.put(h);
  out.put_all(agencies);
  out.put_all(packed);
  out.align(8);
  out.put_all(words);
  out.put_text(texts.blob());
  j.out.add(know::section::agencies, out.take());
}

}  // namespace dateline::pack
