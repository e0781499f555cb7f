// The setting of a document: all that is known about whose it is and when it was there, gathered once, before
// any stamp is judged. Each fact keeps where it came from, for the explanation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/context.hpp"
#include "dateline/document.hpp"
#include "dateline/mention.hpp"
#include "dateline/resolution.hpp"
#include "know/tables.hpp"
#include "resolve/civil.hpp"

namespace dateline::resolving {

struct machine_time {  // a machine-readable stamp of the page
  std::string name;
  std::optional<std::uint32_t> stated{};  // index into page::stamps; none: given by the caller
  civil::local_days day{};
  local_seconds local{};
  precision unit = precision::second;
  std::optional<std::int32_t> offset{};  // none: naive
  know::zone_id zone = know::no_zone;    // with an offset: whose clock it is, where a label says so
  std::optional<sys_seconds> instant() const {
    if (!offset) return std::nullopt;
    return sys_seconds{local.time_since_epoch() - std::chrono::seconds{*offset}};
  }
};

struct fact {                                      // a country or zone that the setting tells, and how
  std::string_view id_zone, id_country, id_other;  // rows of the evidence
  std::string country{};
  know::zone_id zone = know::no_zone;
  std::string detail{};       // "home zone of news18.com" without the first words
  bool local_gmt = false;     // its GMT is the clock of its home, summer and winter
  std::string_view source{};  // timestamp::zone_source
};

struct setting {
  setting(const document&, const mentions&, const know::tables&, const context&, const std::vector<place>&);

  const document& text;
  const mentions& found;
  const know::tables& tables;
  const context& given;
  const std::vector<place>& places;

  std::vector<fact> publishers{};  // whose page it is: at most one by caller, URL or name, else one by the page's own words
  std::string language{};          // BCP 47
  std::string tld{};               // "in"
  std::string tld_country{};       // "IN"
  std::string host{};
  know::zone_id dateline_zone = know::no_zone;
  std::string dateline_country{}, dateline_name{};
  know::zone_id caller_zone = know::no_zone;
  std::vector<machine_time> machine{};        // those that speak of this page
  std::vector<machine_time> machine_aside{};  // of other pages: lists, teasers, comments
  std::optional<civil::local_days> url_day{};
  std::optional<civil::local_days> url_month{};   // its first day, where the path has a month
  std::string url_words{};                        // the day as the path writes it
  std::vector<std::int32_t> page_offsets{};       // explicit offsets of the page's stamps
  date_order sibling_order = date_order::open;    // what dates like 25/12/2023 of the text show of those like 12/06/2023
  std::optional<sys_seconds> upper{};             // nothing was written after it: capture, else reference
  std::optional<sys_seconds> anchor{};            // what relative phrases count from
  std::optional<std::uint32_t> anchor_stamp{};    // the timestamp that gave it, if one did
  std::optional<civil::local_days> anchor_day{};  // where the document's own stamp has a day and no instant

  const fact* publisher() const { return publishers.empty() ? nullptr : &publishers.front(); }
  std::string country() const { return publishers.empty() ? std::string() : publishers.front().country; }
  know::zone_id home() const { return publishers.empty() ? know::no_zone : publishers.front().zone; }
  // The zone that dates of this document are in when they name none: dateline first (for what is told there), else home.
  // The last day on which the text can have been written, somewhere on Earth; none: nothing bounds it.
  std::optional<civil::local_days> last_day() const;
  know::zone_id telling_zone() const { return dateline_zone != know::no_zone ? dateline_zone : home(); }
  // A text about days long past tells one after another: the year that a mention of it means, where it names none.
  std::optional<std::int32_t> told_year(const time_mention&) const;
  double weight(std::string_view id) const { return tables.evidence.row(id).weight; }

 private:
  void read_url();
  void read_publisher();
  void read_host_words();
  void read_dateline();
  void read_machine_stamps();
  void read_offsets();
  void read_story();

  std::vector<std::int32_t> told_years_{};  // by mention; empty: no such text
};

std::optional<machine_time> parse_machine_time(std::string_view name, std::string_view value);

}  // namespace dateline::resolving
