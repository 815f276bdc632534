// copil campagne verifier, copil campagne comparer and copil campagne assembler.
#include <algorithm>
#include <map>
#include <ostream>

#include "base/signs.hpp"
#include "base/text.hpp"
#include "campaign/assembly.hpp"
#include "campaign/comparison.hpp"
#include "campaign/verification.hpp"
#include "copil/commands/campaign_command.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

using campaign::Comparison;
using campaign::DocumentChange;
using campaign::FigureChange;

// ── verifier ───────────────────────────────────────────────────────────────────────────────────

std::string verification_text(const campaign::Verification& done) {
  std::string text =
      done.title + "\n  " + wording::counted(done.documents, "document", "documents") + ", " +
      wording::counted(done.files, "fichier relu", "fichiers relus") +
      " et comparés à leur empreinte\n  " +
      wording::counted(done.citations, "chiffre cité par un document",
                       "chiffres cités par les documents") +
      ", comparés à chiffres.csv\n  " +
      wording::counted(done.figures, "ligne de chiffres.csv", "lignes de chiffres.csv") +
      ", comparées entre territoires\n";
  if (done.stale > 0) {
    text += "  " + wording::counted(done.stale, "document périmé", "documents périmés") +
            " : fait à partir d'autres données, règles ou modèles, --reprendre les refait\n";
  }
  if (done.objectless > 0) {
    text += "  " +
            wording::counted(done.objectless, "document sans objet, non fait",
                             "documents sans objet, non faits") +
            "  ; manifeste.json dit pourquoi (sans_objet)\n";
  }
  if (!done.kept.empty()) {
    text += "  " +
            wording::counted(done.kept.size(), "fichier modifié à la main, gardé à côté du sien",
                             "fichiers modifiés à la main, gardés à côté des leurs") +
            " : " + joined(done.kept) + "\n";
  }
  return text + (done.problems.empty()
                     ? "Tout concorde.\n"
                     : wording::counted(done.problems.size(), "anomalie", "anomalies") + "\n");
}

// ── comparer ───────────────────────────────────────────────────────────────────────────────────

/// `12 345`, or the text itself when it is no number.
std::string shown_exact(const std::string& exact, const std::string& unit) {
  if (exact.empty()) return "n.d.";
  const auto number = parse_decimal(exact);
  const auto known = parse_unit(unit);
  if (!number || !known) return exact;
  const auto point = exact.find('.');
  int decimals = point == std::string::npos ? 0 : static_cast<int>(exact.size() - point) - 1;
  const bool is_share = *known == Unit::taux || *known == Unit::evolution;
  if (is_share || *known == Unit::points) decimals = 1;
  return wording::number_text(Value::decimal(*number, *known, decimals));
}

std::string gap(const std::string& before, const std::string& after) {
  const auto a = parse_decimal(before);
  const auto b = parse_decimal(after);
  const auto difference = a && b ? subtract(*b, *a) : std::nullopt;
  if (!difference || difference->num == 0) return "";
  const auto decimals_of = [](const std::string& text) {
    const auto point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point) - 1;
  };
  return decimal_text(*difference, std::max(decimals_of(before), decimals_of(after)));
}

std::string shown_gap(const std::string& before, const std::string& after,
                      const std::string& unit) {
  const std::string exact = gap(before, after);
  if (exact.empty()) return "";
  const bool is_share = unit == unit_name(Unit::taux) || unit == unit_name(Unit::evolution);
  const std::string text =
      shown_exact(exact, is_share ? std::string{unit_name(Unit::points)} : unit);
  return exact.front() == '-' || text.front() == '+' ? text : "+" + text;
}

std::string side(const std::optional<campaign::RunFigure>& figure,
                 std::string campaign::RunFigure::*member) {
  return figure ? (*figure).*member : std::string{};
}

std::string nature_name(DocumentChange::Nature nature) {
  switch (nature) {
    case DocumentChange::Nature::added:
      return "nouveau";
    case DocumentChange::Nature::removed:
      return "disparu";
    case DocumentChange::Nature::changed:
      return "modifié";
  }
  return {};
}

std::string counted_nature(std::size_t count, DocumentChange::Nature nature) {
  switch (nature) {
    case DocumentChange::Nature::added:
      return wording::counted(count, "nouveau", "nouveaux");
    case DocumentChange::Nature::removed:
      return wording::counted(count, "disparu", "disparus");
    case DocumentChange::Nature::changed:
      return wording::counted(count, "modifié", "modifiés");
  }
  return {};
}

/// Every change, a line each: figures (value and cumul apart), then documents.
Listing all_changes(const Comparison& comparison) {
  Listing listing{{{"objet"},
                   {"territoire"},
                   {"nom"},
                   {"periode"},
                   {"grandeur"},
                   {"avant"},
                   {"apres"},
                   {"ecart"},
                   {"nature"}},
                  {}};
  for (const auto& change : comparison.figures) {
    const auto& figure = change.either();
    const std::string nature = !change.before ? "nouveau" : !change.after ? "disparu" : "modifié";
    for (const auto& [name, member] : {std::pair{"valeur", &campaign::RunFigure::valeur},
                                       {"cumul", &campaign::RunFigure::cumul}}) {
      const std::string before = side(change.before, member);
      const std::string after = side(change.after, member);
      if (before == after) continue;
      listing.rows.push_back({std::string{"chiffre"}, figure.territoire, figure.indicateur,
                              figure.periode, std::string{name}, before, after, gap(before, after),
                              nature});
    }
  }
  for (const auto& change : comparison.documents) {
    listing.rows.push_back({std::string{"document"}, change.document.territoire,
                            change.document.report, period_code(change.document.period),
                            std::string{}, std::string{}, std::string{}, std::string{},
                            nature_name(change.nature) +
                                (change.causes.empty() ? "" : " : " + joined(change.causes))});
  }
  return listing;
}

bool is_shown(const FigureChange& change, const std::string& level) {
  if (level == "tous") return true;
  if (!level.empty()) return change.either().niveau == level;
  return change.either().niveau == "national" || change.either().niveau == "region";
}

/// One line of the table for people, unless nothing changed there.
void add_line(const FigureChange& change, std::string campaign::RunFigure::*member,
              const std::string& span, Listing& listing) {
  const std::string before = side(change.before, member);
  const std::string after = side(change.after, member);
  if (before == after) return;
  const auto& figure = change.either();
  // `volume.objectif` and the like are for machines; people know DE1.E3.
  const bool has_code = is_capital_letter(figure.indicateur.front());
  listing.rows.push_back({figure.libelle + " (" + figure.territoire + ")",
                          (has_code ? figure.indicateur + " : " : "") + figure.intitule, span,
                          Cell{before, shown_exact(before, figure.unite)},
                          Cell{after, shown_exact(after, figure.unite)},
                          Cell{gap(before, after), shown_gap(before, after, figure.unite)}});
}

/// The changes that a committee reads: the period's values, then the year's to date.
Listing changes_listing(const Comparison& comparison, const std::string& level, Period asked) {
  Listing listing{{{"territoire"},
                   {"chiffre"},
                   {"sur"},
                   {"avant", CellKind::number},
                   {"après", CellKind::number},
                   {"écart", CellKind::number}},
                  {}};
  const std::string year = period_code(year_of(asked));
  for (const auto& change : comparison.figures) {
    const auto& figure = change.either();
    if (!is_shown(change, level)) continue;
    const bool is_card =
        !figure.cumul.empty() || !side(change.before, &campaign::RunFigure::cumul).empty();
    // The year's figures at the arrêté are the period's cumuls.
    if (is_card && figure.periode == year && period_code(asked) != year) continue;
    const auto period = parse_period(figure.periode);
    add_line(change, &campaign::RunFigure::valeur,
             period ? wording::period_short_text(*period) : figure.periode, listing);
    if (side(change.before, &campaign::RunFigure::cumul) ==
            side(change.before, &campaign::RunFigure::valeur) &&
        figure.cumul == figure.valeur) {
      continue;
    }
    add_line(change, &campaign::RunFigure::cumul, "cumul " + year, listing);
  }
  return listing;
}

/// By report: how many documents are new, gone, changed, and why.
std::string documents_text(const Comparison& comparison) {
  std::map<std::pair<std::string, std::pair<DocumentChange::Nature, std::string>>, std::size_t>
      counts;
  for (const auto& change : comparison.documents) {
    const std::string why = joined(change.causes);
    ++counts[{change.document.report, {change.nature, why}}];
  }
  std::string text =
      "\nDocuments : " + wording::counted(comparison.same_documents, "identique", "identiques") +
      ", " + wording::counted(comparison.documents.size(), "différent", "différents") + "\n";
  for (const auto& [what, count] : counts) {
    const auto& [nature, why] = what.second;
    text += "  " + what.first + " : " + counted_nature(count, nature) +
            (why.empty() ? "" : " (" + why + ")") + "\n";
  }
  return text;
}

std::string comparison_text(const Comparison& comparison, const campaign::StoredRun& before,
                            const campaign::StoredRun& after, const std::string& level) {
  std::string text = before.record.title + " : " + wording::period_text(after.record.period) + "\n";
  if (comparison.causes.empty()) text += "Mêmes données, mêmes règles, mêmes modèles.\n";
  for (const auto& cause : comparison.causes) text += "  " + cause + "\n";
  const Listing listing = changes_listing(comparison, level, after.record.period);
  text += "\nChiffres : " + wording::counted(comparison.same_figures, "identique", "identiques") +
          ", " + wording::counted(comparison.figures.size(), "différent", "différents") + "\n";
  if (!listing.rows.empty()) text += rendered(listing, Format::table);
  const auto hidden = static_cast<std::size_t>(
      std::count_if(comparison.figures.begin(), comparison.figures.end(),
                    [&](const FigureChange& change) { return !is_shown(change, level); }));
  if (hidden > 0) {
    text += wording::counted(hidden, "autre chiffre change", "autres chiffres changent") +
            " à d'autres niveaux : --niveau tous les montre\n";
  }
  return text + documents_text(comparison);
}

}  // namespace

int verify_run(const CampagneOptions& asked, const Situation& situation) {
  const auto done = campaign::verify_folder(asked.words[1]);
  if (!done) return report(situation.terminal, done.error(), kStopped);
  situation.terminal.err << formatted(done->problems);
  const int delivered = asked.reading.silencieux
                            ? static_cast<int>(kDone)
                            : deliver(verification_text(*done), asked.fichier, situation.terminal);
  if (delivered != kDone) return delivered;
  return done->problems.empty() ? kDone : kDoneWithFaults;
}

int compare_runs(const CampagneOptions& asked, const Situation& situation) {
  const auto before = campaign::read_run(asked.words[1]);
  if (!before) return report(situation.terminal, before.error(), kStopped);
  const auto after = campaign::read_run(asked.words[2]);
  if (!after) return report(situation.terminal, after.error(), kStopped);
  const Comparison comparison = campaign::compare(*before, *after);
  return deliver(asked.format == "table"
                     ? comparison_text(comparison, *before, *after, asked.niveau)
                     : rendered(all_changes(comparison), format_named(asked.format)),
                 asked.fichier, situation.terminal);
}

int assemble_run(const CampagneOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto& words = asked.words;
  const auto record =
      campaign::assemble({situation.resources,
                          std::vector<std::string>(words.begin() + 1, words.end()), asked.sortie});
  if (!record) return report(terminal, record.error(), kStopped);
  const auto& documents = record->documents;
  const auto failures = static_cast<std::size_t>(std::count_if(
      documents.begin(), documents.end(),
      [](const auto& document) { return document.state == campaign::DocumentState::failed; }));
  if (!asked.reading.silencieux) {
    terminal.err << wording::counted(words.size() - 1, "part assemblée", "parts assemblées")
                 << " : " << wording::counted(documents.size() - failures, "document", "documents")
                 << " dans " << asked.sortie << "\n";
  }
  if (failures == 0) return kDone;
  terminal.err << wording::counted(failures, "document n'a pas pu être fait",
                                   "documents n'ont pas pu être faits")
               << " : relancez leurs parts, puis assemblez de nouveau\n";
  return kDoneWithFaults;
}

}  // namespace copil::program
