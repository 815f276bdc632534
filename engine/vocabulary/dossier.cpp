#include "vocabulary/dossier.hpp"

#include "figures/kept.hpp"
#include "records/shelf.hpp"

namespace copil::vocabulary {

namespace {

void add_objectifs(const std::vector<AddedObjectif>& decided, records::Records& records) {
  records::Objectifs& objectifs = records.objectifs;
  for (const auto& row : decided) {
    const auto territoire = records.territoires.find(row.territoire);
    if (!territoire) continue;
    objectifs.annee.push_back(static_cast<std::int16_t>(row.annee));
    objectifs.territoire.push_back(*territoire);
    objectifs.date_effet.push_back(row.effet);
    objectifs.objectif.push_back(row.objectif);
    objectifs.acte.push_back(row.acte);
  }
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

Inquiry reaching_back(Inquiry inquiry, const Report& report) {
  const int first = report.first_year.value_or(inquiry.period.year);
  inquiry.years_before = std::max(inquiry.years_before, inquiry.period.year - first);
  return inquiry;
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
  options.correspondances = inquiry.correspondances;
  options.dated_names = definitions.controls.file("rubriques.csv");
  auto shelved = records::ShelvedReading::of(inquiry.folder, options, inquiry.cache);
  if (!shelved) return shelved.error();
  dossier->reading_ = std::move(shelved->reading);
  add_objectifs(inquiry.decided, dossier->reading_.records);
  dossier->knowledge_ = Knowledge{dossier->records(), dossier->catalogue()};
  if (inquiry.on_read) inquiry.on_read();

  const figures::Question question{inquiry.arrete, inquiry.period.year - inquiry.years_before,
                                   year_of(inquiry.period)};
  auto computed = figures::compute(dossier->records(), dossier->catalogue(), dossier->parameters(),
                                   question, inquiry.jobs, shelved->shelf);
  if (!computed) return computed.error();
  dossier->figures_ = std::make_unique<figures::Figures>(std::move(*computed));
  return dossier;
}

}  // namespace copil::vocabulary
