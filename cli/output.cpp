#include "output.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace dateline::cli {
namespace {

constexpr std::size_t chunk = 1 << 20;

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// A name is on the disk when its folder is. Some file systems cannot say so; then nothing can be done.
void sync_folder_of(const std::string& path) {
  const auto folder = path.substr(0, path.rfind('/') + 1);
  const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

bool sync_file(int fd) { return ::fdatasync(fd) == 0 || errno == EINVAL || errno == EROFS; }  // EINVAL: it cannot be, as a pipe

// Opens the file for one run alone; -1: `why`.
int open_alone(const std::string& path, std::string& why) {
  for (;;) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
    struct stat ours{}, there{};
    if (fd < 0 || ::fstat(fd, &ours) != 0) {
      why = std::strerror(errno);
      return -1;
    }
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      why = "another run is writing it";
      ::close(fd);
      return -1;
    }
    if (::stat(path.c_str(), &there) == 0 && there.st_ino == ours.st_ino && there.st_dev == ours.st_dev) return fd;
    ::close(fd);  // the other run has just finished, and what we opened has another name now
  }
}

}  // namespace

int descriptor_named(const std::string& path) {
  if (path == "-" || path == "/dev/stdout") return 1;
  if (path == "/dev/stderr") return 2;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    int fd = -1;
    const auto* const end = path.data() + path.size();
    const auto [read_to, wrong] = std::from_chars(path.data() + folder.size(), end, fd);
    if (wrong == std::errc{} && read_to == end) return fd;
  }
  return -1;
}

std::string part_of(const std::string& path) { return path + ".part"; }

std::string real_path(const std::string& path) {
  char* real = ::realpath(path.c_str(), nullptr);
  if (real == nullptr) return path;
  std::string out = real;
  std::free(real);  // NOLINT(cppcoreguidelines-no-malloc): realpath allocates with malloc
  return out;
}

bool rename_file(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return false;
  sync_folder_of(to);
  return true;
}

bool replace_file(const std::string& path, std::string_view text) {
  const auto fresh = path + ".new";  // which stays if we are killed here
  const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) return false;
  const bool written = write_all(fd, text) && sync_file(fd);
  const int why = errno;
  const bool done = ::close(fd) == 0 && written && rename_file(fresh, path);
  if (!done) {
    if (!written) errno = why;
    const int said = errno;
    ::unlink(fresh.c_str());
    errno = said;
  }
  return done;
}

output::output(output&& o) noexcept { *this = std::move(o); }

output& output::operator=(output&& o) noexcept {
  std::swap(fd_, o.fd_);
  std::swap(name_, o.name_);
  std::swap(part_, o.part_);
  std::swap(final_, o.final_);
  std::swap(buffer_, o.buffer_);
  std::swap(found_, o.found_);
  std::swap(size_, o.size_);
  std::swap(reader_left_, o.reader_left_);
  std::swap(kept_, o.kept_);
  std::swap(wrong_, o.wrong_);
  return *this;
}

output::~output() {
  if (!part_.empty() && !kept_) ::unlink(part_.c_str());
  if (fd_ > 2) ::close(fd_);
}

output output::to_file(const std::string& path, std::string& wrong, bool to_resume) {
  output out;
  if (const int fd = descriptor_named(path); fd >= 0) {  // it goes on where that is: opened anew it would begin at the start
    if (fd != 1) out.name_ = path;
    out.fd_ = fd == 1 ? fd : ::dup(fd);
    if (out.fd_ < 0) wrong = path + ": " + std::strerror(errno);
    return out;
  }
  out.name_ = path;
  struct stat st{};
  if (::stat(path.c_str(), &st) == 0 && !S_ISREG(st.st_mode)) {  // a device, a pipe: nothing to rename
    out.fd_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (out.fd_ < 0) wrong = path + ": " + std::strerror(errno);
    return out;
  }
  out.final_ = real_path(path);
  std::string why;
  out.fd_ = open_alone(part_of(out.final_), why);
  if (out.fd_ < 0) {
    wrong = path + ": " + why;
    return out;
  }
  out.part_ = part_of(out.final_);
  ::fstat(out.fd_, &st);
  out.found_ = out.size_ = static_cast<std::uint64_t>(st.st_size);
  if (to_resume) sync_folder_of(out.part_);  // what is on the disk must be found there
  else if (!out.cut(0)) wrong = out.wrong_;
  return out;
}

bool output::fail() {
  wrong_ = name_ + ": " + std::strerror(errno);
  return false;
}

bool output::flush() {
  if (reader_left_ || !wrong_.empty()) return false;
  const bool written = write_all(fd_, buffer_);
  buffer_.clear();
  if (written) return true;
  if (errno != EPIPE) return fail();
  reader_left_ = true;
  return false;
}

bool output::write(std::string_view bytes) {
  if (reader_left_ || !wrong_.empty()) return false;
  buffer_ += bytes;
  size_ += bytes.size();
  return buffer_.size() < chunk || flush();
}

bool output::sync() { return flush() && (sync_file(fd_) || fail()); }

bool output::cut(std::uint64_t size) {
  const auto end = static_cast<off_t>(size);
  if (::ftruncate(fd_, end) != 0 || ::lseek(fd_, end, SEEK_SET) < 0) return fail();
  size_ = size;
  return true;
}

bool output::finish() {
  if (part_.empty()) return flush();
  if (!sync()) return false;
  const bool closed = ::close(std::exchange(fd_, -1)) == 0;  // some file systems tell of a full disk only here
  if (!closed || !rename_file(part_, final_)) return fail();
  part_.clear();
  return true;
}

exit_code output::outcome() const {
  if (wrong_.empty()) return exit_code::done;
  complain(wrong_);
  return exit_code::unreadable;
}

exit_code print(std::string_view text) {
  output out;
  out.write(text);
  out.finish();
  return out.outcome();
}

void talk(std::string_view text) { write_all(2, text); }
void complain(std::string_view what) { write_all(2, std::string("dateline: ").append(what).append("\n")); }

bool is_terminal(int fd) { return ::isatty(fd) == 1; }

int terminal_width() {
  struct winsize w{};
  if (::ioctl(1, TIOCGWINSZ, &w) != 0 || w.ws_col == 0) return 0;
  return w.ws_col;
}

}  // namespace dateline::cli
