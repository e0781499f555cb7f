// The languages that a document can be expected to be in before its words are read.
#pragma once

#include <string_view>
#include <vector>

#include "dateline/context.hpp"
#include "dateline/mention.hpp"
#include "know/tables.hpp"

namespace dateline::searching {

struct page_languages {
  language_set declared;  // what the document or the caller says
  language_set expected;  // that, else the publisher's or its country's, and those of the text's scripts; a guess that rules nothing out
};

page_languages languages_of_page(std::string_view text, const know::tables&, const context&);

// Those in whose words phrases are looked for: the declared ones, else the expected ones and English; and what a date in
// words of none of them shows. One in words of theirs shows nothing, whoever else has its month.
language_set spoken_on(const page_languages&, const know::lexicon&, const std::vector<time_mention>& found);

}  // namespace dateline::searching
