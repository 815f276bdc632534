// The parts of the guide that come from the tables that the program itself works with.
#include <algorithm>
#include <map>

#include "base/signs.hpp"
#include "base/text.hpp"
#include "copil/guide/guide.hpp"
#include "quality/coherence.hpp"
#include "records/dictionary.hpp"

namespace copil::program {

namespace {

/// Text as the language of templates takes it: nothing of it is a mark.
std::string plain(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_[]<>|#~";
  std::string result;
  for (const char c : text) {
    if (kMarks.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string sentence(std::string_view text) {
  std::string result = plain(text);
  if (!result.empty()) result[0] = capital_letter(result[0]);
  return result.ends_with('.') ? result : result + ".";
}

/// Text between the quotes of YAML, where nothing of it is a mark of the language either.
std::string yaml_quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : plain(text)) {
    if (c == '\\' || c == '"') result += '\\';
    result += c;
  }
  return result + '"';
}

struct Heading {
  std::string_view id, title;
};
using Headings = std::vector<Heading>;

/// A table with its title, up to its rows.
std::string table_head(const std::string& id, const std::string& title, const Headings& columns) {
  std::string text = "```tableau\nid: " + id + "\ntitre: " + title + "\ncolonnes:\n";
  for (const auto& column : columns) {
    text += "  - { id: " + std::string{column.id} + ", titre: " + yaml_quoted(column.title) +
            ", type: texte" + (&column == &columns.front() ? ", entete: oui }\n" : " }\n");
  }
  return text + "lignes:\n";
}

std::string row(const Headings& columns, const std::vector<std::string_view>& cells) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    text += (i == 0 ? "  - " : "    ") + std::string{columns[i].id} + ": " +
            yaml_quoted(cells[i].empty() ? "–" : cells[i]) + "\n";
  }
  return text;
}

constexpr std::string_view kTableFoot = "```\n\n";

std::string card_part(const figures::Card& card) {
  std::string text = "### " + plain(card.code) + " : " + plain(card.libelle) + "\n\n" +
                     sentence(card.definition) + "\n\n";
  if (!card.lecture.empty()) text += "*À savoir* : " + plain(card.lecture) + "\n\n";
  text += "Exemple : {{ chiffre(\"" + card.code +
          "\") | avec_unite }} pour l'ensemble des données de démonstration en 2010.\n\n";
  std::string references;
  std::string named;  // A text is named once, then its articles follow.
  for (const auto& reference : card.references) {
    references += references.empty() ? "" : " ; ";
    if (reference.texte != named) references += reference.texte + ", ";
    references += reference.article;
    named = reference.texte;
  }
  return text + "*Textes* : " + plain(references) + ".\n\n";
}

/// The cards by family (`VOL`, `VOL.finances`), families as they come.
std::string figures_part(const figures::Catalogue& catalogue) {
  std::vector<std::string> families;
  std::map<std::string, std::string> texts;
  for (const auto& card : catalogue.cards) {
    const bool is_listed = card.listing != figures::Listing::details && card.detail_de.empty();
    if (!is_listed) continue;
    const std::string family = card.code.substr(0, card.code.find('.'));
    std::string& text = texts[family];
    if (text.empty()) families.push_back(family);
    text += card_part(card);
  }
  std::string all;
  for (const auto& family : families) all += texts[family];
  return all;
}

std::string written_file(const records::FileDescription& file) {
  const Headings columns{{"colonne", "Colonne"},
                         {"obligatoire", "Obligatoire"},
                         {"contenu", "Ce qu'elle contient"},
                         {"exemple", "Exemple"}};
  const std::string name{file.layout.file};
  std::string text = "### " + plain(name) + "\n\n" + plain(records::sentence_of(file)) + "\n\n" +
                     table_head("colonnes-" + name.substr(0, name.find('.')),
                                "Colonnes du fichier " + name, columns);
  for (const auto& column : file.layout.columns) {
    text += row(columns, {column.name, column.need == exports::Need::mandatory ? "oui" : "non",
                          column.text, column.example});
  }
  return text.append(kTableFoot);
}

std::string written_files() {
  std::string text;
  for (const auto* file : quality::described_files()) text += written_file(*file);
  return text;
}

std::string written_reports(const std::vector<vocabulary::Report>& reports) {
  const Headings columns{{"rapport", "Rapport"}, {"titre", "Document"}, {"niveaux", "Pour"}};
  std::string text = table_head("rapports", "Les documents que copil sait produire", columns);
  for (const auto& report : reports) {
    std::vector<std::string> levels;
    for (const auto level : report.levels) levels.emplace_back(records::type_label(level));
    const std::string words = joined(levels);
    text += row(columns, {report.name, report.title, words});
  }
  return text.append(kTableFoot);
}

std::string written_rules() {
  const Headings columns{{"code", "Code"}, {"defaut", "Ce qui ne va pas"}, {"remede", "Que faire"}};
  std::string text = table_head("codes-des-saisies", "Les codes des saisies", columns);
  for (const auto& rule : quality::coherence_rules()) {
    text += row(columns, {rule.code, rule.libelle, rule.correction});
  }
  return text.append(kTableFoot);
}

std::string written_option(const OptionSpec& option) {
  const std::string letter = option.letter == 0 ? "" : "-" + std::string{option.letter} + ", ";
  return letter + "--" + std::string{option.name} +
         (option.value.empty() ? "" : " " + std::string{option.value});
}

bool takes(const CommandSpec& command, std::string_view option) {
  return std::find(command.options.begin(), command.options.end(), option) != command.options.end();
}

bool is_common(std::string_view option) {
  return std::all_of(command_specs().begin(), command_specs().end(),
                     [&](const CommandSpec& command) { return takes(command, option); });
}

/// Those options of a command that all of them take, or those that are its own.
std::string options_among(const CommandSpec& command, bool are_common) {
  std::string options;
  for (const auto& name : command.options) {
    if (is_common(name) != are_common) continue;
    options += (options.empty() ? "--" : ", --") + std::string{name};
  }
  return options;
}

std::string commands_part() {
  const std::string common = options_among(command_specs().front(), true);
  const Headings commands{{"commande", "copil…"}, {"usage", "Ce qu'elle fait, et ses options"}};
  std::string text = "Toutes les commandes prennent " + plain(common) +
                     ". Chacune y ajoute les siennes.\n\n" +
                     table_head("commandes", "Les commandes", commands);
  for (const auto& command : command_specs()) {
    const std::string usage = std::string{command.help} + " : " + options_among(command, false);
    text += row(commands, {command.name, usage});
  }
  text += kTableFoot;
  const Headings columns{{"option", "Option"}, {"sens", "Ce qu'elle dit"}};
  text += "## Leurs options\n\n" + table_head("options", "Les options des commandes", columns);
  for (const auto& option : all_options()) {
    text += row(columns, {written_option(option), option.help});
  }
  return text.append(kTableFoot);
}

}  // namespace

std::optional<std::string> written_part(const std::string& path, const GuideTables& tables) {
  if (path == "tables/chiffres.md") return figures_part(tables.catalogue);
  if (path == "tables/rapports.md") return written_reports(tables.reports);
  if (path == "tables/fichiers.md") return written_files();
  if (path == "tables/controles.md") return written_rules();
  if (path == "tables/commandes.md") return commands_part();
  return std::nullopt;
}

}  // namespace copil::program
