#pragma once

#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "quality/coherence.hpp"
#include "records/read.hpp"
#include "support/temporary_folder.hpp"

/// A small folder under the control of coherence, and what it finds there.
namespace copil::testing {

using quality::check_coherence;
using quality::Coherence;
using quality::coherence_rules;

inline const std::string kTables = COPIL_SOURCE_DIR "/reports/controles";
inline const std::string kTree =
    "code;type;libelle;parent\nF;national;France;\nR;region;Rhône-Alpes;F\nD;departement;Dép;R\n"
    "M1;mission_locale;Une;D\nM2;mission_locale;Deux;D\nS1;site_pole_emploi;Site;M1\n";

using Files = std::map<std::string, std::string>;

struct Control {
  records::Records records;
  Coherence coherence;
};

inline Control control(const Files& files, Day arrete = *make_day(2010, 12, 31)) {
  const TemporaryFolder folder;
  folder.write("territoires.csv", kTree);
  for (const auto& [name, text] : files) folder.write(name, text);
  auto reading = records::read_folder(folder.path(), {});
  INFO((reading ? "" : formatted(reading.error())));
  REQUIRE(reading);
  REQUIRE(reading->rejects.empty());
  const auto parameters = figures::load_parameters(COPIL_SOURCE_DIR "/reports/parametres");
  REQUIRE(parameters);
  auto coherence = check_coherence(reading->records, *parameters, kTables, arrete);
  INFO((coherence ? "" : formatted(coherence.error())));
  REQUIRE(coherence);
  return {std::move(reading->records), std::move(*coherence)};
}

/// With the spaces that one types: days are kept together by U+00A0.
inline std::string typed(std::string text) {
  static const std::string kKept = "\u00A0";
  for (auto at = text.find(kKept); at != std::string::npos; at = text.find(kKept, at)) {
    text.replace(at, kKept.size(), " ");
  }
  return text;
}

/// `M1 J1 DAT1 : constat`, one a line.
inline std::string findings(const Files& files, Day arrete = *make_day(2010, 12, 31)) {
  const auto [records, coherence] = control(files, arrete);
  std::string text;
  for (const auto& one : coherence.incoherences) {
    text += std::string{records.territoires.code[one.mission_locale]} + " " +
            std::string{records.jeunes.code[one.jeune]} + " " +
            std::string{coherence_rules()[one.rule].code} + " : " + typed(one.constat) + "\n";
  }
  return text;
}

inline const std::string kCot =
    "cotraitance;jeune;mission_locale;date_affectation;date_initialisation;date_fin\n";
inline const std::string kYouths = "jeune;date_naissance\nJ1;1990-05-10\nJ2;1990-05-10\n";
inline const std::string kEntries =
    "jeune;mission_locale;nature;code;libelle;categorie;etat;date_debut;date_fin;motif_fin\n";
inline const std::string kMoreEntries =
    "jeune;mission_locale;nature;code;libelle;categorie;etat;date_debut;type_de_situation;"
    "code_organisme;code_action;metier;acte_de_service\n";

/// A sound file of J1 at M1, so that entries have someone to belong to.
inline Files with_entries(const std::string& rows) {
  return {{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;\n"},
          {"saisies.csv", kEntries + rows}};
}

/// The same with the columns that few exports have.
inline std::string more_findings(const std::string& rows) {
  return findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;\n"},
                   {"saisies.csv", kMoreEntries + rows}});
}

/// The rows of a dated table by column.
inline std::vector<std::map<std::string, std::string>> table(const std::string& name) {
  std::istringstream in{bytes_of(kTables + "/" + name)};
  const auto cells = [](const std::string& line) {
    std::vector<std::string> all;
    std::istringstream row{line + ";"};
    for (std::string cell; std::getline(row, cell, ';');) all.push_back(cell);
    return all;
  };
  std::string line;
  std::getline(in, line);
  const auto header = cells(line);
  std::vector<std::map<std::string, std::string>> rows;
  while (std::getline(in, line)) {
    const auto row = cells(line);
    REQUIRE(row.size() == header.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == 0) rows.emplace_back();
      rows.back()[header[i]] = row[i];
    }
  }
  REQUIRE_FALSE(rows.empty());
  return rows;
}

/// The codes of the rules found, once each.
inline std::set<std::string> rules_in(const std::string& found) {
  static const std::regex kCode{" ([A-Z]{3}[0-9]) : "};
  std::set<std::string> codes;
  for (std::sregex_iterator it{found.begin(), found.end(), kCode}, end; it != end; ++it) {
    codes.insert((*it)[1].str());
  }
  return codes;
}

}  // namespace copil::testing
