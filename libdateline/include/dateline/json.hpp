// The answer as JSON: one object a document, every key always there, null where there is nothing to say.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/report.hpp"
#include "dateline/resolution.hpp"
#include "dateline/result.hpp"

namespace dateline {

struct answer_source {  // what the caller knows of where the document came from
  std::string id{};
  bool numeric_id = false;  // the id was given as a number: it goes out as one
  std::string path{};       // empty: none
  std::string url{};
  std::optional<sys_seconds> captured{};
  std::string archive{};     // the archive that the record stands in; empty: none, and what follows is not written
  std::uint64_t offset = 0;  // bytes, of the record or of the member that it begins in
  std::uint64_t length = 0;  // bytes in the archive; 0: they are not the record's own
  std::string record_id{};
  std::string title{};           // of the page, in the list of pages that came with the archive (WACZ); empty: none, not written
  std::string index_line{};      // the line of CDX or CDXJ that named the record, as it stands there; not written
  std::string mime{}, digest{};  // of the capture, as server and archive say; empty: they do not
  int http_status = 0;           // 0: there was no HTTP
};

struct json_options {
  bool indented = false;
  bool explain = false;  // with the evidence
  bool timex = false;    // each timestamp with its TIMEX3 value, if it was asked for (context::timex)
  bool timestamps = true, datelines = true, places = true, findings = true;
  std::vector<std::string_view> fields{};  // of json_keys: these alone, in that order; empty: all
};

std::span<const std::string_view> json_keys();  // of the answer, in their order

// Appends one object, and no line feed after it.
void append_json(std::string& out, const report&, const answer_source& = {}, const json_options& = {});
// The record that stands for a document that could not be read. `code` in kebab case.
void append_json_error(std::string& out, const answer_source&, std::string_view code, const error&, bool indented = false);

std::string to_json(const report&, const answer_source& = {}, const json_options& = {});

}  // namespace dateline
