// The rules over the entries of one file: one small function each.
#include <algorithm>

#include "base/folded.hpp"
#include "quality/saisies.hpp"

namespace copil::quality {

namespace {

using Entries = std::vector<Saisie>;

bool same(std::string_view a, std::string_view b) {
  return folded(a) == folded(b);
}

bool is_in(const std::vector<std::string>& list, std::string_view word) {
  return std::any_of(list.begin(), list.end(),
                     [&](const auto& known) { return same(known, word); });
}

void note(Findings& findings, RuleId rule, const Saisie& entry, const std::string& constat) {
  findings.note(rule, entry.mission_locale, entry.jeune, constat);
}

std::string quoted(const Saisie& entry) {
  return "« " + (entry.libelle.empty() ? entry.code : entry.libelle) + " » du " +
         day_text(entry.debut);
}

bool is_done(const Saisie& entry) {
  return same(entry.etat, "Réalisé") || same(entry.etat, "Réalisée");
}

const Formation* formation_of(const Tables& tables, const Saisie& entry) {
  const auto found =
      std::find_if(tables.formations.begin(), tables.formations.end(),
                   [&](const Formation& known) { return same(known.code, entry.code); });
  return found == tables.formations.end() ? nullptr : &*found;
}

const Permis* permis_of(const Tables& tables, const Saisie& entry) {
  for (const auto& permis : tables.permis) {
    const auto& label =
        entry.nature == NatureSaisie::programme ? permis.programme : permis.proposition;
    if (entry.nature != NatureSaisie::situation && same(label, entry.libelle)) return &permis;
  }
  return nullptr;
}

/// The entry of that nature and label in the file, begun on or after `from`; null if none.
const Saisie* entry_of(const Entries& entries, NatureSaisie nature, std::string_view label) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Saisie& entry) {
    return entry.nature == nature && same(entry.libelle, label);
  });
  return found == entries.end() ? nullptr : &*found;
}

void programme_sans_proposition(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Permis* permis = permis_of(tables, entry);
    if (entry.nature != NatureSaisie::programme || permis == nullptr) continue;
    const auto* proposal = entry_of(entries, NatureSaisie::proposition, permis->proposition);
    if (proposal != nullptr && proposal->debut <= entry.debut) continue;
    note(findings, RuleId::programme_sans_proposition, entry, "programme " + quoted(entry));
  }
}

void proposition_sans_programme(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Permis* permis = permis_of(tables, entry);
    if (entry.nature != NatureSaisie::proposition || permis == nullptr || !is_done(entry)) continue;
    if (entry_of(entries, NatureSaisie::programme, permis->programme) != nullptr) continue;
    note(findings, RuleId::proposition_sans_programme, entry,
         "proposition " + quoted(entry) + ", à l'état réalisé");
  }
}

void formation_mal_classee(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Formation* expected = formation_of(tables, entry);
    if (entry.nature != NatureSaisie::situation || expected == nullptr) continue;
    if (!expected->has_situation || same(expected->categorie, entry.categorie)) continue;
    note(findings, RuleId::formation_mal_classee, entry,
         "situation " + quoted(entry) + " rangée dans « " + entry.categorie +
             " », attendue dans « " + expected->categorie + " »");
  }
}

void formation_sans_situation(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Formation* expected = formation_of(tables, entry);
    if (entry.nature != NatureSaisie::proposition || expected == nullptr || !is_done(entry) ||
        !expected->has_situation) {
      continue;
    }
    const bool is_followed = std::any_of(entries.begin(), entries.end(), [&](const Saisie& other) {
      return other.nature == NatureSaisie::situation && same(other.code, entry.code) &&
             other.debut >= entry.debut;
    });
    if (is_followed) continue;
    note(findings, RuleId::formation_sans_situation, entry, "proposition " + quoted(entry));
  }
}

void situation_de_trop(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Formation* expected = formation_of(tables, entry);
    if (entry.nature != NatureSaisie::situation || expected == nullptr || expected->has_situation) {
      continue;
    }
    note(findings, RuleId::situation_de_trop, entry, "situation " + quoted(entry));
  }
}

void permis_etat_inconnu(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    if (entry.nature != NatureSaisie::proposition || permis_of(tables, entry) == nullptr) continue;
    if (is_in(tables.etats, entry.etat)) continue;
    note(findings, RuleId::permis_etat_inconnu, entry,
         "proposition " + quoted(entry) + ", état « " + entry.etat + " »");
  }
}

void permis_malgre_refus(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Permis* permis = permis_of(tables, entry);
    if (entry.nature != NatureSaisie::programme || permis == nullptr) continue;
    const auto* proposal = entry_of(entries, NatureSaisie::proposition, permis->proposition);
    if (proposal == nullptr || folded(proposal->etat).rfind("refus", 0) != 0) continue;
    note(findings, RuleId::permis_malgre_refus, entry,
         "programme " + quoted(entry) + ", proposition à l'état « " + proposal->etat + " »");
  }
}

void permis_trop_long(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    if (entry.nature != NatureSaisie::programme || permis_of(tables, entry) == nullptr ||
        entry.fin == Day::open || entry.fin <= add_months(entry.debut, tables.duree_mois)) {
      continue;
    }
    note(findings, RuleId::permis_trop_long, entry,
         "programme " + quoted(entry) + " au " + day_text(entry.fin - 1));
  }
}

void permis_sortie_inconnue(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    if (entry.nature != NatureSaisie::programme || permis_of(tables, entry) == nullptr ||
        entry.fin == Day::open || is_in(tables.motifs, entry.motif_fin)) {
      continue;
    }
    note(findings, RuleId::permis_sortie_inconnue, entry,
         "programme " + quoted(entry) + ", motif « " + entry.motif_fin + " »");
  }
}

/// Labels are judged on the day of the entry: what was right then stays right.
void libelles_de_rubriques(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    for (const auto& rubric : tables.rubriques) {
      if (rubric.effet == Day::unknown || entry.libelle.empty()) continue;
      const bool is_after = entry.debut >= rubric.effet;
      const bool has_old = !rubric.ancien.empty() && same(entry.libelle, rubric.ancien);
      const bool has_new = same(entry.libelle, rubric.nouveau);
      if (rubric.nature == "desactivee") {
        if (has_old && is_after) {
          note(findings, RuleId::rubrique_desactivee, entry, quoted(entry));
        }
      } else if (has_old && !has_new && is_after) {
        note(findings, RuleId::ancien_libelle, entry,
             quoted(entry) + ", devenu « " + rubric.nouveau + " » le " + day_text(rubric.effet));
      } else if (has_new && !has_old && !is_after) {
        note(findings, RuleId::libelle_trop_tot, entry,
             quoted(entry) + ", en usage depuis le " + day_text(rubric.effet));
      }
    }
  }
}

}  // namespace

void check_file(const Entries& entries, const Tables& tables, Findings& findings) {
  programme_sans_proposition(entries, tables, findings);
  proposition_sans_programme(entries, tables, findings);
  formation_mal_classee(entries, tables, findings);
  formation_sans_situation(entries, tables, findings);
  situation_de_trop(entries, tables, findings);
  permis_etat_inconnu(entries, tables, findings);
  permis_malgre_refus(entries, tables, findings);
  permis_trop_long(entries, tables, findings);
  permis_sortie_inconnue(entries, tables, findings);
  libelles_de_rubriques(entries, tables, findings);
}

}  // namespace copil::quality
