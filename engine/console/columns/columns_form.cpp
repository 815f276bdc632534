#include "console/columns/columns_form.hpp"

#include <algorithm>
#include <set>

#include "base/folded.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "console/views/data.hpp"
#include "console/views/views.hpp"
#include "exports/fields.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

using exports::Holds;
using mapping::ChosenColumn;
using mapping::DayOrder;
using web::Html;

constexpr std::size_t kMostWords = 40;
constexpr const char* kConstant = "constante";

template <class Read>
bool are_all(const std::vector<std::string>& values, Read read) {
  return std::all_of(values.begin(), values.end(),
                     [&](const std::string& value) { return read(value).fault.empty(); });
}

std::vector<std::string> known_words(const exports::Column& column) {
  std::vector<std::string> words;
  std::string_view rest = column.words;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0) words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

/// The words of that column of the export that are not ours, each once.
std::vector<std::string> foreign_words(const mapping::Sample& sample, const std::string& name,
                                       const exports::Column& ours) {
  std::set<std::string> known;
  for (const auto& word : known_words(ours)) known.insert(folded(word));
  std::vector<std::string> words;
  const auto column = std::find(sample.header.begin(), sample.header.end(), name);
  if (known.empty() || column == sample.header.end()) return words;
  for (const auto& value :
       sample.values[static_cast<std::size_t>(column - sample.header.begin())]) {
    if (words.size() < kMostWords && known.insert(folded(value)).second) words.push_back(value);
  }
  return words;
}

std::string stem_of(std::size_t file) {
  const std::string_view name = records::all_layouts()[file].file;
  return std::string{name.substr(0, name.find('.'))};
}

std::vector<Choice> origin_choices(const mapping::Sample& sample) {
  std::vector<Choice> choices{{"", "rien"}, {kConstant, "la même valeur partout"}};
  for (std::size_t i = 0; i < sample.header.size(); ++i) {
    if (sample.header[i].empty()) continue;
    const std::string values = first_values(sample.values[i]);
    choices.push_back(
        {std::to_string(i), sample.header[i] + (values.empty() ? "" : " (" + values + ")")});
  }
  return choices;
}

std::string origin_of(const ChosenColumn& chosen, const mapping::Sample& sample) {
  if (chosen.column.empty()) return chosen.constant.empty() ? "" : kConstant;
  const auto found = std::find(sample.header.begin(), sample.header.end(), chosen.column);
  return found == sample.header.end() ? "" : std::to_string(found - sample.header.begin());
}

void write_text(Html& html, const std::string& name, const std::string& label,
                const std::string& value) {
  html.open("p", {{"class", "choix"}}).element("label", label, {{"for", "f-" + name}});
  html.leaf("input", {{"type", "text"},
                      {"name", name},
                      {"id", "f-" + name},
                      {"value", value},
                      {"maxlength", "200"}});
  html.close();
}

void write_words(Html& html, const std::string& rank, const ChosenColumn& chosen,
                 const exports::Column& column, const mapping::Sample& sample) {
  const auto foreign = foreign_words(sample, chosen.column, column);
  std::vector<Choice> ours{{"", "rien"}};
  for (const auto& word : known_words(column)) ours.push_back({word, word});
  for (std::size_t i = 0; i < foreign.size(); ++i) {
    const std::string name = rank + "-" + std::to_string(i);
    write_hidden(html, "w" + name, foreign[i]);
    const auto known = chosen.words.find(folded(foreign[i]));
    write_select(html, "v" + name, "« " + foreign[i] + " » devient", ours,
                 known == chosen.words.end() ? "" : known->second);
  }
}

void write_column(Html& html, std::size_t target, const ChosenColumn& chosen,
                  const exports::Column& column, const mapping::Sample& sample) {
  const std::string rank = std::to_string(target);
  const bool is_mandatory = column.need == exports::Need::mandatory;
  html.open("fieldset", {{"class", "filtres"}});
  html.element("legend", wording::typography(std::string{column.name} +
                                             (is_mandatory ? " (obligatoire) : " : " : ") +
                                             std::string{column.text}));
  write_select(html, "c" + rank, "Vient de", origin_choices(sample), origin_of(chosen, sample));
  write_text(html, "k" + rank, "La valeur, si elle est la même partout", chosen.constant);
  if (column.holds == Holds::day) {
    write_select(html, "o" + rank, "Dates écrites",
                 {{"0", "comme les nôtres (01/04/2010, 2010-04-01)"},
                  {"1", "le mois d'abord (04/01/2010)"},
                  {"2", "en huit chiffres (20100401)"}},
                 std::to_string(static_cast<int>(chosen.order)));
  }
  write_words(html, rank, chosen, column, sample);
  html.close();
}

void write_names(Html& html, int deposit, const records::SeenExport& one) {
  write_hidden(html, "numero", std::to_string(deposit));
  write_hidden(html, "export", one.name);
}

std::optional<std::size_t> column_asked(const std::string& text, std::size_t count) {
  const auto number = parse_digits(text, 4);
  if (!number) return std::nullopt;
  const auto rank = static_cast<std::size_t>(*number);
  return rank < count ? std::optional{rank} : std::nullopt;
}

std::optional<ChosenColumn> chosen_in(const Fields& form, std::size_t target,
                                      const exports::Column& column,
                                      const mapping::Sample& sample) {
  const std::string rank = std::to_string(target);
  const std::string origin = field_in(form, "c" + rank);
  ChosenColumn chosen;
  chosen.target = target;
  if (origin == kConstant) {
    chosen.constant = field_in(form, "k" + rank);
    if (chosen.constant.empty()) return std::nullopt;
    return chosen;
  }
  const auto theirs = column_asked(origin, sample.header.size());
  if (!theirs) return std::nullopt;
  chosen.column = sample.header[*theirs];
  const std::string order = field_in(form, "o" + rank);
  if (order == "1") chosen.order = DayOrder::month_day;
  if (order == "2") chosen.order = DayOrder::year_first;
  const auto ours = known_words(column);
  for (std::size_t i = 0; i < kMostWords; ++i) {
    const std::string name = rank + "-" + std::to_string(i);
    const std::string word = folded(field_in(form, "w" + name));
    const std::string becomes = field_in(form, "v" + name);
    const bool is_ours = std::find(ours.begin(), ours.end(), becomes) != ours.end();
    if (!word.empty() && is_ours) chosen.words[word] = becomes;
  }
  return chosen;
}

}  // namespace

std::string guessed_kind(const std::vector<std::string>& values) {
  if (values.empty()) return "rien";
  if (are_all(values, [](const auto& v) { return exports::read_bool(v); })) return "oui ou non";
  if (are_all(values, [](const auto& v) { return exports::read_day(v, Day::unknown); })) {
    return "des jours";
  }
  if (are_all(values, [](const auto& v) { return exports::read_count(v); })) {
    return "des nombres entiers";
  }
  if (are_all(values, [](const auto& v) { return exports::read_decimal(v); })) {
    return "des nombres";
  }
  const std::set<std::string> words{values.begin(), values.end()};
  if (words.size() <= 12 && words.size() * 3 <= values.size()) {
    return "des mots, " + std::to_string(words.size()) + " différents";
  }
  return words.size() == values.size() ? "des textes tous différents" : "des textes";
}

std::string first_values(const std::vector<std::string>& values) {
  constexpr std::size_t kShown = 3;
  constexpr std::size_t kLongest = 24;
  std::vector<std::string> first;
  for (const auto& value : values) {
    std::string text{value.substr(0, bytes_of_characters(value, kLongest))};
    if (text.size() < value.size()) text += "…";
    const bool is_new = std::find(first.begin(), first.end(), text) == first.end();
    if (is_new && first.size() < kShown) first.push_back(std::move(text));
  }
  return joined(first);
}

std::optional<std::size_t> layout_named(const std::string& name) {
  for (std::size_t i = 0; i < records::all_layouts().size(); ++i) {
    if (stem_of(i) == name) return i;
  }
  return std::nullopt;
}

std::string columns_forms(int deposit, const records::SeenExport& one, const Choices& choices) {
  std::vector<Choice> files;
  for (std::size_t i = 0; i < records::all_layouts().size(); ++i) {
    files.push_back({stem_of(i), stem_of(i)});
  }
  Html html;
  html.open("section").element("h2", "D’où vient chaque colonne");
  html.open("form", {{"class", "filtres"}, {"action", "/donnees/colonnes"}});
  write_names(html, deposit, one);
  write_select(html, "devient", "Cet export devient", files, stem_of(choices.file));
  html.element("button", "Choisir", {{"type", "submit"}, {"class", "discret"}}).close();
  html.open("form", {{"method", "post"}, {"action", "/donnees/colonnes"}});
  write_names(html, deposit, one);
  write_hidden(html, "fichier", stem_of(choices.file));
  const auto& layout = records::all_layouts()[choices.file];
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const auto chosen = std::find_if(choices.columns.begin(), choices.columns.end(),
                                     [&](const ChosenColumn& known) { return known.target == i; });
    write_column(html, i, chosen == choices.columns.end() ? ChosenColumn{} : *chosen,
                 layout.columns[i], one.sample);
  }
  html.open("p", {{"class", "boutons"}});
  html.element("button", "Voir ce que ces choix donnent",
               {{"type", "submit"}, {"name", "action"}, {"value", "essayer"}});
  html.element("button", "Garder ces choix",
               {{"type", "submit"}, {"name", "action"}, {"value", "garder"}});
  html.close().close().close();
  return html.take();
}

std::optional<Choices> choices_in(const Fields& form, const mapping::Sample& sample) {
  const auto file = layout_named(field_in(form, "fichier"));
  if (!file) return std::nullopt;
  Choices choices;
  choices.file = *file;
  const auto& layout = records::all_layouts()[*file];
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    if (auto chosen = chosen_in(form, i, layout.columns[i], sample)) {
      choices.columns.push_back(std::move(*chosen));
    }
  }
  return choices;
}

}  // namespace copil::console
