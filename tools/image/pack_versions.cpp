// data/versions.tsv: the version of the data and the sources it was made from, kept as text.
#include "pack.hpp"

namespace dateline::pack {

void pack_versions(job& j) {
  const auto t = read_table(j.data / "versions.tsv", j.wrong);
  if (t.rows.empty()) return;
  const auto key = t.column("key");
  const auto value = t.column("value");
  check_sorted(t, {"key"}, j.wrong);
  bytes out;
  bool dated = false;
  for (const auto& r : t.rows) {
    dated = dated || r.cells[key] == "data";
    out.put_text(r.cells[key]);
    out.put_text("\t");
    out.put_text(r.cells[value]);
    out.put_text("\n");
  }
  if (!dated) j.wrong.add(t.path, 1, "no row \"data\": the version of the data is not said");
  j.out.add(know::section::versions, out.take());
}

}  // namespace dateline::pack
