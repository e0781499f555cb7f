// What `when` and `where` share: their text, and its answer in the form asked for.
#pragma once

#include <functional>
#include <string>

#include "arguments.hpp"
#include "dateline/dateline.hpp"
#include "dateline/json.hpp"
#include "session.hpp"

namespace dateline::cli {

struct question {
  verb asked;
  json_options what{};
  std::function<bool(const report&)> found{};                                    // is there anything to say?
  std::function<void(std::string& out, const report&, const session&)> human{};  // the answer for a person
};

exit_code answer_question(const arguments&, const question&);

}  // namespace dateline::cli
