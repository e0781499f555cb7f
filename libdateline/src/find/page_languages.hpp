// The languages that a document can be expected to be in before its words are read.
#pragma once

#include <string_view>

#include "dateline/context.hpp"
#include "dateline/mention.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

struct page_languages {
  language_set declared;  // what the document or the caller says
  language_set expected;  // that, else the publisher's or its country's, and those of the text's scripts; a guess that rules nothing out
};

page_languages languages_of_page(std::string_view text, const know::tables&, const context&);

}  // namespace dateline::searching
