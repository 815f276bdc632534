#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/exact.hpp"
#include "records/records.hpp"

/// Small data folders in memory, for the tests of figures, volumes and subsidies: rows are given as
/// the lines of their files, `;` between cells, no quotes, ISO dates, nothing wrong with them.
namespace copil::test_support {

class RecordsBuilder {
 public:
  /// Adds the lines of one file (`civis.csv`), header first. Territories first of all.
  RecordsBuilder& file(std::string_view name, std::string_view lines);

  /// The smallest tree: F > R1 > D1 > M1 > S1, and M2 > S2.
  RecordsBuilder& small_tree();

  records::Records build() const { return records_; }
  const records::Records& records() const { return records_; }

 private:
  using Row = std::map<std::string, std::string, std::less<>>;

  void row(std::string_view name, const Row& cells);
  void territoire(const Row& cells);
  void describe(records::JeuneId id, const Row& cells);
  void service_or_link(std::string_view name, const Row& cells);
  void convention_or_payment(std::string_view name, const Row& cells);
  records::JeuneId jeune(const std::string& code);
  records::TerritoireId place(const std::string& code) const;

  records::Records records_;
  std::map<std::string, records::JeuneId> jeunes_;
};

/// The cells of a line.
std::vector<std::string> cells_of(std::string_view line, char separator = ';');

namespace builder {

using namespace copil::records;

inline std::string cell(const std::map<std::string, std::string, std::less<>>& cells,
                        std::string_view name) {
  const auto found = cells.find(name);
  return found == cells.end() ? std::string{} : found->second;
}

inline Day date(const std::string& text, Day otherwise) {
  if (text.empty()) return otherwise;
  const auto day = parse_day(text);
  if (!day) throw std::runtime_error("date de test : " + text);
  return *day;
}

inline TypeTerritoire type_of(const std::string& word) {
  const std::vector<std::string> words{"national",       "region",           "departement",
                                       "mission_locale", "site_pole_emploi", "plateforme_vocation"};
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) throw std::runtime_error("type de test : " + word);
  return static_cast<TypeTerritoire>(found - words.begin());
}

inline std::uint8_t enjeu(const std::string& text) {
  return text.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(std::stoi(text.substr(1)));
}

template <class Word>
Word word(const std::string& text, const std::vector<std::pair<std::string, Word>>& words) {
  for (const auto& [name, value] : words) {
    if (name == text) return value;
  }
  throw std::runtime_error("mot de test : " + text);
}

}  // namespace builder

using namespace builder;
using namespace copil::records;

inline std::vector<std::string> cells_of(std::string_view line, char separator) {
  std::vector<std::string> cells;
  while (true) {
    const auto end = line.find(separator);
    cells.emplace_back(line.substr(0, end));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

inline RecordsBuilder& RecordsBuilder::file(std::string_view name, std::string_view lines) {
  std::vector<std::string> header;
  for (const std::string& line : cells_of(lines, '\n')) {
    if (line.empty()) continue;
    const auto cells = cells_of(line);
    if (header.empty()) {
      header = cells;
      continue;
    }
    Row by_name;
    for (std::size_t i = 0; i < cells.size(); ++i) by_name[header.at(i)] = cells[i];
    row(name, by_name);
  }
  return *this;
}

inline RecordsBuilder& RecordsBuilder::small_tree() {
  return file("territoires.csv",
              "code;type;parent\nF;national;\nR1;region;F\nD1;departement;R1\n"
              "M1;mission_locale;D1\nM2;mission_locale;D1\n"
              "S1;site_pole_emploi;M1\nS2;site_pole_emploi;M2\n");
}

inline JeuneId RecordsBuilder::jeune(const std::string& code) {
  const auto [entry, is_new] =
      jeunes_.try_emplace(code, static_cast<JeuneId>(records_.jeunes.size()));
  if (is_new) {
    auto& jeunes = records_.jeunes;
    jeunes.code.push_back(code);
    jeunes.is_listed.push_back(false);
    jeunes.naissance.push_back(Day::unknown);
    jeunes.sexe.push_back(Sexe::inconnu);
    jeunes.zone.emplace_back();
    jeunes.niveau.push_back(0);
    jeunes.handicap.push_back(false);
  }
  return entry->second;
}

inline TerritoireId RecordsBuilder::place(const std::string& code) const {
  if (code.empty()) return kNone;
  const auto found = records_.territoires.by_code.find(code);
  if (found == records_.territoires.by_code.end()) {
    throw std::runtime_error("territoire de test : " + code);
  }
  return found->second;
}

inline void RecordsBuilder::territoire(const Row& cells) {
  auto& tree = records_.territoires;
  const auto id = static_cast<TerritoireId>(tree.size());
  const TerritoireId parent = place(cell(cells, "parent"));
  tree.code.push_back(cell(cells, "code"));
  tree.type.push_back(type_of(cell(cells, "type")));
  tree.libelle.push_back("Territoire " + cell(cells, "code"));
  tree.parent.push_back(parent);
  tree.children.emplace_back();
  tree.by_code[tree.code.back()] = id;
  if (parent == kNone) {
    tree.root = id;
    return;
  }
  auto& children = tree.children[parent];
  children.push_back(id);
  std::sort(children.begin(), children.end(),
            [&](TerritoireId a, TerritoireId b) { return tree.code[a] < tree.code[b]; });
}

inline void RecordsBuilder::describe(JeuneId id, const Row& c) {
  auto& jeunes = records_.jeunes;
  jeunes.sexe[id] =
      word<Sexe>(cell(c, "sexe"), {{"", Sexe::inconnu}, {"F", Sexe::femme}, {"H", Sexe::homme}});
  // A column of repeated texts is written row after row.
  RepeatedTexts zones;
  for (JeuneId i = 0; i < jeunes.size(); ++i) {
    zones.push_back(i == id ? std::string_view{cell(c, "zone")} : jeunes.zone[i]);
  }
  jeunes.zone = std::move(zones);
  jeunes.niveau[id] = word<std::uint8_t>(
      cell(c, "niveau"),
      {{"", 0}, {"I", 1}, {"II", 2}, {"III", 3}, {"IV", 4}, {"V", 5}, {"VI", 6}});
  jeunes.handicap[id] = cell(c, "handicap") == "1";
}

inline void RecordsBuilder::row(std::string_view name, const Row& c) {
  if (name == "territoires.csv") return territoire(c);
  if (name == "jeunes.csv") {
    const JeuneId id = jeune(cell(c, "jeune"));
    records_.jeunes.is_listed[id] = true;
    records_.jeunes.naissance[id] = date(cell(c, "date_naissance"), Day::unknown);
    describe(id, c);
  } else if (name == "cotraitances.csv") {
    auto& rows = records_.cotraitances;
    rows.code.push_back(cell(c, "cotraitance"));
    rows.jeune.push_back(jeune(cell(c, "jeune")));
    rows.mission_locale.push_back(place(cell(c, "mission_locale")));
    rows.site.push_back(place(cell(c, "site_pole_emploi")));
    rows.affectation.push_back(date(cell(c, "date_affectation"), Day::unknown));
    rows.acceptation.push_back(date(cell(c, "date_acceptation"), Day::unknown));
    rows.initialisation.push_back(date(cell(c, "date_initialisation"), Day::unknown));
    rows.fin.push_back(date(cell(c, "date_fin"), Day::open));
    rows.motif_fin.push_back(cell(c, "motif_fin"));
  } else if (name == "inscriptions.csv") {
    auto& rows = records_.inscriptions;
    rows.jeune.push_back(jeune(cell(c, "jeune")));
    rows.debut.push_back(date(cell(c, "date_debut"), Day::unknown));
    rows.fin.push_back(date(cell(c, "date_fin"), Day::open));
    rows.motif.push_back(
        word<MotifInscription>(cell(c, "motif_fin"), {{"", MotifInscription::aucun},
                                                      {"cessation", MotifInscription::cessation},
                                                      {"radiation", MotifInscription::radiation}}));
  } else if (name == "alertes.csv") {
    auto& rows = records_.alertes;
    const auto& codes = records_.cotraitances.code;
    const auto found = std::find(codes.begin(), codes.end(), cell(c, "cotraitance"));
    if (found == codes.end()) throw std::runtime_error("co-traitance de test");
    rows.cotraitance.push_back(static_cast<CotraitanceId>(found - codes.begin()));
    rows.signalement.push_back(date(cell(c, "date_signalement"), Day::unknown));
    rows.cloture.push_back(date(cell(c, "date_cloture"), Day::open));
    rows.motif.push_back(cell(c, "motif"));
    rows.decision.push_back(
        word<Decision>(cell(c, "decision"), {{"", Decision::aucune},
                                             {"maintien", Decision::maintien},
                                             {"reorientation", Decision::reorientation},
                                             {"reprise_smp", Decision::reprise_smp}}));
  } else if (name == "objectifs.csv") {
    auto& rows = records_.objectifs;
    rows.annee.push_back(static_cast<std::int16_t>(std::stoi(cell(c, "annee"))));
    rows.territoire.push_back(place(cell(c, "territoire")));
    rows.date_effet.push_back(date(cell(c, "date_effet"), Day::unknown));
    rows.objectif.push_back(std::stoll(cell(c, "objectif")));
    rows.acte.push_back(cell(c, "acte"));
  } else if (name == "conventions.csv" || name == "versements.csv") {
    convention_or_payment(name, c);
  } else {
    service_or_link(name, c);
  }
}

inline void RecordsBuilder::service_or_link(std::string_view name, const Row& c) {
  if (name == "civis.csv") {
    auto& rows = records_.civis;
    rows.jeune.push_back(jeune(cell(c, "jeune")));
    rows.mission_locale.push_back(place(cell(c, "mission_locale")));
    rows.debut.push_back(date(cell(c, "date_debut"), Day::unknown));
    rows.fin.push_back(date(cell(c, "date_fin"), Day::open));
    rows.renforce.push_back(false);
    rows.motif_fin.emplace_back();
  } else if (name == "accompagnements.csv") {
    auto& rows = records_.accompagnements;
    rows.jeune.push_back(jeune(cell(c, "jeune")));
    rows.reseau.push_back(cell(c, "reseau") == "PE" ? Reseau::pole_emploi : Reseau::mission_locale);
    rows.structure.push_back(place(cell(c, "structure")));
    rows.debut.push_back(date(cell(c, "date_debut"), Day::unknown));
    rows.fin.push_back(date(cell(c, "date_fin"), Day::open));
    rows.dispositif.emplace_back();
    std::uint8_t criteres = 0;
    int bit = 0;
    for (const char* key :
         {"critere_projet", "critere_frein", "critere_reseau", "critere_qualification"}) {
      if (cell(c, key) == "1") criteres = static_cast<std::uint8_t>(criteres | (1 << bit));
      ++bit;
    }
    rows.criteres.push_back(criteres);
  } else if (name == "services.csv") {
    auto& rows = records_.services;
    rows.jeune.push_back(jeune(cell(c, "jeune")));
    rows.mission_locale.push_back(place(cell(c, "mission_locale")));
    rows.date.push_back(date(cell(c, "date"), Day::unknown));
    rows.enjeu.push_back(enjeu(cell(c, "enjeu")));
  } else if (name == "actions.csv") {
    auto& rows = records_.actions;
    rows.code.push_back(cell(c, "action"));
    rows.territoire.push_back(place(cell(c, "territoire")));
    rows.date.push_back(date(cell(c, "date"), Day::unknown));
    rows.perimetre.push_back(cell(c, "perimetre") == "EM" ? Perimetre::employeurs
                                                          : Perimetre::partenaires);
    rows.nature.push_back(
        word<Nature>(cell(c, "nature"), {{"concertee", Nature::concertee},
                                         {"conjointe", Nature::conjointe},
                                         {"complementaire", Nature::complementaire}}));
    rows.enjeu.push_back(enjeu(cell(c, "enjeu")));
    rows.valorisation.push_back(cell(c, "valorisation") == "1");
    rows.intitule.emplace_back();
  } else {
    throw std::runtime_error("fichier de test : " + std::string{name});
  }
}

inline void RecordsBuilder::convention_or_payment(std::string_view name, const Row& c) {
  if (name == "conventions.csv") {
    auto& rows = records_.conventions;
    rows.code.push_back(cell(c, "convention"));
    rows.type.push_back(cell(c, "type") == "regionale" ? TypeConvention::regionale
                                                       : TypeConvention::locale);
    rows.territoire.push_back(place(cell(c, "territoire")));
    rows.site.push_back(kNone);
    rows.annee.push_back(static_cast<std::int16_t>(std::stoi(cell(c, "annee"))));
    rows.signature.push_back(date(cell(c, "date_signature"), Day::unknown));
    rows.montant.push_back(parse_euros(cell(c, "montant")));
    rows.compte_rendu.push_back(date(cell(c, "date_compte_rendu"), Day::unknown));
    rows.resiliation.push_back(date(cell(c, "date_resiliation"), Day::unknown));
    return;
  }
  auto& rows = records_.versements;
  const auto& codes = records_.conventions.code;
  const auto found = std::find(codes.begin(), codes.end(), cell(c, "convention"));
  if (found == codes.end()) throw std::runtime_error("convention de test");
  rows.convention.push_back(static_cast<ConventionId>(found - codes.begin()));
  rows.rang.push_back(word<Rang>(cell(c, "rang"), {{"1", Rang::premier},
                                                   {"2", Rang::deuxieme},
                                                   {"solde", Rang::solde},
                                                   {"reversement", Rang::reversement}}));
  rows.date.push_back(date(cell(c, "date"), Day::unknown));
  rows.montant.push_back(parse_euros(cell(c, "montant")).value());
}

}  // namespace copil::test_support
