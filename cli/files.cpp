#include "files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "dateline/packed.hpp"
#include "interrupt.hpp"
#include "output.hpp"
#include "size_value.hpp"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

using taker = std::function<bool(const named_file&)>;

// A link without an end, or around in a circle. What reads it says so.
bool leads_nowhere(const fs::directory_entry& e) {
  std::error_code unknown;
  if (!e.is_symlink(unknown)) return false;
  const auto type = e.status(unknown).type();
  return type == fs::file_type::not_found || type == fs::file_type::none;
}

bool walk(const std::string& dir, const taker& take) {
  struct entry {
    std::string name;
    bool folder;
  };
  std::error_code wrong;
  std::vector<entry> entries;
  for (fs::directory_iterator i(dir, wrong), end; !wrong && i != end; i.increment(wrong)) {
    auto name = i->path().filename().string();
    std::error_code unknown;
    const bool folder = i->is_directory(unknown);
    if (name.starts_with('.') || (folder && i->is_symlink(unknown))) continue;  // a link upwards would never end
    if (folder || i->is_regular_file(unknown) || leads_nowhere(*i)) entries.push_back({std::move(name), folder});
  }
  if (wrong) return take({dir, wrong.message()});
  std::ranges::sort(entries, {}, &entry::name);
  return std::ranges::all_of(entries, [&](const entry& e) {
    auto path = (fs::path(dir) / e.name).string();
    return e.folder ? walk(path, take) : take({std::move(path)});
  });
}

bool each_line(std::string_view rest, const taker& take) {
  while (!rest.empty()) {
    auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && !take({std::string(line)})) return false;
  }
  return true;
}

// Until there is something to read, or the run is to end. A signal can come just before the wait, hence the seconds.
bool wait_for_bytes(int fd) {
  for (;;) {
    if (interrupted()) return false;
    struct pollfd one{fd, POLLIN, 0};
    const int n = ::poll(&one, 1, 1000);
    if (n > 0 || (n < 0 && errno != EINTR)) return true;
  }
}

}  // namespace

inputs::inputs(const std::vector<std::string>& words) {
  for (const auto& w : words) {
    std::error_code unknown;
    word one{w};
    if (w.size() > 1 && w.front() == '@' && !fs::exists(w, unknown)) {
      one = {w.substr(1), true};
      if (auto text = read_document(one.path)) one.text = std::move(*text);
      else one.unreadable = text.failure().message;
    }
    words_.push_back(std::move(one));
  }
}

std::vector<std::string> inputs::lists() const {
  std::vector<std::string> out;
  for (const auto& w : words_)
    if (w.list) out.push_back(w.path);
  return out;
}

bool inputs::each(const taker& take) const {
  return std::ranges::all_of(words_, [&](const word& w) {
    std::error_code unknown;
    if (w.list) return w.unreadable.empty() ? each_line(w.text, take) : take({w.path, w.unreadable});
    if (w.path != "-" && fs::is_directory(w.path, unknown)) return walk(w.path, take);
    return take({w.path});
  });
}

std::FILE* temporary_file() {
  const char* folder = std::getenv("TMPDIR");
  auto path = fmt::format("{}/dateline-XXXXXX", folder == nullptr || *folder == '\0' ? "/tmp" : folder);
  const int fd = ::mkostemp(path.data(), O_CLOEXEC);
  if (fd < 0) return nullptr;
  ::unlink(path.c_str());
  auto* const out = ::fdopen(fd, "w+b");
  if (out == nullptr) ::close(fd);
  return out;
}

bool is_among(const std::string& path, const inputs& in) {
  using identity = std::pair<dev_t, ino_t>;
  if (descriptor_named(path) >= 0) return false;
  std::vector<identity> ours;
  const auto final_path = real_path(path);
  for (const auto& name : {final_path, part_of(final_path), final_path + ".journal"})
    if (struct stat st{}; ::stat(name.c_str(), &st) == 0 && S_ISREG(st.st_mode)) ours.emplace_back(st.st_dev, st.st_ino);
  const auto is_other = [&ours](const std::string& name) {
    struct stat st{};
    const int there = name == "-" ? ::fstat(0, &st) : ::stat(name.c_str(), &st);
    return there != 0 || std::ranges::find(ours, identity(st.st_dev, st.st_ino)) == ours.end();
  };
  if (ours.empty()) return false;
  return !std::ranges::all_of(in.lists(), is_other) || !in.each([&](const named_file& f) { return is_other(f.path); });
}

survey look_over(const inputs& in, std::int64_t since) {
  survey out;
  const auto chain = [](std::uint64_t& digest, const void* bytes, std::size_t n) { digest = XXH3_64bits_withSeed(bytes, n, digest); };
  in.each([&](const named_file& f) {
    struct stat st{};
    const bool there = f.path != "-" && ::stat(f.path.c_str(), &st) == 0;
    const bool regular = there && S_ISREG(st.st_mode);
    const std::int64_t modified = regular ? std::int64_t{st.st_mtim.tv_sec} * 1'000'000'000 + st.st_mtim.tv_nsec : 0;
    const std::uint64_t state[] = {regular ? static_cast<std::uint64_t>(st.st_size) : 0, static_cast<std::uint64_t>(modified)};
    out.files += 1;
    out.bytes += state[0];
    out.sized = out.sized && f.path != "-" && regular == there;
    chain(out.names, f.path.data(), f.path.size());
    chain(out.states, state, sizeof state);
    if (out.newer.empty() && modified > since) out.newer = f.path;
    return true;
  });
  return out;
}

file_reader::file_reader(const std::string& path) : ours_(path != "-") {
  fd_ = ours_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY) : 0;
  struct stat st{};
  if (fd_ < 0 || ::fstat(fd_, &st) != 0) {
    wrong_ = std::strerror(errno);
    return;
  }
  if (S_ISDIR(st.st_mode)) wrong_ = std::strerror(EISDIR);
  anywhere_ = S_ISREG(st.st_mode);
  if (anywhere_) size_ = due_ = static_cast<std::uint64_t>(st.st_size);
  else waits_ = true;
}

file_reader::~file_reader() {
  if (ours_ && fd_ >= 0) ::close(fd_);
}

bool file_reader::more(std::string& buffer, std::size_t at_most) {
  if (!wrong_.empty()) return false;
  // No more room than the file needs: thousands of small ones are in memory at once, and a large one would be there twice.
  if (at_ < size_) at_most = static_cast<std::size_t>(std::min<std::uint64_t>(at_most, size_ - at_));
  else if (size_ > 0) {
    char behind[4096];
    const auto n = take(behind, std::min(at_most, sizeof behind));
    buffer.append(behind, n);
    return n > 0;
  }
  const auto had = buffer.size();
  buffer.resize(had + at_most);
  const auto n = take(buffer.data() + had, at_most);
  buffer.resize(had + n);
  return n > 0;
}

std::size_t file_reader::take(char* into, std::size_t at_most) {
  if (!wrong_.empty()) return 0;
  const auto n = content_ ? content_(into, at_most) : take_given(into, at_most);
  if (n) return *n;
  wrong_ = n.failure().message;
  code_ = n.failure().code;
  return 0;
}

result<std::size_t> file_reader::take_given(char* into, std::size_t at_most) {
  ssize_t n = -1;
  do {
    if (waits_ && !wait_for_bytes(fd_)) {
      errno = EINTR;
      break;
    }
    n = ::read(fd_, into, at_most);
  } while (n < 0 && errno == EINTR);
  if (n < 0) return error{error_code::unreadable, std::strerror(errno), at_};
  if (n == 0 && ours_ && at_ < due_)
    return error{error_code::unreadable, fmt::format("ends after {} of its {} bytes: it was cut short while it was read", at_, due_), at_};
  at_ += static_cast<std::uint64_t>(n);
  return static_cast<std::size_t>(n);
}

void file_reader::unpack(std::string already) {
  byte_source packed = content_ ? std::move(content_) : [this](char* into, std::size_t size) { return take_given(into, size); };
  give(unpacked([packed = std::move(packed), already = std::move(already), given = std::size_t{0}](
                    char* into, std::size_t size) mutable -> result<std::size_t> {
    if (given == already.size()) return packed(into, size);
    const auto n = already.copy(into, size, given);
    given += n;
    return n;
  }));
}

void file_reader::give(byte_source content) {
  content_ = std::move(content);
  size_ = 0;
  anywhere_ = false;
}

bool file_reader::seek(std::uint64_t offset) {
  if (!wrong_.empty()) return false;
  if (::lseek(fd_, static_cast<off_t>(offset), SEEK_SET) < 0) wrong_ = std::strerror(errno);
  at_ = offset;
  return wrong_.empty();
}

result<std::size_t> file_reader::take_at(std::uint64_t offset, char* into, std::size_t at_most) const {
  if (!wrong_.empty()) return error{error_code::unreadable, wrong_, offset};
  ssize_t n = 0;
  do n = ::pread(fd_, into, at_most, static_cast<off_t>(offset));
  while (n < 0 && errno == EINTR);
  if (n < 0) return error{error_code::unreadable, std::strerror(errno), offset};
  return static_cast<std::size_t>(n);
}

std::shared_ptr<file_reader> file_reader::kept(file_reader& stream, std::string_view already) {
  std::shared_ptr<file_reader> out(new file_reader);
  auto* const file = temporary_file();
  const auto failed = [&] {
    out->wrong_ = std::strerror(errno);
    if (file != nullptr) std::fclose(file);
    return out;
  };
  if (file == nullptr) return failed();
  std::string buffer(already);
  do {
    if (std::fwrite(buffer.data(), 1, buffer.size(), file) != buffer.size()) return failed();
    out->size_ += buffer.size();
    buffer.clear();
  } while (stream.more(buffer, 1 << 20));
  if (std::fflush(file) != 0) return failed();
  out->fd_ = ::dup(::fileno(file));
  if (out->fd_ < 0) return failed();
  std::fclose(file);
  out->anywhere_ = out->ours_ = true;
  out->wrong_ = stream.wrong();
  return out;
}

std::shared_ptr<file_reader> open_files::get(const std::string& path) {
  for (auto i = open_.begin(); i != open_.end(); ++i)
    if (i->first == path) {
      std::rotate(i, i + 1, open_.end());
      return open_.back().second;
    }
  if (open_.size() == most) open_.erase(open_.begin());
  open_.emplace_back(path, std::make_shared<file_reader>(path));
  return open_.back().second;
}

error longer_than(std::uint64_t limit) {
  return {error_code::too_large,
          limit < longest_document ? fmt::format("longer than {}; --max-record lets longer ones in", size_text(limit))
                                   : "longer than 4 GiB, which is more than one document can be",
          limit};
}

std::string beginning_of(file_reader& from, bool archive) {
  constexpr std::size_t enough = 1 << 16, enough_packed = 1 << 18;  // more than a block of zstd, before which nothing comes out
  constexpr int most = 4;                                           // there are files that hold themselves
  for (int times = 0;; ++times) {
    std::string head;
    while (head.size() < enough && head.find('\n') == std::string::npos && from.more(head, enough)) {}
    if (!begins_packed(head)) return head;
    while (head.size() < enough_packed && from.more(head, enough)) {}
    if (archive ? !begins_packed(packed_beginning(head)) : !looks_packed(head)) return head;
    if (times == most) {
      from.refuse(fmt::format("packed more than {} times over", most));
      return {};
    }
    from.unpack(std::move(head));
  }
}

result<std::string> read_document(file_reader& from, std::string already, std::uint64_t limit) {
  if (from.size() > limit) return longer_than(limit);
  if (from.size() > already.size()) already.reserve(static_cast<std::size_t>(from.size()));
  constexpr std::size_t least = 1 << 16, most = 1 << 24;
  while (from.more(already, std::clamp(already.capacity() - already.size(), least, most)))
    if (already.size() > limit) return longer_than(limit);
  if (!from.wrong().empty()) return error{from.code(), from.wrong(), already.size()};
  return already;
}

result<std::string> read_document(const std::string& path, std::uint64_t limit) {
  file_reader from(path);
  return read_document(from, {}, limit);
}

}  // namespace dateline::cli
