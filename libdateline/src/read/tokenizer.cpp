#include "read/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "read/characters.hpp"

namespace dateline::markup {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_attributes = 512;  // of one tag; what comes after is read over

std::size_t find_byte(std::string_view s, char c, std::size_t from) {
  if (from >= s.size()) return s.size();
  const auto* const at = static_cast<const char*>(std::memchr(s.data() + from, c, s.size() - from));
  return at == nullptr ? s.size() : static_cast<std::size_t>(at - s.data());
}

bool begins(std::string_view s, std::size_t at, std::string_view lower_case) {
  return at <= s.size() && s.size() - at >= lower_case.size() && same_name(s.substr(at, lower_case.size()), lower_case);
}

constexpr std::array<bool, 256> ends(std::string_view which) {
  std::array<bool, 256> out{};
  for (const char c : which) out[static_cast<unsigned char>(c)] = true;
  return out;
}
constexpr auto name_ends = ends(" \n\t\f\r/>"), attribute_ends = ends(" \n\t\f\r/>="), value_ends = ends(" \n\t\f\r>");

bool after_name(char c) { return name_ends[static_cast<unsigned char>(c)]; }

// The inside of <!DOCTYPE …>.
class doctype_reader {
 public:
  doctype_reader(std::string_view html, std::size_t at) : html_(html), at_(at) {}

  std::size_t read(doctype_parts& out) {
    skip_blanks();
    if (ended(true, out)) return at_;
    out.has_name = true;
    const auto first = at_;
    while (at_ < html_.size() && !blank(html_[at_]) && html_[at_] != '>') ++at_;
    out.name = html_.substr(first, at_ - first);
    skip_blanks();
    if (ended(false, out)) return at_;
    if (begins(html_, at_, "public")) {
      at_ += 6;
      if (!identifier(out.has_public, out.public_id, out)) return at_;
      skip_blanks();
      if (ended(false, out)) return at_;
      if (!quoted(out.has_system, out.system_id, out)) return at_;
    } else if (begins(html_, at_, "system")) {
      at_ += 6;
      if (!identifier(out.has_system, out.system_id, out)) return at_;
    } else {
      out.quirks = true;
      return to_end();
    }
    skip_blanks();
    if (at_ == html_.size()) out.quirks = true;
    return to_end();
  }

 private:
  void skip_blanks() {
    while (at_ < html_.size() && blank(html_[at_])) ++at_;
  }

  std::size_t to_end() {
    at_ = find_byte(html_, '>', at_);
    if (at_ < html_.size()) ++at_;
    return at_;
  }

  // At the end of the doctype: an early one (`quirks`), or that of the file.
  bool ended(bool quirks, doctype_parts& out) {
    if (at_ < html_.size() && html_[at_] != '>') return false;
    if (quirks || at_ == html_.size()) out.quirks = true;
    if (at_ < html_.size()) ++at_;
    return true;
  }

  bool identifier(bool& has, std::string_view& id, doctype_parts& out) {
    skip_blanks();
    return !ended(true, out) && quoted(has, id, out);
  }

  // An identifier in quotes; false: the doctype ends with it, read to its end.
  bool quoted(bool& has, std::string_view& id, doctype_parts& out) {
    const char quote = html_[at_];
    if (quote != '"' && quote != '\'') {
      out.quirks = true;
      to_end();
      return false;
    }
    const auto first = ++at_;
    while (at_ < html_.size() && html_[at_] != quote && html_[at_] != '>') ++at_;
    has = true;
    id = html_.substr(first, at_ - first);
    if (ended(true, out)) return false;
    ++at_;
    return true;
  }

  std::string_view html_;
  std::size_t at_;
};

}  // namespace

tokenizer::tokenizer(std::string_view html, content in, std::string_view last_start_tag)
    : html_(html), in_(in), last_start_(last_start_tag) {}

void tokenizer::enter(content in) {
  in_ = in;
  last_start_ = lower_name(name_);
}

token tokenizer::next() {
  if (at_ >= html_.size()) return {.kind = token_kind::end, .first = html_.size(), .last = html_.size()};
  std::size_t end = html_.size();
  switch (in_) {
    case content::plaintext: break;
    case content::cdata:
      end = html_.find("]]>", at_);
      if (end == at_) {
        at_ += 3;
        in_ = content::data;
        return next();
      }
      if (end == npos) end = html_.size();
      break;
    case content::rcdata:
    case content::rawtext:
    case content::script:
      end = in_ == content::script ? end_of_script(at_) : end_tag_from(at_);
      if (end == at_) {
        in_ = content::data;
        return tag(at_, true);
      }
      break;
    case content::data:
      for (end = find_byte(html_, '<', at_); end < html_.size(); end = find_byte(html_, '<', end + 1)) {
        if (end + 1 >= html_.size()) {
          end = html_.size();
          break;
        }
        const char c = html_[end + 1];
        if (letter(c) || c == '!' || c == '?' || (c == '/' && end + 2 < html_.size())) break;
      }
      if (end == at_) return markup_at(at_);
      break;
  }
  return text_until(end);
}

token tokenizer::text_until(std::size_t end) {
  const token t{.kind = token_kind::text, .where = in_, .first = at_, .last = end};
  at_ = end;
  return t;
}

token tokenizer::markup_at(std::size_t at) {
  const char c = html_[at + 1];
  if (letter(c)) return tag(at, false);
  if (c == '?') return bogus_comment(at, at + 1);
  if (c == '!') {
    if (html_.substr(at + 2, 2) == "--") return comment(at);
    if (begins(html_, at + 2, "doctype")) return doctype(at);
    return bogus_comment(at, at + 2);
  }
  if (letter(html_[at + 2])) return tag(at, true);
  if (html_[at + 2] != '>') return bogus_comment(at, at + 2);
  at_ = at + 3;  // "</>" is nothing
  return next();
}

token tokenizer::tag(std::size_t at, bool closing) {
  attributes_.clear();
  token t{.kind = closing ? token_kind::end_tag : token_kind::start_tag, .first = at};
  const auto size = html_.size();
  auto p = at + (closing ? 2 : 1);
  const auto name = p;
  while (p < size && !after_name(html_[p])) ++p;
  t.name = html_.substr(name, p - name);
  while (p < size) {
    char c = html_[p];
    if (c == '>') {
      at_ = t.last = p + 1;
      if (!closing) name_ = t.name;
      else attributes_.clear();
      return t;
    }
    if (blank(c)) {
      ++p;
      continue;
    }
    if (c == '/') {
      ++p;
      t.self_closing = p < size && html_[p] == '>';
      continue;
    }
    attribute a;
    const auto first = p++;
    while (p < size && !attribute_ends[static_cast<unsigned char>(html_[p])]) ++p;
    a.name = html_.substr(first, p - first);
    while (p < size && blank(html_[p])) ++p;
    if (p < size && html_[p] == '=') {
      ++p;
      while (p < size && blank(html_[p])) ++p;
      if (p >= size) break;
      c = html_[p];
      if (c == '"' || c == '\'') {
        const auto end = find_byte(html_, c, p + 1);
        if (end == size) {
          p = size;
          break;
        }
        a.value = html_.substr(p + 1, end - p - 1);
        p = end + 1;
      } else if (c != '>') {
        const auto from = p;
        while (p < size && !value_ends[static_cast<unsigned char>(html_[p])]) ++p;
        a.value = html_.substr(from, p - from);
      }
    }
    if (attributes_.size() < most_attributes) attributes_.push_back(a);
  }
  at_ = size;  // the file ends in a tag: that is no tag
  return {.kind = token_kind::end, .first = size, .last = size};
}

token tokenizer::comment(std::size_t at) {
  const auto size = html_.size();
  const auto first = at + 4;
  token t{.kind = token_kind::comment, .first = at};
  const auto done = [&](std::size_t data_end, std::size_t end) {
    t.data = html_.substr(first, data_end - first);
    at_ = t.last = end;
    return t;
  };
  if (first < size && html_[first] == '>') return done(first, first + 1);
  if (html_.substr(first, 2) == "->") return done(first, first + 2);
  for (auto p = find_byte(html_, '-', first); p < size; p = find_byte(html_, '-', p + 1)) {
    if (p + 1 >= size) return done(p, size);
    if (html_[p + 1] != '-') continue;
    if (p + 2 >= size) return done(p, size);
    if (html_[p + 2] == '>') return done(p, p + 3);
    if (html_[p + 2] == '!') {
      if (p + 3 >= size) return done(p, size);
      if (html_[p + 3] == '>') return done(p, p + 4);
    }
  }
  return done(size, size);
}

token tokenizer::bogus_comment(std::size_t at, std::size_t data_first) {
  const auto end = find_byte(html_, '>', data_first);
  at_ = std::min(end + 1, html_.size());
  return {.kind = token_kind::comment, .first = at, .last = at_, .data = html_.substr(data_first, end - data_first)};
}

token tokenizer::doctype(std::size_t at) {
  token t{.kind = token_kind::doctype, .first = at};
  at_ = t.last = doctype_reader(html_, at + 9).read(t.doctype);
  return t;
}

bool tokenizer::closes(std::size_t at) const {
  if (at + 1 >= html_.size() || html_[at + 1] != '/' || last_start_.empty()) return false;
  const auto end = at + 2 + last_start_.size();
  return begins(html_, at + 2, last_start_) && end < html_.size() && after_name(html_[end]);
}

std::size_t tokenizer::end_tag_from(std::size_t at) const {
  while ((at = find_byte(html_, '<', at)) < html_.size() && !closes(at)) ++at;
  return at;
}

// Scripts may hide their end tag: <!-- <script> </script> -->.
std::size_t tokenizer::end_of_script(std::size_t at) const {
  const auto size = html_.size();
  const auto named = [&](std::size_t from) { return begins(html_, from, "script") && from + 6 < size && after_name(html_[from + 6]); };
  bool escaped = false, twice = false;
  while (at < size) {
    if (!escaped) {
      at = find_byte(html_, '<', at);
      if (closes(at)) return at;
      if (html_.substr(std::min(at, size), 4) == "<!--") {
        escaped = true;
        at += 2;  // its own dashes can end it: <!-->
      } else {
        ++at;
      }
      continue;
    }
    const char c = html_[at];
    if (c == '-' && html_.substr(at, 2) == "--") {
      auto end = at + 2;
      while (end < size && html_[end] == '-') ++end;
      if (end < size && html_[end] == '>') escaped = twice = false;
      at = end;
    } else if (c == '<') {
      if (twice) {
        if (at + 1 < size && html_[at + 1] == '/' && named(at + 2)) twice = false;
      } else if (closes(at)) {
        return at;
      } else if (named(at + 1)) {
        twice = true;
      }
      ++at;
    } else {
      ++at;
    }
  }
  return size;
}

}  // namespace dateline::markup
