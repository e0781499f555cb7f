// What is made of a damaged archive does not depend on the pieces in which its bytes come.
#include <catch2/catch.hpp>
#include <random>

#include "unit/archive/made_archives.hpp"

namespace {

using made::gzip;
using made::page;
using made::record;
using made::response;

std::vector<std::string> told(std::string_view archive, std::size_t piece) {
  const auto o = made::read(archive, {.max_record = 3 << 20}, piece);
  std::vector<std::string> out;
  for (const auto& r : o.records)
    out.push_back(std::to_string(r.offset) + "+" + std::to_string(r.inside) + "-" + std::to_string(r.length) + r.block);
  for (const auto& e : o.errors) out.push_back(std::to_string(e.where) + e.message);
  return out;
}

std::string noise(std::size_t size, unsigned seed) {  // hardly to be packed
  std::minstd_rand next(seed);
  std::string out(size, '\0');
  for (auto& c : out) c = static_cast<char>('!' + next() % 90);
  return out;
}

std::string damaged(std::string bytes, unsigned seed, int times) {
  std::minstd_rand next(seed);
  for (int i = 0; i < times && !bytes.empty(); ++i) {
    const auto at = next() % bytes.size();
    switch (next() % 4) {
      case 0: bytes[at] = static_cast<char>(next()); break;
      case 1: bytes.erase(at, 1 + next() % 40); break;
      case 2: bytes.insert(at, noise(1 + next() % 40, seed)); break;
      default: bytes.insert(at, bytes.substr(next() % bytes.size(), 60));
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("damaged archives of small members give the same from any pieces") {
  std::string members, frames, plain, arc, arc_members;
  for (const auto* word : {"a", "b", "c", "d"}) {
    arc += made::arc(page(word), "20230612011900");
    arc_members += gzip(made::arc(page(word), "20230612011900"));
    const auto one = record("response", response(page(word)));
    members += gzip(one);
    frames += made::zstd(one);
    plain += one;
  }
  const auto mixed = members + plain + frames + gzip(plain);
  for (unsigned seed = 1; seed <= 150; ++seed)
    for (const auto* archive : std::initializer_list<const std::string*>{&members, &frames, &plain, &mixed, &arc, &arc_members}) {
      const auto bytes = damaged(*archive, seed, 1 + static_cast<int>(seed % 5));
      const auto whole = told(bytes, bytes.size() + 1);
      for (const std::size_t piece : {std::size_t{1}, std::size_t{37}, std::size_t{4096}}) {
        INFO("seed " << seed << ", " << piece << " bytes at a time");
        CHECK(told(bytes, piece) == whole);
      }
    }
}

TEST_CASE("damaged archives of large members give the same from any pieces") {
  std::string members, frames, plain;
  for (unsigned i = 0; i < 3; ++i) {
    const auto one = record("response", response("<p>Updated 12 June 2023</p>" + noise(900000 * (i + 1), i)));
    members += gzip(one);
    frames += made::zstd(one);
    plain += one;
  }
  for (unsigned seed = 1; seed <= 6; ++seed)
    for (const auto* archive : std::initializer_list<const std::string*>{&members, &frames, &plain}) {
      const auto bytes = damaged(*archive, seed, 3);
      const auto whole = told(bytes, bytes.size() + 1);
      for (const std::size_t piece : {std::size_t{997}, std::size_t{65536}, std::size_t{200001}}) {
        INFO("seed " << seed << ", " << piece << " bytes at a time");
        CHECK((told(bytes, piece) == whole));
      }
    }
}

TEST_CASE("how far damage is looked back from does not hang on the pieces") {
  // A member that breaks 2 MB behind its beginning, and holds what look like members all along.
  std::minstd_rand next(7);
  std::string content;
  for (int i = 0; i < 50; ++i) {
    for (int n = 0; n < 50000; ++n) content += static_cast<char>(next() >> 8);
    content += gzip(record("response", response(page(std::to_string(i)))));
  }
  auto broken = gzip(content);
  broken.erase(2000000, 1000);
  const auto archive = gzip(record("response", response(page("first")))) + broken + gzip(record("response", response(page("last"))));
  const auto whole = told(archive, archive.size() + 1);
  CHECK(whole.size() > 10);
  for (const std::size_t piece : {std::size_t{997}, std::size_t{65536}, std::size_t{200001}}) {
    INFO(piece << " bytes at a time");
    CHECK((told(archive, piece) == whole));
  }
}

TEST_CASE("a header checksum that differs is damage, whatever of the member is in view") {
  auto member = gzip(record("response", response("<p>Updated 12 June 2023</p>" + noise(400000, 1))));
  member[3] = '\x02';  // FHCRC; and two bytes that are none
  member.insert(10, "xx");
  const auto archive = gzip(record("response", response(page("a")))) + member;
  const auto whole = told(archive, archive.size() + 1);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{300001}}) CHECK((told(archive, piece) == whole));
}
