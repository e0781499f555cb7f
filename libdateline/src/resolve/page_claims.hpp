// Claims: each stamp of a page as a claim that the page was published on a day, with the rows that speak for it.
#pragma once

#include <cstdint>
#include <vector>

#include "resolve/account.hpp"
#include "resolve/civil.hpp"
#include "resolve/page_layout.hpp"
#include "resolve/setting.hpp"

namespace dateline::resolving {

// What a claim is read from, best told first: within one day the first that has a clock gives the answer.
enum class claim_kind : std::uint8_t {
  jsonld_article,
  jsonld_page,
  meta_published,
  time_marked,
  time_near,
  text_published,
  text_near,
  meta_date,
  time_any,
  text_any,
  jsonld_other,
  text_updated,
  time_updated,
  meta_updated,
  jsonld_updated,
  url,
  image,
  meta_other
};

struct claim {
  civil::local_days day{};
  claim_kind kind{};
  std::optional<std::uint32_t> stamp{};  // index into resolutions::timestamps; none: the address, a picture
  account because{};
  bool of_another = false;  // in a comment, a teaser, a list
  bool yearless = false;    // the day is only that of the year
};

std::vector<claim> claims_of(const resolutions&, const page_layout&, const setting&);
bool is_update(claim_kind);
bool marks_publication(claim_kind);  // by name, class or label

}  // namespace dateline::resolving
