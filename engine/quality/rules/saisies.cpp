#include "quality/rules/saisies.hpp"

#include <filesystem>
#include <functional>
#include <unordered_map>

#include "base/folded.hpp"
#include "exports/column_words.hpp"
#include "exports/fields.hpp"
#include "exports/rows.hpp"
#include "exports/table.hpp"
#include "records/regions.hpp"

namespace copil::quality {

namespace {

using exports::Column;
using exports::Need;
using exports::Rows;

constexpr Column kRegion{"region", Need::mandatory};
constexpr Column kRubriques[] = {kRegion,
                                 {"code"},
                                 {"ancien_libelle"},
                                 {"nouveau_libelle", Need::mandatory},
                                 {"date_effet"},
                                 {"nature", Need::mandatory}};
constexpr Column kFormations[] = {kRegion,
                                  {"code", Need::mandatory},
                                  {"rubrique"},
                                  {"categorie"},
                                  {"type_de_situation"},
                                  {"situation", Need::mandatory},
                                  {"base"},
                                  {"metier"},
                                  {"suivi"}};
constexpr Column kActions[] = {kRegion,
                               {"action"},
                               {"organisme"},
                               {"rubrique"},
                               {"categorie", Need::mandatory},
                               {"type_de_situation"}};
constexpr Column kSituations[] = {
    kRegion, {"type_de_situation", Need::mandatory}, {"categorie", Need::mandatory}};
constexpr Column kReperes[] = {kRegion, {"repere", Need::mandatory}, {"valeur", Need::mandatory}};
constexpr Column kPermisColumns[] = {kRegion,
                                     {"experimentation"},
                                     {"nature", Need::mandatory},
                                     {"code"},
                                     {"libelle", Need::mandatory}};
constexpr Column kSaisies[] = {
    {"jeune", Need::mandatory, "le pseudonyme du jeune, celui des autres fichiers", "J0109"},
    {"mission_locale", Need::mandatory, "la mission locale qui a saisi", "ML01"},
    {"nature", Need::mandatory, "ce qui est saisi : proposition, situation ou programme",
     "proposition"},
    {"date_debut", Need::mandatory, "le jour de la proposition, ou du début", "2010-03-08"},
    {"date_fin", Need::optional, "le jour de la fin ; vide : en cours", "2010-06-12"},
    {"code", Need::optional, "le code de la rubrique régionale ou du programme", "R49"},
    {"libelle", Need::optional, "le libellé saisi", "F - MER Insert - AOF CR"},
    {"categorie", Need::optional, "la catégorie de la situation", "Formation"},
    {"etat", Need::optional, "ce qu'est devenue la proposition", "Réalisé"},
    {"motif_fin", Need::optional, "pourquoi le programme a pris fin", "Obtention du permis"},
    {"type_de_situation", Need::optional, "le type de la situation", "Conseil Régional"},
    {"code_organisme", Need::optional, "l'organisme de formation choisi", "R3426"},
    {"code_action", Need::optional, "l'action de formation choisie", "R9310"},
    {"metier", Need::optional, "le métier préparé, s'il est demandé", "Aide-soignant"},
    {"acte_de_service", Need::optional, "l'acte de service lié à la proposition",
     "Vie sociale, citoyenneté : Information et conseil"}};
constexpr std::size_t kMetier = 13;  ///< the place of `metier` in `kSaisies`
static_assert(kSaisies[kMetier].name == "metier");
constexpr auto kNature = exports::column_words<NatureSaisie>(
    "mot inconnu ; attendu : proposition, situation ou programme",
    {{"proposition", NatureSaisie::proposition},
     {"situation", NatureSaisie::situation},
     {"programme", NatureSaisie::programme}});

constexpr records::FileDescription kDescription{
    std::nullopt,
    {"saisies.csv", kSaisies},
    "une saisie faite dans le dossier d'un jeune, pour le contrôle de cohérence et le compte des "
    "permis",
    "la mission locale, dans Parcours 3",
    false};

/// Opens a small file whole and calls `work` on each of its records.
Diagnostics for_each_row(const std::string& path, const exports::Layout& layout,
                         const std::function<void(const exports::Table&, const Rows&)>& work) {
  auto table = exports::open_table(path, layout);
  if (!table) return table.error();
  const std::string text = table->all_rows();
  Rows rows{text, table->format, {0, text.size()}};
  while (rows.next()) work(*table, rows);
  return {};
}

std::string cell(const Rows& rows, std::size_t slot) {
  return std::string{rows.cell(slot)};
}

/// One row of `saisies.csv` as it is read; the leftmost fault, if any, is kept.
struct Draft {
  Saisie entry;
  std::size_t column = 0;
  std::string_view fault;

  void blame(std::size_t at, std::string_view reason) {
    if (!fault.empty() || reason.empty()) return;
    column = at;
    fault = reason;
  }
};

class SaisieReader {
 public:
  explicit SaisieReader(const records::Records& records) : records_(records) {
    for (std::size_t i = 0; i < records.jeunes.size(); ++i) {
      jeunes_.emplace(records.jeunes.code[i], static_cast<records::JeuneId>(i));
    }
    for (const auto& [code, jeune] : records.jeunes.others) jeunes_.emplace(code, jeune);
  }

  Draft read(const Rows& rows) const {
    enum { jeune, mission, nature, debut, fin, code, libelle, categorie, etat, motif, type };
    Draft draft;
    const auto youth = jeunes_.find(rows.cell(jeune));
    if (youth == jeunes_.end()) draft.blame(jeune, "jeune inconnu des autres fichiers");
    const auto place = records_.territoires.find(rows.cell(mission));
    const bool is_mission =
        place && records_.territoires.type[*place] == records::TypeTerritoire::mission_locale;
    if (!is_mission) draft.blame(mission, "mission locale inconnue");
    const auto word = exports::read_word(rows.cell(nature), {kNature.words, kNature.fault});
    draft.blame(nature, word.fault);
    const auto begin = exports::read_day(rows.cell(debut), Day::unknown);
    draft.blame(debut,
                begin.value == Day::unknown && begin.fault.empty() ? "cellule vide" : begin.fault);
    const auto end = exports::read_day(rows.cell(fin), Day::open);
    draft.blame(fin, end.fault);
    if (draft.fault.empty() && end.value < begin.value) {
      draft.blame(fin, "fin antérieure au début");
    }
    if (!draft.fault.empty()) return draft;
    draft.entry = {youth->second,
                   *place,
                   kNature.meanings[word.value],
                   begin.value,
                   end.value,
                   cell(rows, code),
                   cell(rows, libelle),
                   cell(rows, categorie),
                   cell(rows, etat),
                   cell(rows, motif),
                   cell(rows, type),
                   cell(rows, type + 1),
                   cell(rows, type + 2),
                   cell(rows, kMetier),
                   cell(rows, kMetier + 1)};
    return draft;
  }

 private:
  const records::Records& records_;
  std::unordered_map<std::string_view, records::JeuneId> jeunes_;
};

Permis& experiment_of(std::vector<Permis>& all, std::vector<std::string>& names,
                      const std::string& name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return all[i];
  }
  names.push_back(name);
  all.emplace_back().nom = name;
  return all.back();
}

/// The tables of the row's region: its first column.
Tables& tables_of(RegionTables& all, const Rows& rows) {
  return all[cell(rows, 0)];
}

Diagnostics read_permis(const std::string& path, RegionTables& all) {
  std::map<std::string, std::vector<std::string>> names;
  return for_each_row(
      path, {"permis.csv", kPermisColumns}, [&](const exports::Table&, const Rows& rows) {
        enum { region, experimentation, nature, code, libelle };
        Tables& tables = tables_of(all, rows);
        const std::string kind = folded(rows.cell(nature));
        const std::string label = cell(rows, libelle);
        if (kind == "proposition" || kind == "programme") {
          Permis& permis =
              experiment_of(tables.permis, names[cell(rows, region)], cell(rows, experimentation));
          const bool is_proposal = kind == "proposition";
          (is_proposal ? permis.proposition : permis.programme) = label;
          (is_proposal ? permis.code_proposition : permis.code_programme) = cell(rows, code);
        } else if (kind == "etat") {
          tables.etats.push_back(label);
        } else if (kind == "motif_de_sortie") {
          tables.motifs.push_back(label);
        } else if (kind == "acte_de_service") {
          tables.acte_de_service = label;
        } else if (kind == "duree_mois") {
          tables.duree_mois = static_cast<int>(exports::read_count(label).value);
        }
      });
}

Diagnostics read_rubriques(const std::string& path, RegionTables& all) {
  return for_each_row(
      path, {"rubriques.csv", kRubriques}, [&](const exports::Table&, const Rows& rows) {
        enum { region, code, ancien, nouveau, effet, nature };
        tables_of(all, rows).rubriques.push_back(
            {cell(rows, code), cell(rows, ancien), cell(rows, nouveau), folded(rows.cell(nature)),
             exports::read_day(rows.cell(effet), Day::unknown).value});
      });
}

Diagnostics read_formations(const std::string& path, RegionTables& all) {
  return for_each_row(
      path, {"formations.csv", kFormations}, [&](const exports::Table&, const Rows& rows) {
        enum { region, code, libelle, categorie, type, situation, base, metier, suivi };
        tables_of(all, rows).formations.push_back(
            {cell(rows, code), cell(rows, libelle), cell(rows, categorie), cell(rows, type),
             exports::read_bool(rows.cell(situation)).value, folded(rows.cell(base)) == "carif",
             exports::read_bool(rows.cell(metier)).value, folded(rows.cell(suivi)) == "pops"});
      });
}

Diagnostics read_actions(const std::string& path, RegionTables& all) {
  return for_each_row(
      path, {"actions.csv", kActions}, [&](const exports::Table&, const Rows& rows) {
        enum { region, action, organisme, rubrique, categorie, type };
        tables_of(all, rows).actions.push_back({cell(rows, action), cell(rows, organisme),
                                                cell(rows, rubrique), cell(rows, categorie),
                                                cell(rows, type)});
      });
}

Diagnostics read_situations(const std::string& path, RegionTables& all) {
  return for_each_row(path, {"situations.csv", kSituations},
                      [&](const exports::Table&, const Rows& rows) {
                        tables_of(all, rows).categories[folded(rows.cell(1))] = cell(rows, 2);
                      });
}

Diagnostics read_reperes(const std::string& path, RegionTables& all) {
  return for_each_row(path, {"reperes.csv", kReperes},
                      [&](const exports::Table&, const Rows& rows) {
                        Tables& tables = tables_of(all, rows);
                        const std::string name = folded(rows.cell(1));
                        if (name == "organisme_generique") {
                          tables.organisme_generique = cell(rows, 2);
                        } else if (name == "programme_ouvert_avec_la_premiere_situation") {
                          tables.programme_du_meme_jour = cell(rows, 2);
                        }
                      });
}

}  // namespace

std::vector<const records::FileDescription*> described_files() {
  auto all = records::all_descriptions();
  all.push_back(&kDescription);
  return all;
}

Checked<RegionTables> read_tables(const Layers& folder) {
  using Reader = Diagnostics (*)(const std::string&, RegionTables&);
  static constexpr std::pair<const char*, Reader> kReaders[] = {
      {"rubriques.csv", read_rubriques}, {"formations.csv", read_formations},
      {"actions.csv", read_actions},     {"situations.csv", read_situations},
      {"permis.csv", read_permis},       {"reperes.csv", read_reperes}};
  RegionTables tables;
  Diagnostics faults;
  for (const auto& [name, read] : kReaders) {
    const auto more = read(folder.file(name), tables);
    faults.insert(faults.end(), more.begin(), more.end());
  }
  if (!faults.empty()) return faults;
  return tables;
}

std::vector<const Tables*> tables_by_place(const records::Records& records,
                                           const RegionTables& all) {
  const auto& tree = records.territoires;
  std::vector<const Tables*> tables(tree.size(), nullptr);
  for (records::TerritoireId id = 0; id < tree.size(); ++id) {
    const auto region = tree.enclosing(id, records::TypeTerritoire::region);
    for (const auto& [told, own] : all) {
      if (records::is_region(tree, region, told)) tables[id] = &own;
    }
  }
  return tables;
}

Checked<Saisies> read_saisies(const records::Records& records, Day arrete) {
  Saisies saisies;
  const std::string path = records.folder + "/saisies.csv";
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return saisies;
  saisies.is_present = true;
  const SaisieReader reader{records};
  const Diagnostics faults =
      for_each_row(path, kDescription.layout, [&](const exports::Table& table, const Rows& rows) {
        ++saisies.read;
        saisies.has_metier = table.positions[kMetier] != exports::kNowhere;
        const Draft draft = reader.read(rows);
        if (!draft.fault.empty()) {
          saisies.rejects.add({"saisies.csv", table.first_line + rows.line(),
                               kSaisies[draft.column].name, rows.cell(draft.column), draft.fault,
                               rows.text()});
        } else if (draft.entry.debut <= arrete) {
          saisies.rows.push_back(draft.entry);
          Saisie& kept = saisies.rows.back();
          kept.line = table.first_line + rows.line();
          if (kept.fin > arrete) kept.fin = Day::open;
        }
      });
  if (!faults.empty()) return faults;
  return saisies;
}

}  // namespace copil::quality
