#include <algorithm>

#include "base/utf8.hpp"
#include "mapping/proposal.hpp"

namespace copil::mapping {

namespace {

std::string quoted(std::string_view text) {
  std::string yaml = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') yaml += '\\';
    yaml += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return yaml + "\"";
}

std::string_view certainty_text(Certainty certainty) {
  switch (certainty) {
    case Certainty::sure:
      return "sûr";
    case Certainty::likely:
      return "probable";
    case Certainty::to_check:
      break;
  }
  return "à vérifier";
}

/// A line with what is to be said of it from the same column on.
std::string commented(const std::string& line, const std::string& comment) {
  constexpr std::size_t kColumn = 48;
  const std::size_t width = character_count(line);
  return line + std::string(width < kColumn ? kColumn - width : 1, ' ') + " # " + comment + "\n";
}

std::string guess_text(const Sample& sample, const Guess& guess, const exports::Column& column) {
  const std::string name{column.name};
  const std::string theirs = quoted(sample.header[guess.column]);
  const std::string comment = std::string{certainty_text(guess.certainty)} + " : " + guess.why;
  if (guess.order == DayOrder::as_ours && guess.words.empty()) {
    return commented("    " + name + ": " + theirs, comment);
  }
  std::string text = "    " + name + ":\n" + commented("      colonne: " + theirs, comment);
  if (guess.order != DayOrder::as_ours) {
    const bool is_month_first = guess.order == DayOrder::month_day;
    text +=
        commented(std::string{"      dates: "} + (is_month_first ? "mois-jour" : "annee-mois-jour"),
                  is_month_first ? "des valeurs n'ont de sens que le mois d'abord"
                                 : "jours écrits en huit chiffres");
  }
  if (guess.words.empty()) return text;
  text += "      valeurs:\n";
  for (const auto& word : guess.words) {
    text += commented("        " + quoted(word) + ":", "à compléter : " + std::string{column.text});
  }
  return text;
}

}  // namespace

std::string draft_of(const Sample& sample, const Proposal& proposal,
                     std::span<const exports::Layout> layouts) {
  const exports::Layout& layout = layouts[proposal.file];
  const std::string file{layout.file.substr(0, layout.file.find('.'))};
  std::string text = "- correspondance: " + quoted(sample.name) + "\n";
  text += commented("  devient: " + file, std::to_string(proposal.mandatory_found) + " de ses " +
                                              std::to_string(proposal.mandatory_count) +
                                              " colonnes obligatoires trouvées");
  text += "  fichier: " + quoted(sample.name) + "\n";
  if (!sample.sheet.empty()) text += "  feuille: " + quoted(sample.sheet) + "\n";
  text += "  colonnes:\n";
  std::vector<bool> is_used(sample.header.size(), false);
  std::vector<bool> has_origin(layout.columns.size(), false);
  for (const Guess& guess : proposal.guesses) {
    text += guess_text(sample, guess, layout.columns[guess.target]);
    is_used[guess.column] = true;
    has_origin[guess.target] = true;
  }
  std::string constants;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const exports::Column& column = layout.columns[i];
    if (has_origin[i]) continue;
    const std::string name{column.name};
    if (column.need == exports::Need::optional) {
      text += "    # " + name + ": sans origine (" + std::string{column.text} + ")\n";
    } else {
      constants +=
          commented("    " + name + ": \"\"",
                    "à compléter, ou à nommer sous « colonnes » : " + std::string{column.text});
    }
  }
  if (!constants.empty()) text += "  constantes:\n" + constants;
  std::string ignored;
  for (std::size_t i = 0; i < sample.header.size(); ++i) {
    if (is_used[i] || sample.header[i].empty()) continue;
    ignored += (ignored.empty() ? "" : ", ") + quoted(sample.header[i]);
  }
  if (!ignored.empty()) {
    text += commented("  ignorees: [" + ignored + "]", "rien ne dit ce qu'elles deviendraient");
  }
  return text;
}

namespace {

std::string chosen_text(const ChosenColumn& chosen, const exports::Column& column) {
  std::string text =
      "    " + std::string{column.name} + ":\n      colonne: " + quoted(chosen.column) + "\n";
  if (chosen.order == DayOrder::month_day) text += "      dates: mois-jour\n";
  if (chosen.order == DayOrder::year_first) text += "      dates: annee-mois-jour\n";
  if (chosen.words.empty()) return text;
  text += "      valeurs:\n";
  for (const auto& [theirs, ours] : chosen.words) {
    text += "        " + quoted(theirs) + ": " + quoted(ours) + "\n";
  }
  return text;
}

}  // namespace

std::string chosen_body(const std::vector<std::string>& header, const exports::Layout& layout,
                        const std::vector<ChosenColumn>& chosen) {
  const std::string file{layout.file.substr(0, layout.file.find('.'))};
  std::string columns;
  std::string constants;
  for (const ChosenColumn& one : chosen) {
    const exports::Column& column = layout.columns[one.target];
    if (!one.column.empty()) {
      columns += chosen_text(one, column);
    } else {
      constants += "    " + std::string{column.name} + ": " + quoted(one.constant) + "\n";
    }
  }
  std::string ignored;
  for (const auto& name : header) {
    const bool is_used = std::any_of(chosen.begin(), chosen.end(),
                                     [&](const ChosenColumn& one) { return one.column == name; });
    if (!is_used && !name.empty()) ignored += (ignored.empty() ? "" : ", ") + quoted(name);
  }
  std::string text = "  devient: " + file + "\n  colonnes:\n" + columns;
  if (!constants.empty()) text += "  constantes:\n" + constants;
  if (!ignored.empty()) text += "  ignorees: [" + ignored + "]\n";
  return text;
}

std::string chosen_correspondance(const std::string& name, const std::string& sheet,
                                  const std::string& body) {
  std::string text = "- correspondance: " + quoted(name) + "\n  fichier: " + quoted(name) + "\n";
  if (!sheet.empty()) text += "  feuille: " + quoted(sheet) + "\n";
  return text + body;
}

}  // namespace copil::mapping
