// dateline-image DATA OUT: checks the tables of DATA and packs them into the data image OUT.
// Every fault is printed as FILE:LINE: what; any fault, and no image is written.
#include <cstdio>
#include <fstream>

#include "pack.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: dateline-image DATA OUT   (OUT \"-\": check only)\n");
    return 2;
  }
  using namespace dateline::pack;
  faults wrong;
  image_writer out;
  symbol_table symbols;
  job j{argv[1], wrong, out, symbols};
  try {
    pack_zones(j);
    pack_countries(j);
    pack_evidence(j);
    pack_languages(j);
    pack_patterns(j);
    pack_publishers(j);
    pack_home_towns(j);
    pack_agencies(j);
    pack_gazetteer(j);
    pack_holidays(j);
    pack_versions(j);
  } catch (const fault& f) {
    wrong.add(f);  // the packer could not go on
  }
  for (const auto& f : wrong.all()) std::fprintf(stderr, "%s: %s\n", f.where.c_str(), f.what.c_str());
  if (!wrong.all().empty()) {
    std::fprintf(stderr, "%zu faults in the data\n", wrong.all().size());
    return 1;
  }
  if (std::string_view(argv[2]) == "-") return 0;
  const auto bytes = out.finish();
  std::ofstream f(argv[2], std::ios::binary | std::ios::trunc);
  f.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  f.close();
  if (!f) {
    std::fprintf(stderr, "%s: cannot be written\n", argv[2]);
    return 1;
  }
}
