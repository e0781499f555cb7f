// WACZ: a ZIP file with web archives, the list of their pages, and an index (specs.webrecorder.net/wacz/1.1.1).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/archive.hpp"
#include "dateline/zip.hpp"

namespace dateline {

struct wacz_page {
  std::string title{}, stamp{};  // the stamp as it is written
};

class wacz_file {
 public:
  // The file is read where it is needed, so it has to be read at any place; `size` is its length. An error: no ZIP at all.
  static result<wacz_file> open(range_source, std::uint64_t size);

  const std::vector<zip_entry>& archives() const { return archives_; }  // what stands in archive/, in the order of the file
  byte_source read(const zip_entry&) const;                             // its content; an error where it cannot be inflated
  // What the lists of pages say of an address; the capture that is nearest, where it was captured several times.
  const wacz_page* page(std::string_view url, const std::optional<sys_seconds>& captured) const;
  std::size_t pages() const { return pages_.size(); }
  // What is wrong with the file and was got over: a directory that is damaged, entries that cannot be read.
  const std::vector<error>& faults() const { return faults_; }

 private:
  explicit wacz_file(range_source from) : from_(std::move(from)) {}
  void read_pages(const zip_entry&);

  range_source from_;
  std::vector<zip_entry> archives_;
  std::multimap<std::string, wacz_page, std::less<>> pages_;
  std::vector<error> faults_;
};

// Whether bytes are the beginning of such a file, by the names of its entries.
bool looks_like_wacz(std::string_view head);

}  // namespace dateline
