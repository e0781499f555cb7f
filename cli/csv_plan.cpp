#include "csv_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <thread>

#include "batch.hpp"
#include "csv_answer.hpp"
#include "read/encoding.hpp"
#include "suggest.hpp"

namespace dateline::cli {
namespace {

// The options that name a column which tells something of its rows, and the field of the context that it is.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> told_by{{{"url-column", "url"},
                                                                                {"country-column", "country"},
                                                                                {"lang-column", "lang"},
                                                                                {"reference-column", "reference"},
                                                                                {"publisher-column", "publisher"}}};

std::optional<char> separator_named(std::string_view s) {
  if (s == "tab" || s == "\\t") return '\t';
  if (s.size() != 1 || static_cast<unsigned char>(s[0]) >= 0x80 || s[0] == '"' || s[0] == '\n' || s[0] == '\r') return std::nullopt;
  return s[0];
}

class header {
 public:
  header(const csv_plan& plan, const table_input& from) : headed_(plan.headed) {
    csv::record_splitter in(plan.form);
    const auto record = from.head().substr(0, in.end_of(from.head()));
    std::vector<std::string_view> fields;
    csv::split(record.substr(0, record.size() - csv::line_end_of(record, plan.form).size()), plan.form, fields);
    std::string scratch;
    for (const auto f : fields) names_.push_back(from.encoding().to_utf8(csv::value_of(f, scratch)));
  }

  std::size_t width() const { return names_.size(); }
  const std::string& name(std::size_t at) const { return names_[at]; }

  // By name as it is written, else without blanks around it, else by number.
  std::optional<std::size_t> find(std::string_view option, const std::string& wanted) const {
    if (headed_) {
      for (const bool exact : {true, false})
        for (std::size_t i = 0; i < names_.size(); ++i)
          if (exact ? names_[i] == wanted : trimmed(names_[i]) == trimmed(wanted)) return i;
    }
    std::size_t number = 0;
    const auto [end, wrong] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (wrong == std::errc{} && end == wanted.data() + wanted.size()) {
      if (number >= 1 && number <= names_.size()) return number - 1;
      complain_of(fmt::format("--{}: there are {} columns, and none is number {}", option, names_.size(), wanted));
    } else if (headed_) {
      complain_of(fmt::format("--{}: there is no column \"{}\"{}", option, wanted,
                              did_you_mean(wanted, names_, fmt::format("; there are: {}", fmt::join(names_, ", ")))));
    } else {
      complain_of(fmt::format("--{}: without a header a column is a number, and \"{}\" is none", option, wanted));
    }
    return std::nullopt;
  }

 private:
  static void complain_of(const std::string& what) { wrong_usage(what); }

  bool headed_;
  std::vector<std::string> names_;
};

bool read_fields(const arguments& a, csv_plan& plan) {
  const auto there = csv_fields(plan.places);
  for (const auto& f : a.list("fields")) {
    const auto found = std::ranges::find(there, f);
    if (found == there.end()) {
      wrong_usage(fmt::format("--fields: there is no field {}{}", f,
                              did_you_mean(f, {there.begin(), there.end()}, fmt::format("; there are: {}", fmt::join(there, ",")))));
      return false;
    }
    if (std::ranges::find(plan.fields, *found) == plan.fields.end()) plan.fields.push_back(*found);
  }
  if (plan.fields.empty()) plan.fields = csv_fields_by_default(plan.places);
  return true;
}

bool read_columns(const arguments& a, const header& head, csv_plan& plan) {
  for (const auto& c : a.each("column")) {
    const auto at = head.find("column", c);
    if (!at) return false;
    plan.columns.push_back({.at = *at, .name = plan.headed ? std::string(trimmed(head.name(*at))) : fmt::format("column {}", *at + 1)});
  }
  for (const auto& [option, field] : told_by) {
    const auto* c = a.last(option);
    if (c == nullptr) continue;
    const auto at = head.find(option, *c);
    if (!at) return false;
    plan.told.emplace_back(field, *at);
  }
  for (const auto& c : a.each("qualifier-column")) {
    const auto at = head.find("qualifier-column", c);
    if (!at) return false;
    plan.qualifiers.push_back(*at);
  }
  if (!plan.places && !plan.qualifiers.empty()) {
    wrong_usage("--qualifier-column goes with --as place");
    return false;
  }
  return true;
}

}  // namespace

std::optional<csv_plan> plan_csv(const session& s, const arguments& a, const table_input& from) {
  const auto& path = a.words().front();
  csv_plan plan{.with = s, .file = path == "-" ? "standard input" : path};
  plan.headed = !a.has("no-header");
  std::string as, numbers;
  if (!one_of(a, "as", as) || !one_of(a, "numbers", numbers)) return std::nullopt;
  plan.places = as == "place";
  if (!numbers.empty()) plan.numbers = number_form_named(numbers);
  const auto limits = make_batch(s, verb::csv, a);
  if (!limits) return std::nullopt;
  plan.jobs = limits->jobs;
  plan.longest = limits->max_record;
  plan.form = csv::detect(from.head());
  if (const auto* given = a.last("separator")) {
    const auto separator = separator_named(*given);
    if (!separator) {
      wrong_usage(fmt::format("--separator: \"{}\" is no separator; it is one character, or tab", *given));
      return std::nullopt;
    }
    plan.form.separator = *separator;
  }
  const header head(plan, from);
  plan.width = head.width();
  if (!read_fields(a, plan) || !read_columns(a, head, plan)) return std::nullopt;
  return plan;
}

std::string header_with_added(const csv_plan& plan, std::string_view record, const table_encoding& encoding) {
  const auto end = csv::line_end_of(record, plan.form);
  const auto body = record.substr(0, record.size() - end.size());
  std::vector<std::string_view> fields;
  csv::split(body, plan.form, fields);
  std::vector<std::string> names;
  std::string scratch, added;
  for (const auto f : fields) names.push_back(encoding.to_utf8(csv::value_of(f, scratch)));
  for (const auto& c : plan.columns)
    for (const auto f : plan.fields) {
      const auto base = fmt::format("{}_{}", c.name, f);
      auto name = base;
      for (int n = 2; std::ranges::find(names, name) != names.end(); ++n) name = fmt::format("{}_{}", base, n);
      added += plan.form.separator;
      csv::append_field(added, name, plan.form.separator);
      names.push_back(std::move(name));
    }
  std::string out(body);
  encoding.append(out, added);
  out += end;
  return out;
}

}  // namespace dateline::cli
