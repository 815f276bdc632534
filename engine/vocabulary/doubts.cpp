#include "vocabulary/doubts.hpp"

#include "diagnostics/warning.hpp"

namespace copil::vocabulary {

namespace {

void append(Diagnostics& to, const Diagnostics& more) {
  to.insert(to.end(), more.begin(), more.end());
}

std::vector<Activity> activity_behind(const Dossier& dossier, const std::set<std::string>& figures,
                                      Period period) {
  const LateActivity activity;
  return activity.of(dossier.records(), period, dossier.arrete(),
                     dossier.knowledge().files_behind(figures));
}

Diagnostic rejected_warning(const records::Records& records, records::FileId file) {
  return plain_warning(
      "plus d'une ligne sur vingt est rejetée : les chiffres qui en viennent sont sans doute trop "
      "bas",
      {"copil verifier dit pourquoi et où"},
      {records.folder + "/" + std::string{records::file_name(file)}});
}

}  // namespace

std::set<std::string> listed_figures(const figures::Catalogue& catalogue) {
  std::set<std::string> codes;
  for (const auto& card : catalogue.cards) {
    if (card.listing == figures::Listing::tableau) codes.insert(card.code);
  }
  return codes;
}

Diagnostics unknown_figures(const Dossier& dossier, const std::set<std::string>& figures) {
  Diagnostics errors;
  for (const auto& gap : dossier.knowledge().gaps(figures)) {
    errors.push_back(gap_error(gap, dossier.records().folder));
  }
  return errors;
}

Diagnostics doubts(const Dossier& dossier, const std::set<std::string>& figures, Period period) {
  const auto& records = dossier.records();
  const auto& knowledge = dossier.knowledge();
  Diagnostics warnings;
  for (const auto& assumption : knowledge.assumptions(figures)) {
    warnings.push_back(assumption_warning(assumption, records.folder));
  }
  for (const auto& hollow : knowledge.hollows(figures)) {
    append(warnings, as_warnings({hollow_error(hollow, records.folder)}));
  }
  const auto files = knowledge.files_behind(figures);
  for (const auto file : records.heavily_rejected()) {
    if (files.count(file) > 0) warnings.push_back(rejected_warning(records, file));
  }
  const auto activities = activity_behind(dossier, figures, period);
  append(warnings, as_warnings(silent_files(records, activities)));
  append(warnings, thin_files(records, activities));
  for (const auto& cut : cut_exports(records, period, dossier.arrete())) {
    if (files.count(cut.file) > 0) warnings.push_back(cut_warning(records, cut));
  }
  return warnings;
}

Diagnostics silent_files(const Dossier& dossier, const std::set<std::string>& figures,
                         Period period) {
  Diagnostics errors = silent_files(dossier.records(), activity_behind(dossier, figures, period));
  for (const auto& hollow : dossier.knowledge().hollows(figures)) {
    if (records::is_always_filled(hollow.lack)) {
      errors.push_back(hollow_error(hollow, dossier.records().folder));
    }
  }
  return errors;
}

Diagnostic kept_as_edited(const std::string& folder, const std::string& name) {
  return plain_warning(
      "« " + folder + "/" + name + " » a été modifié depuis qu'il a été fait : il est gardé",
      {"supprimez-le pour qu'il soit refait"});
}

Diagnostics as_warnings(Diagnostics diagnostics) {
  for (auto& diagnostic : diagnostics) {
    diagnostic = as_warning(std::move(diagnostic));
    diagnostic.hints.clear();
  }
  return diagnostics;
}

}  // namespace copil::vocabulary
