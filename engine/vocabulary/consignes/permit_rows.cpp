// Where a count of the driving-licence experiments comes from, entry by entry.
#include <algorithm>
#include <set>

#include "vocabulary/consignes/subjects.hpp"

namespace copil::vocabulary {

namespace {

using quality::PermitCount;
using quality::PermitCounts;

struct NamedCount {
  std::string_view name;
  std::string_view title;
  PermitCount count;
};
constexpr NamedCount kCounts[] = {
    {"proposes", "proposés", &PermitCounts::proposes},
    {"test", "test", &PermitCounts::test},
    {"temoins", "témoins", &PermitCounts::temoins},
    {"refus_commission", "refus commission", &PermitCounts::refus_commission},
    {"refus_jeune", "refus jeune", &PermitCounts::refus_jeune},
    {"abandons", "abandons", &PermitCounts::abandons},
    {"attente", "attente", &PermitCounts::attente},
    {"entres", "entrés", &PermitCounts::entres},
    {"obtenus", "obtenus", &PermitCounts::obtenus},
    {"sortis", "sortis", &PermitCounts::sortis},
    {"suivis", "suivis", &PermitCounts::suivis}};

PermitCount count_named(std::string_view code) {
  const auto name = code.substr(code.find('.') + 1);
  for (const auto& known : kCounts) {
    if (known.name == name) return known.count;
  }
  return nullptr;
}

std::string entry_text(const DocumentNames& names, const quality::PermitEntry& entry) {
  const auto& records = records_of(names);
  return entry.experimentation + ", " + std::string{records.jeunes.code[entry.jeune]} + ", " +
         records.territoires.code[entry.mission_locale] +
         "\u00A0: " + std::string{quality::step_label(entry.step)};
}

/// The rows of one experiment. A youth counts once, with the first of the rows that keep them.
void add_entries(const DocumentNames& names, const std::string& experimentation, PermitCount count,
                 Reckoned& reckoned) {
  const auto& dossier = *names.facts().dossier;
  const auto* entries = names.facts().permits.of(names.facts());
  std::set<records::JeuneId> counted;
  for (const auto& one :
       quality::judge_permits(*entries, records_of(names).territoires, reckoned.territoire,
                              days_of(names.periode()), dossier.arrete(), experimentation, count)) {
    const bool is_kept = one.motif.empty();
    const bool is_new = is_kept && counted.insert(one.entry->jeune).second;
    SourceRow row;
    row.place = {std::string{records::kSaisiesFile}, one.entry->line, {}};
    row.day = one.entry->debut;
    row.libelle = entry_text(names, *one.entry);
    row.value = Value::count(is_new ? 1 : 0, Unit::jeunes);
    row.is_kept = is_kept;
    row.motif = is_kept && !is_new ? "jeune déjà compté" : one.motif;
    reckoned.rows.push_back(std::move(row));
  }
}

}  // namespace

bool explain_permits(const DocumentNames& names, const std::string& of, Reckoned& reckoned) {
  const PermitCount count = count_named(reckoned.code);
  std::int64_t total = 0;
  bool is_any = false;
  for (const auto& counts : counted_permits(names, reckoned.territoire)) {
    if (count == nullptr || (!of.empty() && counts.experimentation != of)) continue;
    is_any = true;
    total += counts.*count;
    reckoned.from.push_back({counts.experimentation, "l'expérimentation de ce nom",
                             Value::count(counts.*count, Unit::jeunes)});
    add_entries(names, counts.experimentation, count, reckoned);
  }
  reckoned.value = Value::count(total, Unit::jeunes);
  if (!of.empty()) reckoned.from.clear();  // The number is that of the experiment itself.
  return is_any;
}

std::optional<std::vector<PermitFigure>> permit_figures(const Facts& facts,
                                                        records::TerritoireId territoire) {
  const auto* entries = facts.permits.of(facts);
  if (entries == nullptr || !entries->is_present) return std::nullopt;
  const auto& tree = facts.dossier->records().territoires;
  auto places = tree.below(territoire);
  std::sort(places.begin(), places.end(),
            [&](auto a, auto b) { return tree.code[a] < tree.code[b]; });
  std::vector<std::pair<records::TerritoireId, std::vector<PermitCounts>>> counted;
  counted.reserve(places.size());
  for (const auto place : places) {
    counted.emplace_back(place, quality::count_permits(*entries, tree, place, days_of(facts.period),
                                                       facts.dossier->arrete()));
  }
  std::vector<PermitFigure> figures;
  for (const auto& [name, title, count] : kCounts) {
    for (const auto& experiment : entries->experiments) {
      for (const auto& [place, all] : counted) {
        for (const auto& one : all) {
          if (one.experimentation != experiment) continue;
          figures.push_back({"permis." + std::string{name}, title, experiment, place,
                             Value::count(one.*count, Unit::jeunes)});
        }
      }
    }
  }
  return figures;
}

}  // namespace copil::vocabulary
