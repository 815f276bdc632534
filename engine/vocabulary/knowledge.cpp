#include "vocabulary/knowledge.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "diagnostics/warning.hpp"
#include "figures/needs.hpp"
#include "subsidies/needs.hpp"
#include "volumes/needs.hpp"

namespace copil::vocabulary {

namespace {

using records::Lack;

/// Adds `chiffre` to the gap of that lack.
void add_gap(std::vector<Gap>& gaps, const Lack& lack, const std::string& chiffre) {
  auto gap =
      std::find_if(gaps.begin(), gaps.end(), [&](const Gap& known) { return known.lack == lack; });
  if (gap == gaps.end()) gap = gaps.insert(gaps.end(), {lack, {}});
  gap->chiffres.push_back(chiffre);
}

std::vector<records::Need> with_card(const figures::Catalogue& catalogue, const char* code,
                                     std::string_view words) {
  std::vector<records::Need> needs = records::needs_in(words);
  if (const auto position = catalogue.find(code)) {
    for (auto& need : figures::needs_of(catalogue, catalogue.cards[*position])) {
      needs.push_back(std::move(need));
    }
  }
  return needs;
}

/// The gaps that bear on some of `chiffres`, by file then column, with those only.
std::vector<Gap> bearing_on(const std::vector<Gap>& gaps, const std::set<std::string>& chiffres) {
  std::vector<Gap> found;
  for (const Gap& gap : gaps) {
    Gap own{gap.lack, {}};
    std::copy_if(gap.chiffres.begin(), gap.chiffres.end(), std::back_inserter(own.chiffres),
                 [&](const std::string& chiffre) { return chiffres.count(chiffre) > 0; });
    if (!own.chiffres.empty()) found.push_back(std::move(own));
  }
  std::sort(found.begin(), found.end(), [](const Gap& a, const Gap& b) { return a.lack < b.lack; });
  return found;
}

/// What tells that an affectation was cancelled, then that it was accepted too.
constexpr std::string_view kInterview =
    "cotraitances.date_initialisation inscriptions.date_fin inscriptions.motif_fin";
constexpr std::string_view kAccepted =
    "cotraitances.date_acceptation cotraitances.date_initialisation inscriptions.date_fin "
    "inscriptions.motif_fin";
/// The same with an alert that is over, then with what was decided.
constexpr std::string_view kAlertOver =
    "alertes.date_cloture cotraitances.date_initialisation inscriptions.date_fin "
    "inscriptions.motif_fin";
constexpr std::string_view kAlertDecided =
    "alertes.date_cloture alertes.decision cotraitances.date_initialisation "
    "inscriptions.date_fin inscriptions.motif_fin";
/// What tells that an accompagnement goes on.
constexpr std::string_view kCourse =
    "cotraitances.date_initialisation cotraitances.date_fin inscriptions.date_fin "
    "inscriptions.motif_fin alertes.date_cloture alertes.decision jeunes.date_naissance";

/// What is reckoned beside the cards, with its needs.
constexpr std::array<std::pair<const char*, std::string_view>, 25> kColumns{
    {{kReussites, "evaluations_mrs.reussie"},
     {kMises, "evaluations_mrs.mise_en_relation"},
     {kEtatsPops, "prescriptions_pops.etat"},
     {kDelaisPops, "prescriptions_pops.date_rendez_vous"},
     {kSexes, "jeunes.sexe"},
     {kZones, "jeunes.zone"},
     {kNiveaux, "jeunes.niveau"},
     {kAges, "jeunes.date_naissance"},
     {kDelaisAcceptation, kAccepted},
     {kAttentes, kAccepted},
     {kDelaisEntretien, kInterview},
     {kDurees, kCourse},
     {kAlertesSignalees,
      "alertes cotraitances.date_initialisation inscriptions.date_fin inscriptions.motif_fin"},
     {kDelaisAlertes, kAlertOver},
     {kSuites, kAlertDecided},
     {kAnciennetes, kCourse},
     {kLimites, kCourse},
     {kReunions, "reunions.tenue"},
     {kMembres, "membres membres.date_fin?"},
     {kDecisions, "decisions reunions decisions.etat? decisions.faite_le?"},
     {kEtapes, "plan_actions plan_actions.etat?"},
     {kAgents, "agents.date_fin"},
     {kTransmissions, "transmissions"},
     {kEnvois, "transmissions.envoyee_le"},
     {kSignatures, "transmissions.signee_le"}}};

bool is_reckoning(const std::string& chiffre) {
  return chiffre == kVolumes || chiffre == kSubventions ||
         std::any_of(kColumns.begin(), kColumns.end(),
                     [&](const auto& one) { return chiffre == one.first; });
}

bool is_one(const Gap& gap) {
  return gap.chiffres.size() == 1 && !is_reckoning(gap.chiffres[0]);
}

std::string file_of(const Gap& gap) {
  return std::string{records::file_name(gap.lack.file)};
}

bool is_several(const Gap& gap) {
  return gap.lack.column.find(',') != std::string::npos;
}

/// True when all that is named is feminine: « les subventions ».
bool are_feminine(const std::vector<std::string>& chiffres) {
  constexpr std::array kFeminine{kSubventions,   kMises,         kReunions,    kDecisions,
                                 kEtapes,        kAgents,        kDurees,      kAlertesSignalees,
                                 kSuites,        kDelaisAlertes, kAnciennetes, kLimites,
                                 kTransmissions, kSignatures};
  return std::all_of(chiffres.begin(), chiffres.end(), [&](const std::string& chiffre) {
    return std::find(kFeminine.begin(), kFeminine.end(), chiffre) != kFeminine.end();
  });
}

std::string unknown_text(const Gap& gap) {
  const std::string ending = are_feminine(gap.chiffres) ? "es" : "s";
  return listed(gap.chiffres) + (is_one(gap) ? " n'est pas connu" : " ne sont pas connu" + ending);
}

std::string column_text(const Gap& gap) {
  return (is_several(gap) ? "colonnes " : "colonne ") + gap.lack.column +
         (is_several(gap) ? " absentes" : " absente");
}

std::string dependents_text(const Gap& gap) {
  return listed(gap.chiffres) + (is_one(gap) ? " en dépend" : " en dépendent");
}

std::string hollow_text(const Gap& gap) {
  return "la colonne " + gap.lack.column + " est vide à chaque ligne : " + dependents_text(gap);
}

std::string assumption_text(const Gap& gap) {
  return column_text(gap) + (is_several(gap) ? ", lues" : ", lue") +
         " comme vide : " + dependents_text(gap);
}

/// Calls `judge(chiffre, needs)` for all that is reckoned.
template <class Judge>
void for_each_reckoning(const figures::Catalogue& catalogue, const Judge& judge) {
  for (const auto& card : catalogue.cards) judge(card.code, figures::needs_of(catalogue, card));
  judge(kVolumes, with_card(catalogue, "VOL", volumes::kNeeds));
  judge(kSubventions, with_card(catalogue, "VOL.finances", subsidies::kNeeds));
  for (const auto& [name, words] : kColumns) judge(name, records::needs_in(words));
}

bool is_met_by(const records::Need& need, records::FileId file, const exports::Column& column) {
  return need.file == file &&
         (column.need == exports::Need::mandatory ||
          std::find(need.columns.begin(), need.columns.end(), column.name) != need.columns.end());
}

}  // namespace

Knowledge::Knowledge(const records::Records& records, const figures::Catalogue& catalogue) {
  const auto hollow = records::hollow_columns(records);
  for_each_reckoning(catalogue, [&](const std::string& chiffre,
                                    const std::vector<records::Need>& needs) {
    for (const records::Need& need : needs) files_[chiffre].insert(need.file);
    for (const Lack& lack : records::lacking(records, needs)) {
      unknown_.insert(chiffre);
      add_gap(gaps_, lack, chiffre);
    }
    for (const Lack& lack : records::assumed_empty(records, needs)) {
      add_gap(assumptions_, lack, chiffre);
    }
    for (const Lack& lack : hollow) {
      const bool is_read = std::any_of(needs.begin(), needs.end(), [&](const records::Need& need) {
        return need.file == lack.file && std::find(need.columns.begin(), need.columns.end(),
                                                   lack.column) != need.columns.end();
      });
      if (is_read) add_gap(hollows_, lack, chiffre);
    }
  });
}

std::vector<Gap> Knowledge::gaps(const std::set<std::string>& chiffres) const {
  return bearing_on(gaps_, chiffres);
}

std::set<records::FileId> Knowledge::files_behind(const std::set<std::string>& chiffres) const {
  std::set<records::FileId> files;
  for (const auto& chiffre : chiffres) {
    const auto found = files_.find(chiffre);
    if (found != files_.end()) files.insert(found->second.begin(), found->second.end());
  }
  return files;
}

std::vector<Gap> Knowledge::assumptions(const std::set<std::string>& chiffres) const {
  return bearing_on(assumptions_, chiffres);
}

std::vector<Gap> Knowledge::hollows(const std::set<std::string>& chiffres) const {
  return bearing_on(hollows_, chiffres);
}

std::vector<std::string> reckoned_with(const figures::Catalogue& catalogue, records::FileId file,
                                       const exports::Column& column) {
  std::vector<std::string> chiffres;
  for_each_reckoning(
      catalogue, [&](const std::string& chiffre, const std::vector<records::Need>& needs) {
        const bool is_needed =
            std::any_of(needs.begin(), needs.end(),
                        [&](const records::Need& need) { return is_met_by(need, file, column); });
        if (is_needed) chiffres.push_back(chiffre);
      });
  return chiffres;
}

std::string listed(const std::vector<std::string>& chiffres) {
  constexpr std::size_t kNamed = 8;
  std::vector<std::string> named;
  for (const auto& code : chiffres) {
    const bool is_detail =
        std::any_of(chiffres.begin(), chiffres.end(),
                    [&](const std::string& other) { return code.starts_with(other + "."); });
    if (!is_detail) {
      named.push_back(is_reckoning(code) ? "les " + code : code);
    }
  }
  const std::size_t shown = named.size() <= kNamed + 1 ? named.size() : kNamed;
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : ", ") + named[i];
  const std::size_t others = named.size() - shown;
  return others == 0 ? text : text + " et " + std::to_string(others) + " autres";
}

std::string gap_sentence(const Gap& gap) {
  const std::string what =
      gap.lack.column.empty()
          ? "Le fichier " + file_of(gap) + " est absent"
          : (is_several(gap) ? "Les colonnes " + gap.lack.column + " sont absentes de "
                             : "La colonne " + gap.lack.column + " est absente de ") +
                file_of(gap);
  return what + " : " + unknown_text(gap) + " (n.d.).";
}

Diagnostic gap_error(const Gap& gap, const std::string& folder) {
  const bool is_file = gap.lack.column.empty();
  Diagnostic error = plain_error(
      (is_file ? "fichier absent du dossier de données" : column_text(gap)) + " : " +
          unknown_text(gap),
      {is_file ? "ajoutez le fichier, même réduit à son en-tête si rien n'est à y écrire"
               : "corrigez l'en-tête, ou ajoutez la colonne, même vide si rien n'est à y écrire"});
  error.place = {folder + "/" + file_of(gap)};
  return error;
}

std::string hollow_sentence(const Gap& gap) {
  return file_of(gap) + " : " + hollow_text(gap) + ".";
}

Diagnostic hollow_error(const Gap& gap, const std::string& folder) {
  Diagnostic error = plain_error(
      hollow_text(gap),
      {"vérifiez l'export ; --accepter-incomplet fait les documents quand même, qui le disent"});
  error.place = {folder + "/" + file_of(gap)};
  return error;
}

std::string assumption_sentence(const Gap& gap) {
  return file_of(gap) + " : " + assumption_text(gap) + ".";
}

Diagnostic assumption_warning(const Gap& gap, const std::string& folder) {
  return plain_warning(assumption_text(gap), {}, {folder + "/" + file_of(gap)});
}

}  // namespace copil::vocabulary
