#include "unit/read/html5lib.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "read/characters.hpp"
#include "read/encode.hpp"
#include "read/json_reader.hpp"

namespace dateline::tests {
namespace {

using namespace markup;
using attribute_map = std::map<std::string, std::string>;

class line {
 public:
  void text(std::string_view s) {
    if (s.empty()) return;
    if (!in_text_) begin();
    in_text_ = true;
    out += s;
  }
  void start(const std::string& name, const attribute_map& attributes, bool self_closing) {
    piece("<" + name);
    for (const auto& [key, value] : attributes) out += " " + key + "=\"" + value + "\"";
    out += self_closing ? "/>" : ">";
  }
  void end(const std::string& name) { piece("</" + name + ">"); }
  void comment(const std::string& data) { piece("<!--" + data + "-->"); }
  void doctype(const std::string* name, const std::string* public_id, const std::string* system_id, bool correct) {
    const auto part = [](const std::string* s) { return s == nullptr ? std::string(" -") : " \"" + *s + "\""; };
    piece("<!DOCTYPE" + part(name) + part(public_id) + part(system_id) + (correct ? "" : " quirks") + ">");
  }
  std::string out;

 private:
  void begin() {
    if (any_) out += '|';
    any_ = true;
  }
  void piece(const std::string& s) {
    in_text_ = false;
    begin();
    out += s;
  }
  bool any_ = false, in_text_ = false;
};

std::string resolved(std::string_view raw, content where) {
  if (where != content::data && where != content::rcdata) return plain_text(raw, where == content::cdata);
  std::string out;
  std::size_t plain = 0;
  for (auto at = raw.find('&'); at != std::string_view::npos; at = raw.find('&', at + 1)) {
    const auto r = read_reference(raw, at, false);
    if (r.size == 0) continue;
    out += plain_text(raw.substr(plain, at - plain), where == content::data);
    append(out, r);
    plain = at + r.size;
    at = plain - 1;
  }
  return out + plain_text(raw.substr(plain), where == content::data);
}

std::string unescaped(const std::string& s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s.compare(i, 2, "\\u") != 0 || i + 6 > s.size()) {
      out += s[i];
      continue;
    }
    append_utf8(out, static_cast<char32_t>(std::stoul(s.substr(i + 2, 4), nullptr, 16)));
    i += 5;
  }
  return out;
}

class test_reader {
 public:
  explicit test_reader(std::string_view all) : in_(all) {}

  std::vector<html5lib_test> run() {
    in_.object([this](std::string_view key) {
      if (key == "tests") in_.array([this] { one(); });
    });
    return std::move(out_);
  }

 private:
  // The order of keys is not given, and "doubleEscaped" changes how the others are read: so twice.
  void one() {
    html5lib_test t;
    std::vector<std::vector<std::string>> tokens;
    bool twice = false;
    in_.object([&](std::string_view key) {
      if (key == "description") in_.string(t.description);
      else if (key == "input") in_.string(t.input);
      else if (key == "lastStartTag") in_.string(t.last_start_tag);
      else if (key == "doubleEscaped") twice = true;
      else if (key == "initialStates") in_.array([&] { in_.string(t.states.emplace_back()); });
      else if (key == "output") in_.array([&] { tokens.push_back(token_of()); });
    });
    if (t.states.empty()) t.states.emplace_back("Data state");
    if (twice) {
      t.input = unescaped(t.input);
      for (auto& words : tokens)
        for (auto& w : words) w = unescaped(w);
    }
    line l;
    for (const auto& words : tokens) write(l, words);
    t.expected = l.out;
    out_.push_back(std::move(t));
  }

  // A token as its words; null is a word of its own.
  std::vector<std::string> token_of() {
    std::vector<std::string> words;
    in_.array([&] {
      std::string word;
      switch (in_.peek()) {
        case json_reader::kind::string:
          in_.string(word);
          words.push_back(word);
          break;
        case json_reader::kind::null:
          in_.skip();
          words.emplace_back(null);
          break;
        case json_reader::kind::object:
          in_.object([&](std::string_view key) {
            words.emplace_back(key);
            in_.string(words.emplace_back());
          });
          break;
        default: words.emplace_back(in_.boolean() ? "true" : "false"); break;
      }
    });
    return words;
  }

  void write(line& l, const std::vector<std::string>& w) {
    const auto& kind = w.front();
    if (kind == "Character") l.text(w[1]);
    else if (kind == "Comment") l.comment(w[1]);
    else if (kind == "EndTag") l.end(w[1]);
    else if (kind == "StartTag") {
      attribute_map attributes;
      for (std::size_t i = 2; i + 1 < w.size(); i += 2) attributes.emplace(w[i], w[i + 1]);
      l.start(w[1], attributes, w.size() % 2 == 1);
    } else if (kind == "DOCTYPE") {
      const auto part = [](const std::string& s) { return s == null ? nullptr : &s; };
      l.doctype(part(w[1]), part(w[2]), part(w[3]), w[4] == "true");
    }
  }

  static constexpr const char* null = "\x01null";
  json_reader in_;
  std::vector<html5lib_test> out_;
};

}  // namespace

std::filesystem::path html5lib_folder() {
  if (const auto* named = std::getenv("DATELINE_HTML5LIB"); named != nullptr) return named;
  return DATELINE_SOURCE_DIR "/../shared/corpora/html5lib";
}

std::vector<std::filesystem::path> html5lib_files() {
  std::vector<std::filesystem::path> out;
  std::error_code none;
  for (const auto& e : std::filesystem::directory_iterator(html5lib_folder() / "tokenizer", none))
    if (e.path().extension() == ".test" && e.path().stem() != "xmlViolation") out.push_back(e.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<html5lib_test> read_html5lib(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string all(std::istreambuf_iterator<char>(in), {});
  return test_reader(all).run();
}

content content_named(std::string_view state) {
  if (state == "RCDATA state") return content::rcdata;
  if (state == "RAWTEXT state") return content::rawtext;
  if (state == "Script data state") return content::script;
  if (state == "PLAINTEXT state") return content::plaintext;
  if (state == "CDATA section state") return content::cdata;
  return content::data;
}

std::string shown(std::string_view html, content in, std::string_view last_start_tag) {
  tokenizer tokens(html, in, last_start_tag);
  line l;
  for (auto t = tokens.next(); t.kind != token_kind::end; t = tokens.next()) {
    switch (t.kind) {
      case token_kind::text: l.text(resolved(html.substr(t.first, t.last - t.first), t.where)); break;
      case token_kind::start_tag: {
        attribute_map attributes;
        for (const auto& a : tokens.attributes()) attributes.emplace(lower_name(a.name), attribute_text(a.value));
        l.start(lower_name(t.name), attributes, t.self_closing);
        break;
      }
      case token_kind::end_tag: l.end(lower_name(t.name)); break;
      case token_kind::comment: l.comment(plain_text(t.data, false)); break;
      case token_kind::doctype: {
        const auto& d = t.doctype;
        const auto name = lower_name(d.name), public_id = plain_text(d.public_id, false), system_id = plain_text(d.system_id, false);
        l.doctype(d.has_name ? &name : nullptr, d.has_public ? &public_id : nullptr, d.has_system ? &system_id : nullptr, !d.quirks);
        break;
      }
      case token_kind::end: break;
    }
  }
  return l.out;
}

}  // namespace dateline::tests
