// The automaton: subset construction over columns (symbols that act alike), then equal states are merged.
#include <algorithm>
#include <map>

#include "pack.hpp"
#include "pattern_compiler.hpp"

namespace dateline::pack {
namespace {

constexpr std::size_t most_made = 400'000;  // before equal states are merged
constexpr std::size_t most_states = 40'000;
constexpr std::uint32_t nowhere = ~std::uint32_t{0};

struct automaton {
  std::size_t columns = 0;
  std::vector<std::uint8_t> column_of;  // by symbol
  std::vector<std::uint32_t> next;      // by state and column
  std::vector<std::uint16_t> accept;    // by state: pattern line + 1
  std::size_t states() const { return accept.size(); }
  std::uint32_t* row(std::size_t state) { return next.data() + state * columns; }
};

// Symbols that the same positions take are one column.
std::vector<know::term_set> columns_of(const compiled_patterns& p, const std::vector<know::term_set>& symbols,
                                       std::vector<std::uint8_t>& column_of) {
  std::vector<know::term_set> kinds;  // of positions
  for (const auto takes : p.takes)
    if (std::ranges::find(kinds, takes) == kinds.end()) kinds.push_back(takes);
  std::map<std::vector<bool>, std::uint8_t> at;
  std::vector<know::term_set> out;
  for (std::size_t y = 0; y < symbols.size(); ++y) {
    std::vector<bool> fits;
    for (const auto k : kinds) fits.push_back(y != 0 && (k & symbols[y]) != 0);
    const auto [it, fresh] = at.emplace(fits, static_cast<std::uint8_t>(out.size()));
    if (fresh) out.push_back(symbols[y]);
    column_of.push_back(it->second);
  }
  return out;
}

// Subset construction. State 0 is the start.
automaton determinize(const compiled_patterns& p, const std::vector<know::term_set>& symbols) {
  automaton a;
  const auto columns = columns_of(p, symbols, a.column_of);
  a.columns = columns.size();
  std::map<std::vector<std::uint16_t>, std::uint32_t> at;
  std::vector<const std::vector<std::uint16_t>*> sets;
  const auto state_of = [&](std::vector<std::uint16_t> set) {
    const auto [it, fresh] = at.emplace(std::move(set), static_cast<std::uint32_t>(sets.size()));
    if (fresh) {
      if (sets.size() >= most_made) throw fault{"data/patterns", "the automaton grows past 400,000 states"};
      sets.push_back(&it->first);
    }
    return it->second;
  };
  state_of({});
  std::vector<std::uint16_t> candidates = p.first;
  for (std::size_t s = 0; s < sets.size(); ++s) {
    if (s > 0) {
      candidates.clear();
      for (const auto q : *sets[s]) {
        const auto& pos = p.positions[q];
        candidates.insert(candidates.end(), p.follow.begin() + pos.follow, p.follow.begin() + pos.follow + pos.follow_count);
      }
      std::ranges::sort(candidates);
      candidates.erase(std::ranges::unique(candidates).begin(), candidates.end());
    }
    // The lowest accepting position wins: the order of the lines in the file.
    std::uint16_t accepted = 0;
    for (const auto q : *sets[s])
      if (p.positions[q].accepts != 0) {
        accepted = static_cast<std::uint16_t>(p.positions[q].line + 1);
        break;
      }
    a.accept.push_back(accepted);
    for (std::size_t y = 0; y < a.columns; ++y) {
      std::vector<std::uint16_t> set;
      for (const auto q : candidates)
        if ((p.takes[q] & columns[y]) != 0 && (y != a.column_of[0])) set.push_back(q);
      a.next.push_back(set.empty() ? nowhere : state_of(std::move(set)));
    }
  }
  return a;
}

// States that no text can tell apart become one (Moore: split until nothing splits any more).
automaton minimize(automaton a) {
  std::vector<std::uint32_t> part(a.accept.begin(), a.accept.end());
  part[0] = 0x10000;  // the start stays state 0
  for (std::size_t count = 0;;) {
    std::map<std::vector<std::uint32_t>, std::uint32_t> at;
    std::vector<std::uint32_t> finer(a.states());
    std::vector<std::uint32_t> key(a.columns + 1);
    for (std::size_t s = 0; s < a.states(); ++s) {
      key[0] = part[s];
      for (std::size_t y = 0; y < a.columns; ++y) key[y + 1] = a.row(s)[y] == nowhere ? nowhere : part[a.row(s)[y]];
      finer[s] = at.emplace(key, static_cast<std::uint32_t>(at.size())).first->second;
    }
    part = std::move(finer);
    if (at.size() == count) break;
    count = at.size();
  }
  automaton out;
  out.columns = a.columns;
  out.column_of = std::move(a.column_of);
  for (std::size_t s = 0; s < a.states(); ++s) {
    if (part[s] < out.states()) continue;  // parts are numbered in the order of their first state
    out.accept.push_back(a.accept[s]);
    for (std::size_t y = 0; y < a.columns; ++y) out.next.push_back(a.row(s)[y] == nowhere ? nowhere : part[a.row(s)[y]]);
  }
  return out;
}

struct grouped_rows {
  std::vector<know::pattern_row> rows;
  std::vector<std::uint8_t> groupings;
  std::vector<std::uint16_t> next;
};

grouped_rows grouped(const automaton& a) {
  grouped_rows out;
  std::map<std::vector<std::uint8_t>, std::uint32_t> at;
  std::map<std::vector<std::uint16_t>, std::uint32_t> next_at;  // many states lead to the same ones
  for (std::size_t s = 0; s < a.states(); ++s) {
    std::vector<std::uint16_t> next;
    std::vector<std::uint8_t> grouping(a.columns);
    for (std::size_t y = 0; y < a.columns; ++y) {
      const auto to = a.next[s * a.columns + y];
      if (to == nowhere) continue;
      const auto group = std::ranges::find(next, to) - next.begin();
      if (group == std::ssize(next)) next.push_back(static_cast<std::uint16_t>(to));
      grouping[y] = static_cast<std::uint8_t>(group + 1);
    }
    const auto [it, fresh] = at.emplace(grouping, static_cast<std::uint32_t>(at.size()));
    if (fresh) out.groupings.insert(out.groupings.end(), grouping.begin(), grouping.end());
    const auto [there, new_list] = next_at.emplace(next, static_cast<std::uint32_t>(out.next.size()));
    if (new_list) out.next.insert(out.next.end(), next.begin(), next.end());
    out.rows.push_back({there->second, it->second});
  }
  return out;
}

}  // namespace

void pack_patterns(job& j) {
  const auto file = j.data / "patterns/stamps.txt";
  const auto p = compile_patterns(file, read_file(file, j.wrong), j.wrong);
  if (!j.wrong.all().empty()) return;
  auto made = determinize(p, j.symbols.all());
  const auto a = minimize(std::move(made));
  if (a.states() > most_states)
    throw fault{"data/patterns", "the automaton has " + std::to_string(a.states()) + " states, more than 40,000"};

  know::patterns_header h{};
  bytes out;
  out.put(h);
  const auto part = [&](std::uint32_t& at) {
    out.align(16);
    at = static_cast<std::uint32_t>(out.size());
  };
  h.columns = static_cast<std::uint32_t>(a.columns);
  h.states = static_cast<std::uint32_t>(a.states());
  part(h.column_of);
  for (std::size_t i = 0; i < 256; ++i) out.put(i < a.column_of.size() ? a.column_of[i] : a.column_of[0]);
  const auto table = grouped(a);
  part(h.rows);
  out.put_all(table.rows);
  part(h.groupings);
  h.grouping_count = static_cast<std::uint32_t>(table.groupings.size() / a.columns);
  out.put_all(table.groupings);
  part(h.next);
  h.next_count = static_cast<std::uint32_t>(table.next.size());
  out.put_all(table.next);
  part(h.accept);
  out.put_all(a.accept);
  part(h.takes);
  out.put_all(p.takes);
  part(h.positions);
  h.position_count = static_cast<std::uint32_t>(p.positions.size());
  out.put_all(p.positions);
  part(h.first);
  h.first_count = static_cast<std::uint32_t>(p.first.size());
  out.put_all(p.first);
  part(h.follow);
  h.follow_count = static_cast<std::uint32_t>(p.follow.size());
  out.put_all(p.follow);
  string_pool text;
  std::vector<know::pattern_line> lines;
  std::uint32_t first = 0;  // they stand in the order of the lines
  for (const auto& [name, kind] : p.lines) {
    auto end = first;
    while (end < p.first.size() && p.positions[p.first[end]].line == lines.size()) ++end;
    lines.push_back({text.add(name), text.add(kind), first, end - first});
    first = end;
  }
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
