// A section's bytes read in place and never past their end: an image may come from a user.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>

namespace dateline::know {

class section_view {
 public:
  section_view() = default;
  explicit section_view(std::string_view all) : all_(all) {}

  template <class Header>
  const Header* header() const {
    return all_.size() < sizeof(Header) ? nullptr : reinterpret_cast<const Header*>(all_.data());
  }
  // `count` rows from byte `at`; none where they do not lie wholly inside.
  template <class T>
  std::span<const T> rows(std::uint64_t at, std::uint64_t count) const {
    static_assert(std::is_trivially_copyable_v<T>);
    if (at % alignof(T) != 0 || at > all_.size() || count > (all_.size() - at) / sizeof(T)) return {};
    return {reinterpret_cast<const T*>(all_.data() + at), static_cast<std::size_t>(count)};
  }
  // A pool of texts that each end in NUL.
  std::string_view pool(std::uint64_t at, std::uint64_t size) const {
    if (at > all_.size() || size > all_.size() - at || size == 0 || all_[at + size - 1] != '\0') return {};
    return all_.substr(at, size);
  }
  static std::string_view text(std::string_view pool, std::uint32_t at) {
    return at < pool.size() ? std::string_view(pool.data() + at) : std::string_view();
  }

 private:
  std::string_view all_{};
};

}  // namespace dateline::know
