#include "dateline/knowledge.hpp"

#include "know/tables.hpp"
#include "know/versions.hpp"

namespace dateline {
namespace {

result<std::shared_ptr<const know::tables>> tables_of(result<know::image> from) {
  if (!from) return from.failure();
  return std::make_shared<const know::tables>(std::move(*from));
}

}  // namespace

knowledge knowledge::bundled() { return knowledge(std::make_shared<const know::tables>(know::image::bundled())); }

result<knowledge> knowledge::open(const std::string& path) {
  auto tables = tables_of(know::image::open(path));
  if (!tables) return tables.failure();
  return knowledge(std::move(*tables));
}

result<knowledge> knowledge::from_bytes(std::string bytes) {
  auto tables = tables_of(know::image::from_bytes(std::move(bytes)));
  if (!tables) return tables.failure();
  return knowledge(std::move(*tables));
}

std::string knowledge::tzdb_version() const { return std::string(tables_->zones.version()); }
std::string knowledge::data_version() const { return std::string(tables_->versions.value("data")); }

}  // namespace dateline
