// data/places -> sections gazetteer, gazetteer_names and gazetteer_lists.
#include "pack_gazetteer.hpp"
#include "pack_zones.hpp"

namespace dateline::pack {

void pack_gazetteer(job& j) {
  const zone_list zones(j.data, j.wrong);
  auto packed = pack_gazetteer({.read = [&](const std::string& name) { return read_table(j.data / name, j.wrong); },
                                .zone = [&](std::string_view name) { return zones.find(name); },
                                .wrong = j.wrong});
  j.out.add(know::section::gazetteer, std::move(packed.places));
  j.out.add(know::section::gazetteer_names, std::move(packed.names));
  j.out.add(know::section::gazetteer_lists, pack_tables([&](const std::string& name) { return read_file(j.data / name, j.wrong); }));
}

}  // namespace dateline::pack
