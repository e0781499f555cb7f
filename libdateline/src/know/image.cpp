#include "know/image.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>

namespace dateline::know {
namespace {

struct file_map {
  void* at = MAP_FAILED;
  std::size_t size = 0;
  file_map() = default;
  file_map(const file_map&) = delete;
  file_map& operator=(const file_map&) = delete;
  ~file_map() {
    if (at != MAP_FAILED) ::munmap(at, size);
  }
};

const image_header& header_of(std::string_view all) { return *reinterpret_cast<const image_header*>(all.data()); }

std::span<const image_entry> entries_of(std::string_view all) {
  return {reinterpret_cast<const image_entry*>(all.data() + sizeof(image_header)), header_of(all).sections};
}

error corrupt(std::string what, unsigned long long where) { return {error_code::corrupt_image, std::move(what), where}; }

}  // namespace

result<image> image::validated(std::string_view all, std::shared_ptr<const void> owner) {
  if (all.size() < sizeof(image_header))
    return corrupt("the file is too short for a data image: " + std::to_string(all.size()) + " bytes", 0);
  const auto& h = header_of(all);
  if (std::memcmp(h.magic, "DLIMAGE\n", 8) != 0) return corrupt("this is no data image: its first bytes are not DLIMAGE", 0);
  if (h.version != image_version)
    return error{error_code::incompatible_image,
                 "the data image has version " + std::to_string(h.version) + ", this library reads " + std::to_string(image_version), 8};
  if (h.size != all.size())
    return corrupt("the data image says " + std::to_string(h.size) + " bytes and has " + std::to_string(all.size()), 16);
  if (h.sections > 1024 || sizeof(image_header) + h.sections * sizeof(image_entry) > all.size())
    return corrupt("the data image's list of sections is longer than the file", 12);
  const auto body = all.substr(sizeof(image_header));
  if (XXH3_64bits(body.data(), body.size()) != h.checksum) return corrupt("the data image's checksum does not match its bytes", 24);
  for (const auto& e : entries_of(all))
    if (e.at % 64 != 0 || e.at > all.size() || e.size > all.size() - e.at)
      return corrupt("section " + std::to_string(e.id) + " lies outside the data image", e.at);
  return image{all, std::move(owner)};
}

result<image> image::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return error{error_code::unreadable, path + ": " + std::strerror(errno), 0};
  struct stat st{};
  const bool regular = ::fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
  auto map = std::make_shared<file_map>();
  if (regular && st.st_size > 0) {
    map->size = static_cast<std::size_t>(st.st_size);
    map->at = ::mmap(nullptr, map->size, PROT_READ, MAP_PRIVATE, fd, 0);
  }
  ::close(fd);
  if (!regular) return error{error_code::unreadable, path + ": not a regular file", 0};
  if (map->at == MAP_FAILED) return error{error_code::unreadable, path + (st.st_size == 0 ? ": empty" : ": cannot be mapped"), 0};
  const std::string_view all{static_cast<const char*>(map->at), map->size};
  return validated(all, std::move(map));
}

result<image> image::from_bytes(std::string bytes) {
  // Sections are aligned from the start of the image, so the copy has to start aligned too.
  auto owner = std::shared_ptr<char>(static_cast<char*>(::operator new(bytes.size() + 1, std::align_val_t{64})),
                                     [](char* p) { ::operator delete(p, std::align_val_t{64}); });
  std::memcpy(owner.get(), bytes.data(), bytes.size());
  const std::string_view all{owner.get(), bytes.size()};
  return validated(all, std::move(owner));
}

std::string_view image::bytes(section id) const {
  for (const auto& e : entries_of(all_))
    if (e.id == static_cast<std::uint32_t>(id)) return all_.substr(e.at, e.size);
  return {};
}

}  // namespace dateline::know
