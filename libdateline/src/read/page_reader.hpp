// Reads a page: tokens in, a document out. No tree is built; a bounded stack of the open elements tells where in the
// page a piece stands.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.hpp"
#include "read/encoding.hpp"
#include "read/page_text.hpp"
#include "read/tokenizer.hpp"

namespace dateline {

class page_reader {
 public:
  static document read(decoded_text source);

 private:
  struct element {
    std::uint64_t name = 0;
    const markup::element_kind* kind = nullptr;
    std::string_view classes{}, id{}, item{};  // as written
    std::uint32_t own = 0, all = 0;            // bits of place_in_page: of its words, with those around it
    std::uint32_t shape = 0;
    bool weighed = false, leads_here = false;
    std::size_t text_first = 0;
  };
  struct words_seen {
    std::string_view words{};
    std::uint32_t places = 0;
  };
  struct needed {
    std::string_view classes, id, item, property, name, content, datetime, title, href, source, equiv, type, rel;
  };

  explicit page_reader(std::string_view source)
      : source_(source), text_(source), tokens_(source), page_(std::make_shared<dateline::page>()) {}

  void run();
  void start(const markup::token&);
  void end(const markup::token&);
  void text(const markup::token&);
  void push(const markup::token&, const markup::element_kind&, const needed&);
  void pop_to(std::size_t depth);
  void title_begins();
  bool reads_as_title(std::string_view heading) const;
  void dated_id(std::string_view id);
  needed attributes_needed();
  void meta(const needed&);
  void stated(const markup::element_kind&, const needed&);
  void state(std::string_view name, std::string_view raw, origin, std::uint32_t extra);
  void script(const markup::token&);
  void image(std::string_view raw);
  element* top() { return open_.empty() ? nullptr : &open_.back(); }
  const element& weighed(std::size_t index);
  std::uint32_t places_of(std::string_view words);
  std::size_t position(std::string_view piece) const { return static_cast<std::size_t>(piece.data() - source_.data()); }

  static constexpr std::size_t deepest = 192, most_stamps = 2048, most_images = 8;
  std::string_view source_;
  markup::page_text text_;
  markup::tokenizer tokens_;
  std::shared_ptr<dateline::page> page_;
  std::vector<element> open_;
  std::array<words_seen, 128> known_words_{};
  std::size_t too_deep_ = 0;
  std::size_t silent_ = 0;  // depth at which nothing is shown, + 1
  std::size_t heading_first_ = 0;
  std::uint8_t heading_level_ = 0;
  bool title_seen_ = false, title_read_ = false;  // a first heading began; a heading with the words of the title ended
  std::string_view script_type_{};
  bool in_title_ = false;
};

}  // namespace dateline
