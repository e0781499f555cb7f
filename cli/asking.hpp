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
  // What answers it; scan() where nothing is given. An error: the text cannot be what it is written as.
  std::function<result<report>(document, const knowledge&, const context&)> answer{};
  std::function<bool(const report&)> found{};                                    // is there anything to say?
  std::function<void(std::string& out, const report&, const session&)> human{};  // the answer for a person
};

exit_code answer_question(const arguments&, const question&);

}  // namespace dateline::cli
