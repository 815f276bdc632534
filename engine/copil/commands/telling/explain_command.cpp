// copil expliquer: where a figure comes from, row by row, and the story of one youth.
#include <algorithm>
#include <ostream>
#include <set>

#include "copil/commands/telling/explained.hpp"
#include "copil/commands/telling/permit_listing.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/figures_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "figures/explain.hpp"
#include "vocabulary/doubts.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/text.hpp"

namespace copil::program {

namespace {

using figures::Explanation;
using records::TerritoireId;
using vocabulary::Dossier;

std::string number_shown(const Value& value) {
  return wording::number_text(value, NumberStyle::with_unit);
}

std::string indented(const std::string& lines) {
  std::string result;
  for (std::size_t start = 0; start < lines.size();) {
    const std::size_t end = lines.find('\n', start);
    result += "  " + lines.substr(start, end - start) + "\n";
    start = end + 1;
  }
  return result;
}

std::string heading(const figures::Card& card, const Explanation& explanation,
                    const Dossier& dossier, TerritoireId territory, Period period) {
  const auto& tree = dossier.records().territoires;
  return card.code + " : " + card.libelle + "\n" + tree.libelle[territory] + " (" +
         tree.code[territory] + "), " + wording::period_text(period) + ", arrêté au " +
         wording::date_text(dossier.arrete()) + "\n\n  valeur  " + number_shown(explanation.value) +
         "\n  cumul   " + number_shown(explanation.cumul) + ", depuis le 1er janvier\n";
}

std::string definition(const figures::Card& card) {
  std::string text = "\nDéfinition\n" + wrapped_lines(card.definition);
  if (!card.lecture.empty()) text += wrapped_lines("À savoir : " + card.lecture);
  for (const auto& reference : card.references) {
    text += wrapped_lines("Référence : " + reference.texte + ", " + reference.article);
  }
  return text;
}

std::string parameters(const Explanation& explanation) {
  if (explanation.parametres.empty()) return {};
  std::string text = "\nParamètres\n";
  for (const auto& use : explanation.parametres) {
    text += wrapped_lines(use.nom + " = " + use.valeur + " : " + use.libelle + " (" +
                          (use.is_imposed ? "imposé par la ligne de commande" : use.article) + ")");
  }
  return text;
}

std::string conditions(const Explanation& explanation) {
  Listing listing{
      {{"condition"}, {"retenues", CellKind::number}, {"écartées", CellKind::number}, {"article"}},
      {}};
  for (const auto& condition : explanation.conditions) {
    listing.rows.push_back({condition.libelle, std::to_string(condition.retenues),
                            std::to_string(condition.ecartees), condition.article});
  }
  std::string text = "\nDécompte des lignes\n  " + wording::counted(explanation.lignes) +
                     " dans le territoire et la période\n";
  if (!listing.rows.empty()) text += indented(rendered(listing, Format::table));
  text += "  " + wording::counted(explanation.lignes_retenues, "retenue", "retenues") + "\n";
  if (explanation.ecartes_par_sauf > 0) {
    text += "  " +
            wording::counted(explanation.ecartes_par_sauf,
                             "jeune laissé à un autre chiffre qui le compte déjà",
                             "jeunes laissés à un autre chiffre qui les compte déjà") +
            "\n";
  }
  return text;
}

std::string terms(const Explanation& explanation) {
  std::string text = "\nCalcul\n";
  for (const auto& term : explanation.termes) {
    text += std::string{term.sign < 0 ? "  − " : "  + "} + term.code + " = " +
            number_shown(term.value) + "\n";
  }
  return text;
}

/// Why the whole is not the sum of its parts, when it is not.
std::string parts(const Explanation& explanation, const Dossier& dossier) {
  if (explanation.parts.size() < 2) return {};
  const auto& tree = dossier.records().territoires;
  Listing listing{{{"code"}, {"territoire"}, {"valeur", CellKind::number}}, {}};
  for (const auto& part : explanation.parts) {
    listing.rows.push_back({tree.code[part.territoire], tree.libelle[part.territoire],
                            decimal_text(part.value.number, part.value.decimals)});
  }
  std::string text = "\nPar territoire\n" + indented(rendered(listing, Format::table)) +
                     "  somme : " + wording::integer_text(explanation.somme_des_parts) + "\n";
  const auto total = explanation.value.number.num;
  if (explanation.somme_des_parts > total) {
    text += wrapped_lines(
        "La somme dépasse la valeur de " +
        wording::integer_text(explanation.somme_des_parts - total) +
        " : des jeunes sont comptés par plusieurs territoires, et une seule fois dans "
        "l'ensemble.");
  } else if (explanation.somme_des_parts < total) {
    text += wrapped_lines("La valeur dépasse la somme de " +
                          wording::integer_text(total - explanation.somme_des_parts) +
                          " : ce que le territoire porte lui-même, hors de ceux de la liste.");
  }
  return text;
}

std::string members(const Explanation& explanation, const Dossier& dossier) {
  std::string text = "\nMembres\n";
  for (const auto jeune : explanation.membres) {
    text += "  " + std::string{dossier.records().jeunes.code[jeune]} + "\n";
  }
  for (const auto& action : explanation.actions) text += "  " + action + "\n";
  return explanation.membres.empty() && explanation.actions.empty() ? text + "  aucun\n" : text;
}

std::string explanation_text(const Dossier& dossier, const Explanation& explanation,
                             TerritoireId territory, const PlacedRows& rows,
                             const ExpliquerOptions& asked) {
  const figures::Card& card = dossier.catalogue().cards[explanation.card];
  const bool is_count = card.kind == figures::Kind::compte;
  return heading(card, explanation, dossier, territory, asked.period) + definition(card) +
         parameters(explanation) + (is_count ? conditions(explanation) : terms(explanation)) +
         parts(explanation, dossier) + rows_text(rows, dossier, asked) +
         (asked.membres ? members(explanation, dossier) : std::string{});
}

std::string days_text(Interval days) {
  if (days.end == days.begin + 1) return iso_text(days.begin);
  return (days.begin == Day::unknown ? "…" : iso_text(days.begin)) + " → " +
         (days.end == Day::open ? "…" : iso_text(days.end));
}

/// The part of the story's time that an entry covers, on a line of 40 columns.
std::string bar(Interval days, Interval span) {
  constexpr int kWidth = 40;
  const int length = std::max(1, days_between(span.begin, span.end));
  const auto column = [&](Day day) {
    const int offset =
        std::clamp(days_between(span.begin, std::clamp(day, span.begin, span.end)), 0, length);
    return offset * kWidth / length;
  };
  const int first = std::min(column(days.begin), kWidth - 1);
  const int last = std::max(first + 1, column(days.end));
  std::string text;
  for (int i = 0; i < kWidth; ++i) text += i >= first && i < last ? "█" : "·";
  return text;
}

Interval span_of(const figures::JeuneStory& story, Day arrete) {
  Interval span{arrete, arrete + 1};
  for (const auto& entry : story.entries) {
    if (entry.jours.begin.is_real()) span.begin = std::min(span.begin, entry.jours.begin);
  }
  return span;
}

std::string story_text(const Dossier& dossier, records::JeuneId jeune, TerritoireId territory,
                       Period period) {
  const auto story = figures::tell(dossier.figures(), jeune, territory, period);
  const auto& tree = dossier.records().territoires;
  const Interval span = span_of(story, dossier.arrete());
  std::string text =
      "Jeune " + std::string{dossier.records().jeunes.code[jeune]} + ", " +
      (story.naissance == Day::unknown ? std::string{"date de naissance inconnue"}
                                       : "naissance " + wording::date_text(story.naissance)) +
      "\nce qui en est connu au " + wording::date_text(dossier.arrete()) + ", du " +
      iso_text(span.begin) + " au " + iso_text(span.end - 1) + "\n\n";
  Listing events{{{"jours"}, {"du début à l'arrêté"}, {"quoi"}, {"où"}}, {}};
  for (const auto& entry : story.entries) {
    events.rows.push_back({days_text(entry.jours), bar(entry.jours, span),
                           entry.nature + (entry.libelle.empty() ? "" : " : " + entry.libelle),
                           entry.place == records::kNone ? std::string{} : tree.code[entry.place]});
  }
  text += rendered(events, Format::table);
  Listing verdicts{{{"chiffre"}, {"compté"}, {"lignes", CellKind::number}, {"pourquoi"}}, {}};
  for (const auto& verdict : story.verdicts) {
    verdicts.rows.push_back({dossier.catalogue().cards[verdict.card].code,
                             std::string{verdict.is_counted ? "oui" : "non"},
                             std::to_string(verdict.lignes), verdict.motif});
  }
  return text + "\nCe que chaque chiffre en a fait : " + tree.libelle[territory] + ", " +
         wording::period_text(period) + "\n" + rendered(verdicts, Format::table);
}

/// The rejected rows that bear the youth's pseudonym: no figure sees them.
std::string rejected_text(const exports::Rejects& rejects, const std::string& code) {
  std::string text;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const exports::Reject reject = rejects[i];
    if (reject.jeune != code) continue;
    text += "  " + exports::place_text(reject) + ", " + std::string{reject.column} +
            "\u00A0: " + std::string{reject.reason} +
            (reject.value.empty() ? "" : " («\u00A0" + std::string{reject.value} + "\u00A0»)") +
            "\n";
  }
  return text.empty() ? "" : "\nSes lignes rejetées, qu'aucun chiffre ne compte\n" + text;
}

Step<records::JeuneId> find_jeune(const records::Reading& reading, const std::string& code) {
  const auto found = reading.records.jeunes.find(code);
  if (found) return *found;
  const std::string rejected = rejected_text(reading.rejects, code);
  if (!rejected.empty()) {
    return Stop{kStopped,
                {plain_error("toutes les lignes du jeune « " + code + " » sont rejetées",
                             {"--rejets FICHIER en donne la liste"})}};
  }
  return Stop{kWrongUsage,
              {plain_error("aucun jeune « " + code + " » dans les données",
                           {"le pseudonyme doit être écrit comme dans les fichiers"})}};
}

/// Every code that can be explained: figures, then what is reckoned beside them.
std::vector<std::string> explained_codes(const Dossier& dossier) {
  std::vector<std::string> codes = dossier.catalogue().codes();
  for (const auto& name :
       vocabulary::reckoned_names(vocabulary::make_schema(dossier.catalogue()))) {
    codes.push_back(name.code);
  }
  codes.emplace_back(kAllPermits);
  return codes;
}

/// What was explained, for people or as rows.
struct Explained {
  std::string text;
  Listing rows{};
};

/// An objective, a rate, a balance or an amount.
Step<Explained> explain_reckoned(const Dossier& dossier, TerritoireId territory,
                                 const ExpliquerOptions& asked) {
  const auto facts = vocabulary::gather_facts(dossier, asked.period);
  if (!facts) return Stop{kStopped, facts.error()};
  const auto schema = vocabulary::make_schema(dossier.catalogue());
  const auto reckoned = vocabulary::explain_reckoned(
      schema, *facts, asked.code, territory,
      asked.experimentation.empty() ? asked.convention : asked.experimentation);
  if (!reckoned) {
    return Stop{
        kWrongUsage,
        {plain_error("« " + asked.code + " » n'a pas de sens pour " +
                         dossier.records().territoires.libelle[territory] + " en " +
                         std::to_string(asked.period.year),
                     {"--territoire, --convention et --experimentation choisissent ce qui est "
                      "expliqué"})}};
  }
  const auto places = places_of(dossier, *reckoned, asked);
  if (!places) return places.error();
  return Explained{explained_text(*reckoned, *places, dossier), explained_rows(*reckoned, *places)};
}

/// Every count of the driving-licence experiments, at and below the territory.
Step<Explained> tell_permits(const Dossier& dossier, TerritoireId territory,
                             const ExpliquerOptions& asked) {
  const auto facts = vocabulary::gather_facts(dossier, asked.period);
  if (!facts) return Stop{kStopped, facts.error()};
  const auto figures = vocabulary::permit_figures(*facts, territory);
  if (!figures) {
    return Stop{kStopped,
                {plain_error("les expérimentations du permis ne sont pas connues : saisies.csv "
                             "n'est pas dans le dossier de données, ou ne se lit pas",
                             {"ajoutez ce fichier ; copil catalogue fichiers dit ses colonnes"})}};
  }
  return Explained{permit_text(*figures, *facts), permit_rows(*figures, *facts)};
}

Step<Explained> explain(const Dossier& dossier, const ExpliquerOptions& asked) {
  const auto codes = explained_codes(dossier);
  if (std::find(codes.begin(), codes.end(), asked.code) == codes.end()) {
    auto hints = did_you_mean(asked.code, codes);
    if (hints.empty()) hints.push_back("copil catalogue chiffres donne la liste des chiffres");
    return Stop{kWrongUsage,
                {plain_error("chiffre inconnu « " + asked.code + " »", std::move(hints))}};
  }
  const auto& tree = dossier.records().territoires;
  const auto territory = asked.territoire.empty() ? Step<TerritoireId>{tree.root}
                                                  : find_territory(tree, asked.territoire);
  if (!territory) return territory.error();
  if (asked.code == kAllPermits) return tell_permits(dossier, *territory, asked);
  if (!dossier.catalogue().find(asked.code)) return explain_reckoned(dossier, *territory, asked);
  const Period period = asked.period;
  if (asked.jeune.empty()) {
    const auto rows = placed_rows(dossier, *territory, asked);
    if (!rows) return rows.error();
    const Explanation explanation =
        figures::explain(dossier.figures(), asked.code, *territory, period);
    return Explained{explanation_text(dossier, explanation, *territory, *rows, asked),
                     explained_rows(explanation, dossier, *rows, asked.membres)};
  }
  const auto jeune = find_jeune(dossier.reading(), asked.jeune);
  if (!jeune) return jeune.error();
  return Explained{story_text(dossier, *jeune, *territory, period) +
                   rejected_text(dossier.reading().rejects, asked.jeune)};
}

int deliver_explained(const Explained& explained, Day arrete, const ExpliquerOptions& asked,
                      Terminal& terminal) {
  if (asked.format == "table") return deliver(explained.text, asked.fichier, terminal);
  if (asked.format != "xlsx") {
    return deliver(rendered(explained.rows, format_named(asked.format)), asked.fichier, terminal);
  }
  return deliver_workbook(explained.rows, "Explication de " + asked.code, arrete, asked.fichier,
                          terminal);
}

}  // namespace

/// A story is for people: rows of it would be rows of the files.
void ExpliquerOptions::check() const {
  if (format == "table" || jeune.empty()) return;
  from.complain("--jeune : la vie d'un jeune ne s'écrit qu'en texte",
                {"retirez --format " + format});
}

int run_expliquer(const ExpliquerOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto dossier = open_dossier(
      situation.resources,
      inquiry_of(asked.data, asked.reading, asked.period, asked.arrete_au, asked.rules, situation),
      asked.reading.silencieux, terminal);
  if (!dossier) return report(terminal, dossier.error(), kStopped);
  const Diagnostics unknown = vocabulary::unknown_figures(**dossier, {asked.code});
  if (!unknown.empty()) return report(terminal, unknown, kStopped);
  warn(terminal, vocabulary::doubts(**dossier, {asked.code}, asked.period));
  const auto explained = explain(**dossier, asked);
  if (!explained) return report(terminal, explained.error());
  const int delivered = deliver_explained(*explained, (*dossier)->arrete(), asked, terminal);
  return delivered != kDone ? delivered : conclude((*dossier)->reading(), asked.reading, terminal);
}

}  // namespace copil::program
