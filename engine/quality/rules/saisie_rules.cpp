// The rules over the entries of one file: one small function each.
#include <algorithm>

#include "base/folded.hpp"
#include "quality/rules/saisies.hpp"

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
  const auto found = std::find_if(
      tables.formations.begin(), tables.formations.end(),
      [&](const Formation& known) { return !entry.code.empty() && same(known.code, entry.code); });
  return found == tables.formations.end() ? nullptr : &*found;
}

/// The last proposition of the experiment that the programme can follow; null if none.
const Saisie* proposal_before(const Entries& entries, const Permis& permis,
                              const Saisie& programme) {
  const Saisie* last = nullptr;
  for (const auto& entry : entries) {
    if (entry.nature != NatureSaisie::proposition || !same(entry.libelle, permis.proposition) ||
        entry.debut > programme.debut) {
      continue;
    }
    if (last == nullptr || entry.debut >= last->debut) last = &entry;
  }
  return last;
}

void programme_sans_proposition(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Permis* permis = permis_of(tables, entry);
    if (entry.nature != NatureSaisie::programme || permis == nullptr) continue;
    if (proposal_before(entries, *permis, entry) != nullptr) continue;
    note(findings, RuleId::programme_sans_proposition, entry, "programme " + quoted(entry));
  }
}

void proposition_sans_programme(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Permis* permis = permis_of(tables, entry);
    if (entry.nature != NatureSaisie::proposition || permis == nullptr || !is_done(entry)) continue;
    const bool is_followed = std::any_of(entries.begin(), entries.end(), [&](const Saisie& other) {
      return other.nature == NatureSaisie::programme && same(other.libelle, permis->programme);
    });
    if (is_followed) continue;
    note(findings, RuleId::proposition_sans_programme, entry,
         "proposition " + quoted(entry) + ", à l'état réalisé");
  }
}

void programme_sans_situation(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    if (entry.nature != NatureSaisie::programme ||
        !same(entry.libelle, tables.programme_du_meme_jour)) {
      continue;
    }
    const bool is_followed = std::any_of(entries.begin(), entries.end(), [&](const Saisie& other) {
      return other.nature == NatureSaisie::situation && other.debut == entry.debut;
    });
    if (is_followed) continue;
    note(findings, RuleId::programme_sans_situation, entry, "programme " + quoted(entry));
  }
}

/// The category of the situation, by its rubric or else by its type; empty when neither is known.
std::string expected_category(const Tables& tables, const Saisie& entry) {
  if (const Formation* expected = formation_of(tables, entry)) return expected->categorie;
  const auto found = tables.categories.find(folded(entry.type));
  return found == tables.categories.end() ? std::string{} : found->second;
}

void formation_mal_classee(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    if (entry.nature != NatureSaisie::situation) continue;
    const std::string expected = expected_category(tables, entry);
    if (expected.empty() || same(expected, entry.categorie)) continue;
    note(findings, RuleId::formation_mal_classee, entry,
         "situation " + quoted(entry) + " rangée dans « " + entry.categorie +
             " », attendue dans « " + expected + " »");
  }
}

void type_etranger(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Formation* expected = formation_of(tables, entry);
    if (entry.nature != NatureSaisie::situation || expected == nullptr || entry.type.empty() ||
        expected->type.empty() || same(expected->type, entry.type)) {
      continue;
    }
    note(findings, RuleId::type_etranger, entry,
         "situation " + quoted(entry) + " de type « " + entry.type + " », attendu « " +
             expected->type + " »");
  }
}

void organisme_generique(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Formation* expected = formation_of(tables, entry);
    if (entry.nature != NatureSaisie::situation || expected == nullptr ||
        !expected->has_real_organism || entry.organisme.empty() ||
        !same(entry.organisme, tables.organisme_generique)) {
      continue;
    }
    note(findings, RuleId::organisme_generique, entry,
         "situation " + quoted(entry) + ", organisme " + entry.organisme);
  }
}

/// What the entry's action is, or its organism when that one tells; null when neither is listed.
const Action* action_of(const Tables& tables, const Saisie& entry) {
  for (const auto& action : tables.actions) {
    const bool is_told = action.code.empty() ? entry.action.empty() && !entry.organisme.empty() &&
                                                   same(action.organisme, entry.organisme)
                                             : same(action.code, entry.action);
    if (is_told) return &action;
  }
  return nullptr;
}

void action_mal_rangee(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Action* expected = action_of(tables, entry);
    if (entry.nature != NatureSaisie::situation || expected == nullptr) continue;
    if (same(expected->rubrique, entry.code) && same(expected->categorie, entry.categorie)) {
      continue;
    }
    const auto place = [](const std::string& rubric, const std::string& category) {
      return (rubric.empty() ? "sans rubrique" : "rubrique " + rubric)
          .append(", « " + category + " »");
    };
    note(findings, RuleId::action_mal_rangee, entry,
         "situation du " + day_text(entry.debut) + ", " +
             (entry.action.empty() ? "organisme " + entry.organisme : "action " + entry.action) +
             " : " + place(entry.code, entry.categorie) +
             " ; attendu : " + place(expected->rubrique, expected->categorie));
  }
}

void immersion_sans_metier(const Entries& entries, const EntryContext& context,
                           Findings& findings) {
  if (!context.has_metier) return;
  for (const auto& entry : entries) {
    const Formation* expected = formation_of(context.tables, entry);
    if (entry.nature != NatureSaisie::situation || expected == nullptr || !expected->needs_metier ||
        !entry.metier.empty()) {
      continue;
    }
    note(findings, RuleId::immersion_sans_metier, entry, "situation " + quoted(entry));
  }
}

void proposition_en_attente(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    if (entry.nature != NatureSaisie::proposition || formation_of(tables, entry) == nullptr ||
        !same(entry.etat, "Prescrit")) {
      continue;
    }
    const auto situation = std::find_if(entries.begin(), entries.end(), [&](const Saisie& other) {
      return other.nature == NatureSaisie::situation && same(other.code, entry.code) &&
             other.debut >= entry.debut;
    });
    if (situation == entries.end()) continue;
    note(findings, RuleId::proposition_en_attente, entry,
         "proposition " + quoted(entry) + ", situation ouverte le " + day_text(situation->debut));
  }
}

/// The first meeting of a POPS done since that day; unknown if none.
Day pops_done(const RecordsByYouth& all, const Saisie& entry) {
  const auto& table = all.records.prescriptions_pops;
  for (const auto row : all.prescriptions.of(entry.jeune)) {
    const Day meeting = all.known(table.rendez_vous[row]);
    if (table.mission_locale[row] == entry.mission_locale && meeting != Day::unknown &&
        meeting >= entry.debut && table.etat[row] == records::EtatPops::realisee) {
      return meeting;
    }
  }
  return Day::unknown;
}

void pops_en_attente(const Entries& entries, const EntryContext& context, Findings& findings) {
  for (const auto& entry : entries) {
    const Formation* expected = formation_of(context.tables, entry);
    if (entry.nature != NatureSaisie::proposition || expected == nullptr || !expected->is_pops ||
        !same(entry.etat, "Prescrit")) {
      continue;
    }
    const Day meeting = pops_done(context.records, entry);
    if (meeting == Day::unknown) continue;
    note(findings, RuleId::pops_en_attente, entry,
         "proposition " + quoted(entry) + ", POPS commencée le " + day_text(meeting));
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

void permis_non_realise(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    const Permis* permis = permis_of(tables, entry);
    if (entry.nature != NatureSaisie::programme || permis == nullptr) continue;
    const auto* proposal = proposal_before(entries, *permis, entry);
    if (proposal == nullptr || is_done(*proposal)) continue;
    note(findings, RuleId::permis_non_realise, entry,
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

void permis_acte_inattendu(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    if (entry.nature != NatureSaisie::proposition || permis_of(tables, entry) == nullptr ||
        entry.acte.empty() || same(entry.acte, tables.acte_de_service)) {
      continue;
    }
    note(findings, RuleId::permis_acte_inattendu, entry,
         "proposition " + quoted(entry) + ", acte « " + entry.acte + " »");
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

/// The codes that the tables give to a label, old and new ones alike.
std::vector<std::string> codes_of(const Tables& tables, std::string_view label) {
  std::vector<std::string> codes;
  const auto add = [&](const std::string& known, const std::string& code) {
    if (!code.empty() && same(known, label)) codes.push_back(code);
  };
  for (const auto& rubric : tables.rubriques) {
    add(rubric.ancien, rubric.code);
    add(rubric.nouveau, rubric.code);
  }
  for (const auto& formation : tables.formations) add(formation.libelle, formation.code);
  for (const auto& permis : tables.permis) {
    add(permis.proposition, permis.code_proposition);
    add(permis.programme, permis.code_programme);
  }
  return codes;
}

void code_etranger(const Entries& entries, const Tables& tables, Findings& findings) {
  for (const auto& entry : entries) {
    if (entry.code.empty() || entry.libelle.empty()) continue;
    const auto codes = codes_of(tables, entry.libelle);
    if (codes.empty() || is_in(codes, entry.code)) continue;
    note(findings, RuleId::code_etranger, entry,
         quoted(entry) + ", code " + entry.code + " ; attendu : " + codes.front());
  }
}

}  // namespace

void check_file(const Entries& entries, const EntryContext& context, Findings& findings) {
  using Rule = void (*)(const Entries&, const Tables&, Findings&);
  static constexpr Rule kSaisieRules[] = {programme_sans_proposition,
                                          proposition_sans_programme,
                                          programme_sans_situation,
                                          formation_mal_classee,
                                          formation_sans_situation,
                                          situation_de_trop,
                                          type_etranger,
                                          organisme_generique,
                                          action_mal_rangee,
                                          proposition_en_attente,
                                          permis_etat_inconnu,
                                          permis_non_realise,
                                          permis_trop_long,
                                          permis_sortie_inconnue,
                                          permis_acte_inattendu,
                                          libelles_de_rubriques,
                                          code_etranger};
  for (const auto rule : kSaisieRules) rule(entries, context.tables, findings);
  immersion_sans_metier(entries, context, findings);
  pops_en_attente(entries, context, findings);
}

}  // namespace copil::quality
