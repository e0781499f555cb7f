#include "wat.hpp"

#include <fmt/format.h>

#include "archive/lines.hpp"
#include "read/json_reader.hpp"

namespace dateline {
namespace {

using kind = json_reader::kind;
using archives::same_letters;

constexpr std::size_t longest_value = 4096, most_values = 1024;

class wat_reader {
 public:
  explicit wat_reader(std::string_view json) : in_(json) {}

  std::optional<wat_page> run() {
    bool enveloped = false;
    within("Envelope", [&] {
      enveloped = true;
      in_object([this](std::string_view key) {
        if (key == "WARC-Header-Metadata") {
          in_object([this](std::string_view name) {
            if (same_letters(name, "WARC-Target-URI")) text(out_.uri);
            else if (same_letters(name, "WARC-Date")) text(out_.date);
          });
        } else if (key == "Payload-Metadata") {
          within("HTTP-Response-Metadata", [this] { response(); });
        }
      });
    });
    if (enveloped && in_.wrong() != nullptr) out_.wrong = fmt::format("the JSON breaks off after {} bytes: {}", in_.where(), in_.wrong());
    if (!out_.response && out_.wrong.empty()) return std::nullopt;
    return std::move(out_);
  }

 private:
  // Values of another kind than is due are passed, not faults.
  template <class F>
  void in_object(F member) {
    if (in_.peek() == kind::object) in_.object(member);
  }
  template <class F>
  void in_array(F element) {
    if (in_.peek() == kind::array) in_.array(element);
  }
  template <class F>
  void within(std::string_view name, F then) {
    in_object([&](std::string_view key) {
      if (key == name) then();
    });
  }
  bool text(std::string& into) { return in_.peek() == kind::string && in_.string(into); }

  void response() {
    out_.response = true;
    in_object([this](std::string_view key) {
      if (key == "Headers") {
        in_object([this](std::string_view name) {
          header_field f{std::string(name), {}};
          if (text(f.value) && out_.http.size() < most_values) out_.http.push_back(std::move(f));
        });
      } else if (key == "HTML-Metadata") {
        within("Head", [this] { head(); });
      }
    });
  }

  void head() {
    in_object([this](std::string_view key) {
      if (key == "Metas") in_array([this] { meta(); });
    });
  }

  void meta() {
    std::string name, content;
    in_object([&](std::string_view key) {
      if (key == "content") text(content);
      else if (key == "name" || key == "property" || key == "http-equiv" || key == "itemprop") text(name);
    });
    if (name.empty() || content.empty() || content.size() > longest_value || out_.meta.size() >= most_values) return;
    if (same_letters(name, "content-language")) out_.lang = content.substr(0, 35);
    out_.meta.push_back({std::move(name), std::move(content)});
  }

  json_reader in_;
  wat_page out_;
};

}  // namespace

std::optional<wat_page> read_wat(std::string_view json) { return wat_reader(json).run(); }

}  // namespace dateline
