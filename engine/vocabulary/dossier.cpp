#include "vocabulary/dossier.hpp"

#include <algorithm>

namespace copil::vocabulary {

namespace {

using records::FileId;

std::vector<FileId> files_counted(figures::Source source) {
  switch (source) {
    case figures::Source::cotraitances:
      return {FileId::cotraitances};
    case figures::Source::services:
      return {FileId::services};
    case figures::Source::accompagnements:
      return {FileId::accompagnements};
    case figures::Source::suivis:
      return {FileId::accompagnements};
    case figures::Source::actions:
      return {FileId::actions};
  }
  return {};
}

}  // namespace

Checked<Definitions> load_definitions(const Resources& resources,
                                      const std::vector<ImposedParameter>& imposed) {
  Definitions definitions;
  definitions.controls = resources.controls();
  definitions.teams = resources.teams();
  Diagnostics complaints;
  collect(figures::load_catalogue(resources.cards()), definitions.catalogue, complaints);
  collect(figures::load_parameters(resources.parameters()), definitions.parameters, complaints);
  for (const auto& [name, text] : imposed) {
    const auto faults = definitions.parameters.impose(name, text);
    complaints.insert(complaints.end(), faults.begin(), faults.end());
  }
  if (!complaints.empty()) return complaints;
  return definitions;
}

Checked<std::unique_ptr<Dossier>> Dossier::open(const Resources& resources,
                                                const Inquiry& inquiry) {
  auto definitions = load_definitions(resources, inquiry.imposed);
  return definitions ? open(*definitions, inquiry) : definitions.error();
}

Checked<std::unique_ptr<Dossier>> Dossier::open(const Definitions& definitions,
                                                const Inquiry& inquiry) {
  std::unique_ptr<Dossier> dossier{new Dossier};
  dossier->definitions_ = definitions;
  records::ReadOptions options;
  options.needed = inquiry.needed;
  options.jobs = inquiry.jobs;
  options.on_progress = inquiry.on_progress;
  auto reading = records::read_folder(inquiry.folder, options);
  if (!reading) return reading.error();
  dossier->reading_ = std::move(*reading);
  if (inquiry.on_read) inquiry.on_read();

  const figures::Question question{inquiry.arrete, inquiry.period.year - inquiry.years_before,
                                   year_of(inquiry.period)};
  auto computed = figures::compute(dossier->records(), dossier->catalogue(), dossier->parameters(),
                                   question, inquiry.jobs);
  if (!computed) return computed.error();
  dossier->figures_ = std::make_unique<figures::Figures>(std::move(*computed));
  return dossier;
}

bool Dossier::is_known(const figures::Card& card) const {
  const auto knows = [this](const std::string& code) {
    const auto position = catalogue().find(code);
    return position && is_known(catalogue().cards[*position]);
  };
  switch (card.kind) {
    case figures::Kind::compte: {
      const auto files = files_counted(card.parmi);
      return std::all_of(files.begin(), files.end(), [this](FileId file) { return has(file); });
    }
    case figures::Kind::rapport:
      return knows(card.numerateur) && knows(card.denominateur);
    case figures::Kind::derive:
      return std::all_of(card.formule.begin(), card.formule.end(),
                         [&](const figures::Term& term) { return knows(term.code); });
  }
  return false;
}

}  // namespace copil::vocabulary
