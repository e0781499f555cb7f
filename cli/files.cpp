#include "files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "size_value.hpp"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

void walk(const fs::path& dir, std::vector<named_file>& out) {
  std::error_code wrong;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator i(dir, wrong), end; !wrong && i != end; i.increment(wrong)) entries.push_back(*i);
  if (wrong) {
    out.push_back({dir.string(), wrong.message()});
    return;
  }
  std::ranges::sort(entries, {}, [](const fs::directory_entry& e) { return e.path().native(); });
  for (const auto& e : entries) {
    if (e.path().filename().native().starts_with('.')) continue;
    std::error_code unknown;
    if (e.is_symlink(unknown) && e.is_directory(unknown)) continue;  // a link upwards would never end
    if (e.is_directory(unknown)) walk(e.path(), out);
    else if (e.is_regular_file(unknown)) out.push_back({e.path().string()});
  }
}

void read_list(const std::string& path, std::vector<named_file>& out) {
  const auto text = read_document(path);
  if (!text) {
    out.push_back({path, text.failure().message});
    return;
  }
  for (std::string_view rest = *text; !rest.empty();) {
    auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) out.push_back({std::string(line)});
  }
}

}  // namespace

std::vector<named_file> expand(const std::vector<std::string>& words) {
  std::vector<named_file> out;
  for (const auto& w : words) {
    std::error_code unknown;
    if (w.size() > 1 && w.front() == '@' && !fs::exists(w, unknown)) read_list(w.substr(1), out);
    else if (w != "-" && fs::is_directory(w, unknown)) walk(w, out);
    else out.push_back({w});
  }
  return out;
}

file_reader::file_reader(const std::string& path) {
  fd_ = path == "-" ? 0 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  struct stat st{};
  if (fd_ < 0 || ::fstat(fd_, &st) != 0) {
    wrong_ = std::strerror(errno);
    return;
  }
  if (S_ISDIR(st.st_mode)) wrong_ = std::strerror(EISDIR);
  if (S_ISREG(st.st_mode)) size_ = static_cast<std::uint64_t>(st.st_size);
}

file_reader::~file_reader() {
  if (fd_ > 0) ::close(fd_);
}

bool file_reader::more(std::string& buffer, std::size_t at_most) {
  if (!wrong_.empty()) return false;
  const auto had = buffer.size();
  buffer.resize(had + at_most);
  const auto n = take(buffer.data() + had, at_most);
  buffer.resize(had + n);
  return n > 0;
}

std::size_t file_reader::take(char* into, std::size_t at_most) {
  if (!wrong_.empty()) return 0;
  ssize_t n = 0;
  do n = ::read(fd_, into, at_most);
  while (n < 0 && errno == EINTR);
  if (n < 0) wrong_ = std::strerror(errno);
  return static_cast<std::size_t>(std::max<ssize_t>(n, 0));
}

error longer_than(std::uint64_t limit) {
  return {error_code::too_large,
          limit < longest_document ? fmt::format("longer than {}; --max-record lets longer ones in", size_text(limit))
                                   : "longer than 4 GiB, which is more than one document can be",
          limit};
}

result<std::string> read_document(file_reader& from, std::string already, std::uint64_t limit) {
  if (from.size() > limit) return longer_than(limit);
  if (from.size() > already.size()) already.reserve(static_cast<std::size_t>(from.size()) + 1);
  constexpr std::size_t least = 1 << 16, most = 1 << 24;
  while (from.more(already, std::clamp(already.capacity() - already.size(), least, most)))
    if (already.size() > limit) return longer_than(limit);
  if (!from.wrong().empty()) return error{error_code::unreadable, from.wrong(), already.size()};
  return already;
}

result<std::string> read_document(const std::string& path, std::uint64_t limit) {
  file_reader from(path);
  return read_document(from, {}, limit);
}

}  // namespace dateline::cli
