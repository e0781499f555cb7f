// The automaton: subset construction over symbols, then equal columns and rows are kept once.
#include <algorithm>
#include <map>

#include "pack.hpp"
#include "pattern_compiler.hpp"

namespace dateline::pack {
namespace {

constexpr std::size_t most_states = 32768;

struct automaton {
  std::vector<std::vector<std::uint16_t>> next;  // by state, by symbol
  std::vector<std::uint16_t> accept;             // pattern line + 1
  std::vector<std::vector<std::uint16_t>> sets;  // by state: positions
};

automaton determinize(const compiled_patterns& p, const std::vector<know::term_set>& symbols) {
  automaton a;
  std::map<std::vector<std::uint16_t>, std::uint16_t> at;
  std::vector<std::vector<std::uint16_t>> sets;
  const auto state_of = [&](std::vector<std::uint16_t> set) {
    const auto it = at.find(set);
    if (it != at.end()) return it->second;
    if (sets.size() >= most_states) throw fault{"data/patterns", "the automaton has more than 32,768 states"};
    const auto s = static_cast<std::uint16_t>(sets.size());
    at.emplace(set, s);
    sets.push_back(std::move(set));
    return s;
  };
  std::vector<std::uint16_t> candidates = p.first;
  sets.emplace_back();  // state 0, the start, stands for "what may come first"
  at.emplace(sets[0], 0);
  for (std::size_t s = 0; s < sets.size(); ++s) {
    if (s > 0) {
      candidates.clear();
      for (const auto q : sets[s]) {
        const auto& pos = p.positions[q];
        candidates.insert(candidates.end(), p.follow.begin() + pos.follow, p.follow.begin() + pos.follow + pos.follow_count);
      }
      std::ranges::sort(candidates);
      candidates.erase(std::ranges::unique(candidates).begin(), candidates.end());
    }
    // The lowest accepting position wins: the order of the lines in the file.
    std::uint16_t accepted = 0;
    for (const auto q : sets[s])
      if (p.positions[q].accepts != 0) {
        accepted = static_cast<std::uint16_t>(p.positions[q].line + 1);
        break;
      }
    a.accept.push_back(accepted);
    std::vector<std::uint16_t> row(symbols.size(), know::patterns::dead);
    for (std::size_t y = 1; y < symbols.size(); ++y) {
      std::vector<std::uint16_t> set;
      for (const auto q : candidates)
        if ((p.positions[q].takes & symbols[y]) != 0) set.push_back(q);
      if (!set.empty()) row[y] = state_of(std::move(set));
    }
    a.next.push_back(std::move(row));
  }
  a.sets = std::move(sets);
  return a;
}

// The row of each distinct one, in the order of first appearance.
template <class T>
std::vector<std::uint16_t> number_distinct(const std::vector<T>& all, std::vector<T>& distinct) {
  std::map<T, std::uint16_t> at;
  std::vector<std::uint16_t> out;
  for (const auto& v : all) {
    const auto [it, fresh] = at.emplace(v, static_cast<std::uint16_t>(distinct.size()));
    if (fresh) distinct.push_back(v);
    out.push_back(it->second);
  }
  return out;
}

}  // namespace

void pack_patterns(job& j) {
  const auto file = j.data / "patterns/stamps.txt";
  const auto p = compile_patterns(file, read_file(file, j.wrong), j.wrong);
  if (!j.wrong.all().empty()) return;
  const auto a = determinize(p, j.symbols.all());

  const auto symbols = j.symbols.all().size();
  std::vector<std::vector<std::uint16_t>> columns(symbols, std::vector<std::uint16_t>(a.next.size()));
  for (std::size_t s = 0; s < a.next.size(); ++s)
    for (std::size_t y = 0; y < symbols; ++y) columns[y][s] = a.next[s][y];
  std::vector<std::vector<std::uint16_t>> distinct_columns;
  const auto column_of = number_distinct(columns, distinct_columns);
  std::vector<std::vector<std::uint16_t>> rows(a.next.size(), std::vector<std::uint16_t>(distinct_columns.size())), distinct_rows;
  for (std::size_t c = 0; c < distinct_columns.size(); ++c)
    for (std::size_t s = 0; s < a.next.size(); ++s) rows[s][c] = distinct_columns[c][s];
  const auto row_of = number_distinct(rows, distinct_rows);

  know::patterns_header h{};
  bytes out;
  out.put(h);
  const auto part = [&](std::uint32_t& at) {
    out.align(16);
    at = static_cast<std::uint32_t>(out.size());
  };
  h.columns = static_cast<std::uint32_t>(distinct_columns.size());
  h.states = static_cast<std::uint32_t>(a.next.size());
  h.rows = static_cast<std::uint32_t>(distinct_rows.size());
  part(h.column_of);
  for (std::size_t i = 0; i < 256; ++i)
    out.put(i < symbols ? static_cast<std::uint8_t>(column_of[i]) : static_cast<std::uint8_t>(column_of[0]));
  part(h.row_of);
  out.put_all(row_of);
  part(h.table);
  for (const auto& r : distinct_rows) out.put_all(r);
  part(h.accept);
  out.put_all(a.accept);
  part(h.positions);
  h.position_count = static_cast<std::uint32_t>(p.positions.size());
  out.put_all(p.positions);
  std::vector<std::uint32_t> set_of;
  std::vector<std::uint16_t> members;
  for (const auto& set : a.sets) {
    set_of.push_back(static_cast<std::uint32_t>(members.size()));
    members.insert(members.end(), set.begin(), set.end());
  }
  set_of.push_back(static_cast<std::uint32_t>(members.size()));
  part(h.set_of);
  out.put_all(set_of);
  part(h.members);
  h.member_count = static_cast<std::uint32_t>(members.size());
  out.put_all(members);
  part(h.follow);
  h.follow_count = static_cast<std::uint32_t>(p.follow.size());
  out.put_all(p.follow);
  string_pool text;
  std::vector<know::pattern_line> lines;
  for (const auto& [name, kind] : p.lines) lines.push_back({text.add(name), text.add(kind)});
  part(h.lines);
  h.line_count = static_cast<std::uint32_t>(lines.size());
  out.put_all(lines);
  part(h.text);
  h.text_size = static_cast<std::uint32_t>(text.blob().size());
  out.put_text(text.blob());
  std::memcpy(out.raw().data(), &h, sizeof h);
  j.out.add(know::section::patterns, out.take());
}

}  // namespace dateline::pack
