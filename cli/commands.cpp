#include "commands.hpp"

#include <array>

namespace dateline::cli {
namespace {

constexpr std::array table{
    command{verb::scan, "scan", "[FILE|DIR|@LIST|-]...", "Find, resolve and check everything in the inputs",
            "Finds every stamp, time phrase, dateline and place, settles what each means, and checks them against one another.\n"
            "A directory stands for the files in it and below; @LIST for the files named in LIST, one a line; - for standard input.\n"
            "With --input jsonl each line is a document with a context of its own; docs/json.md has the fields,\n"
            "docs/outputs.md the forms of the output.",
            "dateline scan article.txt --url https://www.example.in/story\twho published it tells the zone\n"
            "dateline scan --explain article.txt\teach answer with the evidence that made it\n"
            "dateline scan pages.jsonl -o answers.jsonl --errors failed.jsonl\ta batch\n"
            "dateline scan pages.jsonl -o answers.jsonl --errors failed.jsonl --resume\tthe same, where it was ended\n"
            "dateline scan notes/ --format csv --fields id,text,utc,zone\ta table of stamps\n"
            "dateline scan crawl.warc.gz --format sqlite -o crawl.db\ta database, for datasette crawl.db",
            run_scan},
    command{verb::when, "when", "TEXT...", "A stamp or time phrase, to UTC",
            "The words are one text. Where nothing decides between zones, all that the stamp can mean is given, with what would settle it.",
            "dateline when \"June 12, 2023, 06:49 IST\"\tundecided: India, Israel, Ireland\n"
            "dateline when \"June 12, 2023, 06:49 IST\" --country IN\tthe publisher's country decides\n"
            "dateline when \"on Monday\" --reference 2023-06-14T08:00Z\trelative phrases need a reference",
            run_when},
    command{verb::where, "where", "TEXT...", "A place phrase, dateline or coordinates, to a geocoded place",
            "The words are one text. A state, province or country after the name binds; a bare name is weighed. Coordinates (degrees, or\n"
            "degrees, minutes and seconds, with letters or signs; a geo: URI) give the nearest place and the zone there.",
            "dateline where \"PARIS, Texas\"\ta place with its state\n"
            "dateline where \"SPRINGFIELD (AP)\"\tseveral, and nothing decides\n"
            "dateline where \"39.03 N 125.75 E\"\tthe nearest place, and the zone",
            run_where},
    command{verb::zones, "zones", "ABBR...", "What an abbreviation can mean: where, when, in force or not",
            "Lists every zone that used the label, with the offset and the years. --at tells which are in force at that time.",
            "dateline zones IST\tall that IST can mean\n"
            "dateline zones CST --at 2023-06-12\twhich of them hold on that day",
            run_zones},
    command{verb::check, "check", "[FILE|DIR|@LIST|-]...", "The findings alone, as compiler-style diagnostics",
            "Exits with 1 if a finding is an error, or at least as severe as --fail-on says. A finding that holds only under some\n"
            "readings is shown with them and never fails.",
            "dateline check article.txt --fail-on warning\tfor a build or a newsroom's gate\n"
            "dateline check drafts/ --ignore zone-inferred\twithout one check",
            run_check},
    command{verb::csv, "csv", "FILE|-", "Normalise a column of stamps or places: columns added, rows kept",
            "Adds columns with what the cells of COLUMN mean; the table's own bytes stay as they are, line ends, quotes and encoding too.\n"
            "The whole column is looked at first: where some dates can only be day first, or month first, so are the others, and\n"
            "numbers are times only where all of them can be. What was decided is said on stderr. What nothing decides is left open:\n"
            "no utc, status undecided, and why. A row without a stamp is no fault of the input: the exit code stays 0. It is 3\n"
            "where a record is longer than --max-record or a quote is never closed. docs/csv.md has the fields.",
            "dateline csv pages.csv -c published --zone Europe/Paris -o pages-utc.csv\ta column of stamps in one zone\n"
            "dateline csv pages.csv -c published --url-column url\tthe zone of each row by its publisher\n"
            "dateline csv towns.csv -c town --as place --qualifier-column state --fields geonames_id,lat,lon\tplaces\n"
            "zcat big.csv.gz | dateline csv - -c 3 --no-header --errors unread.jsonl >out.csv\tfrom a pipe, by number",
            run_csv},
    command{verb::checks, "checks", "[ID]...", "The catalogue of checks, with examples",
            "Without an id one line a check; with ids each in full: a text on which it fires and one on which it does not.",
            "dateline checks\tall of them\n"
            "dateline checks weekday-mismatch\tone of them, with its examples",
            run_checks},
    command{verb::data, "data", "info | lookup NAME|ID|ABBR|DOMAIN... | build",
            "Versions and licences; a row of the data; a gazetteer of one's own",
            "info: the versions, what the image holds, and the licences of its sources.\n"
            "lookup: all that is known by a name: places, zones, abbreviations, publishers, countries; a number is a GeoNames id.\n"
            "build: a data image with a gazetteer made of your own dumps of GeoNames (--geonames DIR -o FILE); --data FILE then uses it.",
            "dateline data build --geonames dumps/ --min-population 100 -o mine.image\tsmaller places too\n"
            "dateline data info\twhat the answers rest on\n"
            "dateline data lookup Pyongyang\tthe places of that name\n"
            "dateline data lookup 1871859\tone of them by its GeoNames id",
            run_data},
    command{verb::completion, "completion", "bash|zsh|fish", "A completion script for the shell",
            "Prints the script; where to put it depends on the shell.",
            "dateline completion bash > ~/.local/share/bash-completion/completions/dateline\tbash\n"
            "dateline completion fish > ~/.config/fish/completions/dateline.fish\tfish",
            run_completion},
    command{verb::man, "man", "", "The manual page, as roff", "Prints the page that packages install.", "dateline man | man -l -\tread it",
            run_man},
    command{verb::help, "help", "[COMMAND]", "Help on a command", "The same as COMMAND --help.", "dateline help scan\tall about scan",
            run_help},
};

}  // namespace

std::span<const command> all_commands() { return table; }

const command* command_named(std::string_view name) {
  for (const auto& c : table)
    if (c.name == name) return &c;
  return nullptr;
}

const command& command_of(verb v) { return table[static_cast<std::size_t>(v)]; }

}  // namespace dateline::cli
