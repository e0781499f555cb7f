// The one table of flags: the parser, --help, the man page and the completions are all made from it.
#pragma once

#include <span>
#include <string_view>

namespace dateline::cli {

enum class verb : unsigned { scan, when, where, zones, check, csv, checks, data, completion, man, help };
constexpr unsigned bit(verb v) { return 1U << static_cast<unsigned>(v); }

enum class flag_group : unsigned char { input, context, decide, findings, output, general };

struct flag {
  std::string_view name;      // without dashes: "home-zone"
  char letter;                // 'o' for -o; 0: none
  std::string_view argument;  // "IANA"; empty: the flag takes none
  unsigned verbs;             // bits of the verbs that take it
  flag_group group;
  std::string_view help;    // one sentence, no full stop
  std::string_view values;  // the words it takes, for completion: "human,json"; "@file" for a file name; empty: anything
};

std::span<const flag> all_flags();  // in the order in which help shows them
// The first of that name, or the one that the verb takes (the words of --format differ). Null where there is none.
const flag* flag_named(std::string_view name);
const flag* flag_named(std::string_view name, verb);
inline bool takes(verb v, const flag& f) { return (f.verbs & bit(v)) != 0; }
std::string_view heading(flag_group);

}  // namespace dateline::cli
