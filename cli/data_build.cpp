#include "data_build.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <filesystem>

#include "dateline/knowledge.hpp"
#include "geonames_dump.hpp"
#include "geonames_lines.hpp"
#include "interrupt.hpp"
#include "know/image.hpp"
#include "know/tables.hpp"
#include "output.hpp"
#include "pack_gazetteer.hpp"
#include "session.hpp"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

class read_so_far {  // of the bytes of all dumps, where somebody looks
 public:
  read_so_far(bool shown, const dump_files& files) : shown_(shown) {
    if (!shown) return;
    auto all = files.places;
    all.insert(all.end(), {files.names, files.admin1, files.admin2, files.countries});
    for (const auto& f : all)
      if (!f.empty()) total_ += size_of_dump(f);
  }
  void add(std::uint64_t bytes) {
    read_ += bytes;
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || now - last_ < std::chrono::milliseconds{200}) return;
    last_ = now;
    talk(fmt::format("\r\x1b[K{:.0f} of {:.0f} MB read", static_cast<double>(read_) / 1e6, static_cast<double>(total_) / 1e6));
  }
  void say(std::string_view what) const {
    if (shown_) talk(fmt::format("\r\x1b[K{}", what));
  }

 private:
  bool shown_;
  std::uint64_t read_ = 0, total_ = 0;
  std::chrono::steady_clock::time_point last_{};
};

bool read_choice(const arguments& a, const dump_files& files, dump_choice& out) {
  const bool chosen_already = fs::path(files.places.front()).filename().string().starts_with("cities");
  if (!chosen_already) out.min_population = 500;
  if (const auto* n = a.last("min-population")) {
    const auto [end, wrong] = std::from_chars(n->data(), n->data() + n->size(), out.min_population);
    if (wrong != std::errc{} || end != n->data() + n->size()) {
      complain(fmt::format("--min-population: \"{}\" is no number", *n));
      return false;
    }
  }
  for (const auto& f : a.list("features")) {
    if (f.size() > 6 || f.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != std::string::npos) {
      complain(fmt::format("--features: \"{}\" is no class or code of GeoNames; they are written P or PPLX", f));
      return false;
    }
    out.features.insert(f);
  }
  if (out.features.empty()) out.features.insert("P");
  return true;
}

// The bundled image with another gazetteer in it. `data` of its versions says so.
std::string image_with(const know::image& bundled, pack::packed_gazetteer&& packed) {
  pack::image_writer out;
  for (auto id = static_cast<std::uint32_t>(know::section::versions); id < static_cast<std::uint32_t>(know::section::end_); ++id) {
    const auto s = static_cast<know::section>(id);
    std::string bytes(bundled.bytes(s));
    if (s == know::section::versions) {
      const auto at = bytes.find("data\t") == 0 ? 0 : bytes.find("\ndata\t") + 1;
      const auto end = bytes.find('\n', at);
      bytes.insert(end, "+own");
    }
    if (!bytes.empty()) out.add(s, std::move(bytes));
  }
  out.add(know::section::gazetteer, std::move(packed.places));
  out.add(know::section::gazetteer_names, std::move(packed.names));
  return out.finish();
}

}  // namespace

exit_code build_data(const arguments& a) {
  const auto* folder = a.last("geonames");
  const auto* path = a.last("output");
  if (folder == nullptr || path == nullptr) return wrong_usage("data build wants --geonames DIR and -o FILE");
  if (a.words().size() > 1) return wrong_usage(fmt::format("data build takes no more words: {}", a.words()[1]));
  std::string wrong, show = "auto";
  if (!one_of(a, "progress", show)) return exit_code::usage;
  const auto files = dumps_in(*folder, wrong);
  if (!wrong.empty()) {
    complain(wrong);
    return exit_code::unreadable;
  }
  auto dumps = files.places;
  for (const auto& f : {files.names, files.admin1, files.admin2, files.countries})
    if (!f.empty()) dumps.push_back(f);
  if (const auto refused = outputs_refused(a, inputs(dumps)); !refused.empty()) return wrong_usage(refused);
  dump_choice choice;
  if (!read_choice(a, files, choice)) return exit_code::usage;
  const auto* errors_path = a.last("errors");
  auto errors = errors_path == nullptr ? output{} : output::to_file(*errors_path, wrong);
  if (!wrong.empty()) {
    complain(wrong);
    return exit_code::unreadable;
  }

  const auto know = knowledge::bundled();
  const auto bundled = know::image::bundled();
  bad_rows bad{.errors = errors_path == nullptr ? nullptr : &errors};
  read_so_far told(show == "always" || (show == "auto" && !a.has("quiet") && is_terminal(2)), files);
  geonames_dump dump(know.tables(), std::move(choice), bad);
  heed_interrupts();
  if (!dump.read(files, [&told](std::uint64_t bytes) { told.add(bytes); }))
    return interrupted() ? exit_code::interrupted : exit_code::unreadable;
  if (dump.size() == 0) {
    complain(fmt::format("{}: no place is left to be packed", *folder));
    return exit_code::unreadable;
  }

  told.say("packing");
  pack::faults faults;
  const auto kept = pack::unpack_tables(bundled.bytes(know::section::gazetteer_lists));
  auto packed = pack::pack_gazetteer({.read =
                                          [&](const std::string& name) {
                                            const auto own = kept.find(name);
                                            auto text = dump.table(name, own == kept.end() ? std::string_view{} : own->second);
                                            return pack::parse_table(name, std::move(text), faults);
                                          },
                                      .zone = [&](std::string_view name) { return know.tables().zones.find(name); },
                                      .wrong = faults});
  const auto places = dump.size(), left_out = faults.all().size();
  auto bytes = image_with(bundled, std::move(packed));
  told.say("");
  if (interrupted()) return exit_code::interrupted;
  if (a.has("verbose"))
    for (const auto& f : faults.all()) talk(fmt::format("{}: {}\n", f.where, f.what));
  const auto size = bytes.size();
  auto out = output::to_file(*path, wrong);
  if (!wrong.empty()) {
    complain(wrong);
    return exit_code::unreadable;
  }
  out.write(bytes);
  if (const auto made = knowledge::from_bytes(std::move(bytes)); !made) {  // before it gets its name
    complain(fmt::format("the image does not hold together: {}", made.failure().message));
    return exit_code::bad_data;
  }
  if (!out.finish()) return out.outcome();
  if (!a.has("quiet")) {
    talk(fmt::format("{}: {} places and {} names with a language, {:.1f} MB\n", *path, places, dump.names(),
                     static_cast<double>(size) / 1e6));
    if (dump.strays() > 0) talk(fmt::format("{} places name a first-order area that admin1CodesASCII.txt lacks\n", dump.strays()));
    if (left_out > 0) talk(fmt::format("{} hand-kept rows were left out: their places are not in the dumps (-v lists them)\n", left_out));
    if (bad.count > 0) talk(fmt::format("{} rows could not be read\n", bad.count));
  }
  if (errors_path != nullptr) errors.finish();
  if (const auto code = errors.outcome(); code != exit_code::done) return code;
  return bad.count > 0 ? exit_code::unreadable : exit_code::done;
}

}  // namespace dateline::cli
