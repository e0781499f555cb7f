#include "flags.hpp"

#include <array>

namespace dateline::cli {
namespace {

constexpr unsigned batch = bit(verb::scan) | bit(verb::check);
constexpr unsigned tables = bit(verb::csv);
constexpr unsigned asking = batch | bit(verb::when) | bit(verb::where);
constexpr unsigned informed = asking | bit(verb::zones) | bit(verb::data);
constexpr unsigned telling = informed | bit(verb::checks);
constexpr unsigned everything = telling | tables | bit(verb::completion) | bit(verb::man) | bit(verb::help);

using enum flag_group;

constexpr std::array table{
    flag{"input", 0, "KIND", batch, input,
         "What the inputs are: auto tells by content, text and html are one document a file, jsonl one a line, warc, arc and wacz one a "
         "record, cdxj (or CDX) a list of records to read",
         "auto,text,html,jsonl,warc,arc,wacz,cdxj"},
    flag{"jobs", 'j', "N", batch | tables, input, "Work on N documents at once; the output is the same whatever N", ""},

    flag{"max-record", 0, "SIZE", batch | tables, input, "No document is longer; those that are get an error each (256M unless said)", ""},

    flag{"geonames", 0, "DIR", bit(verb::data), input, "Folder with dumps of GeoNames, unpacked (data build)", "@file"},
    flag{"min-population", 0, "N", bit(verb::data), input,
         "Keep places of N people and more, and seats of government (data build; 500 unless said, 0 of a cities dump)", ""},
    flag{"features", 0, "LIST", bit(verb::data), input, "Keep these feature classes and codes (data build; P unless said)", ""},
    flag{"column", 'c', "COLUMN", tables, input, "The column to normalise: a name of the header, or a number from 1; several may be given",
         ""},
    flag{"as", 0, "KIND", tables, input, "What the column holds; time unless said", "time,place"},
    flag{"separator", 0, "CHAR", tables, input, "What separates the fields (a character, or tab); found out unless said", ""},
    flag{"no-header", 0, "", tables, input, "The first record is a row, and columns are numbers", ""},
    flag{"encoding", 0, "LABEL", tables, input, "Encoding of the table (utf-8, windows-1252); found out unless said", ""},

    flag{"url-column", 0, "COLUMN", tables, context, "The column with the address of each row", ""},
    flag{"country-column", 0, "COLUMN", tables, context, "The column with the publisher's country of each row", ""},
    flag{"lang-column", 0, "COLUMN", tables, context, "The column with the language of each row", ""},
    flag{"publisher-column", 0, "COLUMN", tables, context, "The column with the publisher of each row", ""},
    flag{"reference-column", 0, "COLUMN", tables, context, "The column with when each row was written or captured (RFC 3339)", ""},
    flag{"qualifier-column", 0, "COLUMN", tables, context,
         "A column that says in which state or country the place lies; several may be given", ""},
    flag{"reference", 0, "TIME", asking | tables, context,
         "When the text was written or captured (RFC 3339): relative phrases count from it", ""},
    flag{"url", 0, "URL", asking | tables, context, "Where the text was published", ""},
    flag{"lang", 0, "TAG", asking | tables, context, "Language of the text (BCP 47: en-IN)", ""},
    flag{"publisher", 0, "NAME", asking | tables, context, "Who published it: a name or a domain", ""},
    flag{"country", 0, "CC", asking | tables, context, "Country of the publisher (ISO 3166-1: IN)", ""},
    flag{"home-zone", 0, "IANA", asking | tables, context, "Zone of the publisher (Asia/Kolkata)", ""},

    flag{"zone", 0, "IANA", asking | tables, decide, "Stamps without an offset are in this zone", ""},
    flag{"order", 0, "ORDER", asking | tables, decide, "Dates like 12/06/2023 are written in this order", "dmy,mdy,ymd"},
    flag{"prefer", 0, "WAY", asking | tables, decide, "Which way a phrase goes that names none (Thursday, June 12); past unless said",
         "past,future,nearest"},
    flag{"numbers", 0, "FORM", tables, decide, "What bare numbers count; found out from the whole column unless said",
         "none,excel,excel-1904,unix,unix-ms,unix-us"},

    flag{"select", 0, "IDS", batch, findings, "Only these checks, by id, separated by commas", "@checks"},
    flag{"ignore", 0, "IDS", batch, findings, "All but these checks", "@checks"},
    flag{"fail-on", 0, "SEVERITY", batch, findings, "Exit with 1 if a finding is at least that severe", "error,warning,info"},

    flag{"at", 0, "TIME", bit(verb::zones), decide, "Which of the meanings are in force at that time (RFC 3339, or a day)", ""},

    flag{"format", 'f', "FORMAT", bit(verb::scan), output, "Form of the output; human on a terminal, jsonl when piped",
         "human,json,jsonl,csv,tsv,geojson,cdxj,sqlite,sarif"},
    flag{"format", 'f', "FORMAT", bit(verb::check), output, "Form of the output; human unless said", "human,json,jsonl,csv,tsv,sarif"},
    flag{"format", 'f', "FORMAT", telling & ~batch, output, "Form of the output; human on a terminal, jsonl when piped",
         "human,json,jsonl,csv,tsv"},
    flag{"only", 0, "LIST", bit(verb::scan), output, "Give only timestamps, datelines, places or findings",
         "timestamps,datelines,places,findings"},
    flag{"fields", 0, "LIST", bit(verb::scan) | tables, output,
         "The columns, keys, fields or properties to give, in that order; of csv those that it adds", ""},
    flag{"explain", 'e', "", asking & ~bit(verb::check), output, "Each answer with the evidence that made it", ""},
    flag{"timex", 0, "", bit(verb::scan) | bit(verb::when), output,
         "Each timestamp with its TIMEX3 value; durations, sets, seasons and the like are found too", ""},
    flag{"output", 'o', "FILE", telling | tables, output, "Write to FILE; it appears when it is complete", "@file"},
    flag{"resume", 0, "", batch, output, "Go on where an earlier run with the same -o FILE was ended", ""},
    flag{"checkpoint", 0, "SECONDS", batch, output, "How often it is put on the disk how far -o FILE is (5 unless said)", ""},
    flag{"errors", 0, "FILE", batch | tables | bit(verb::data), output, "Write a record for each document that could not be read", "@file"},
    flag{"stats", 0, "", batch, output, "Say at the end what was done, on stderr", ""},
    flag{"progress", 0, "WHEN", batch | tables | bit(verb::data), output, "Show progress on stderr", "auto,always,never"},

    flag{"data", 0, "FILE", telling | tables, general, "Use another data image", "@file"},
    flag{"color", 0, "WHEN", everything, general, "Colours; auto heeds NO_COLOR and whether a terminal reads", "auto,always,never"},
    flag{"quiet", 'q', "", everything, general, "Say only what went wrong", ""},
    flag{"verbose", 'v', "", everything, general, "Say what is being done, on stderr", ""},
    flag{"help", 'h', "", everything, general, "-h: this list; --help: all of it, with examples", ""},
    flag{"version", 'V', "", everything, general, "The version, of the time zones and the data too", ""},
};

}  // namespace

std::span<const flag> all_flags() { return table; }

const flag* flag_named(std::string_view name) {
  for (const auto& f : table)
    if (f.name == name) return &f;
  return nullptr;
}

const flag* flag_named(std::string_view name, verb v) {
  for (const auto& f : table)
    if (f.name == name && takes(v, f)) return &f;
  return nullptr;
}

std::string_view heading(flag_group g) {
  switch (g) {
    case input: return "Input";
    case context: return "Context: evidence to weigh";
    case decide: return "Decisions: the caller settles it";
    case findings: return "Findings";
    case output: return "Output";
    case general: break;
  }
  return "General";
}

}  // namespace dateline::cli
