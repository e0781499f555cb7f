#include "unit/archive/made_archives.hpp"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace made {

std::string record_with_length(std::string_view length, std::string_view block) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2023-06-12T01:19:00Z\r\nWARC-Target-URI: https://news.example/a\r\n"
      "Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      length, block);
}

std::string record(std::string_view type, std::string_view block, std::string_view more_fields, std::string_view date) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Date: {}\r\nWARC-Target-URI: https://news.example/a\r\nWARC-Record-ID: <urn:test:1>\r\n{}"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      type, date, more_fields, block.size(), block);
}

std::string response(std::string_view body, std::string_view http_fields) {
  return fmt::format("HTTP/1.1 200 OK\r\n{}\r\n{}", http_fields, body);
}

std::string page(std::string_view word) {
  return fmt::format("<!doctype html><title>{}</title><p>Published: 12 June 2023, 01:00 UTC</p><p>{}</p>", word, word);
}

std::string arc(std::string_view body, std::string_view date) {
  constexpr std::string_view about = "1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n";
  const auto block = response(body);
  return fmt::format("filedesc://t.arc 0.0.0.0 {} text/plain {}\n{}\nhttp://news.example/a b 192.0.2.1 {} text/html {}\n{}\n", date,
                     about.size(), about, date, block.size(), block);
}

std::string deflated(std::string_view bytes, int window_bits) {
  z_stream s{};
  deflateInit2(&s, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string in(bytes), out(deflateBound(&s, bytes.size()) + 64, '\0');
  s.next_in = reinterpret_cast<Bytef*>(in.data());
  s.avail_in = static_cast<uInt>(in.size());
  s.next_out = reinterpret_cast<Bytef*>(out.data());
  s.avail_out = static_cast<uInt>(out.size());
  deflate(&s, Z_FINISH);
  out.resize(s.total_out);
  deflateEnd(&s);
  return out;
}

std::string gzip(std::string_view bytes) { return deflated(bytes, 15 + 16); }

std::string zstd(std::string_view bytes, const std::string& dictionary) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  auto* const c = ZSTD_createCCtx();
  out.resize(ZSTD_compress_usingDict(c, out.data(), out.size(), bytes.data(), bytes.size(), dictionary.data(), dictionary.size(), 3));
  ZSTD_freeCCtx(c);
  return out;
}

std::string skippable(std::string_view bytes, unsigned char kind) {
  std::string out{static_cast<char>(kind), '\x2A', '\x4D', '\x18'};
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>((bytes.size() >> shift) & 0xFFU);
  return out.append(bytes);
}

outcome read(std::string_view archive, const dateline::archive_options& options, std::size_t piece) {
  auto from = dateline::bytes_of(archive);
  dateline::archive_reader reader([&](char* into, std::size_t size) { return from(into, std::min(size, piece)); }, options);
  outcome out;
  while (auto r = reader.next()) {
    if (*r) out.records.push_back(std::move(**r));
    else out.errors.push_back(r->failure());
  }
  return out;
}

}  // namespace made
