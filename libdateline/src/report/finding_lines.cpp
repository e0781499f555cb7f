#include "report/finding_lines.hpp"

#include "report/json_parts.hpp"

namespace dateline {

finding_lines::finding_lines(const report& r)
    : report_(r), all_(r.document.page() != nullptr ? std::string_view(r.document.page()->markup) : r.document.text()), lines_(all_) {}

std::optional<text_span> finding_lines::of(const finding& f) const {
  if (report_.document.page() == nullptr) return f.where;
  const auto given = given_place(report_, f.where, f.stated);
  if (!given) return std::nullopt;
  const auto in_markup = report_.document.decoded(*given);
  if (offset(in_markup.last) > all_.size() || in_markup.last < in_markup.first) return std::nullopt;
  return make_text_span(static_cast<std::size_t>(offset(in_markup.first)), static_cast<std::size_t>(offset(in_markup.last)));
}

}  // namespace dateline
