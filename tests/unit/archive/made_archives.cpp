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

std::string gzip_with_extra(std::string_view bytes, std::string_view field) {
  auto out = gzip(bytes);
  out[3] = '\4';
  return out.insert(10, std::string{static_cast<char>(field.size()), '\0'}.append(field));
}

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

std::string zip(const std::vector<std::pair<std::string, std::string>>& entries, const zip_form& form) {
  const auto number = [](std::uint64_t n, unsigned bytes) {
    std::string out;
    for (unsigned i = 0; i < bytes; ++i) out += static_cast<char>(i < 8 ? (n >> (8 * i)) & 0xFFU : 0);
    return out;
  };
  std::string out, directory;
  for (const auto& [name, content] : entries) {
    const auto packed = form.deflated ? deflated(content, -15) : content;
    const auto sum = number(crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())), 4);
    const auto at = out.size();
    const auto flags = number(form.sizes_behind ? 8 : 0, 2), method = number(form.deflated ? 8 : 0, 2);
    const std::string not_here(4, '\xFF');
    const auto large = number(1, 2) + number(16, 2) + number(content.size(), 8) + number(packed.size(), 8);
    const auto sizes = number(packed.size(), 4) + number(content.size(), 4);
    out += "PK\x03\x04" + number(45, 2) + flags + method + number(0, 4) + (form.sizes_behind ? number(0, 4) : sum);
    out += form.sizes_behind ? number(0, 8) : form.large ? not_here + not_here : sizes;
    out += number(name.size(), 2) + number(form.large && !form.sizes_behind ? large.size() : 0, 2) + name;
    if (form.large && !form.sizes_behind) out += large;
    out += packed;
    if (form.sizes_behind) out += "PK\x07\x08" + sum + sizes;
    const auto far = number(1, 2) + number(24, 2) + number(content.size(), 8) + number(packed.size(), 8) + number(at, 8);
    directory += "PK\x01\x02" + number(45, 2) + number(45, 2) + flags + method + number(0, 4) + sum;
    directory += form.large ? not_here + not_here : sizes;
    directory +=
        number(name.size(), 2) + number(form.large ? far.size() : 0, 2) + number(0, 10) + (form.large ? not_here : number(at, 4)) + name;
    if (form.large) directory += far;
  }
  const auto at = out.size();
  out += directory;
  if (form.large) {
    const auto end = out.size();
    out += "PK\x06\x06" + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) + number(entries.size(), 8) +
           number(entries.size(), 8) + number(directory.size(), 8) + number(at, 8);
    out += "PK\x06\x07" + number(0, 4) + number(end, 8) + number(1, 4);
  }
  out += "PK\x05\x06" + number(0, 4) + number(form.large ? 0xFFFF : entries.size(), 2) + number(form.large ? 0xFFFF : entries.size(), 2) +
         number(form.large ? 0xFFFFFFFF : directory.size(), 4) + number(form.large ? 0xFFFFFFFF : at, 4) + number(form.comment.size(), 2) +
         form.comment;
  return out;
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
