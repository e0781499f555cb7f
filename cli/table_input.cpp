#include "table_input.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include "files.hpp"
#include "read/encoding.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t head_size = 1 << 18, piece_size = 1 << 18;

std::string_view mark_of(std::string_view bytes) {
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFE\xFF", "\xFF\xFE"})
    if (bytes.starts_with(mark)) return mark;
  return {};
}

std::string_view encoding_of(std::string_view head, std::string_view mark, std::string_view label) {
  if (!mark.empty()) return mark.size() == 3 ? "utf-8" : mark[0] == '\xFE' ? "utf-16be" : "utf-16le";
  if (!label.empty()) return encoding_named(label);
  while (!head.empty() && head.size() >= head_size && static_cast<unsigned char>(head.back()) >= 0x80) head.remove_suffix(1);
  return decode_html(std::string(head), "utf-8").charset;
}

}  // namespace

table_encoding::table_encoding(std::string_view name, std::string_view mark) : name_(name), mark_(mark) {
  if (name_ == "utf-8" || utf16()) return;
  for (int b = 0x80; b < 0x100; ++b) {
    const auto character = to_utf8(std::string(1, static_cast<char>(b)));
    if (character != "\xEF\xBF\xBD") bytes_.emplace(character, static_cast<char>(b));
  }
}

std::string table_encoding::to_utf8(std::string_view bytes) const {
  if (name_ == "utf-8" || utf16()) return std::string(bytes);
  return decode_html(std::string(bytes), name_).text;
}

std::size_t table_encoding::append(std::string& out, std::string_view utf8) const {
  if (name_ == "utf-8" || utf16()) {
    out += utf8;
    return 0;
  }
  std::size_t lost = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    if (lead < 0x80) {
      out += utf8[at++];
      continue;
    }
    const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const auto byte = bytes_.find(std::string(utf8.substr(at, size)));
    out += byte == bytes_.end() ? '?' : byte->second;
    if (byte == bytes_.end()) ++lost;
    at += size;
  }
  return lost;
}

table_input::table_input(const std::string& path, std::string_view label, bool twice)
    : path_(path), from_(std::make_unique<file_reader>(path)) {
  begun_ = beginning_of(*from_);
  if (twice && (path == "-" || from_->size() == 0)) {
    spool_ = temporary_file();
    if (spool_ == nullptr) wrong_ = std::string("no temporary file: ") + std::strerror(errno);
    else spool(begun_);
  }
  while (begun_.size() < head_size && more_bytes(begun_)) {}
  const auto mark = mark_of(begun_);
  encoding_.emplace(encoding_of(begun_, mark, label), mark);
  begun_.erase(0, mark.size());
  if (encoding_->utf16()) {
    units_.emplace(encoding_->big());
    utf16_to_text first(encoding_->big());
    first.append(head_, begun_);
  } else {
    head_ = begun_;
  }
}

table_input::~table_input() {
  if (spool_ != nullptr) std::fclose(spool_);
}

bool table_input::more_bytes(std::string& bytes) {
  if (!wrong_.empty()) return false;
  const auto had = bytes.size();
  if (again_ && spool_ != nullptr) {
    bytes.resize(had + piece_size);
    bytes.resize(had + std::fread(bytes.data() + had, 1, piece_size, spool_));
    if (std::ferror(spool_) != 0) wrong_ = "the temporary file cannot be read";
    return bytes.size() > had;
  }
  if (!from_->more(bytes, piece_size)) {
    wrong_ = from_->wrong();
    return false;
  }
  if (spool_ != nullptr) spool(std::string_view(bytes).substr(had));
  return true;
}

void table_input::spool(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), spool_) != bytes.size())
    wrong_ = std::string("the temporary file cannot be written: ") + std::strerror(errno);
}

bool table_input::more(std::string& text) {
  std::string bytes = std::exchange(begun_, {});
  if (bytes.empty() && !more_bytes(bytes)) {
    if (!units_) return false;
    const auto had = text.size();
    tail_ = units_->finish(text);
    units_.reset();
    return text.size() > had;
  }
  if (units_) units_->append(text, bytes);
  else text += bytes;
  return true;
}

void table_input::rewind() {
  again_ = true;
  if (spool_ != nullptr) static_cast<void>(std::fseek(spool_, 0, SEEK_SET));  // a file of our own: it can be
  else from_ = std::make_unique<file_reader>(path_);
  if (encoding_->utf16()) units_.emplace(encoding_->big());
  begun_.clear();
  while (begun_.size() < encoding_->mark().size() && more_bytes(begun_)) {}
  begun_.erase(0, encoding_->mark().size());
}

}  // namespace dateline::cli
