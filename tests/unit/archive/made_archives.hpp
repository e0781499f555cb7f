// Small archives for the tests, made in memory.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/archive.hpp"

namespace made {

std::string record(std::string_view type, std::string_view block, std::string_view more_fields = "",
                   std::string_view date = "2023-06-12T01:19:00Z");
std::string record_with_length(std::string_view length, std::string_view block);
std::string response(std::string_view body, std::string_view http_fields = "Content-Type: text/html\r\n");  // the block
std::string page(std::string_view word);  // HTML with a stamp and the word
std::string arc(std::string_view body, std::string_view date);

std::string gzip(std::string_view);
std::string gzip_with_extra(std::string_view, std::string_view field);  // RFC 1952 §2.3.1.1: two letters, a length, bytes
std::string deflated(std::string_view, int window_bits);
std::string zstd(std::string_view, const std::string& dictionary = {});
std::string skippable(std::string_view, unsigned char kind);

struct zip_form {
  bool deflated = false, large = false, sizes_behind = false;  // large: ZIP64
  std::string comment{};
};
std::string zip(const std::vector<std::pair<std::string, std::string>>& entries, const zip_form&);

struct outcome {
  std::vector<dateline::archive_record> records;
  std::vector<dateline::error> errors;
};
outcome read(std::string_view archive, const dateline::archive_options& = {}, std::size_t piece = 1 << 16);

}  // namespace made
