// Reads JSON from front to back: the caller says what it expects, and each value is read once. Strict (RFC 8259)
// but for the bytes inside strings, which are taken as they are: text can be odd.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

class json_reader {
 public:
  enum class kind { null, boolean, number, string, array, object, nothing };

  explicit json_reader(std::string_view all) : all_(all) {}

  kind peek();  // of the next value; nothing: the end, or a fault
  // Calls member(key) for each member; it has to read the value, with one of these functions.
  template <class F>
  bool object(F member) {
    if (!enter('{')) return false;
    for (bool first = true; !leave('}', first); first = false) {
      std::string key;
      if (!string(key) || !expect(':')) return false;
      const auto before = at_;
      member(std::string_view(key));
      if (wrong_ == nullptr && at_ == before) skip();
      if (wrong_ != nullptr) return false;
    }
    return wrong_ == nullptr;
  }
  template <class F>
  bool array(F element) {
    if (!enter('[')) return false;
    for (bool first = true; !leave(']', first); first = false) {
      const auto before = at_;
      element();
      if (wrong_ == nullptr && at_ == before) skip();
      if (wrong_ != nullptr) return false;
    }
    return wrong_ == nullptr;
  }
  bool string(std::string& out);  // replaces `out`
  bool number(std::string_view& as_written);
  bool boolean();  // the value of true or false; false at a fault too
  bool skip();     // any value, well formed
  bool at_end();   // nothing but blanks is left

  const char* wrong() const { return wrong_; }  // null: nothing so far
  std::size_t where() const { return at_; }     // of the fault, or of what comes next

 private:
  void blanks();
  bool fail(const char* what);
  bool enter(char);
  bool leave(char, bool first);  // also true at a fault, so that loops end
  bool expect(char);
  bool literal(std::string_view);
  bool escape(std::string& out);
  bool hex4(unsigned& out);

  static constexpr int deepest = 512;
  std::string_view all_;
  std::size_t at_ = 0;
  int depth_ = 0;
  const char* wrong_ = nullptr;
};

}  // namespace dateline
