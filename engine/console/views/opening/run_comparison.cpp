// Two campaigns side by side: why they differ, their figures, and who entered and left one.
#include <algorithm>
#include <iterator>

#include "campaign/comparison.hpp"
#include "console/views/campaigns.hpp"
#include "console/views/opening/opened.hpp"
#include "console/views/opening/run_data.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::console {

namespace {

using campaign::FigureChange;
using campaign::RunFigure;
using campaign::StoredRun;

/// On a page: a file has them all.
constexpr std::size_t kMostChanges = 500;

/// Two runs of the list, each with its folder's name.
struct AskedRuns {
  std::string before;
  std::string after;
  std::vector<std::string> all;
};

std::string one_of(const std::vector<std::string>& all, const std::string& name,
                   std::size_t fallback) {
  return std::find(all.begin(), all.end(), name) != all.end() ? name : all[fallback];
}

std::string form_of_runs(const AskedRuns& asked) {
  std::vector<Choice> choices;
  for (const auto& folder : asked.all) choices.push_back({folder, folder});
  web::Html html;
  html.open("form", {{"class", "filtres"}, {"method", "get"}, {"action", "/comparer/campagnes"}});
  write_select(html, "avant", "Campagne", choices, asked.before);
  write_select(html, "apres", "avec la campagne", choices, asked.after);
  html.element("button", "Comparer", {{"type", "submit"}}).close();
  return html.take();
}

std::string valeur_of(const std::optional<RunFigure>& figure) {
  if (!figure) return "absent";
  if (figure->valeur.empty()) return "n.d.";
  std::string text = figure->valeur;
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string address_of_change(const AskedRuns& asked, const RunFigure& figure) {
  return address("/comparer/campagnes", {{"avant", asked.before},
                                         {"apres", asked.after},
                                         {"lieu", figure.territoire},
                                         {"chiffre", figure.indicateur},
                                         {"periode", figure.periode}});
}

void add_run_causes(const std::vector<std::string>& causes, Board& board) {
  board.heading("Pourquoi elles diffèrent");
  if (causes.empty()) return board.paragraph("Mêmes données, mêmes règles, même programme.");
  document::List list;
  for (const auto& cause : causes) list.items.push_back({{document::Paragraph{words(cause)}}});
  board.add({std::move(list)});
}

void add_changes(const AskedRuns& asked, const campaign::Comparison& comparison, bool is_file,
                 Board& board) {
  board.heading("Chiffres");
  board.paragraph(
      wording::counted(comparison.figures.size(), "chiffre diffère", "chiffres diffèrent") + ", " +
      wording::counted(comparison.same_figures, "est le même", "sont les mêmes") +
      ". Un chiffre mène aux jeunes qui y sont entrés et qui en sont sortis.");
  if (comparison.figures.empty()) return;
  auto table =
      table_of("ecarts", "Chiffres qui diffèrent",
               {text_column("Territoire", true), text_column("Chiffre"), text_column("Période"),
                text_column(asked.before), text_column(asked.after)});
  const std::size_t most = is_file ? comparison.figures.size() : kMostChanges;
  for (const auto& change : comparison.figures) {
    if (table.rows.size() == most) {
      table.notes.push_back(
          words("Les " + wording::counted(most) + " premiers ; le CSV et le XLSX les ont tous."));
      break;
    }
    const RunFigure& figure = change.either();
    auto after = text_cell(valeur_of(change.after));
    after.mark = document::CellMark::warning;
    add_row(
        table,
        {text_cell(figure.libelle + " (" + figure.territoire + ")"),
         link_cell(address_of_change(asked, figure), figure.indicateur + " : " + figure.intitule),
         text_cell(figure.periode), text_cell(valeur_of(change.before)), std::move(after)});
  }
  board.add({std::move(table)});
}

/// Pseudonyms of one list that are not in the other; both in order.
std::vector<std::string> only_among(const std::vector<std::string>& these,
                                    const std::vector<std::string>& those) {
  std::vector<std::string> result;
  std::set_difference(these.begin(), these.end(), those.begin(), those.end(),
                      std::back_inserter(result));
  return result;
}

/// A youth whom the data in force do not know any more leads nowhere.
void add_pseudonyms(const std::string& id, const std::string& title,
                    const std::vector<std::string>& codes, const Site& site, Board& board) {
  board.heading(title + " : " + wording::counted(codes.size(), "jeune", "jeunes"), 2);
  if (codes.empty()) return;
  auto table = table_of(id, title, {text_column("Jeune", true)});
  for (const auto& code : codes) {
    const bool is_known = site.dossier().records().jeunes.find(code).has_value();
    add_row(table,
            {is_known ? link_cell(address("/jeune", {{"jeune", code}}), code) : text_cell(code)});
  }
  board.add({std::move(table)});
}

const FigureChange* change_asked(const campaign::Comparison& comparison, const Question& question) {
  for (const auto& change : comparison.figures) {
    const RunFigure& figure = change.either();
    if (figure.territoire == question.get("lieu") && figure.indicateur == question.get("chiffre") &&
        figure.periode == question.get("periode")) {
      return &change;
    }
  }
  return nullptr;
}

/// A side that has no such figure has no youth in it.
RunYouths youths_of_side(const StoredRun& run, const std::optional<RunFigure>& figure,
                         const Site& site) {
  return figure ? youths_of_run(run, *figure, site) : RunYouths{};
}

void add_who_moved(const AskedRuns& asked, const FigureChange& change, const StoredRun& before,
                   const StoredRun& after, const Site& site, Board& board) {
  const RunFigure& figure = change.either();
  board.heading("Qui est entré dans " + figure.indicateur + ", qui en est sorti");
  board.paragraph(figure.intitule + ", " + figure.libelle + " (" + figure.territoire + "), " +
                  figure.periode + " : " + valeur_of(change.before) + " dans " + asked.before +
                  ", " + valeur_of(change.after) + " dans " + asked.after + ".");
  const RunYouths earlier = youths_of_side(before, change.before, site);
  const RunYouths later = youths_of_side(after, change.after, site);
  for (const auto& [name, youths] : {std::pair{&asked.before, &earlier}, {&asked.after, &later}}) {
    if (!youths->why.empty()) board.paragraph(*name + " : " + youths->why);
  }
  if (!earlier.why.empty() || !later.why.empty()) return;
  add_pseudonyms("entres", "Entrés", only_among(later.codes, earlier.codes), site, board);
  add_pseudonyms("sortis", "Sortis", only_among(earlier.codes, later.codes), site, board);
}

}  // namespace

Reply run_comparison(const Question& question, Site& site) {
  AskedRuns asked;
  asked.all = run_folders(site);
  if (asked.all.size() < 2) {
    return refused(404, "Rien à comparer", "Il faut deux campagnes faites pour les comparer.");
  }
  asked.before = one_of(asked.all, question.get("avant"), 0);
  asked.after = one_of(asked.all, question.get("apres"), 1);
  const std::string& outputs = site.settings().outputs;
  const auto before = campaign::read_run(outputs + "/" + asked.before);
  if (!before) return refused(409, before.error());
  const auto after = campaign::read_run(outputs + "/" + asked.after);
  if (!after) return refused(409, after.error());
  const auto comparison = campaign::compare(*before, *after);
  Board board{site, "Comparer deux campagnes"};
  board.paragraph(link("/campagnes", "Toutes les campagnes"));
  if (const auto* change = change_asked(comparison, question)) {
    add_who_moved(asked, *change, *before, *after, site, board);
  }
  add_run_causes(comparison.causes, board);
  add_changes(asked, comparison, !question.get("format").empty(), board);
  View view{board.take()};
  view.place = "/campagnes";
  view.before = form_of_runs(asked);
  view.command =
      as_typed({"campagne", "comparer", outputs + "/" + asked.before, outputs + "/" + asked.after});
  return shown(view, question, site);
}

}  // namespace copil::console
