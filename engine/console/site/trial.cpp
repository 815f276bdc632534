#include <filesystem>

#include "console/site/site.hpp"

namespace copil::console {

Checked<std::vector<records::SeenExport>> Site::exports_of(const Deposit& deposit) const {
  return records::see_exports(deposits_.files_folder(deposit.number), settings_.inquiry.folder,
                              settings_.resources.synonyms());
}

Diagnostics Site::match_known(const Deposit& deposit) const {
  const auto seen = exports_of(deposit);
  if (!seen) return seen.error();
  return write_matchings(*seen, matchings_, deposits_.files_folder(deposit.number));
}

Checked<Candidate> Site::candidate(const Deposit& deposit, const std::string& files,
                                   const std::string& stage) const {
  const std::string& base = settings_.inquiry.folder;
  std::error_code error;
  if (!std::filesystem::is_directory(base, error)) {
    return Diagnostics{plain_error("les données viennent d'une base : un dépôt ne les remplace pas",
                                   {"relancez « copil servir » avec un dossier de données"})};
  }
  return stage_candidate(base, files, deposit.is_added ? Joining::add : Joining::replace,
                         settings_.resources.controls().file("rubriques.csv"), stage);
}

Checked<const Trial*> Site::trial(const Deposit& deposit) {
  const std::string stage = deposits_.folder_of(deposit.number) + "/essai";
  auto staged = candidate(deposit, deposits_.files_folder(deposit.number), stage);
  if (!staged) return staged.error();
  const int version = deposits_.current();
  if (trial_ && trial_->number == deposit.number && trial_->base == version &&
      trial_->candidate.stamp == staged->stamp) {
    return trial_.get();
  }
  trial_ = std::make_unique<Trial>();
  trial_->number = deposit.number;
  trial_->base = version;
  trial_->candidate = std::move(*staged);
  trial_->folder = stage;
  auto dossier = vocabulary::Dossier::open(settings_.resources, inquiry_into(stage));
  if (!dossier) {
    trial_->trouble = dossier.error();
    return trial_.get();
  }
  trial_->dossier = std::move(*dossier);
  // What stops a reading once they are in force stops them here.
  const auto facts = vocabulary::gather_facts(*trial_->dossier, settings_.inquiry.period);
  if (!facts) trial_->trouble = facts.error();
  return trial_.get();
}

}  // namespace copil::console
