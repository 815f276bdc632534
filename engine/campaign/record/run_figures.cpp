#include "campaign/record/run_figures.hpp"

#include <algorithm>
#include <array>

#include "exports/quoting.hpp"

namespace copil::campaign {

namespace {

using records::TerritoireId;

using Member = std::string RunFigure::*;
constexpr std::array<std::pair<std::string_view, Member>, 11> kColumns{{
    {"territoire", &RunFigure::territoire},
    {"niveau", &RunFigure::niveau},
    {"libelle", &RunFigure::libelle},
    {"rattachement", &RunFigure::rattachement},
    {"indicateur", &RunFigure::indicateur},
    {"intitule", &RunFigure::intitule},
    {"unite", &RunFigure::unite},
    {"periode", &RunFigure::periode},
    {"arrete_au", &RunFigure::arrete_au},
    {"valeur", &RunFigure::valeur},
    {"cumul", &RunFigure::cumul},
}};

std::string cell(const Value& value) {
  return value.is_defined() ? decimal_text(value.number, value.decimals) : "";
}
std::string cell(const std::optional<Ratio>& ratio) {
  return ratio ? decimal_text(*ratio, 6) : "";
}
std::string cell(const std::optional<std::int64_t>& count) {
  return count ? std::to_string(*count) : "";
}
std::string cell(const std::optional<Cents>& amount) {
  return amount ? decimal_text(*amount) : "";
}

/// Gathers lines; each `add` is one.
class Lister {
 public:
  explicit Lister(const vocabulary::Facts& facts)
      : facts_(facts), tree_(facts.dossier->records().territoires) {}

  void add_figures(Period period) {
    const auto territories = *figures::territories_of_level(tree_, "tous");
    const auto& cards = facts_.dossier->catalogue().cards;
    for (const auto& row : facts_.dossier->figures().table(territories, period)) {
      const auto& card = cards[row.card];
      const bool is_known = facts_.dossier->is_known(card);
      add(row.territoire, period, card.code, card.libelle, unit_name(card.unit),
          is_known ? cell(row.value) : "", is_known ? cell(row.cumul) : "");
    }
  }

  void add_volumes() {
    const bool is_known = facts_.dossier->knowledge().knows(vocabulary::kVolumes);
    const auto known = [is_known](std::string text) {
      return is_known ? std::move(text) : std::string{};
    };
    for (const auto& row : facts_.volumes) {
      const auto line = [&](const char* code, const char* title, Unit unit, std::string value) {
        add(row.territoire, year(), std::string{"volume."} + code, title, unit_name(unit),
            std::move(value), "");
      };
      line("objectif", "Objectif de l'année", Unit::jeunes, cell(row.objectif));
      line("realise", "Entrées de l'année", Unit::jeunes, known(std::to_string(row.realise)));
      line("taux", "Taux de réalisation", Unit::taux, known(cell(row.taux)));
      line("projection", "Entrées projetées en fin d'année", Unit::jeunes,
           known(std::to_string(row.projection)));
      line("hors_objectif", "Entrées au-delà de l'objectif", Unit::jeunes,
           known(cell(row.hors_objectif)));
      line("non_financees", "Entrées au-delà de l'objectif de leur mission locale", Unit::jeunes,
           known(cell(row.non_financees)));
      line("realise_missions", "Somme des entrées des missions locales", Unit::jeunes,
           known(std::to_string(row.realise_missions)));
      line("taux_missions", "Cette somme rapportée à l'objectif", Unit::taux,
           known(cell(row.taux_missions)));
      line("situation", "Situation", Unit::none,
           known(std::string{volumes::statut_label(row.statut)}));
    }
  }

  void add_subsidies() {
    const auto& conventions = facts_.dossier->records().conventions;
    const bool is_known = facts_.dossier->knowledge().knows(vocabulary::kSubventions);
    const auto known = [is_known](std::string text) {
      return is_known ? std::move(text) : std::string{};
    };
    for (const auto& row : facts_.subsidies) {
      const std::string code{conventions.code[row.convention]};
      const auto line = [&](const char* what, const char* title, std::string value) {
        add(row.territoire, year(), "subvention." + code + "." + what,
            std::string{title} + " (convention " + code + ")", unit_name(Unit::euros),
            std::move(value), "");
      };
      line("montant", "Montant de la subvention", cell(row.montant));
      line("verse", "Somme versée", known(decimal_text(row.verse)));
      line("du", "Somme due", known(cell(row.du)));
      line("solde", "Solde", known(cell(row.solde)));
      line("reversement", "Somme à reverser", known(cell(row.reversement)));
    }
  }

  std::vector<RunFigure> sorted() {
    std::stable_sort(lines_.begin(), lines_.end(), [](const RunFigure& a, const RunFigure& b) {
      return a.territoire < b.territoire;
    });
    return std::move(lines_);
  }

 private:
  Period year() const { return year_of(facts_.period); }

  void add(TerritoireId id, Period period, std::string code, std::string title,
           std::string_view unit, std::string value, std::string cumulated) {
    const TerritoireId parent = tree_.parent[id];
    lines_.push_back({tree_.code[id], std::string{records::type_name(tree_.type[id])},
                      tree_.libelle[id],
                      parent == records::kNone ? std::string{} : tree_.code[parent],
                      std::move(code), std::move(title), std::string{unit}, period_code(period),
                      iso_text(facts_.dossier->arrete()), std::move(value), std::move(cumulated)});
  }

  const vocabulary::Facts& facts_;
  const records::Territoires& tree_;
  std::vector<RunFigure> lines_;
};

std::string header() {
  std::string text;
  for (const auto& [name, member] : kColumns) {
    text += (text.empty() ? "" : ";") + std::string{name};
  }
  return text;
}

/// Cuts our own files, whose dialect is known.
class CellReader {
 public:
  explicit CellReader(std::string_view text) : rest_(text) {}

  bool is_done() const { return rest_.empty(); }
  int line() const { return line_; }

  std::vector<std::string> record() {
    ++line_;
    std::vector<std::string> cells{{}};
    bool is_quoted = false;
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '"') {
        if (is_quoted && !rest_.empty() && rest_.front() == '"') {
          cells.back() += '"';
          rest_.remove_prefix(1);
        } else {
          is_quoted = !is_quoted;
        }
      } else if (c == ';' && !is_quoted) {
        cells.emplace_back();
      } else if (c == '\n' && !is_quoted) {
        return cells;
      } else {
        cells.back() += c;
      }
    }
    return cells;
  }

 private:
  std::string_view rest_;
  int line_ = 0;
};

Diagnostic figures_error(const std::string& file, int line, std::string message) {
  Diagnostic error = plain_error(std::move(message), {"relancez la campagne avec --reprendre"});
  error.place = {file, line, 0, 1};
  return error;
}

}  // namespace

std::vector<RunFigure> run_figures(const vocabulary::Facts& facts,
                                   const std::vector<Period>& periods) {
  Lister lister{facts};
  for (const auto period : periods) lister.add_figures(period);
  lister.add_volumes();
  lister.add_subsidies();
  return lister.sorted();
}

std::string figures_csv(const std::vector<RunFigure>& figures) {
  std::string text = header() + "\n";
  for (const auto& figure : figures) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (i > 0) text += ";";
      exports::append_quoted(text, figure.*kColumns[i].second);
    }
    text += "\n";
  }
  return text;
}

Checked<std::vector<RunFigure>> parse_figures(std::string_view text, const std::string& file) {
  CellReader reader{text};
  std::string first;
  for (const auto& name : reader.record()) first += (first.empty() ? "" : ";") + name;
  if (first != header()) {
    return Diagnostics{figures_error(file, 1, "l'en-tête « " + header() + " » était attendu")};
  }
  std::vector<RunFigure> figures;
  while (!reader.is_done()) {
    const auto cells = reader.record();
    if (cells.size() != kColumns.size()) {
      return Diagnostics{figures_error(file, reader.line(),
                                       std::to_string(kColumns.size()) +
                                           " cellules étaient attendues, " +
                                           std::to_string(cells.size()) + " ont été trouvées")};
    }
    RunFigure& figure = figures.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) figure.*kColumns[i].second = cells[i];
  }
  return figures;
}

}  // namespace copil::campaign
