#include "copil/terminal/coherence_listing.hpp"

#include <algorithm>
#include <map>

#include "copil/terminal/listing.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

using quality::Coherence;
using records::Records;

std::vector<Cell> share_row(const std::string& code, const std::string& label,
                            const quality::FileShare& share) {
  const auto count = [](std::uint64_t number) {
    return cell(std::optional{static_cast<std::int64_t>(number)});
  };
  return {code, label, count(share.files), count(share.faulty), cell(std::optional{share.share()})};
}

std::string shares_part(const Coherence& coherence, const Records& records) {
  Listing listing{{{"mission_locale", CellKind::text, "mission locale"},
                   {"libelle", CellKind::text, "libellé"},
                   {"dossiers", CellKind::number},
                   {"a_corriger", CellKind::number, "à corriger"},
                   {"io411", CellKind::number, "IO 411"}},
                  {}};
  const auto& tree = records.territoires;
  for (const auto id : tree.of_type(records::TypeTerritoire::mission_locale)) {
    if (coherence.shares[id].files == 0) continue;
    listing.rows.push_back(share_row(tree.code[id], tree.libelle[id], coherence.shares[id]));
  }
  listing.rows.push_back(
      share_row("ensemble", "toutes les missions locales", coherence.share_of(tree, tree.root)));
  return rendered(listing, Format::table);
}

bool counts(const quality::Incoherence& one) {
  return quality::coherence_rules()[one.rule].weight == quality::Weight::erreur;
}

std::string rules_part(const Coherence& coherence) {
  std::map<std::size_t, std::size_t> found;
  for (const auto& one : coherence.incoherences) ++found[one.rule];
  std::string text;
  for (const auto& [rule, count] : found) {
    const auto& known = quality::coherence_rules()[rule];
    const bool is_error = known.weight == quality::Weight::erreur;
    text += "  " + std::string{known.code} + " " + std::string{known.libelle} +
            "\u00A0: " + std::to_string(count) + (is_error ? "" : ", à vérifier, hors IO 411") +
            " (" + std::string{known.source} + ")\n";
  }
  return text;
}

/// The first findings that count in IO 411, or the first that do not.
std::string files_part(const Coherence& coherence, const Records& records, bool counted,
                       std::size_t shown) {
  std::string text;
  std::size_t total = 0;
  for (const auto& one : coherence.incoherences) {
    if (counts(one) != counted || ++total > shown) continue;
    text += "  " + std::string{records.territoires.code[one.mission_locale]} + " " +
            std::string{records.jeunes.code[one.jeune]} + " " +
            std::string{quality::coherence_rules()[one.rule].code} + "\u00A0: " + one.constat +
            "\n";
  }
  if (total == 0) return {};
  if (total > shown) {
    text += "  … et " + wording::counted(total - shown, "autre", "autres") +
            " (--fichier FICHIER les donne tous)\n";
  }
  return (counted ? "\nDossiers à corriger\n" : "\nDossiers à vérifier avec Pôle emploi\n") + text;
}

std::string entries_part(const Coherence& coherence) {
  if (!coherence.entries.is_present) return {};
  std::string text =
      "saisies.csv\u00A0: " + std::to_string(coherence.entries.read) +
      " lues = " + std::to_string(coherence.entries.read - coherence.entries.rejects.size()) +
      " retenues + " + wording::counted(coherence.entries.rejects.size(), "rejetée", "rejetées") +
      "\n";
  for (std::size_t i = 0; i < coherence.entries.rejects.size(); ++i) {
    const auto reject = coherence.entries.rejects[i];
    text += "  ligne " + std::to_string(reject.line) + ", " + std::string{reject.column} +
            "\u00A0: " + std::string{reject.reason} + "\u00A0: «\u00A0" +
            std::string{reject.value} + "\u00A0»\n";
  }
  return text;
}

}  // namespace

std::string coherence_part(const Coherence& coherence, const Records& records, std::size_t shown) {
  if (coherence.share_of(records.territoires, records.territoires.root).files == 0) return {};
  return "\nCohérence des saisies (IO 411\u00A0: part des dossiers en erreur)\n" +
         shares_part(coherence, records) + entries_part(coherence) + rules_part(coherence) +
         files_part(coherence, records, true, shown) + files_part(coherence, records, false, shown);
}

}  // namespace copil::program
