// A number opened: its definition, its articles, its steps, its members; and the life of a youth.
#include <algorithm>

#include "console/views/opening/opened.hpp"
#include "figures/explain.hpp"
#include "figures/row_list.hpp"
#include "vocabulary/reckonings.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::console {

namespace {

using records::TerritoireId;

constexpr std::size_t kMostMembers = 2000;

/// `parameter` is that of figures or that of reckonings.
template <class Parameter>
void add_parameters(const std::vector<Parameter>& parameters, Board& board) {
  if (parameters.empty()) return;
  auto table = table_of("parametres", "Paramètres",
                        {text_column("Nom", true), text_column("Valeur"),
                         text_column("Ce que c'est"), text_column("Article")});
  for (const auto& use : parameters) {
    add_row(table, {text_cell(use.nom), text_cell(use.valeur), text_cell(use.libelle),
                    text_cell(use.is_imposed ? "imposé par la ligne de commande" : use.article)});
  }
  board.add({std::move(table)});
}

void add_definition(const figures::Card& card, Board& board) {
  board.heading("Définition");
  board.paragraph(card.definition);
  if (!card.lecture.empty()) board.paragraph("À savoir : " + card.lecture);
  document::List list;
  for (const auto& reference : card.references) {
    const std::string text = reference.texte + ", " + reference.article;
    list.items.push_back(
        {{document::Paragraph{reference.url.empty() ? words(text) : link(reference.url, text)}}});
  }
  if (!list.items.empty()) board.add({std::move(list)});
}

/// Where the rows behind a figure are listed.
std::string address_of_rows(const std::string& code, TerritoireId territory, Period period,
                            const Site& site, const std::string& which,
                            std::string_view condition = {}) {
  return address("/expliquer/lignes", {{"nombre", code},
                                       {"territoire", site.tree().code[territory]},
                                       {"periode", period_code(period)},
                                       {"lesquelles", which},
                                       {"condition", std::string{condition}}});
}

void add_steps(const std::string& code, const figures::Explanation& explanation,
               TerritoireId territory, Period period, const Site& site, Board& board) {
  const auto rows = [&](const std::string& which, std::string_view condition = {}) {
    return address_of_rows(code, territory, period, site, which, condition);
  };
  auto table = table_of("etapes", "Du fichier au chiffre, condition par condition",
                        {text_column("Condition", true), number_column("Retenues", Unit::lignes),
                         number_column("Écartées", Unit::lignes), text_column("Article")});
  add_row(table,
          {text_cell("Lignes du territoire et de la période"), count_cell(explanation.lignes),
           value_cell(Value::count(0, Unit::lignes)), text_cell("")});
  for (const auto& condition : explanation.conditions) {
    add_row(table, {condition.ecartees == 0
                        ? text_cell(condition.libelle)
                        : link_cell(rows("ecartees", condition.nom), condition.libelle),
                    count_cell(condition.retenues), count_cell(condition.ecartees),
                    text_cell(condition.article)});
  }
  board.heading("Décompte");
  board.add({std::move(table)});
  if (explanation.ecartes_par_sauf > 0) {
    board.paragraph(
        {{document::Link{rows("ecartees", figures::kSauf),
                         words(wording::counted(explanation.ecartes_par_sauf, "jeune", "jeunes"))}},
         {document::Text{explanation.ecartes_par_sauf == 1
                             ? " est laissé à un autre chiffre, qui le compte déjà."
                             : " sont laissés à un autre chiffre, qui les compte déjà."}}});
  }
  board.paragraph({{document::Text{"Une condition mène aux lignes qu'elle écarte. Voir aussi "}},
                   {document::Link{rows("ecartees"), words("toutes les lignes écartées")}},
                   {document::Text{" et "}},
                   {document::Link{rows("retenues"), words("les lignes retenues")}},
                   {document::Text{"."}}});
}

void add_terms(const figures::Explanation& explanation, TerritoireId territory, Period period,
               const Site& site, Board& board) {
  auto table = table_of(
      "termes", "Termes du calcul",
      {text_column("Signe"), text_column("Chiffre", true), number_column("Valeur", Unit::none)});
  const auto& catalogue = site.dossier().catalogue();
  for (const auto& term : explanation.termes) {
    const auto position = catalogue.find(term.code);
    const std::string label = position ? catalogue.cards[*position].libelle : term.code;
    add_row(table, {text_cell(term.sign < 0 ? "−" : "+"), text_cell(term.code + " : " + label),
                    board.figure(term.code, territory, period)});
  }
  board.heading("Calcul");
  board.add({std::move(table)});
}

void add_parts(const std::string& code, const figures::Explanation& explanation, Period period,
               const Site& site, Board& board) {
  if (explanation.parts.size() < 2) return;
  auto table = table_of("parts", "Par mission locale",
                        {text_column("Code"), text_column("Mission locale", true),
                         number_column("Valeur", Unit::none)});
  for (const auto& part : explanation.parts) {
    add_row(table, {text_cell(site.tree().code[part.territoire]),
                    text_cell(site.tree().libelle[part.territoire]),
                    board.figure(code, part.territoire, period)});
  }
  const auto total = explanation.value.is_defined() ? explanation.value.number.num : 0;
  const auto surplus = explanation.somme_des_parts - total;
  if (surplus > 0) {
    table.notes.push_back(
        words("La somme des lignes dépasse la valeur de " + wording::integer_text(surplus) +
              " : des jeunes sont comptés par plusieurs missions locales, et une seule fois dans "
              "l'ensemble."));
  }
  board.heading("Par territoire");
  board.add({std::move(table)});
}

void add_members(const figures::Explanation& explanation, TerritoireId territory, Period period,
                 const Question& question, const Site& site, Board& board) {
  if (explanation.membres.empty() && explanation.actions.empty()) return;
  const bool is_file = !question.get("format").empty();
  const std::size_t most = is_file ? explanation.membres.size() : kMostMembers;
  auto table = table_of("membres", "Membres", {text_column("Pseudonyme ou action", true)});
  for (std::size_t i = 0; i < std::min(explanation.membres.size(), most); ++i) {
    const std::string code{site.dossier().records().jeunes.code[explanation.membres[i]]};
    add_row(table, {link_cell(address("/jeune", {{"jeune", code},
                                                 {"territoire", site.tree().code[territory]},
                                                 {"periode", period_code(period)}}),
                              code)});
  }
  for (const auto& action : explanation.actions) add_row(table, {text_cell(action)});
  if (explanation.membres.size() > most) {
    table.notes.push_back(words("Les " + wording::integer_text(kMostMembers) +
                                " premiers ; le CSV et le XLSX les ont tous."));
  }
  board.heading("Membres");
  board.add({std::move(table)});
}

void add_value(const std::string& label, const Value& value, Board& board) {
  document::KeyFigures figures;
  figures.figures.push_back({label, {value, NumberStyle::with_unit}, {}, {}, {}});
  board.add({std::move(figures)});
}

Reply explain_figure(const figures::Card& card, TerritoireId territory, Period period,
                     const Question& question, Site& site) {
  if (!site.dossier().is_known(card)) {
    return refused(404, card.code + " n'est pas connu",
                   "Un fichier ou une colonne dont ce chiffre dépend est absent.");
  }
  const auto explanation = figures::explain(site.dossier().figures(), card.code, territory, period);
  Board board{site, card.code + " : " + card.libelle};
  board.paragraph(opened_place(site, territory, period) + ".");
  document::KeyFigures values;
  values.figures.push_back(
      {"Valeur de la période", {explanation.value, NumberStyle::with_unit}, {}, {}, {}});
  values.figures.push_back(
      {"Cumul depuis le 1er janvier", {explanation.cumul, NumberStyle::with_unit}, {}, {}, {}});
  board.add({std::move(values)});
  add_definition(card, board);
  card.kind == figures::Kind::compte
      ? add_steps(card.code, explanation, territory, period, site, board)
      : add_terms(explanation, territory, period, site, board);
  add_parameters(explanation.parametres, board);
  add_parts(card.code, explanation, period, site, board);
  add_members(explanation, territory, period, question, site, board);
  View view{board.take()};
  view.place = "/chiffres";
  view.command =
      explain_command({card.code, "--territoire", site.tree().code[territory]}, period, site);
  return shown(view, question, site);
}

Reply explain_reckoned(const vocabulary::Reckoned& reckoned, const Question& question, Site& site) {
  Board board{site, reckoned.libelle};
  board.paragraph(opened_place(site, reckoned.territoire, reckoned.period) +
                  (reckoned.of.empty() ? "."
                   : vocabulary::is_of_experiment(reckoned)
                       ? ", expérimentation " + reckoned.of + "."
                       : ", convention " + reckoned.of + "."));
  add_value("Valeur", reckoned.value, board);
  if (!reckoned.how.empty()) {
    board.heading("Calcul");
    board.paragraph(reckoned.how);
  }
  if (!reckoned.reference.empty()) board.paragraph("Référence : " + reckoned.reference + ".");
  if (!reckoned.from.empty()) {
    auto table = table_of(
        "termes", "Termes du calcul",
        {text_column("Nom"), text_column("Terme", true), number_column("Valeur", Unit::none)});
    for (const auto& part : reckoned.from) {
      add_row(table, {text_cell(part.code), text_cell(part.libelle),
                      board.reckoned(part.code, part.libelle, part.value, reckoned.territoire,
                                     reckoned.period, reckoned.of)});
    }
    board.add({std::move(table)});
  }
  if (!reckoned.figure.empty()) {
    auto cell =
        board.figure(reckoned.figure, reckoned.territoire, reckoned.period, figures::Reach::cumul);
    board.paragraph({{document::Text{"Le chiffre " + reckoned.figure + ", cumulé : "}},
                     {std::get<document::Number>(cell.content)},
                     {document::Text{"."}}});
  }
  add_parameters(reckoned.parametres, board);
  if (!reckoned.rows.empty()) {
    const ShownPlaces places = shown_places(reckoned.rows, question.user, site);
    auto table = table_of(
        "lignes", "Lignes des fichiers",
        {text_column("Fichier", true), text_column("Ligne"), day_column("Date"),
         text_column("Quoi"), number_column("Valeur", Unit::none), text_column("Retenue")});
    if (!places.note.empty()) table.notes.push_back(words(places.note));
    for (std::size_t i = 0; i < reckoned.rows.size(); ++i) {
      const auto& row = reckoned.rows[i];
      add_row(table, {text_cell(places.files[i]), text_cell(places.lines[i]), day_cell(row.day),
                      text_cell(row.libelle), value_cell(row.value),
                      text_cell(row.is_kept ? "oui" : "non : " + row.motif)});
    }
    board.add({std::move(table)});
  }
  View view{board.take()};
  view.place = "/chiffres";
  CommandWords asked{reckoned.code, "--territoire", site.tree().code[reckoned.territoire]};
  if (!reckoned.of.empty()) {
    asked.insert(asked.end(),
                 {vocabulary::is_of_experiment(reckoned) ? "--experimentation" : "--convention",
                  reckoned.of});
  }
  view.command = explain_command(asked, reckoned.period, site);
  return shown(view, question, site);
}

/// A number that no rule of ours takes apart: what it is, as templates see it.
Reply describe(const std::string& name, TerritoireId territory, Period period,
               const Question& question, Site& site) {
  const auto dot = name.find('.');
  const auto* type = site.data().schema.find(name.substr(0, dot));
  const std::string field = dot == std::string::npos ? std::string{} : name.substr(dot + 1);
  if (type != nullptr) {
    for (const auto& known : type->fields) {
      if (known.name != field) continue;
      Board board{site, known.description};
      board.paragraph(opened_place(site, territory, period) + ".");
      board.paragraph("Nom dans les modèles : " + name + ".");
      View view{board.take()};
      view.place = "/chiffres";
      return shown(view, question, site);
    }
  }
  return refused(404, "Nombre inconnu", "Rien ne porte ce nom dans le catalogue.");
}

}  // namespace

Reply explanation(const Question& question, Site& site) {
  const std::string name = question.get("nombre", "DE0");
  const TerritoireId territory = territory_asked(question, site);
  const Period period = period_asked(question, site);
  const auto& catalogue = site.dossier().catalogue();
  if (const auto position = catalogue.find(name)) {
    return explain_figure(catalogue.cards[*position], territory, period, question, site);
  }
  const auto reckoned = vocabulary::explain_reckoned(site.data().schema, site.data().facts, name,
                                                     territory, question.get("de"));
  if (reckoned) return explain_reckoned(*reckoned, question, site);
  return describe(name, territory, period, question, site);
}

namespace {

/// The life of the youth, one bar an entry, from the first day known to the arrêté.
std::string timeline(const figures::JeuneStory& story, Day arrete) {
  constexpr int kWidth = 800;
  constexpr int kLabel = 270;
  constexpr int kRow = 20;
  Day first = arrete;
  for (const auto& entry : story.entries) {
    if (entry.jours.begin.is_real()) first = std::min(first, entry.jours.begin);
  }
  const int span = std::max(1, days_between(first, arrete) + 1);
  const auto x = [&](Day day) {
    const Day within = std::clamp(day, first, arrete + 1);
    return kLabel + days_between(first, within) * (kWidth - kLabel) / span;
  };
  const int height = kRow * static_cast<int>(story.entries.size() + 1);
  web::Html html;
  html.open("div", {{"class", "dessin"}});
  html.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                    {"viewBox", "0 0 " + std::to_string(kWidth) + " " + std::to_string(height)},
                    {"role", "img"},
                    {"aria-label", "Frise de la vie du jeune ; le tableau dit la même chose."},
                    {"font-size", "11"}});
  int row = 0;
  for (const auto& entry : story.entries) {
    const int y = row * kRow;
    const int begin = x(entry.jours.begin);
    const int width = std::max(3, x(entry.jours.end) - begin);
    html.element("text", entry.nature + (entry.libelle.empty() ? "" : " : ") + entry.libelle,
                 {{"x", "4"}, {"y", std::to_string(y + 14)}, {"fill", "#1b1f27"}});
    html.leaf("rect", {{"x", std::to_string(begin)},
                       {"y", std::to_string(y + 4)},
                       {"width", std::to_string(std::min(width, kWidth - begin))},
                       {"height", "12"},
                       {"fill", "#29598f"}});
    ++row;
  }
  const std::string base = std::to_string(height - 5);
  html.element("text", wording::date_text(first, DateStyle::short_form),
               {{"x", std::to_string(kLabel)}, {"y", base}, {"fill", "#525a66"}});
  html.element("text", wording::date_text(arrete, DateStyle::short_form),
               {{"x", std::to_string(kWidth - 4)},
                {"y", base},
                {"fill", "#525a66"},
                {"text-anchor", "end"}});
  html.close().close();
  return html.take();
}

/// Leaves what happened elsewhere than in the user's territories out. False when nothing happened
/// there: the youth is not theirs.
bool keep_own_places(figures::JeuneStory& story, const User& user,
                     const records::Territoires& tree) {
  if (may_everywhere(user, Action::lire, tree)) return true;
  std::erase_if(story.entries, [&](const figures::TimelineEntry& entry) {
    return entry.place != records::kNone && !may(user, Action::lire, entry.place, tree);
  });
  return std::any_of(story.entries.begin(), story.entries.end(),
                     [](const auto& entry) { return entry.place != records::kNone; });
}

}  // namespace

Reply youth(const Question& question, Site& site) {
  const auto& records = site.dossier().records();
  const std::string code = question.get("jeune");
  const auto found = records.jeunes.code.find(code);
  Reply unknown = refused(404, "Jeune inconnu", "Aucun jeune des données ne porte ce pseudonyme.");
  if (!found) return unknown;
  const TerritoireId territory = territory_asked(question, site);
  const Period period = period_asked(question, site);
  auto story = figures::tell(site.dossier().figures(), static_cast<records::JeuneId>(*found),
                             territory, period);
  if (!keep_own_places(story, question.user, site.tree())) return unknown;
  Board board{site, "Jeune " + std::string{records.jeunes.code[story.jeune]}};
  board.paragraph(story.naissance == Day::unknown
                      ? "Date de naissance inconnue."
                      : "Naissance : " + wording::date_text(story.naissance) + ".");
  auto life = table_of("vie", "Ce qui est connu à l'arrêté",
                       {text_column("Quoi", true), text_column("Détail"), day_column("Du"),
                        day_column("Au"), text_column("Où")});
  for (const auto& entry : story.entries) {
    add_row(life, {text_cell(entry.nature), text_cell(entry.libelle), day_cell(entry.jours.begin),
                   day_cell(entry.jours.end.is_real() ? entry.jours.end - 1 : entry.jours.end),
                   entry.place == records::kNone ? text_cell("")
                                                 : text_cell(site.tree().libelle[entry.place])});
  }
  board.add({std::move(life)});
  auto verdicts = table_of(
      "verdicts", "Ce que chaque chiffre en a fait : " + opened_place(site, territory, period),
      {text_column("Chiffre", true), text_column("Compté"), number_column("Lignes", Unit::lignes),
       text_column("Pourquoi")});
  for (const auto& verdict : story.verdicts) {
    const auto& card = site.dossier().catalogue().cards[verdict.card];
    add_row(verdicts, {link_cell(address("/expliquer", {{"nombre", card.code},
                                                        {"territoire", site.tree().code[territory]},
                                                        {"periode", period_code(period)}}),
                                 card.code + " : " + card.libelle),
                       text_cell(verdict.is_counted ? "oui" : "non"), count_cell(verdict.lignes),
                       text_cell(verdict.motif_words)});
  }
  board.add({std::move(verdicts)});
  View view{board.take()};
  view.place = "/chiffres";
  view.before = timeline(story, site.dossier().arrete());
  view.command = explain_command({"DE0", "--jeune", code}, period, site);
  return shown(view, question, site);
}

}  // namespace copil::console
