// What one cell says, as the cells that are added for it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "csv_plan.hpp"
#include "dateline/context.hpp"

namespace dateline::cli {

// settled: an instant, or a place. The rest is undecided, by what is missing, but for the last two.
enum class cell_state : unsigned char { empty, settled, no_zone, order_open, ambiguous, no_reference, several, impossible, unread };
inline constexpr std::size_t cell_states = 9;

struct cell_answer {
  cell_state state = cell_state::empty;
  std::string cells{};     // a separator before each, in the table's encoding
  std::string why{};       // of what is not settled
  std::uint32_t lost = 0;  // characters that the encoding lacks
};

std::string_view trimmed(std::string_view);  // without blanks at both ends

std::vector<std::string_view> csv_fields(bool places);  // all there are
std::vector<std::string_view> csv_fields_by_default(bool places);

// `value` is UTF-8 and trimmed.
cell_answer answer_cell(const csv_plan&, const csv_column&, const table_encoding&, std::string value, const context&);
// The cells of what was not looked at.
cell_answer unread_cell(const csv_plan&, const table_encoding&, std::string_view why);

// Answers given before, some of them: columns repeat themselves. An answer is the same wherever it comes from.
class answer_memo {
 public:
  answer_memo() : slots_(std::make_unique<std::array<slot, size>>()) {}
  template <class F>
  cell_answer get(const std::string& key, F make) {
    if (key.size() > longest) return make();
    const auto at = std::hash<std::string>{}(key) % size;
    auto& s = (*slots_)[at];
    auto& lock = locks_[at % locks_.size()];
    {
      const std::lock_guard hold(lock);
      if (s.key == key) return s.answer;
    }
    auto made = make();
    const std::lock_guard hold(lock);
    s.key = key;
    s.answer = made;
    return made;
  }

 private:
  static constexpr std::size_t size = 1 << 15, longest = 256;
  struct slot {
    std::string key{};
    cell_answer answer{};
  };
  std::unique_ptr<std::array<slot, size>> slots_;
  std::array<std::mutex, 64> locks_{};
};

}  // namespace dateline::cli
