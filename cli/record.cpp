#include "record.hpp"

#include <fmt/format.h>

#include <charconv>

#include "archive_input.hpp"
#include "context_fields.hpp"
#include "files.hpp"
#include "know/tables.hpp"
#include "read/characters.hpp"
#include "read/json_reader.hpp"
#include "read/media.hpp"

namespace dateline::cli {
namespace {

using kind = json_reader::kind;

struct span_field {
  std::uint64_t start = 0, end = 0;
  bool has_start = false, has_end = false;
  std::string kind{};
};

class record_reader {
 public:
  record_reader(std::string_view line, const context& base, const know::tables& tables, std::uint64_t limit)
      : in_(line), tables_(tables), limit_(limit) {
    out_.given = base;
  }

  record run() {
    in_.object([this](std::string_view key) { member(std::string(key)); });
    if (in_.wrong() != nullptr) fail("malformed", in_.wrong());
    else if (!in_.at_end()) fail("malformed", "more stands after the object");
    if (out_.failure.empty()) take_text();
    if (out_.failure.empty()) take_spans();
    out_.from.url = out_.given.url;
    out_.from.captured = out_.given.captured;
    return std::move(out_);
  }

 private:
  void fail(std::string code, std::string message) {
    if (!out_.failure.empty()) return;
    out_.failure = std::move(code);
    out_.wrong = {error_code::malformed, std::move(message), in_.where()};
  }

  // A string, or a number as it is written; null leaves `out` empty and is no fault.
  bool words(std::string_view key, std::string& out, bool* was_number = nullptr) {
    const auto k = in_.peek();
    if (k == kind::null) {
      in_.skip();
      return false;
    }
    if (k == kind::string) return in_.string(out);
    if (k == kind::number) {
      std::string_view digits;
      if (!in_.number(digits)) return false;
      out = digits;
      if (was_number != nullptr) *was_number = true;
      return true;
    }
    if (k != kind::nothing) fail("malformed", fmt::format("{} is no string", key));
    in_.skip();
    return false;
  }

  void member(const std::string& key) {
    std::string value;
    if (key == "id") words(key, out_.from.id, &out_.from.numeric_id);
    else if (key == "text") has_text_ = words(key, out_.text);
    else if (key == "html") has_html_ = words(key, html_);
    else if (key == "path") has_path_ = words(key, out_.from.path);
    else if (key == "meta") meta();
    else if (key == "spans") spans();
    else if (key == "url" || key == "reference" || key == "captured" || key == "lang" || key == "publisher" || key == "country" ||
             key == "home_zone" || key == "dateline_place" || key == "zone" || key == "order" || key == "prefer") {
      if (!words(key, value) || value.empty()) return;
      if (const auto wrong = set_field(out_.given, key, value, tables_); !wrong.empty())
        fail("malformed", fmt::format("{}: {}", key, wrong));
    } else {
      in_.skip();  // a caller's own field
    }
  }

  void meta() {
    if (in_.peek() == kind::null) return;
    in_.object([this](std::string_view name) {
      std::string value;
      if (in_.peek() == kind::array) {
        in_.array([&] {
          if (words(name, value)) out_.given.meta.push_back({std::string(name), value});
        });
      } else if (words(name, value)) {
        out_.given.meta.push_back({std::string(name), value});
      }
    });
  }

  void spans() {
    if (in_.peek() == kind::null) return;
    in_.array([this] {
      span_field s;
      in_.object([&](std::string_view key) {
        if (key == "kind") words(key, s.kind);
        else if (key == "start") s.has_start = position(key, s.start);
        else if (key == "end") s.has_end = position(key, s.end);
      });
      spans_.push_back(std::move(s));
    });
  }

  bool position(std::string_view key, std::uint64_t& out) {
    std::string_view digits;
    if (in_.peek() != kind::number || !in_.number(digits)) {
      fail("malformed", fmt::format("{} of a span is no number", key));
      return false;
    }
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (wrong == std::errc{} && end == digits.data() + digits.size()) return true;
    fail("malformed", fmt::format("{} of a span is no byte position: {}", key, digits));
    return false;
  }

  void take_text() {
    if (has_text_ + has_html_ + has_path_ != 1 && !(has_path_ && has_text_ + has_html_ == 1))
      return fail("malformed", has_text_ ? "text and html stand together" : "none of text, html and path is given");
    if (has_text_ || has_html_) {
      out_.is_html = has_html_;
      if (has_html_) {
        out_.text = std::move(html_);
        out_.charset = "utf-8";
      }
      if (out_.text.size() > longest_document) fail("too-large", "the text is longer than 4 GiB");
      return;
    }
    file_reader from(out_.from.path);
    auto begun = beginning_of(from);
    auto bytes = read_document(from, std::move(begun), limit_);
    if (!bytes) {
      fail(std::string(code_of(bytes.failure())), fmt::format("{}: {}", out_.from.path, bytes.failure().message));
      return;
    }
    out_.text = std::move(*bytes);
    out_.is_html = looks_like_html(out_.text);
    for (const auto& m : out_.given.meta)
      if (markup::same_name(m.name, "content-type")) out_.charset = charset_of_type(m.value);
  }

  void take_spans() {
    for (const auto& s : spans_) {
      if (!s.has_start || !s.has_end || s.start >= s.end || s.end > out_.text.size())
        return fail("malformed", fmt::format("a span lies outside the text: {} to {} of {} bytes", s.start, s.end, out_.text.size()));
      if (s.kind != "time" && s.kind != "place")
        return fail("malformed", fmt::format("the kind of a span is \"{}\", neither time nor place", s.kind));
      out_.given.spans.push_back({{source_pos{s.start}, source_pos{s.end}}, s.kind == "place"});
    }
  }

  json_reader in_;
  const know::tables& tables_;
  std::uint64_t limit_;
  record out_;
  std::string html_;
  std::vector<span_field> spans_;
  bool has_text_ = false, has_html_ = false, has_path_ = false;
};

}  // namespace

record read_record(std::string_view line, const context& base, const know::tables& tables, std::uint64_t limit) {
  return record_reader(line, base, tables, limit).run();
}

}  // namespace dateline::cli
