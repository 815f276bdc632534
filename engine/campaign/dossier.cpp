#include "campaign/dossier.hpp"

#include <algorithm>

namespace copil::campaign {

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

Checked<std::unique_ptr<Dossier>> Dossier::open(const Resources& resources,
                                                const Inquiry& inquiry) {
  std::unique_ptr<Dossier> dossier{new Dossier};
  Diagnostics complaints;
  collect(figures::load_catalogue(resources.cards()), dossier->catalogue_, complaints);
  collect(figures::load_parameters(resources.parameters()), dossier->parameters_, complaints);
  for (const auto& [name, text] : inquiry.imposed) {
    const auto faults = dossier->parameters_.impose(name, text);
    complaints.insert(complaints.end(), faults.begin(), faults.end());
  }
  records::ReadOptions options;
  options.needed = inquiry.needed;
  options.jobs = inquiry.jobs;
  options.on_progress = inquiry.on_progress;
  collect(records::read_folder(inquiry.folder, options), dossier->reading_, complaints);
  if (!complaints.empty()) return complaints;

  const figures::Question question{inquiry.arrete, inquiry.period.year - inquiry.years_before,
                                   year_of(inquiry.period)};
  auto computed = figures::compute(dossier->records(), dossier->catalogue_, dossier->parameters_,
                                   question, inquiry.jobs);
  if (!computed) return computed.error();
  dossier->figures_ = std::make_unique<figures::Figures>(std::move(*computed));
  return dossier;
}

bool Dossier::is_known(const figures::Card& card) const {
  const auto knows = [this](const std::string& code) {
    const auto position = catalogue_.find(code);
    return position && is_known(catalogue_.cards[*position]);
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

}  // namespace copil::campaign
