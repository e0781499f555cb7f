// The resolver of a document's places, inside: queries, sums of evidence, the company of others, verdicts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "dateline/context.hpp"
#include "dateline/document.hpp"
#include "dateline/mention.hpp"
#include "dateline/resolution.hpp"
#include "find/text_languages.hpp"
#include "know/globe.hpp"
#include "know/tables.hpp"
#include "resolve/place_home.hpp"
#include "resolve/place_query.hpp"
#include "resolve/place_weights.hpp"

namespace dateline::resolving {

inline double kilometres(const know::place_row& a, const know::place_row& b) { return know::kilometres(a.lat, a.lon, b.lat, b.lon); }

inline std::string state_key(std::string_view country, std::string_view admin1) {
  return std::string(country).append(1, '.').append(admin1);
}

// A place as answers give it; its confidence is the resolver's.
place_candidate described(const know::tables&, const know::place_row&);

struct scored {
  place_account account;
  double share = 0;
};

struct answer {  // of one query; mentions with the same key share it
  place_query query;
  std::vector<scored> scores{};  // of query.candidates
  std::size_t best = 0;
  double times = 0;                         // mentions of it
  std::map<std::string, double> counted{};  // what it adds itself to the countries ("US") and states ("US.TX") named
};

struct named_areas {  // what the text says of countries and states, by its own names for them
  std::map<std::string, double> countries{}, states{};
  std::map<std::string, double> states_of{};  // country -> states named in it
  double country_total = 0;
};

class place_resolver {
 public:
  place_resolver(const document& doc, const mentions& found, const know::tables& tables, const context& given)
      : doc_(doc),
        found_(found),
        tables_(tables),
        given_(given),
        weights_(tables.evidence),
        home_(home_of(tables, given)),
        languages_(doc.text(), tables, given) {}

  std::vector<place> run();

 private:
  void ask();
  void count_areas();
  void read_year();
  void weigh(answer&);
  void weigh_kind(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_class(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_qualifiers(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_home(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_text(const answer&, const place_candidate_of&, place_account&) const;
  void weigh_slot(const answer&, std::optional<know::place_id> stand_alone, const place_candidate_of&, place_account&) const;
  void weigh_company();
  bool named_state(const answer&) const;
  bool borne_today(const answer&, const place_candidate_of&) const;
  bool own_language(const place_candidate_of&) const;
  bool known_state(const answer&, const place_candidate_of&) const;
  bool others_own_name(const answer&, const place_candidate_of&, searching::language_fit) const;
  bool lacks_qualifier(const answer&) const;
  void settle_shares(answer&) const;
  bool agrees(const place_candidate_of&, const place_query&, std::size_t qualifier) const;
  place verdict(const answer&, const place_mention&) const;
  place_candidate as_candidate(const answer&, std::size_t) const;

  const document& doc_;
  const mentions& found_;
  const know::tables& tables_;
  const context& given_;
  place_weights weights_;
  place_home home_;
  mutable searching::text_languages languages_;  // remembers what it was asked
  std::optional<int> year_{};
  bool year_of_dateline_ = false;
  std::vector<answer> answers_{};
  std::vector<std::size_t> answer_of_{};  // by mention
  named_areas named_{};
  std::unordered_map<std::string, std::vector<know::place_id>> qualified_{};  // folded name -> areas said elsewhere
};

}  // namespace dateline::resolving
