// The parts of the guide that come from the tables that the program itself works with.
#include <algorithm>

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
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') {
    result[0] = static_cast<char>(result[0] - 'a' + 'A');
  }
  return result.ends_with('.') ? result : result + ".";
}

std::string row(const std::vector<std::string>& cells) {
  std::string text = "|";
  for (const auto& cell : cells) text += " " + (cell.empty() ? "–" : cell) + " |";
  return text + "\n";
}

std::string table_head(const std::vector<std::string>& titles) {
  std::string rule = "|";
  for (std::size_t i = 0; i < titles.size(); ++i) rule += " --- |";
  return row(titles) + rule + "\n";
}

std::string card_part(const figures::Card& card) {
  std::string text = "### " + plain(card.code) + " : " + plain(card.libelle) + "\n\n" +
                     sentence(card.definition) + "\n\n";
  if (!card.lecture.empty()) text += "*À savoir* : " + plain(card.lecture) + "\n\n";
  text += "Exemple : {{ chiffre(\"" + card.code +
          "\") | avec_unite }} pour l'ensemble des données de démonstration en 2010.\n\n";
  std::string references;
  for (const auto& reference : card.references) {
    references += (references.empty() ? "" : " ; ") + reference.texte + ", " + reference.article;
  }
  return text + "*Textes* : " + plain(references) + ".\n\n";
}

std::string figures_part(const figures::Catalogue& catalogue) {
  std::string text;
  for (const auto& card : catalogue.cards) {
    const bool is_listed = card.listing != figures::Listing::details && card.detail_de.empty();
    if (is_listed) text += card_part(card);
  }
  return text;
}

std::string written_files() {
  std::string text;
  for (const auto* file : records::all_descriptions()) {
    text += "### " + plain(file->layout.file) + "\n\nUne ligne est " + plain(file->text) +
            ". À tenir par " + plain(file->keeper) + ".\n\n" +
            table_head({"Colonne", "Obligatoire", "Ce qu'elle contient", "Exemple"});
    for (const auto& column : file->layout.columns) {
      text += row({plain(column.name), column.need == exports::Need::mandatory ? "oui" : "non",
                   plain(column.text), plain(column.example)});
    }
    text += "\n";
  }
  return text;
}

std::string written_rules() {
  std::string text = table_head({"Code", "Ce qui ne va pas", "Que faire"});
  for (const auto& rule : quality::coherence_rules()) {
    text += row({plain(rule.code), plain(rule.libelle), plain(rule.correction)});
  }
  return text + "\n";
}

std::string written_option(const OptionSpec& option) {
  const std::string letter = option.letter == 0 ? "" : "-" + std::string{option.letter} + ", ";
  return letter + "--" + std::string{option.name} +
         (option.value.empty() ? "" : " " + std::string{option.value});
}

std::string commands_part() {
  std::string text;
  for (const auto& command : command_specs()) {
    std::string options;
    for (const auto& name : command.options) {
      options += (options.empty() ? "--" : ", --") + std::string{name};
    }
    text += "**copil " + std::string{command.name} + "** : " + plain(command.help) +
            ". *Options* : " + plain(options) + ".\n\n";
  }
  text += "## Leurs options\n\n" + table_head({"Option", "Ce qu'elle dit"});
  for (const auto& option : all_options()) {
    text += row({plain(written_option(option)), plain(option.help)});
  }
  return text + "\n";
}

}  // namespace

std::optional<std::string> written_part(const std::string& path,
                                        const figures::Catalogue& catalogue) {
  if (path == "tables/chiffres.md") return figures_part(catalogue);
  if (path == "tables/fichiers.md") return written_files();
  if (path == "tables/controles.md") return written_rules();
  if (path == "tables/commandes.md") return commands_part();
  return std::nullopt;
}

}  // namespace copil::program
