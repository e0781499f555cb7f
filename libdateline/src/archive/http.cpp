#include "archive/http.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "archive/decoder.hpp"

namespace dateline::archives {
namespace {

constexpr std::size_t longest_head = 1 << 20;  // of which the fields are read

struct chunk {
  std::size_t begin = 0, size = 0;  // of its content
};

// The chunk whose line stands at `at`; nothing: none begins there.
std::optional<chunk> chunk_at(std::string_view body, std::size_t at) {
  auto line = take_line(body.substr(0, std::min(body.size(), at + 4096)), at);
  line = trimmed(line.substr(0, line.find(';')));
  if (line.empty() || line.size() > 8) return std::nullopt;
  std::uint64_t size = 0;
  for (const char c : line) {
    const auto small = static_cast<char>(c | 0x20);
    const bool letter = small >= 'a' && small <= 'f';
    if (!letter && (c < '0' || c > '9')) return std::nullopt;
    size = size * 16 + static_cast<unsigned>(letter ? small - 'a' + 10 : c - '0');
  }
  return chunk{at, static_cast<std::size_t>(size)};
}

std::size_t behind_line_end(std::string_view body, std::size_t at) {
  return at + (body.substr(at, 2) == "\r\n" ? 2 : body.substr(at, 1) == "\n" ? 1 : 0);
}

// RFC 9112 §7.1. A chunk that is cut short gives what is there; bytes that are no chunks at all are the body itself.
decoded without_chunks(std::string_view body) {
  decoded out;
  for (std::size_t at = 0;;) {
    const auto next = chunk_at(body, at);
    if (!next && at == 0) return {std::string(body), {}};
    if (!next) {
      if (at < body.size()) out.wrong = "the body was not chunked to its end";
      out.bytes += body.substr(at);
      return out;
    }
    if (next->size == 0) return out;
    out.bytes += body.substr(next->begin, next->size);
    if (next->size > body.size() - next->begin) {
      out.wrong = fmt::format("the body ends {} bytes before the end of a chunk", next->size - (body.size() - next->begin));
      return out;
    }
    at = behind_line_end(body, next->begin + next->size);
  }
}

// One chunk behind the other as they are written, to the empty one that ends them: what nobody said is believed then.
bool is_chunked(std::string_view body) {
  constexpr std::string_view line_end = "\r\n";
  for (std::size_t at = 0, chunks = 0;; ++chunks) {
    const auto next = chunk_at(body, at);
    if (!next || next->begin < 2 || body.substr(next->begin - 2, 2) != line_end) return false;
    if (next->size == 0) return chunks > 0 && body.substr(next->begin) == line_end;
    if (next->size > body.size() - next->begin || body.substr(next->begin + next->size, 2) != line_end) return false;
    at = next->begin + next->size + 2;
  }
}

bool gzip_begins(std::string_view s) { return s.starts_with("\x1F\x8B\x08"); }
bool zstd_begins(std::string_view s) { return s.starts_with("\x28\xB5\x2F\xFD"); }
bool zlib_begins(std::string_view s) {
  if (s.size() < 2) return false;
  const auto first = static_cast<unsigned char>(s[0]), second = static_cast<unsigned char>(s[1]);
  return (first & 0x8FU) == 8 && (first * 256U + second) % 31 == 0 && (second & 0x20U) == 0;
}

struct undone {
  std::string out{};
  bool whole = false;   // the stream came to its end
  bool larger = false;  // than the limit
  const char* wrong = "";
};

// Streams that stand one behind the other are one body (RFC 1952 §2.2, RFC 8878 §3.1).
undone undo(decoder& d, std::string_view in, std::uint64_t limit) {
  undone u;
  const bool gzip = gzip_begins(in), zstd = zstd_begins(in);
  for (std::size_t room = std::max<std::size_t>(std::size_t{1} << 14, std::min<std::size_t>(in.size() * 6, std::size_t{1} << 20));;
       room = std::min<std::size_t>(room * 2, std::size_t{1} << 24)) {
    const auto had = u.out.size(), left = in.size();
    u.out.resize(had + room);
    auto p = d.decode(in, u.out.data() + had, room);
    while (p.state == decoder::state::finished && ((gzip && gzip_begins(in)) || (zstd && zstd_begins(in)))) {
      d.reset();
      const auto more = d.decode(in, u.out.data() + had + p.written, room - p.written);
      p = {more.state, p.written + more.written};
    }
    u.out.resize(had + p.written);
    if (u.out.size() > limit) u.larger = true;
    if (p.state == decoder::state::finished) u.whole = true;
    if (p.state == decoder::state::broken) u.wrong = d.wrong();
    if (u.larger || u.whole || p.state == decoder::state::broken || (p.written == 0 && in.size() == left)) return u;
    if (p.written < room && in.empty()) return u;
  }
}

std::unique_ptr<decoder> decoder_named(std::string_view coding, std::string_view body) {
  if (same_letters(coding, "deflate")) return zlib_begins(body) ? zlib_decoder() : deflate_decoder();
  if (same_letters(coding, "br")) return brotli_decoder();
  if (holds_letters(coding, "gzip") && body.starts_with("\x1F\x8B")) return gzip_decoder();
  return nullptr;  // gzip and zstd begin with their magic numbers, or are none
}

std::unique_ptr<decoder> decoder_by_magic(std::string_view body) {
  return gzip_begins(body) ? gzip_decoder() : zstd_begins(body) ? zstd_decoder() : nullptr;
}

// The bytes are believed before the name: first what they begin with, then what is said, then zlib, which any two bytes can be.
std::optional<undone> undo(std::string_view coding, std::string_view body, std::uint64_t limit) {
  std::optional<undone> best;
  const auto attempt = [&](const std::unique_ptr<decoder>& d) {
    if (!d) return false;
    auto u = undo(*d, body, limit);
    const bool done = u.whole || u.larger;
    if (done || !best || (best->out.empty() && !u.out.empty())) best = std::move(u);
    return done;
  };
  if (attempt(decoder_by_magic(body)) || (best && !best->out.empty()) || attempt(decoder_named(coding, body))) return best;
  if (zlib_begins(body) && !same_letters(coding, "deflate"))
    if (auto u = undo(*zlib_decoder(), body, limit); u.whole || u.larger) return u;
  return best;
}

bool known(std::string_view coding) {
  return coding.empty() || std::ranges::any_of(std::initializer_list<std::string_view>{"identity", "gzip", "x-gzip", "deflate", "br",
                                                                                       "zstd", "none", "utf-8", "8bit"},
                                               [&](std::string_view k) { return same_letters(coding, k); });
}

bool looks_like_text(std::string_view body) {
  const auto head = body.substr(0, 512);
  return !head.empty() && std::all_of(head.begin(), head.end(),
                                      [](char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t'; });
}

// Up to where a head without an end goes: to the first line that is none of its fields.
std::size_t end_of_fields(std::string_view block, std::size_t at) {
  while (at < block.size()) {
    const auto began = at;
    const auto line = take_line(block, at);
    const auto name = line.substr(0, line.find(':'));
    const bool folded = line.starts_with(' ') || line.starts_with('\t');
    if (!folded && (name.size() == line.size() || name.find_first_of(" \t<") != std::string_view::npos)) return began;
  }
  return at;
}

// The first line of the head that is markup: the line end before it is damaged. npos: none.
std::size_t markup_in_head(std::string_view head, std::size_t at) {
  while (at < head.size()) {
    const auto began = at;
    const auto line = take_line(head, at);
    const auto bracket = line.find('<');
    const bool folded = line.starts_with(' ') || line.starts_with('\t');
    if (!folded && bracket < line.find(':')) return began + bracket;
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<http_head> read_http_head(std::string_view block) {
  if (!block.starts_with("HTTP/")) return std::nullopt;
  http_head out;
  std::size_t searched = 0, fields = 0;
  const auto end = end_of_header(block, searched);
  const auto line = take_line(block, fields);
  out.size = std::min(end, block.size());
  out.open = end == std::string_view::npos;
  if (out.open) out.size = end_of_fields(block, fields);
  if (const auto markup = markup_in_head(block.substr(0, std::min(out.size, longest_head)), fields); markup != std::string_view::npos) {
    out.size = markup;
    out.open = true;
  }
  if (const auto code = line.find(' '); code != std::string_view::npos)
    out.status = static_cast<int>(whole_number(line.substr(code + 1, 3)).value_or(0));
  out.fields = read_fields(block.substr(0, std::min(out.size, longest_head)), fields);
  return out;
}

namespace {

// All that fields of a name say, as if it were one (RFC 9110 §5.3).
std::string codings_of(const std::vector<header_field>& fields, std::string_view name) {
  std::string out;
  for (const auto& f : fields)
    if (!f.value.empty() && same_letters(f.name, name)) out += (out.empty() ? "" : ", ") + f.value;
  return out;
}

// The last coding named was put on last. An error: one cannot be undone at all.
std::optional<error> undo_all(decoded& body, std::string_view codings, std::uint64_t limit) {
  for (int layers = 0; !codings.empty() && layers < 4; ++layers) {
    const auto comma = codings.rfind(',');
    const auto coding = trimmed(comma == std::string_view::npos ? codings : codings.substr(comma + 1));
    codings = comma == std::string_view::npos ? std::string_view{} : codings.substr(0, comma);
    if (body.bytes.empty()) break;
    if (coding.empty() || same_letters(coding, "identity") || same_letters(coding, "chunked")) continue;
    const bool text = looks_like_text(body.bytes);
    if (!known(coding) && !text && !decoder_by_magic(body.bytes))
      return error{error_code::malformed, fmt::format("Content-Encoding \"{}\" is not known", coding.substr(0, 64)), 0};
    auto u = undo(coding, body.bytes, limit);
    if (!u) continue;  // the header lies: the body is what it is
    if (u->larger)
      return error{error_code::too_large, fmt::format("the body inflates to more than {} bytes; --max-record lets longer ones in", limit),
                   0};
    if (!u->whole && text) continue;
    const std::string_view why = *u->wrong == '\0' ? "it ends too early" : u->wrong;
    if (!u->whole && u->out.empty()) return error{error_code::damaged, fmt::format("the body is no {}: {}", coding.substr(0, 64), why), 0};
    if (u->whole) body.wrong.clear();  // whatever chunks were lost, they held nothing of it
    else body.wrong = fmt::format("damaged body, {}: {}", coding.substr(0, 64), why);
    body.bytes = std::move(u->out);
  }
  return std::nullopt;
}

}  // namespace

result<decoded> decoded_body(std::string_view body, const std::vector<header_field>& fields, std::uint64_t limit) {
  const auto transfer = codings_of(fields, "Transfer-Encoding");
  decoded out;
  if (holds_letters(transfer, "chunked") || is_chunked(body)) out = without_chunks(body);
  else if (body.size() <= limit || !codings_of(fields, "Content-Encoding").empty()) out.bytes = body;
  if (auto wrong = undo_all(out, transfer, limit)) return *wrong;
  if (auto wrong = undo_all(out, codings_of(fields, "Content-Encoding"), limit)) return *wrong;
  if (out.bytes.size() > limit || (out.bytes.empty() && body.size() > limit))
    return error{error_code::too_large, fmt::format("the body is longer than {} bytes", limit), 0};
  return out;
}

bool begins_coded(std::string_view bytes) {
  return (gzip_begins(bytes) || zstd_begins(bytes) || zlib_begins(bytes)) && !looks_like_text(bytes);
}

result<decoded> decoded_bytes(std::string_view bytes, std::uint64_t limit) {
  auto u = undo("", bytes, limit);
  if (u && u->larger)
    return error{error_code::too_large, fmt::format("the body inflates to more than {} bytes; --max-record lets longer ones in", limit), 0};
  if (!u || (!u->whole && u->out.empty())) return decoded{std::string(bytes), {}};
  decoded out{std::move(u->out), {}};
  if (!u->whole) out.wrong = fmt::format("damaged body: {}", *u->wrong == '\0' ? "it ends too early" : u->wrong);
  return out;
}

}  // namespace dateline::archives
