#include "find/decode.hpp"

#include <algorithm>
#include <utility>

#include "find/readings.hpp"

namespace dateline::searching {
namespace {

using know::slot;
using know::term;

class decoder {
 public:
  decoder(std::string_view text, std::span<const token> tokens, std::span<const slot> slots, const know::lexicon& words, language_set page,
          bool declared)
      : text_(text), tokens_(tokens), slots_(slots), words_(words), page_(page), declared_(declared) {}

  time_mention run() {
    settle_languages();
    // "15 June 2023 to": what turned out to be no weekday at the end is no part of the stamp.
    auto count = tokens_.size();
    while (count > 1 && ((no_weekday_ >> (count - 1) & 1) != 0 ||
                         (count < tokens_.size() && slots_[count - 1] == slot::none && tokens_[count - 1].entry == 0)))
      --count;
    tokens_ = tokens_.first(count);
    out_.where = make_text_span(tokens_.front().first, tokens_.back().last);
    std::uint32_t stamp_first = tokens_.front().first;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (slots_[i] == slot::role) {
        out_.role = role_of(value_of(tokens_[i], term::role));
        if (!any_field_) label_open_ = true;
        continue;
      }
      if (slots_[i] == slot::none || (no_weekday_ >> i & 1) != 0) continue;
      if (label_open_ && !any_field_) stamp_first = tokens_[i].first;
      any_field_ = true;
      take(tokens_[i], slots_[i]);
    }
    if (lacks_sense_) out_.phrase.reset();
    if (dir_ != 0) settle_direction();
    if (out_.clock) settle_night(*out_.clock);
    out_.stamp = make_text_span(stamp_first, tokens_.back().last);
    out_.shape = out_.phrase ? time_shape::phrase
                 : has_date_ ? (out_.clock ? time_shape::absolute : time_shape::date_only)
                             : time_shape::clock_only;
    return std::move(out_);
  }

 private:
  const know::word_entry* entry_of(const token& t) const { return t.entry == 0 ? nullptr : &words_.entry(t.entry - 1); }

  // The one reading that fits the languages of the other words; ties go to the page's languages, then to order.
  std::uint8_t value_of(const token& t, term what) const {
    const auto* const e = entry_of(t);
    if (e == nullptr) return 0;
    std::uint8_t any = 0, common = 0;
    for (const auto& r : words_.readings(*e)) {
      if (r.what != what) continue;
      const auto l = words_.languages(r);
      if (any == 0) any = r.value;
      if (common == 0 && !(l & out_.languages).empty()) common = r.value;
      if (!(l & out_.languages & page_).empty()) return r.value;
    }
    return common != 0 ? common : any;
  }

  std::uint16_t values_of(const token& t, term what) const {  // bit value-1
    std::uint16_t out = 0;
    const auto* const e = entry_of(t);
    if (e == nullptr) return 0;
    for (const auto& r : words_.readings(*e))
      if (r.what == what && r.value <= 12 && (out_.languages.empty() || !(words_.languages(r) & out_.languages).empty()))
        out = static_cast<std::uint16_t>(out | 1U << (r.value - 1));
    return out;
  }

  void settle_languages() {
    language_set common{~std::uint64_t{0}, ~std::uint64_t{0}};
    bool any = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      term what{};
      switch (slots_[i]) {
        case slot::month: what = term::month; break;
        case slot::role: what = term::role; break;
        case slot::rel: what = term::rel; break;
        case slot::week: what = term::unit; break;
        case slot::dir: what = term::dir; break;
        case slot::unit: what = term::unit; break;
        case slot::ago: what = term::ago_before; break;
        default: continue;
      }
      auto spoken = languages_of(tokens_[i], what, words_);
      if (what == term::ago_before) spoken = spoken | languages_of(tokens_[i], term::ago_after, words_);
      common = common & spoken;
      any = true;
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (slots_[i] != slot::weekday) continue;
      const auto spoken = languages_of(tokens_[i], term::weekday, words_);
      // What the page's own language has no such weekday for, or what joins words in it, is none: "so on June 12".
      const bool foreign = (any && (common & spoken).empty()) || ((page_ & spoken).empty() && (declared_ || can_join(tokens_[i])));
      if (foreign && tokens_[i].last - tokens_[i].first <= 3) {  // "on June 12": a short weekday of some other language
        no_weekday_ |= std::uint64_t{1} << i;
        continue;
      }
      common = common & spoken;
      any = true;
    }
    if (any) out_.languages = common;
  }

  bool can_join(const token& t) const {
    const auto* const e = entry_of(t);
    return e != nullptr &&
           (words_.can_be(*e, term::link) || words_.can_be(*e, term::on) || words_.can_be(*e, term::at) || words_.can_be(*e, term::within));
  }

  written_clock& clock() {
    if (out_.second_clock) return *out_.second_clock;
    if (!out_.clock) out_.clock.emplace();
    return *out_.clock;
  }

  // A new clock time begins: the first, or the second of a stamp in two zones.
  written_clock& begin_clock() {
    if (out_.clock) out_.second_clock.emplace();
    else out_.clock.emplace();
    auto& c = clock();
    if (!out_.second_clock) {
      c.half = waiting_half_;
      c.zone = waiting_zone_;
    }
    return c;
  }

  void set_time(std::int64_t value, bool seconds, std::uint32_t nanosecond) {
    auto& c = begin_clock();
    c.hour = static_cast<std::uint8_t>(std::min<std::int64_t>(value / 10000, 99));
    c.minute = static_cast<std::uint8_t>(value / 100 % 100);
    c.has_minute = true;
    if (seconds) c.second = static_cast<std::uint8_t>(value % 100);
    if (nanosecond != 0) c.nanosecond = nanosecond;
  }

  // 1999-008: the day of the year, counted from 1. Past the last of the year it stays a day that does not exist.
  void take_day_of_year(std::int64_t n) {
    constexpr std::uint16_t before[]{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const auto y = out_.date.year.value_or(1);
    const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    unsigned month = 12;
    const auto start = [&](unsigned m) { return static_cast<std::int64_t>(before[m - 1]) + (leap && m > 2 ? 1 : 0); };
    while (month > 1 && start(month) >= n) --month;
    out_.date.month = static_cast<std::uint8_t>(month);
    set_day(std::min<std::int64_t>(n - start(month), 99));
  }

  // A second date of the stamp begins: the first one was its twin in another calendar.
  void begin_date(bool again) {
    if (!again || !out_.date.year || out_.twin) return;
    out_.twin = twin_date{out_.date, false};
    const auto weekdays = out_.date.weekdays;
    out_.date = {};
    out_.date.weekdays = weekdays;
  }

  void set_day(std::int64_t value) {
    out_.date.day = static_cast<std::uint8_t>(value);
    has_date_ = true;
  }
  void set_year(std::int64_t value) {
    out_.date.year = static_cast<std::int32_t>(value);
    has_date_ = true;
  }

  void take_zone(const token& t) {
    written_zone z;
    z.label = make_text_span(t.first, t.last);
    const auto label = text_.substr(t.first, t.last - t.first);
    z.utc_scale = label == "Z" || label == "UTC" || label == "GMT" || label == "UT" || label == "utc" || label == "gmt";
    if (z.utc_scale) z.offset = 0;
    if (!out_.clock) {
      waiting_zone_ = z;
      return;
    }
    auto& c = clock();
    if (!c.zone.present()) c.zone = z;
    else if (label.find('/') != std::string_view::npos) c.zone.label.last = z.label.last;  // 10:19+05:30[Asia/Kolkata]
    else if (!c.zone.offset && z.utc_scale) c.zone.offset = 0;
  }

  void take_offset(const token& t) {
    auto& c = clock();
    auto& z = c.zone;
    const bool on_label = z.present();
    const auto first = on_label ? offset(z.label.first) : t.first;
    const bool scale = z.utc_scale || !on_label;
    z.label = make_text_span(first, t.last);
    z.offset = static_cast<std::int32_t>(t.value);
    z.base_plus = !scale;
    z.utc_scale = false;
    if (text_.substr(t.first, t.last - t.first) == "-00:00") z.utc_scale = true;
  }

  void take(const token& t, slot s) {
    auto& d = out_.date;
    switch (s) {
      case slot::day:
        begin_date(d.day.has_value());
        set_day(t.value);
        break;
      case slot::n1:
        d.month = static_cast<std::uint8_t>(t.value);
        d.order_open = true;
        has_date_ = true;
        break;  // settled with n2
      case slot::n2:
        // The first number stands in `month`, the second in `day`; a number past 12 tells which is which.
        set_day(t.value);
        d.order_open = *d.month <= 12 && *d.day <= 12;
        d.order_told = !d.order_open;
        d.day_first = *d.month > 12;
        if (d.day_first) std::swap(*d.month, *d.day);
        break;
      case slot::month: {
        begin_date(d.month.has_value());
        const auto value = std::max(value_of(t, term::month), value_of(t, term::roman));
        const auto all = value > 12 ? std::uint16_t{0} : values_of(t, term::month);
        d.month = static_cast<std::uint8_t>((value - 1) % 12 + 1);
        constexpr calendar systems[]{calendar::gregorian, calendar::jalali, calendar::hijri, calendar::bikram_sambat};
        if (value > 12 && d.system == calendar::gregorian) d.system = systems[std::min<std::size_t>((value - 1) / 12, 3)];
        d.months = (all & (all - 1)) != 0 ? all : std::uint16_t{0};
        d.named_month = true;
        has_date_ = true;
        break;
      }
      case slot::mon:
        begin_date(d.month.has_value());
        d.month = static_cast<std::uint8_t>(t.value);
        has_date_ = true;
        break;
      case slot::year:
        if (d.year && d.month && d.day && !out_.twin) {  // "Juche 112 (2023)"
          out_.twin = twin_date{d, true};
          d.system = calendar::gregorian;
          d.era = 0;
          d.two_digit_year = false;
        }
        set_year(t.value);
        break;
      case slot::yy:
        set_year(t.value);
        d.two_digit_year = t.value < 100 && d.era == 0;
        break;
      case slot::era: take_era(value_of(t, term::era)); break;
      case slot::weekday:
        d.weekdays = static_cast<std::uint8_t>(d.weekdays == 0 ? values_of(t, term::weekday) : d.weekdays & values_of(t, term::weekday));
        take_weekday();
        break;
      case slot::time:
      case slot::badtime:
        set_time(t.value, t.seconds, t.nanosecond);
        clock().fold = t.fold;
        break;
      case slot::hour: {
        auto& c = begin_clock();
        c.hour = static_cast<std::uint8_t>(t.value);
        c.extended = t.value > 24;
        break;
      }
      case slot::min:
        clock().minute = static_cast<std::uint8_t>(t.value);
        clock().has_minute = true;
        break;
      case slot::sec:
      case slot::second: clock().second = static_cast<std::uint8_t>(t.value); break;
      case slot::hhmm: set_time(t.value * 100, false, 0); break;
      case slot::ampm: {
        const auto value = value_of(t, term::ampm);
        night_ = value == 3;
        const auto half = value == 2 ? meridiem::pm : meridiem::am;
        if (out_.clock) clock().half = half;
        else waiting_half_ = half;
        break;
      }
      case slot::hour_word: from_dawn_ = true; break;
      case slot::dawn_hour: begin_clock().hour = static_cast<std::uint8_t>(t.entry != 0 ? value_of(t, term::number) : t.value); break;
      case slot::clockword: {
        auto& c = begin_clock();
        c.midnight_word = value_of(t, term::clockword) == 2;
        c.hour = c.midnight_word ? 0 : 12;
        break;
      }
      case slot::zone: take_zone(t); break;
      case slot::offset: take_offset(t); break;
      case slot::d6:
        if (has_date_) set_time(t.value, true, 0);  // hhmmss behind an ISO T
        else {
          set_day(t.value / 10000);
          set_time(t.value % 10000 * 100, false, 0);
        }
        break;
      case slot::d8:
        set_year(t.value / 10000);
        d.month = static_cast<std::uint8_t>(t.value / 100 % 100);
        set_day(t.value % 100);
        break;
      case slot::rel: take_rel(value_of(t, term::rel)); break;
      case slot::dir: take_dir(value_of(t, term::dir)); break;
      case slot::unit: take_unit(unit_of(value_of(t, term::unit))); break;
      case slot::count: count_up(static_cast<std::int32_t>(t.value)); break;
      case slot::number: count_up(value_of(t, term::number)); break;
      case slot::ago:
        phrase();
        counted_ = true;
        if (std::max(value_of(t, term::ago_after), value_of(t, term::ago_before)) == 2) break;  // "from now"
        if (phrase().count > 0) phrase().count = -phrase().count;
        else ago_before_ = true;
        break;
      case slot::d12:
      case slot::d14: {
        const std::int64_t clock = s == slot::d14 ? 1'000'000 : 10'000;
        const auto day = t.value / clock;
        set_year(day / 10000);
        d.month = static_cast<std::uint8_t>(day / 100 % 100);
        set_day(day % 100);
        set_time(t.value % clock * (s == slot::d14 ? 1 : 100), s == slot::d14, 0);
        break;
      }
      case slot::d7:
        set_year(t.value / 1000);
        take_day_of_year(t.value % 1000);
        break;
      case slot::doy: take_day_of_year(t.value); break;
      case slot::week: week_word_ = unit_of(value_of(t, term::unit)) == phrase_unit::week; break;
      case slot::week_no: set_week(t.value, 0); break;
      case slot::week_day: set_week(d.week, t.value); break;
      case slot::week_both: set_week(t.value / 10, t.value % 10); break;
      case slot::role:
      case slot::none:
      case slot::count_: break;
    }
  }

  written_phrase& phrase() {
    if (!out_.phrase) out_.phrase.emplace();
    return *out_.phrase;
  }

  void count_up(std::int32_t n) {
    if (ago_before_) n = -n;
    const bool first = !std::exchange(counted_, true) || !unit_seen_;  // "dakika 20": the unit may stand before its number
    (first ? phrase().count : more_) = n;
  }

  // "2 hours 15 minutes ago" counts 135 minutes. Of months that many days are no number: the greater unit stays.
  void take_unit(phrase_unit u) {
    auto& p = phrase();
    if (!std::exchange(unit_seen_, true)) {
      p.unit = u;
      p.calendar_unit = !counted_;
      return;
    }
    (void)add_lesser(p, u, more_);
  }

  // "hour:-1" is the hour before; "hour:-" counts back what stands before it, and is nothing without.
  void take_rel(std::uint8_t value) {
    const auto meaning = know::lexicon_values::rel[value == 0 ? 0 : value - 1U];
    const auto colon = meaning.find(':');
    const auto count = meaning.substr(colon + 1);
    const auto& units = know::lexicon_values::unit;
    auto& p = phrase();
    p.unit = unit_of(static_cast<std::uint8_t>(std::ranges::find(units, meaning.substr(0, colon)) - units.begin() + 1));
    p.count = count == "-" ? -p.count : (count[0] == '-' ? -1 : 1) * (count.back() - '0');
    lacks_sense_ = (count == "-") != counted_;
  }

  void take_dir(std::uint8_t value) {
    auto& p = phrase();
    p.count = value == 1 ? -1 : value == 2 ? 1 : 0;  // last, next, this
    if (!counted_) p.calendar_unit = true;
    dir_ = value;
  }

  // Swahili counts the hours from dawn and from dusk: "saa nne asubuhi", the fourth of the morning, is 10:00. And
  // the hours of the night stand on both sides of midnight.
  void settle_night(written_clock& c) const {
    if (from_dawn_ && c.hour <= 12) c.hour = static_cast<std::uint8_t>((c.hour + 6) % 12);
    if (night_) c.half = c.hour >= 6 && c.hour < 12 ? meridiem::pm : meridiem::am;
  }

  // "first Monday of May 2023" counts within the month; "last May" is the month itself.
  void settle_direction() {
    auto& p = *out_.phrase;
    const auto& d = out_.date;
    if (!d.month) {
      if (dir_ > 3) p.nth = static_cast<std::int8_t>(dir_ - 3);  // "first Monday": of what?
      return;
    }
    if (d.weekdays != 0) {
      p.unit = phrase_unit::weekday;
      p.weekdays = d.weekdays;
    } else if (!unit_seen_) {
      p.unit = phrase_unit::month;
      if (dir_ <= 3) return;
    }
    p.nth = dir_ > 3 ? static_cast<std::int8_t>(dir_ - 3) : dir_ == 1 ? std::int8_t{-1} : std::int8_t{0};
  }

  // A week of an ISO year, and its day. What is no such week stays 0, and the match is none.
  void set_week(std::int64_t week, std::int64_t day) {
    if (!week_word_ || week < 1 || week > 53 || day > 7) return;
    out_.date.week = static_cast<std::uint8_t>(week);
    if (day > 0) out_.date.day = static_cast<std::uint8_t>(day);
    has_date_ = true;
  }

  // A weekday beside a date belongs to it; alone it is the phrase itself.
  void take_weekday() {
    const bool dated = std::ranges::any_of(slots_, [](slot s) {
      return s == slot::day || s == slot::n1 || s == slot::year || s == slot::month || s == slot::d8 || s == slot::mon || s == slot::rel;
    });
    if (dated) return;
    auto& p = phrase();
    p.unit = phrase_unit::weekday;
    p.weekdays = out_.date.weekdays;
    p.calendar_unit = false;
    if (dir_ == 0) p.count = 0;
  }

  void take_era(std::uint8_t value) {
    auto& d = out_.date;
    d.era = value;
    switch (value) {  // the order of lexicon_values::era
      case 3: d.system = calendar::buddhist; break;
      case 4: d.system = calendar::minguo; break;
      case 5:
      case 6:
      case 7:
      case 8:
      case 9: d.system = calendar::japanese; break;
      case 10: d.system = calendar::juche; break;
      case 11: d.system = calendar::jalali; break;
      case 12: d.system = calendar::hijri; break;
      case 13: d.system = calendar::bikram_sambat; break;
      default: break;
    }
  }

  std::string_view text_;
  std::span<const token> tokens_;
  std::span<const slot> slots_;
  const know::lexicon& words_;
  language_set page_;
  bool declared_;
  bool lacks_sense_ = false;
  time_mention out_;
  std::uint64_t no_weekday_ = 0;  // bit i: token i only looks like a weekday
  meridiem waiting_half_ = meridiem::none;
  written_zone waiting_zone_{};
  bool any_field_ = false, label_open_ = false, has_date_ = false, counted_ = false, ago_before_ = false, unit_seen_ = false,
       week_word_ = false, night_ = false, from_dawn_ = false;
  std::uint8_t dir_ = 0;   // value of a `dir` word
  std::int32_t more_ = 0;  // of the lesser unit
};

}  // namespace

time_mention decode_stamp(std::string_view text, std::span<const token> tokens, std::span<const slot> slots, const know::lexicon& words,
                          language_set page, bool declared) {
  return decoder(text, tokens, slots, words, page, declared).run();
}

}  // namespace dateline::searching
