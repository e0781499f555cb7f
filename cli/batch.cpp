#include "batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "archive_input.hpp"
#include "check/all_checks.hpp"
#include "dateline/dateline.hpp"
#include "files.hpp"
#include "help.hpp"
#include "ordered_pool.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "read/media.hpp"
#include "record.hpp"
#include "size_value.hpp"
#include "suggest.hpp"

namespace dateline::cli {
namespace {

struct task {
  enum class what { line, text, html, record, failed } is = what::text;
  std::string path{};
  bool in_archive = false;   // the path is that of an archive
  std::size_t line = 0;      // of JSONL, from 1
  std::uint64_t offset = 0;  // where it begins in the file
  std::string bytes{};
  archive_record record{};
  error wrong{};  // failed: why
};
using piece = std::vector<task>;

struct outcome {
  std::string out{}, errors{}, talk{};
  tally counted{};
};

bool valid_checks(const std::vector<std::string>& ids, std::string_view option) {
  for (const auto& id : ids) {
    if (check_named(id) != nullptr) continue;
    std::vector<std::string> names;
    for (const auto& c : all_checks()) names.emplace_back(c.id);
    complain(fmt::format("--{}: there is no check {}{}", option, id, did_you_mean(id, names, "; dateline checks lists them")));
    return false;
  }
  return true;
}

class worker {
 public:
  explicit worker(const batch& b) : b_(b) {}

  outcome operator()(piece&& tasks) const {
    outcome o;
    for (auto& t : tasks) {
      o.counted.documents += 1;
      o.counted.bytes += t.bytes.size() + t.record.block.size();
      if (t.is == task::what::failed) unread(o, t);
      else if (t.is == task::what::record) record(o, t);
      else if (t.is != task::what::line) text(o, t);
      else line(o, t);
    }
    return o;
  }

 private:
  void unread(outcome& o, const task& t) const {
    if (t.in_archive)
      return failed(o, source_in_archive(t.path, t.wrong.where), code_of(t.wrong), t.wrong, fmt::format("{}#{}", t.path, t.wrong.where));
    const auto where = t.line == 0 ? t.path : fmt::format("{}:{}", t.path, t.line);
    failed(o, {.id = where, .path = t.path}, code_of(t.wrong), t.wrong, where);
  }

  void record(outcome& o, task& t) const {
    auto from = source_of_record(t.path, t.record);
    auto opened = open_record(std::move(t.record), b_.with.base, {.max_record = b_.max_record});
    if (!opened) return failed(o, from, code_of(opened.failure()), opened.failure(), from.id);
    if (!*opened) {
      o.counted.documents -= 1;
      return;
    }
    from.url = (*opened)->given.url;
    from.captured = (*opened)->given.captured;
    answer(o, std::move((*opened)->document), (*opened)->given, from);
  }

  void text(outcome& o, task& t) const {
    answer_source from{.id = t.path, .path = t.path, .url = b_.with.base.url, .captured = b_.with.base.captured};
    if (t.path == "-") from.path.clear();
    answer(o, t.is == task::what::html ? document::from_html(std::move(t.bytes)) : document::from_text(std::move(t.bytes)), b_.with.base,
           from);
  }

  void line(outcome& o, task& t) const {
    auto r = read_record(t.bytes, b_.with.base, b_.with.know.tables(), b_.max_record);
    auto where = fmt::format("{}:{}", t.path, t.line);
    if (r.from.id.empty()) r.from.id = where;
    if (!r.failure.empty()) {
      if (r.failure == "malformed") where += fmt::format(":{}", r.wrong.where + 1);  // the column, in bytes
      r.wrong.where += t.offset;
      return failed(o, r.from, r.failure, r.wrong, where);
    }
    answer(o, r.is_html ? document::from_html(std::move(r.text), r.charset) : document::from_text(std::move(r.text)), r.given, r.from);
  }

  void answer(outcome& o, document doc, const context& given, const answer_source& from) const {
    auto r = scan(std::move(doc), b_.with.know, given);
    if (b_.wanted) std::erase_if(r.findings, [this](const finding& f) { return !b_.wanted(f.check); });
    o.counted.stamps += r.resolved.timestamps.size();
    o.counted.places += r.resolved.places.size();
    for (const auto& f : r.findings) {
      if (!f.conditional.empty()) continue;
      o.counted.findings[static_cast<std::size_t>(f.severity)] += 1;
      o.counted.fails = o.counted.fails || (b_.fail_on && f.severity >= *b_.fail_on);
    }
    b_.write(o.out, r, from);
  }

  void failed(outcome& o, const answer_source& from, std::string_view code, const error& e, const std::string& where) const {
    o.counted.failures += 1;
    o.talk += fmt::format("dateline: {}: {}\n", where, e.message);
    std::string record;
    append_json_error(record, from, code, e);
    record += '\n';
    if (b_.error_records) o.out += record;
    o.errors += record;
  }

  const batch& b_;
};

// Cuts inputs into documents and hands them on, some at a time.
class feeder {
 public:
  feeder(const batch& b, std::function<bool(piece)> push) : b_(b), push_(std::move(push)) {}

  bool file(const named_file& f) {
    if (!f.unreadable.empty()) return one({.is = task::what::failed, .path = f.path, .wrong = {error_code::unreadable, f.unreadable, 0}});
    file_reader from(f.path);
    std::string head;
    if (b_.input == "auto")
      while (head.size() < (1 << 16) && head.find('\n') == std::string::npos && from.more(head, 1 << 16)) {}
    if (b_.input == "warc" || b_.input == "arc" || (b_.input == "auto" && looks_like_archive(head)))
      return read_archive(from, std::move(head), b_.max_record, [&](result<archive_record>&& r) {
        return one(r ? task{.is = task::what::record, .path = f.path, .in_archive = true, .record = std::move(*r)}
                     : task{.is = task::what::failed, .path = f.path, .in_archive = true, .wrong = r.failure()});
      });
    if (b_.input == "jsonl" || (b_.input == "auto" && looks_like_jsonl(head))) return lines(from, f.path, std::move(head));
    auto bytes = read_document(from, std::move(head), b_.max_record);
    if (!bytes) return one({.is = task::what::failed, .path = f.path, .wrong = bytes.failure()});
    const bool html = b_.input == "html" || (b_.input == "auto" && looks_like_html(*bytes));
    return one({.is = html ? task::what::html : task::what::text, .path = f.path, .bytes = std::move(*bytes)});
  }

  bool flush() {
    size_ = 0;
    return pending_.empty() || push_(std::exchange(pending_, {}));
  }

 private:
  static constexpr std::size_t enough = 1 << 18, many = 256;

  // A document of JSONL, and no text that happens to begin with a brace: a key, and one that documents have.
  static bool looks_like_jsonl(std::string_view head) {
    const auto first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || head[first] != '{') return false;
    const auto line = head.substr(first, head.find('\n', first) - first);
    const auto key = line.find_first_not_of(" \t", 1);
    if (key == std::string_view::npos || line[key] != '"') return false;
    return std::ranges::any_of(std::initializer_list<std::string_view>{"\"text\"", "\"html\"", "\"path\""},
                               [line](std::string_view k) { return line.find(k) != std::string_view::npos; });
  }

  bool lines(file_reader& from, const std::string& path, std::string buffer) {
    std::size_t number = 0;
    std::uint64_t at = 0;
    std::size_t searched = 0;
    bool dropping = false;  // the rest of a line that is too long
    for (bool open = true; open;) {
      std::size_t done = 0;
      for (std::size_t end; (end = buffer.find('\n', std::max(done, searched))) != std::string::npos; done = end + 1)
        if (!std::exchange(dropping, false) && !line(path, ++number, at + done, std::string_view(buffer).substr(done, end - done)))
          return false;
      buffer.erase(0, done);
      at += done;
      if (dropping || buffer.size() > b_.max_record) {
        if (!dropping && !too_long(path, ++number, at)) return false;
        dropping = true;
        at += buffer.size();
        buffer.clear();
      }
      searched = buffer.size();
      open = from.more(buffer, std::clamp<std::size_t>(buffer.size(), 1 << 18, 1 << 24));
    }
    if (!dropping && !line(path, ++number, at, buffer)) return false;
    if (!from.wrong().empty()) return one({.is = task::what::failed, .path = path, .wrong = {error_code::unreadable, from.wrong(), at}});
    return true;
  }

  bool line(const std::string& path, std::size_t number, std::uint64_t at, std::string_view text) {
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) return true;
    if (text.size() > b_.max_record) return too_long(path, number, at);
    return one({.is = task::what::line, .path = path, .line = number, .offset = at, .bytes = std::string(text)});
  }

  bool too_long(const std::string& path, std::size_t number, std::uint64_t at) {
    auto wrong = longer_than(b_.max_record);
    wrong.where = at;
    return one({.is = task::what::failed, .path = path, .line = number, .wrong = std::move(wrong)});
  }

  bool one(task t) {
    size_ += t.bytes.size() + t.record.block.size();
    pending_.push_back(std::move(t));
    return (size_ < enough && pending_.size() < many) || flush();
  }

  const batch& b_;
  std::function<bool(piece)> push_;
  piece pending_;
  std::size_t size_ = 0;
};

}  // namespace

std::optional<batch> make_batch(const session& s, verb asked, const arguments& a) {
  batch b{.with = s, .asked = asked};
  if (!one_of(a, "input", b.input)) return std::nullopt;
  b.jobs = std::max(1U, std::thread::hardware_concurrency());
  if (const auto* n = a.last("jobs")) {
    const auto [end, wrong] = std::from_chars(n->data(), n->data() + n->size(), b.jobs);
    if (wrong != std::errc{} || end != n->data() + n->size() || b.jobs < 1 || b.jobs > 1024) {
      complain(fmt::format("--jobs: \"{}\" is no number from 1 to 1024", *n));
      return std::nullopt;
    }
  }
  if (const auto* size = a.last("max-record")) {
    const auto parsed = parse_size(*size);
    if (!parsed || *parsed == 0 || *parsed > longest_document + 1) {
      complain(fmt::format("--max-record: \"{}\" is no size up to 4G; it is written 256M", *size));
      return std::nullopt;
    }
    b.max_record = std::min(*parsed, longest_document);
  }
  const auto select = a.list("select"), ignore = a.list("ignore");
  if (!valid_checks(select, "select") || !valid_checks(ignore, "ignore")) return std::nullopt;
  if (!select.empty() || !ignore.empty()) {
    b.wanted = [select, ignore](std::string_view id) {
      return (select.empty() || std::ranges::find(select, id) != select.end()) && std::ranges::find(ignore, id) == ignore.end();
    };
  }
  std::string least;
  if (!one_of(a, "fail-on", least)) return std::nullopt;
  if (!least.empty()) b.fail_on = least == "error" ? severity::error : least == "warning" ? severity::warning : severity::info;
  return b;
}

exit_code run_batch(const batch& b, const arguments& a) {
  auto words = a.words();
  if (words.empty()) {
    if (is_terminal(0)) {
      talk(short_help(command_of(b.asked)));
      return exit_code::usage;
    }
    words.emplace_back("-");
  }
  std::string show = "auto", wrong;
  if (!one_of(a, "progress", show)) return exit_code::usage;
  const auto* path = a.last("output");
  auto out = path == nullptr ? output{} : output::to_file(*path, wrong);
  const auto* errors_path = a.last("errors");
  auto errors = errors_path == nullptr || !wrong.empty() ? output{} : output::to_file(*errors_path, wrong);
  if (!wrong.empty()) {
    complain(wrong);
    return exit_code::unreadable;
  }

  progress shown(show == "always" || (show == "auto" && !b.with.quiet && is_terminal(2) && (path != nullptr || !is_terminal(1))));
  bool going = out.write(b.head);
  {
    ordered_pool<piece, outcome> pool(b.jobs, worker(b), [&](outcome&& o) {
      shown.clear();
      if (!o.talk.empty()) talk(o.talk);
      if (errors_path != nullptr) errors.write(o.errors);
      going = out.write(o.out) && going;
      shown.add(o.counted);
      return going;
    });
    feeder feed(b, [&pool](piece p) { return pool.push(std::move(p)); });
    for (const auto& f : expand(words)) {
      if (!going) break;
      if (b.with.verbose) talk(fmt::format("dateline: reading {}\n", f.path == "-" ? "standard input" : f.path));
      if (!feed.file(f)) break;
    }
    if (going && feed.flush()) pool.finish();
  }
  shown.clear();
  const bool written = out.finish();
  if (errors_path != nullptr) errors.finish();
  if (a.has("stats")) talk(shown.summary());
  if (!written && !out.reader_left()) return out.outcome();
  if (const auto code = errors.outcome(); code != exit_code::done) return code;
  if (shown.all().failures > 0) return exit_code::unreadable;
  return shown.all().fails ? exit_code::nothing : exit_code::done;
}

}  // namespace dateline::cli
