// Coordinates as people and programs write them.
#include "dateline/coordinates.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "find/characters.hpp"
#include "find/place_words.hpp"

namespace dateline {
namespace {

using searching::ascii_digit;

enum class axis : std::uint8_t { none, lat, lon };
enum class mark : std::uint8_t { none, number, sign, degrees, minutes, seconds, side, comma };

struct token {
  mark what = mark::none;
  double value = 0;  // of a number; of a sign or side +1 or -1, 0: tells the axis alone ("lat")
  axis along = axis::none;
  bool fraction = false;
  bool glued = false;  // to the number before it
};

struct word_meaning {
  std::string_view word;
  token means;
};
constexpr std::array<word_meaning, 22> words{{{"deg", {mark::degrees}},
                                              {"degree", {mark::degrees}},
                                              {"degrees", {mark::degrees}},
                                              {"e", {mark::side, 1, axis::lon}},
                                              {"east", {mark::side, 1, axis::lon}},
                                              {"lat", {mark::side, 0, axis::lat}},
                                              {"latitude", {mark::side, 0, axis::lat}},
                                              {"lng", {mark::side, 0, axis::lon}},
                                              {"lon", {mark::side, 0, axis::lon}},
                                              {"long", {mark::side, 0, axis::lon}},
                                              {"longitude", {mark::side, 0, axis::lon}},
                                              {"min", {mark::minutes}},
                                              {"minute", {mark::minutes}},
                                              {"minutes", {mark::minutes}},
                                              {"n", {mark::side, 1, axis::lat}},
                                              {"north", {mark::side, 1, axis::lat}},
                                              {"s", {mark::side, -1, axis::lat}},
                                              {"sec", {mark::seconds}},
                                              {"seconds", {mark::seconds}},
                                              {"south", {mark::side, -1, axis::lat}},
                                              {"w", {mark::side, -1, axis::lon}},
                                              {"west", {mark::side, -1, axis::lon}}}};

mark mark_of(std::uint32_t cp) {
  switch (cp) {
    case 0xB0:
    case 0xBA:
    case 0x2DA: return mark::degrees;
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x2032: return mark::minutes;
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x2033: return mark::seconds;
    case ',':
    case ';':
    case '/': return mark::comma;
    default: return mark::none;
  }
}

error no_point(std::string message) { return {error_code::malformed, std::move(message), 0}; }

// "48,8566; 2,3522": both numbers have a decimal comma. One comma between figures parts two numbers.
bool decimal_commas(std::string_view text) {
  std::size_t commas = 0;
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if (text[i] == ',' && ascii_digit(text[i - 1]) && ascii_digit(text[i + 1])) ++commas;
  return commas == 2 && text.find('.') == std::string_view::npos;
}

// The figures that begin at `at`: "39", "39.03". Its end.
std::size_t read_number(std::string_view text, std::size_t at, char decimal, token& out) {
  const auto first = at;
  while (at < text.size() && ascii_digit(text[at])) ++at;
  const auto whole = at;
  if (at + 1 < text.size() && text[at] == decimal && ascii_digit(text[at + 1])) {
    out.fraction = true;
    for (++at; at < text.size() && ascii_digit(text[at]);) ++at;
  }
  out.what = mark::number;
  std::string figures(text.substr(first, at - first));
  if (whole < at) figures[whole - first] = '.';
  std::from_chars(figures.data(), figures.data() + figures.size(), out.value);
  return at;
}

// None where something stands in the text that no coordinates have.
std::optional<std::vector<token>> tokens_of(std::string_view text) {
  constexpr std::size_t most = 24;
  std::vector<token> out;
  bool glued = false;
  const char decimal = decimal_commas(text) ? ',' : '.';
  for (std::size_t at = 0; at < text.size();) {
    if (out.size() == most) return std::nullopt;
    token t;
    const auto c = searching::decode(text, at);
    if (ascii_digit(text[at])) {
      at = read_number(text, at, decimal, t);
    } else if ((c.value == '-' || c.value == 0x2212 || c.value == '+') && !(glued && out.back().what == mark::number)) {
      t = {mark::sign, c.value == '+' ? 1.0 : -1.0};
      at += c.size;
    } else if (c.value == ':' && glued && out.back().what == mark::number) {
      t.what = out.size() > 1 && out[out.size() - 2].what == mark::degrees ? mark::minutes : mark::degrees;  // 39:01:48
      at += c.size;
    } else if (const auto m = mark_of(c.value); m != mark::none) {
      t.what = m;
      at += c.size;
      if (m == mark::minutes && glued && out.back().what == mark::minutes) {  // two primes
        out.back().what = mark::seconds;
        continue;
      }
    } else if (searching::ascii_letter(text[at])) {
      const auto first = at;
      while (at < text.size() && searching::ascii_letter(text[at])) ++at;
      const auto word = searching::lower(text.substr(first, at - first));
      for (const auto& w : words)
        if (w.word == word) t = w.means;
      if (t.what == mark::none) return std::nullopt;
    } else if (searching::is_space(c.value) || c.value == ' ' || c.value == '\t' || c.value == '.' || c.value == ':' || c.value == '=') {
      at += c.size;
      glued = false;
      continue;
    } else {
      return std::nullopt;
    }
    t.glued = glued;
    out.push_back(t);
    glued = true;
  }
  return out;
}

struct half {
  double value = 0;
  axis along = axis::none;
};

// One of the two: a sign or side, degrees, minutes, seconds. None: it is nothing of the kind.
std::optional<result<half>> read_half(std::span<const token> tokens) {
  half out;
  double sign = 0, side = 0, unit = 1;
  std::size_t numbers = 0;
  bool fraction = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& t = tokens[i];
    switch (t.what) {
      case mark::comma:
        if (i != 0 && i + 1 != tokens.size()) return std::nullopt;
        break;
      case mark::sign:
        if (numbers > 0 || sign != 0) return std::nullopt;
        sign = t.value;
        break;
      case mark::side:
        if (out.along != axis::none && (t.along != out.along || (side != 0 && t.value != 0))) return std::nullopt;
        out.along = t.along;
        if (t.value != 0) side = t.value;
        break;
      case mark::number:
        if (numbers == 3) return std::nullopt;
        if (fraction) return no_point("a fraction of degrees or minutes with more behind it");
        if (numbers > 0 && t.value >= 60) return no_point(std::string(numbers == 1 ? "minutes" : "seconds") + " of 60 or more");
        out.value += t.value / unit;
        fraction = t.fraction;
        unit *= 60;
        ++numbers;
        break;
      case mark::degrees:
      case mark::minutes:
      case mark::seconds:
        if (numbers != static_cast<std::size_t>(t.what) - static_cast<std::size_t>(mark::degrees) + 1) return std::nullopt;
        break;
      case mark::none: return std::nullopt;
    }
  }
  if (numbers == 0) return std::nullopt;
  if (sign != 0 && side != 0) return no_point("a sign and a letter for the hemisphere");
  if (sign < 0 || side < 0) out.value = -out.value;
  return out;
}

// Where the second of the two begins; 0: they cannot be told apart.
std::size_t second_half(std::span<const token> tokens) {
  std::vector<std::size_t> sides, commas, degrees, numbers;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].what == mark::side && (i == 0 || tokens[i - 1].what != mark::side)) sides.push_back(i);
    if (tokens[i].what == mark::comma) commas.push_back(i);
    if (tokens[i].what == mark::degrees) degrees.push_back(i);
    if (tokens[i].what == mark::number) numbers.push_back(i);
  }
  if (sides.size() == 1 || sides.size() > 4 || numbers.size() < 2) return 0;
  if (commas.size() == 1) return commas.front() + 1;
  if (sides.size() == 2) return tokens.front().what == mark::side ? sides[1] : sides[0] + 1;
  // "39°30" is one of them with its minutes.
  auto first = degrees.size() == 2 ? degrees[1] - 1 : degrees.empty() && numbers.size() == 2 ? numbers[1] : 0;
  if (first > 0 && tokens[first - 1].what == mark::sign) --first;
  return first;
}

std::string figures(double v) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), v).ptr;
  return {digits.data(), end};
}

result<coordinates> checked(double lat, double lon, bool lettered) {
  if (std::abs(lat) > 90) {
    auto message = "latitude " + figures(lat) + " is not between -90 and 90";
    if (!lettered && std::abs(lon) <= 90 && std::abs(lat) <= 180) message += "; it comes first where no letters tell (N, E)";
    return no_point(std::move(message));
  }
  if (std::abs(lon) > 180) return no_point("longitude " + figures(lon) + " is not between -180 and 180");
  return coordinates{lat, lon};
}

std::optional<result<coordinates>> read_pair(std::string_view text) {
  const auto tokens = tokens_of(text);
  if (!tokens) return std::nullopt;
  const std::span all(*tokens);
  const auto cut = second_half(all);
  if (cut == 0 || cut >= all.size()) return std::nullopt;
  const auto a = read_half(all.first(cut)), b = read_half(all.subspan(cut));
  if (!a || !b) return std::nullopt;
  if (!*a) return a->failure();
  if (!*b) return b->failure();
  const auto &x = **a, &y = **b;
  if ((x.along == axis::none) != (y.along == axis::none)) return std::nullopt;
  if (x.along == axis::none) return checked(x.value, y.value, false);
  if (x.along == y.along) return no_point(x.along == axis::lat ? "two latitudes and no longitude" : "two longitudes and no latitude");
  return x.along == axis::lat ? checked(x.value, y.value, true) : checked(y.value, x.value, true);
}

// Signed degrees with minutes and seconds in the same figures: two of degrees for latitude, three for longitude.
std::optional<double> read_packed(std::string_view& text, std::size_t of_degrees) {
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const double sign = text[0] == '-' ? -1 : 1;
  std::size_t whole = 0;
  while (whole + 1 < text.size() && ascii_digit(text[whole + 1])) ++whole;
  token all;
  const auto end = whole == 0 ? 0 : read_number(text, 1, '.', all);
  if (whole != of_degrees && whole != of_degrees + 2 && whole != of_degrees + 4) return std::nullopt;
  double value = 0, unit = 1;
  for (auto scale = std::pow(100, static_cast<double>(whole - of_degrees) / 2); scale >= 1; scale /= 100, unit *= 60) {
    const double part = scale > 1 ? std::floor(all.value / scale) : all.value;
    if (unit > 1 && part >= 60) return std::nullopt;
    value += part / unit;
    all.value -= part * scale;
  }
  text.remove_prefix(end);
  return sign * value;
}

std::optional<result<coordinates>> read_iso6709(std::string_view text) {
  const auto lat = read_packed(text, 2);
  if (!lat) return std::nullopt;
  const auto lon = read_packed(text, 3);
  if (!lon) return std::nullopt;
  // A height and the name of the system may follow; a solidus ends it.
  if (!text.empty() && text != "/" && (text.back() != '/' || text.find_first_of(" ,") != std::string_view::npos)) return std::nullopt;
  return checked(*lat, *lon, true);
}

std::optional<result<coordinates>> read_geo_uri(std::string_view text) {
  const auto scheme = searching::lower(text.substr(0, 4));
  if (scheme != "geo:") return std::nullopt;
  text.remove_prefix(4);
  const auto parameters = text.substr(std::min(text.find(';'), text.size()));
  const auto lowered = searching::lower(parameters);
  if (const auto crs = lowered.find(";crs="); crs != std::string::npos && lowered.compare(crs + 5, 5, "wgs84") != 0)
    return no_point("coordinates of another system than WGS 84: " + std::string(parameters));
  text = text.substr(0, text.size() - parameters.size());
  if (const auto comma = text.find(','); comma != std::string_view::npos) text = text.substr(0, text.find(',', comma + 1));  // no height
  return read_pair(text);
}

}  // namespace

std::optional<result<coordinates>> read_coordinates(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  if (text.size() < 3 || text.size() > 120) return std::nullopt;
  if (auto at = read_geo_uri(text)) return at;
  if (auto at = read_iso6709(text)) return at;
  return read_pair(text);
}

}  // namespace dateline
