#include "copil/making/catalogue_lists.hpp"

#include <filesystem>

#include "base/text.hpp"
#include "campaign/schedule.hpp"
#include "figures/catalogue.hpp"
#include "files/files.hpp"

namespace copil::program {

namespace {

/// The words of some values, for both kinds of readers.
template <class Values, class Word>
Cell words_cell(const Values& values, const Word& word) {
  std::vector<std::string> words;
  words.reserve(std::size(values));
  for (const auto& value : values) words.emplace_back(word(value));
  return {joined(words, " "), joined(words)};
}

ListingColumn for_machines(const char* name) {
  return {name, CellKind::text, {}, Reader::machine};
}

}  // namespace

Checked<Listing> reports_listing(const vocabulary::Resources& resources) {
  const auto reports = vocabulary::load_reports(resources.reports());
  if (!reports) return reports.error();
  Listing listing{{{"rapport"},
                   {"titre"},
                   {"niveaux"},
                   {"periodes", CellKind::text, "périodes"},
                   {"formats"},
                   for_machines("references"),
                   for_machines("description")},
                  {}};
  for (const auto& report : *reports) {
    listing.rows.push_back({report.name, report.title,
                            words_cell(report.levels, records::type_label),
                            words_cell(report.periods, vocabulary::period_word),
                            words_cell(report.outputs, vocabulary::ending),
                            joined(report.references, " ; "), report.description});
  }
  return listing;
}

Checked<Listing> figures_listing(const vocabulary::Resources& resources) {
  const auto catalogue = figures::load_catalogue(resources.cards());
  if (!catalogue) return catalogue.error();
  Listing listing{{{"indicateur"},
                   {"libelle", CellKind::text, "libellé"},
                   {"unite", CellKind::text, "unité"},
                   {"definition", CellKind::text, "définition"},
                   for_machines("lecture"),
                   for_machines("references")},
                  {}};
  for (const auto& card : catalogue->cards) {
    std::vector<std::string> references;
    for (const auto& one : card.references) references.push_back(one.texte + ", " + one.article);
    listing.rows.push_back({card.code, card.libelle, std::string{unit_name(card.unit)},
                            card.definition, card.lecture, joined(references, " ; ")});
  }
  return listing;
}

Checked<Listing> campaigns_listing(const vocabulary::Resources& resources) {
  const auto reports = vocabulary::load_reports(resources.reports());
  if (!reports) return reports.error();
  const auto files = files::files_in(resources.campaigns(), ".yaml");
  if (!files) return files.error();
  Listing listing{{{"campagne"}, {"titre"}, {"rapports"}, for_machines("description")}, {}};
  for (const auto& file : *files) {
    const std::string name = std::filesystem::path{file}.stem().string();
    const auto campaign = campaign::load_campaign(resources.campaigns(), name, *reports);
    if (!campaign) return campaign.error();
    listing.rows.push_back(
        {campaign->name, campaign->title,
         words_cell(campaign->reports, [](const auto& one) { return one.report.name; }),
         campaign->description});
  }
  return listing;
}

}  // namespace copil::program
