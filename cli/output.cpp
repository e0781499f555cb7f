#include "output.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace dateline::cli {
namespace {

constexpr std::size_t chunk = 1 << 20;

// The unfinished file, for the signal handler alone: it must not be left behind when the run is interrupted.
char unfinished[PATH_MAX];

extern "C" void take_away_unfinished(int signal) {
  if (unfinished[0] != '\0') ::unlink(unfinished);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void remember_unfinished(const std::string& path) {
  if (path.size() >= sizeof unfinished) return;
  std::memcpy(unfinished, path.c_str(), path.size() + 1);
  for (const int s : {SIGINT, SIGTERM, SIGHUP})
    if (std::signal(s, SIG_IGN) != SIG_IGN) std::signal(s, take_away_unfinished);
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

output::output(output&& o) noexcept
    : fd_(std::exchange(o.fd_, -1)),
      name_(std::move(o.name_)),
      temporary_(std::exchange(o.temporary_, {})),
      final_(std::move(o.final_)),
      buffer_(std::move(o.buffer_)),
      reader_left_(o.reader_left_),
      wrong_(std::move(o.wrong_)) {}

output::~output() {
  if (fd_ > 2) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

output output::to_file(const std::string& path, std::string& wrong) {
  output out;
  out.name_ = path;
  struct stat st{};
  if (::stat(path.c_str(), &st) == 0 && !S_ISREG(st.st_mode)) {  // a device, a pipe: nothing to rename
    out.fd_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (out.fd_ < 0) wrong = path + ": " + std::strerror(errno);
    return out;
  }
  out.final_ = path;
  if (char* real = ::realpath(path.c_str(), nullptr); real != nullptr) {  // through a link to the file it names
    out.final_ = real;
    std::free(real);  // NOLINT(cppcoreguidelines-no-malloc): realpath allocates with malloc
  }
  const auto slash = out.final_.rfind('/') + 1;
  out.temporary_ = out.final_.substr(0, slash) + "." + out.final_.substr(slash) + "." + std::to_string(::getpid());
  out.fd_ = ::open(out.temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (out.fd_ < 0) {
    wrong = path + ": " + std::strerror(errno);
    out.temporary_.clear();
  } else {
    remember_unfinished(out.temporary_);
  }
  return out;
}

bool output::flush() {
  if (reader_left_ || !wrong_.empty()) return false;
  const bool written = write_all(fd_, buffer_);
  buffer_.clear();
  if (written) return true;
  if (errno == EPIPE) reader_left_ = true;
  else wrong_ = name_ + ": " + std::strerror(errno);
  return false;
}

bool output::write(std::string_view bytes) {
  if (reader_left_ || !wrong_.empty()) return false;
  buffer_ += bytes;
  return buffer_.size() < chunk || flush();
}

bool output::finish() {
  if (!flush()) return false;
  if (temporary_.empty()) return true;
  const bool closed = ::close(std::exchange(fd_, -1)) == 0;  // some file systems tell of a full disk only here
  if (!closed || ::rename(temporary_.c_str(), final_.c_str()) != 0) {
    wrong_ = name_ + ": " + std::strerror(errno);
    return false;
  }
  temporary_.clear();
  unfinished[0] = '\0';
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
