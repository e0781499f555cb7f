#include "report/paint.hpp"

namespace dateline {
namespace {

std::string_view code(ink i) {
  switch (i) {
    case ink::strong: return "1";
    case ink::faint: return "2";
    case ink::time: return "36";
    case ink::relative: return "35";
    case ink::place: return "33";
    case ink::good: return "32";
    case ink::doubtful: return "1;33";
    case ink::bad: return "1;31";
    case ink::plain: break;
  }
  return "";
}

}  // namespace

std::string paint::operator()(ink i, std::string_view text) const {
  const auto c = code(i);
  if (!on_ || c.empty() || text.empty()) return std::string(text);
  std::string out = "\x1b[";
  out += c;
  out += 'm';
  out += text;
  out += "\x1b[0m";
  return out;
}

}  // namespace dateline
