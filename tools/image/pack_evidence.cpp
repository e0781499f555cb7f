// data/evidence/*.tsv -> section evidence: every weight that decides something, by id.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "know/evidence_layout.hpp"
#include "pack.hpp"

namespace dateline::pack {
namespace {

struct weighed {
  std::string id, reason;
  double weight;
};

void read_weights(job& j, const std::filesystem::path& file, std::vector<weighed>& out) {
  const auto t = read_table(file, j.wrong);
  check_sorted(t, {"id"}, j.wrong);
  const auto id = t.column("id"), weight = t.column("weight"), reason = t.column("reason");
  for (const auto& r : t.rows) {
    const auto text = r.cells[weight];
    const auto digits = text.substr(!text.empty() && text.front() == '+' ? 1 : 0);
    double value = 0;
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (wrong != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value))
      j.wrong.add(file, r.line, "no weight: " + std::string(text));
    if (std::abs(value) > 20) j.wrong.add(file, r.line, "weight beyond 20: nothing could ever outweigh it");
    if (r.cells[id].empty() ||
        r.cells[id].find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:_") != std::string_view::npos)
      j.wrong.add(file, r.line, "no id: " + std::string(r.cells[id]));
    if (r.cells[reason].empty()) j.wrong.add(file, r.line, "no reason");
    out.push_back({std::string(r.cells[id]), std::string(r.cells[reason]), value});
  }
}

}  // namespace

void pack_evidence(job& j) {
  std::vector<weighed> all;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(j.data / "evidence"))
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) read_weights(j, file, all);
  std::sort(all.begin(), all.end(), [](const weighed& a, const weighed& b) { return a.id < b.id; });
  for (std::size_t i = 1; i < all.size(); ++i)
    if (all[i - 1].id == all[i].id) j.wrong.add(j.data / "evidence", 0, "in two tables: " + all[i].id);

  string_pool texts;
  std::vector<know::evidence_entry> rows;
  for (const auto& w : all)
    rows.push_back({.weight = w.weight,
                    .id = texts.add(w.id),
                    .reason = texts.add(w.reason),
                    .id_size = static_cast<std::uint16_t>(w.id.size()),
                    .reason_size = static_cast<std::uint16_t>(w.reason.size()),
                    .reserved = 0});
  std::vector<std::string_view> ids;
  for (const auto& w : all) ids.push_back(w.id);
  const auto slots = hash_slots(ids);
  bytes out;
  out.put(know::evidence_header{
      .rows = static_cast<std::uint32_t>(rows.size()),
      .slots = static_cast<std::uint32_t>(slots.size()),
      .text = static_cast<std::uint32_t>(sizeof(know::evidence_header) + rows.size() * sizeof(know::evidence_entry) + 4 * slots.size()),
      .reserved = 0});
  out.put_all(rows);
  out.put_all(slots);
  out.put_text(texts.blob());
  j.out.add(know::section::evidence, out.take());
}

}  // namespace dateline::pack
