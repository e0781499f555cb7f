// html5lib's tokenizer tests, and tokens written in one line so that both sides can be compared.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "read/tokenizer.hpp"

namespace dateline::tests {

struct html5lib_test {
  std::string description, input, expected, last_start_tag;
  std::vector<std::string> states;
};

// Where html5lib's tests may be: where the environment says (DATELINE_HTML5LIB), else beside the checkout.
std::filesystem::path html5lib_folder();
// The .test files of the tokenizer at hand; none where the folder is not there. xmlViolation.test is left out: it is about trees that
// XML cannot hold, which a tokenizer does not make.
std::vector<std::filesystem::path> html5lib_files();
std::vector<html5lib_test> read_html5lib(const std::filesystem::path&);
markup::content content_named(std::string_view state);

std::string shown(std::string_view html, markup::content in = markup::content::data, std::string_view last_start_tag = {});

}  // namespace dateline::tests
