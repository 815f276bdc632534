#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "support/records_builder.hpp"

/// Random small folders made to hit the corners: dates that coincide or miss each other by a day,
/// birthdays in the period, empty and touching registrations, radiations, alerts, several missions
/// locales for one youth.
namespace copil::test_support {

/// A generator of our own: the same numbers on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}

  /// From 0 to `count` − 1.
  int below(int count) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<int>(state_ % static_cast<std::uint64_t>(count));
  }
  bool one_in(int count) { return below(count) == 0; }

 private:
  std::uint64_t state_;
};

/// One file of a folder: its header and its lines, in an order that may be shuffled.
struct FolderFile {
  std::string name;
  std::string header;
  std::vector<std::string> lines;
};

class RandomFolder {
 public:
  explicit RandomFolder(std::uint64_t seed, int youths = 10) : chance_(seed), youths_(youths) {
    add_tree();
    for (int i = 0; i < youths; ++i) add_jeune("J" + std::to_string(i));
    for (int i = 0; i < 20; ++i) add_action();
    add_objectifs_and_conventions();
  }

  std::vector<FolderFile> files;

  records::Records build() const {
    RecordsBuilder builder;
    for (const FolderFile& file : files) {
      std::string text = file.header + "\n";
      for (const auto& line : file.lines) text += line + "\n";
      builder.file(file.name, text);
    }
    return builder.build();
  }

  FolderFile& file(std::string_view name) {
    for (FolderFile& one : files) {
      if (one.name == name) return one;
    }
    throw std::runtime_error("fichier absent");
  }

  /// A day near the period, often one on which something else happens too: a corner of the
  /// calendar, or a day already drawn for the same youth, its eve or its morrow.
  Day any_day() {
    if (chance_.one_in(4)) {
      static const char* const kCrowded[] = {"2009-12-31", "2010-01-01", "2010-01-31", "2010-02-28",
                                             "2010-03-01", "2010-03-31", "2010-04-01", "2010-06-30",
                                             "2010-07-01", "2010-08-13", "2010-08-14", "2010-08-31",
                                             "2010-12-31", "2011-01-01"};
      return drawn(*parse_day(kCrowded[chance_.below(14)]));
    }
    if (!days_.empty() && chance_.one_in(2)) return near_day();
    return drawn(*parse_day("2009-06-01") + chance_.below(700));
  }

 private:
  void line(std::string_view name, std::string_view header, std::string text) {
    for (FolderFile& one : files) {
      if (one.name == name) {
        one.lines.push_back(std::move(text));
        return;
      }
    }
    files.push_back({std::string{name}, std::string{header}, {std::move(text)}});
  }

  void add_tree() {
    for (const char* text :
         {"F;national;", "R1;region;F", "R2;region;F", "D1;departement;R1", "D2;departement;R2",
          "M1;mission_locale;D1", "M2;mission_locale;D1", "M3;mission_locale;D2",
          "S1;site_pole_emploi;M1", "S2;site_pole_emploi;M2", "S3;site_pole_emploi;M3"}) {
      line("territoires.csv", "code;type;parent", text);
    }
  }

  Day drawn(Day day) {
    days_.push_back(day);
    return day;
  }

  /// A day already drawn for the youth, its eve or its morrow.
  Day near_day() {
    return days_[static_cast<std::size_t>(chance_.below(static_cast<int>(days_.size())))] +
           (chance_.below(3) - 1);
  }

  std::string mission_locale() { return "M" + std::to_string(1 + chance_.below(3)); }

  /// `begin`; then sometimes an end, at a corner or anywhere after.
  std::string interval_from(Day begin) {
    if (chance_.one_in(3)) return iso_text(begin) + ";";
    static const int kLengths[] = {0, 1, 30, 180, 181, 182, 365};
    if (chance_.one_in(3) && !days_.empty()) {
      const Day end = near_day();
      return iso_text(begin) + ";" + iso_text(std::max(begin, end));
    }
    const int length = chance_.one_in(2) ? kLengths[chance_.below(7)] : chance_.below(400);
    return iso_text(begin) + ";" + iso_text(begin + length);
  }

  void add_jeune(const std::string& jeune) {
    days_.clear();
    add_inscriptions(jeune);
    const int rows = chance_.below(4);
    for (int i = 0; i < rows; ++i) add_cotraitance(jeune);
    for (int left = chance_.below(4); left > 0; --left) {
      line("civis.csv", "jeune;mission_locale;date_debut;date_fin",
           jeune + ";" + mission_locale() + ";" + interval_from(any_day()));
    }
    const int links = chance_.below(4);
    for (int i = 0; i < links; ++i) add_accompagnement(jeune);
    const int services = chance_.below(10);
    for (int i = 0; i < services; ++i) {
      line("services.csv", "jeune;mission_locale;date;enjeu",
           jeune + ";" + mission_locale() + ";" + iso_text(any_day()) + ";E" +
               std::to_string(1 + chance_.below(10)));
    }
    if (!chance_.one_in(4)) add_birth(jeune);
  }

  void add_birth(const std::string& jeune) {
    static const char* const kBirths[] = {"1984-02-29", "1984-03-01", "1985-01-01", "1985-06-30",
                                          "1988-02-29", "1994-05-15", "1993-12-31", "1990-01-01",
                                          "1983-06-01", "2010-06-15"};
    static const int kAges[] = {-16, -25, -26};
    Day birth = *parse_day("1983-06-01") + chance_.below(900);
    if (chance_.one_in(3)) birth = *parse_day(kBirths[chance_.below(10)]);
    if (!days_.empty() && chance_.one_in(3)) {
      birth = add_years(near_day(), kAges[chance_.below(3)]);
    }
    static const char* const kSexes[] = {"", "F", "H"};
    static const char* const kZones[] = {"", "ZUS", "ZRR", "CUCS"};
    static const char* const kNiveaux[] = {"", "VI", "V", "IV", "II"};
    line("jeunes.csv", "jeune;date_naissance;sexe;zone;niveau;handicap",
         jeune + ";" + (chance_.one_in(5) ? "" : iso_text(birth)) + ";" + kSexes[chance_.below(3)] +
             ";" + kZones[chance_.below(4)] + ";" + kNiveaux[chance_.below(5)] + ";" +
             (chance_.one_in(3) ? "1" : ""));
  }

  void add_inscriptions(const std::string& jeune) {
    static const char* const kMotifs[] = {"", "cessation", "radiation"};
    const int rows = chance_.below(4);
    Day begin = *parse_day("2009-06-01") + chance_.below(400);
    for (int i = 0; i < rows; ++i) {
      const std::string interval = interval_from(begin);
      line("inscriptions.csv", "jeune;date_debut;date_fin;motif_fin",
           jeune + ";" + interval + ";" + kMotifs[chance_.below(3)]);
      const auto end = parse_day(std::string_view{interval}.substr(11));
      drawn(begin);
      if (end) drawn(*end);
      if (end && chance_.one_in(4)) {
        begin = add_months(*end, 6) + (chance_.below(3) - 1);
        continue;
      }
      begin =
          (end && !chance_.one_in(4) ? *end : begin) + (chance_.one_in(3) ? 0 : chance_.below(250));
    }
  }

  void add_cotraitance(const std::string& jeune) {
    const std::string code = "C" + std::to_string(next_cotraitance_++);
    const Day affectation = any_day();
    const Day acceptation = affectation + chance_.below(40);
    const Day initialisation =
        drawn(chance_.one_in(3) ? affectation + chance_.below(2) : affectation + chance_.below(60));
    const Day fin =
        chance_.one_in(3) ? std::max(affectation, near_day()) : affectation + chance_.below(400);
    line("cotraitances.csv",
         "cotraitance;jeune;mission_locale;date_affectation;date_acceptation;"
         "date_initialisation;date_fin",
         code + ";" + jeune + ";" + mission_locale() + ";" + iso_text(affectation) + ";" +
             (chance_.one_in(3) ? "" : iso_text(acceptation)) + ";" +
             (chance_.one_in(5) ? "" : iso_text(initialisation)) + ";" +
             (chance_.one_in(3) ? iso_text(fin) : ""));
    static const char* const kDecisions[] = {"", "maintien", "reorientation", "reprise_smp"};
    const int alerts = chance_.one_in(2) ? chance_.below(3) : 0;
    for (int i = 0; i < alerts; ++i) {
      line("alertes.csv", "cotraitance;date_signalement;date_cloture;decision",
           code + ";" +
               interval_from(chance_.one_in(3) ? near_day() : affectation + chance_.below(200)) +
               ";" + kDecisions[chance_.below(4)]);
    }
  }

  void add_accompagnement(const std::string& jeune) {
    const bool is_pe = chance_.one_in(2);
    const std::string place = is_pe ? "S" + std::to_string(1 + chance_.below(3)) : mission_locale();
    std::string criteres;
    for (int i = 0; i < 4; ++i) criteres += chance_.one_in(4) ? ";1" : ";0";
    line("accompagnements.csv",
         "jeune;reseau;structure;date_debut;date_fin;critere_projet;critere_frein;"
         "critere_reseau;critere_qualification",
         jeune + ";" + (is_pe ? "PE" : "ML") + ";" + place + ";" + interval_from(any_day()) +
             criteres);
  }

  void add_action() {
    static const char* const kPlaces[] = {"F", "R1", "R2", "D1", "M1", "M2", "M3", "S1"};
    static const char* const kNatures[] = {"concertee", "conjointe", "complementaire"};
    line("actions.csv", "action;territoire;date;perimetre;nature;enjeu;valorisation",
         "A" + std::to_string(next_action_++) + ";" + kPlaces[chance_.below(8)] + ";" +
             iso_text(any_day()) + ";" + (chance_.one_in(2) ? "EM" : "PA") + ";" +
             kNatures[chance_.below(3)] + ";" + enjeu_or_none() + ";" +
             (chance_.one_in(2) ? "1" : "0"));
  }

  /// Of either perimeter, whatever the action's; each in its turn among what chance leaves.
  std::string enjeu_or_none() {
    if (chance_.one_in(4)) return "";
    return "E" + std::to_string(11 + (chance_.below(19) + next_action_) % 19);
  }

  void add_objectifs_and_conventions() {
    for (const char* place : {"F", "R1", "R2", "D1", "M1", "M2", "M3"}) {
      for (const char* year : {"2009", "2010"}) {
        const int rows = chance_.below(5);
        std::set<std::int32_t> days;
        for (int i = 0; i < rows; ++i) days.insert(effect_day().number);
        for (const std::int32_t number : days) {
          line("objectifs.csv", "annee;territoire;date_effet;objectif",
               std::string{year} + ";" + place + ";" + iso_text(Day{number}) + ";" +
                   std::to_string(chance_.one_in(3) ? 10 : chance_.below(12)));
        }
      }
    }
    for (const char* place : {"R1", "M1", "M2", "M3"}) add_convention(place);
  }

  /// Anywhere from the year before on, often on a day that matters for instalments, its eve or its
  /// morrow.
  Day effect_day() {
    static const char* const kDays[] = {"2010-01-01", "2010-01-20", "2010-07-10", "2010-12-31"};
    if (chance_.one_in(2)) return *parse_day(kDays[chance_.below(4)]) + chance_.below(3) - 1;
    return *parse_day("2009-12-01") + chance_.below(420);
  }

  void add_convention(const std::string& place) {
    const std::string code = "CV-" + place;
    const auto maybe = [this](int one_in, Day from, int span) {
      return chance_.one_in(one_in) ? iso_text(from + chance_.below(span)) : std::string{};
    };
    const Day january = *parse_day("2010-01-01");
    line("conventions.csv",
         "convention;type;territoire;annee;date_signature;montant;date_compte_rendu;"
         "date_resiliation",
         code + ";" + (place[0] == 'R' ? "regionale" : "locale") + ";" + place + ";2010;" +
             (chance_.one_in(4) ? "" : iso_text(january - 20 + chance_.below(240))) + ";" +
             (chance_.one_in(3) ? amount() : "") + ";" +
             (chance_.one_in(3) ? iso_text(*parse_day("2010-12-30") + chance_.below(3))
                                : maybe(2, january + 300, 200)) +
             ";" + maybe(3, january - 20, 400));
    static const char* const kRangs[] = {"1", "2", "solde", "reversement"};
    const int rows = chance_.one_in(2) ? chance_.below(4) : 0;
    for (int i = 0; i < rows; ++i) {
      line("versements.csv", "convention;rang;date;montant",
           code + ";" + kRangs[chance_.below(4)] + ";" + iso_text(january + chance_.below(420)) +
               ";" + amount());
    }
  }

  /// Every cent up to 3 000 €, sometimes none at all.
  std::string amount() {
    if (chance_.one_in(6)) return "0,00";
    const std::string cents = std::to_string(chance_.below(100));
    return std::to_string(chance_.below(3000)) + "," + (cents.size() < 2 ? "0" : "") + cents;
  }

  Chance chance_;
  std::vector<Day> days_;  ///< drawn for the youth at hand
  int youths_;
  int next_cotraitance_ = 0;
  int next_action_ = 0;
};

}  // namespace copil::test_support
