// Writes JSON into a string, in one pass. Keys come in the order of the calls. Text that is not UTF-8 is mended
// with U+FFFD, so that what comes out is always JSON.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

class json_writer {
 public:
  explicit json_writer(std::string& out, bool indented = false) : out_(out), indented_(indented) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);  // plain ASCII, no quotes in it

  void text(std::string_view);
  void text_or_null(std::string_view);  // null where empty
  void number(std::int64_t);
  void number(std::uint64_t);
  void number(std::uint32_t n) { number(std::uint64_t{n}); }
  void decimal(double, int places);  // shortest form of the rounded value
  void boolean(bool);
  void null();
  void raw(std::string_view json);  // already JSON

  // A member in one call.
  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void member_or_null(std::string_view name, std::string_view value) {
    key(name);
    text_or_null(value);
  }
  template <std::integral N>
  void member(std::string_view name, N n) {
    key(name);
    if constexpr (std::same_as<N, bool>) boolean(n);
    else if constexpr (std::unsigned_integral<N>) number(std::uint64_t{n});
    else number(std::int64_t{n});
  }
  template <std::integral N>
  void member(std::string_view name, const std::optional<N>& n) {
    n ? member(name, *n) : member_null(name);
  }
  void member_null(std::string_view name) {
    key(name);
    null();
  }

 private:
  void open(char);
  void close(char);
  void separate();  // comma and new line before a value or key, where they are due
  void new_line();

  std::string& out_;
  int depth_ = 0;
  bool indented_ = false;
  bool fresh_ = true;   // nothing stands yet in the innermost object or array
  bool keyed_ = false;  // a key was written, its value is due
};

}  // namespace dateline
