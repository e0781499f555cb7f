// A document with its mentions and resolutions drawn by hand: a check is tested without a finder or a resolver.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/dateline.hpp"

namespace dateline::tests {

class sketch {
 public:
  explicit sketch(std::string_view text) : document(document::from_text(std::string(text))) {}

  // A stamp that stands as `words` in the text (the next place where they stand), as decided in UTC.
  timestamp& stamp(std::string_view words, std::string_view value, precision p);
  time_mention& mention(timestamp&);  // its mention, to be filled
  static void decide(timestamp&, std::string_view utc, std::string_view zone = "UTC", std::int32_t offset = 0);
  static reading candidate(std::string_view utc, std::string_view zone, std::int32_t offset, std::string_view value = "");
  void undecided(timestamp&, std::vector<reading>);

  std::vector<finding> findings() const;
  std::size_t count(std::string_view id) const;  // verdicts
  std::size_t conditional(std::string_view id) const;
  std::string message(std::string_view id) const;  // of the first of that id

  dateline::document document;
  dateline::mentions mentions{};
  dateline::resolutions resolved{};
  dateline::context context{};

 private:
  std::size_t read_ = 0;
};

}  // namespace dateline::tests
