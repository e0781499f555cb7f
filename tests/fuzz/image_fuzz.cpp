// A data image from outside. The bundled one is taken as a base and damaged as the input says; its checksum is made
// right again, so that the readers and not only the checksum meet the damage. Bytes that are no edits at all are
// also tried as an image of their own.
#include <cstdint>
#include <cstring>
#include <string>

#include "dateline/dateline.hpp"
#include "image_edits.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  {
    const auto raw = dateline::knowledge::from_bytes(std::string(reinterpret_cast<const char*>(data), size));
    if (raw) (void)dateline::scan(dateline::document::from_text("Updated 12 June 2023 06:49 IST"), *raw);
  }
  const auto damaged = dateline::knowledge::from_bytes(dateline::tests::damaged_image(data, size));
  if (!damaged) return 0;  // refused: as good an answer
  dateline::context given;
  given.url = "https://www.example.in/2023/06/12/story";
  given.home_zone = "Asia/Kolkata";
  const auto report = dateline::scan(
      dateline::document::from_text("Last Updated: Monday, June 12, 2023, 06:49 IST\n\nPARIS, Texas (AP) — Officials met last year, on "
                                    "Christmas Day and on 5/6/2023 at 3 p.m. ET (8 p.m. in Paris).\n12. März 2023, 20.15 Uhr"),
      *damaged, given);
  return report.findings.size() > 1u << 20 ? 1 : 0;
}
