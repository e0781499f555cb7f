#include "find/decode.hpp"

#include <algorithm>
#include <utility>

#include "find/decode_phrase.hpp"
#include "find/decode_words.hpp"
#include "find/readings.hpp"

namespace dateline::searching {
namespace {

using know::slot;
using know::term;

class decoder {
 public:
  decoder(std::string_view text, std::span<const token> tokens, std::span<const slot> slots, const know::lexicon& words, language_set page,
          bool declared)
      : text_(text), tokens_(tokens), slots_(slots), lexicon_(words), words_(tokens, slots, words, page, declared) {}

  time_mention run() {
    out_.languages = words_.languages();
    // "15 June 2023 to": what turned out to be no weekday at the end is no part of the stamp.
    auto count = tokens_.size();
    while (count > 1 &&
           (words_.no_weekday(count - 1) || (count < tokens_.size() && slots_[count - 1] == slot::none && tokens_[count - 1].entry == 0)))
      --count;
    tokens_ = tokens_.first(count);
    out_.where = make_text_span(tokens_.front().first, tokens_.back().last);
    std::uint32_t stamp_first = tokens_.front().first;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (slots_[i] == slot::role) {
        out_.role = role_of(words_.value(tokens_[i], term::role));
        if (!any_field_) label_open_ = true;
        continue;
      }
      if (slots_[i] == slot::none) {
        if (tokens_[i].entry != 0) take_mark(i);
        continue;
      }
      if (words_.no_weekday(i)) continue;
      if (label_open_ && !any_field_) stamp_first = tokens_[i].first;
      any_field_ = true;
      take(tokens_[i], slots_[i]);
    }
    if (out_.date.order_open && out_.languages.empty()) out_.languages = shared_by_small_words(tokens_, slots_, lexicon_);
    out_.phrase = phrase_.settled(out_.date);
    if (out_.clock) settle_half(*out_.clock);
    out_.stamp = make_text_span(stamp_first, tokens_.back().last);
    out_.shape = out_.phrase ? time_shape::phrase
                 : has_date_ ? (out_.clock ? time_shape::absolute : time_shape::date_only)
                             : time_shape::clock_only;
    return std::move(out_);
  }

 private:
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
    const auto z = zone_of(text_, t);
    const auto label = text_.substr(t.first, t.last - t.first);
    if (!out_.clock) {
      waiting_zone_ = z;
      return;
    }
    auto& c = clock();
    if (!c.zone.present()) c.zone = z;
    else if (label.find('/') != std::string_view::npos) c.zone.label.last = z.label.last;  // 10:19+05:30[Asia/Kolkata]
    else if (!c.zone.offset && z.utc_scale) c.zone.offset = 0;
  }

  void take_offset(const token& t) { add_offset(text_, t, clock().zone); }

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
        const auto value = std::max(words_.value(t, term::month), words_.value(t, term::roman));
        const auto all = value > 12 ? std::uint16_t{0} : words_.values(t, term::month);
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
        if (d.year && ((d.month && d.day) || d.era != 0) && !out_.twin) {  // "Juche 112 (2023)", "주체112(2023)년 6월 12일"
          out_.twin = twin_date{d, true};
          d.system = calendar::gregorian;
          d.era = 0;
          d.two_digit_year = false;
        }
        set_year(t.value);
        break;
      case slot::yy:
        if (d.year && d.era != 0 && !out_.twin) {  // "2023年（令和5年）6月12日"
          out_.twin = twin_date{d, true};
          out_.twin->date.system = calendar::gregorian;
          out_.twin->date.era = 0;
        }
        set_year(t.value);
        if (t.last - t.first == 3) d.system = calendar::minguo;  // "112年6月12日"
        d.two_digit_year = t.value < 100 && d.era == 0;
        break;
      case slot::era: take_era(words_.value(t, term::era)); break;
      case slot::weekday:
        d.weekdays =
            static_cast<std::uint8_t>(d.weekdays == 0 ? words_.values(t, term::weekday) : d.weekdays & words_.values(t, term::weekday));
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
      case slot::ampm: take_half(static_cast<half_of_day>(words_.value(t, term::ampm))); break;
      case slot::hour_word: from_dawn_ = true; break;
      case slot::dawn_hour: begin_clock().hour = static_cast<std::uint8_t>(t.entry != 0 ? words_.value(t, term::number) : t.value); break;
      case slot::clockword: {
        if (out_.clock) {  // "12:00 midnight", "12 noon"
          auto& c = clock();
          if (c.hour == 12 && c.minute == 0 && words_.value(t, term::clockword) == 2) {
            c.hour = 0;
            c.midnight_word = true;
          }
          break;
        }
        auto& c = begin_clock();
        c.midnight_word = words_.value(t, term::clockword) == 2;
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
      case slot::rel: phrase_.relative(words_.value(t, term::rel)); break;
      case slot::dir: phrase_.direction(words_.value(t, term::dir)); break;
      case slot::unit: phrase_.unit(unit_of(words_.value(t, term::unit))); break;
      case slot::count: phrase_.count(static_cast<std::int32_t>(t.value)); break;
      case slot::number: phrase_.count(words_.value(t, term::number)); break;
      case slot::ago: phrase_.ago(std::max(words_.value(t, term::ago_after), words_.value(t, term::ago_before))); break;
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
      case slot::week: week_word_ = unit_of(words_.value(t, term::unit)) == phrase_unit::week; break;
      case slot::week_no: set_week(t.value, 0); break;
      case slot::week_day: set_week(d.week, t.value); break;
      case slot::week_both: set_week(t.value / 10, t.value % 10); break;
      case slot::role:
      case slot::none:
      case slot::count_: break;
    }
  }

  void take_half(half_of_day half) {
    half_ = half;
    const auto letters = half == half_of_day::pm ? meridiem::pm : meridiem::am;
    if (out_.clock) clock().half = letters;
    else waiting_half_ = letters;
  }

  // Marks fill nothing, but some say more beside their hour: "点半" that it is half past, "ทุ่ม" that the hours count
  // from dusk; and what joins words elsewhere may be a half of the day in the language of the stamp (Hungarian "este").
  void take_mark(std::size_t i) {
    const auto& t = tokens_[i];
    if (i > 0 && slots_[i - 1] == slot::hour) {
      const auto mark = std::max(words_.value(t, term::hourmark), words_.value(t, term::clock));
      if (mark < 2) return;
      auto& c = clock();
      if (mark != 3) {
        c.minute = 30;
        c.has_minute = true;
      }
      if (mark > 2 && c.hour <= 6) c.hour = static_cast<std::uint8_t>(c.hour + 18);
    } else if (i + 1 < tokens_.size() && (slots_[i + 1] == slot::hour || slots_[i + 1] == slot::time) && words_.speaks(t, term::ampm)) {
      take_half(static_cast<half_of_day>(words_.value(t, term::ampm)));
    }
  }

  // Swahili counts the hours from dawn and from dusk: "saa nne asubuhi", the fourth of the morning, is 10:00. The hours
  // of the night stand on both sides of midnight, those about noon on both sides of noon. "tonight at 9" is 21:00.
  void settle_half(written_clock& c) const {
    if (from_dawn_ && c.hour <= 12) c.hour = static_cast<std::uint8_t>((c.hour + 6) % 12);
    if (c.hour > 12) {
      if (half_ > half_of_day::pm) c.half = meridiem::none;
      return;
    }
    if (half_ == half_of_day::night) {
      c.half = c.hour >= 6 && c.hour < 12 ? meridiem::pm : meridiem::am;
      c.midnight_word = c.hour == 12;
    } else if (half_ == half_of_day::day) {
      c.half = c.hour < 7 || c.hour == 12 ? meridiem::pm : meridiem::am;
    } else if (c.half == meridiem::none && c.hour > 0 && c.hour < 12 && phrase_.half() != half_of_day::none) {
      if (phrase_.half() == half_of_day::pm || c.hour >= 6) c.half = meridiem::pm;
    }
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
    if (!dated) phrase_.weekday(out_.date.weekdays);
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
  const know::lexicon& lexicon_;
  matched_words words_;
  phrase_words phrase_{};
  time_mention out_{};
  meridiem waiting_half_ = meridiem::none;
  half_of_day half_{};
  written_zone waiting_zone_{};
  bool any_field_ = false, label_open_ = false, has_date_ = false, week_word_ = false, from_dawn_ = false;
};

}  // namespace

time_mention decode_stamp(std::string_view text, std::span<const token> tokens, std::span<const slot> slots, const know::lexicon& words,
                          language_set page, bool declared) {
  return decoder(text, tokens, slots, words, page, declared).run();
}

}  // namespace dateline::searching
