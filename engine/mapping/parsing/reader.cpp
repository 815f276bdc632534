#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/folded.hpp"
#include "exports/fields.hpp"
#include "mapping/correspondance.hpp"
#include "notation/words.hpp"

namespace copil::mapping {

namespace {

using notation::Node;

const std::vector<std::string> kKeys{"correspondance", "devient", "fichier", "feuille",
                                     "table",          "valable", "dates",   "colonnes",
                                     "constantes",     "ignorees"};
const std::vector<std::string> kValidityKeys{"du", "au", "selon"};
const std::vector<std::string> kColumnKeys{"colonne", "choix",     "valeurs",
                                           "sinon",   "rubriques", "dates"};
constexpr notation::Word<DayOrder> kOrders[]{{"jour-mois", DayOrder::as_ours},
                                             {"mois-jour", DayOrder::month_day},
                                             {"annee-mois-jour", DayOrder::year_first}};
constexpr notation::Word<Otherwise> kOtherwise[]{
    {"garder", Otherwise::keep}, {"vide", Otherwise::empty}, {"rejeter", Otherwise::reject}};
constexpr notation::Word<bool> kChoices[]{{"premiere-remplie", true}};

std::string in_quotes(std::string_view text) {
  return "« " + std::string{text} + " »";
}

/// Reads one correspondance, gathering every complaint.
class Reader {
 public:
  Reader(const Node& root, std::span<const exports::Layout> layouts, Diagnostics& complaints)
      : root_(root), layouts_(layouts), complaints_(complaints) {}

  std::optional<Correspondance> read() {
    const std::size_t before = complaints_.size();
    if (root_.kind != Node::Kind::map) {
      complain(root_.error("une correspondance est attendue (`devient`, `fichier`, `colonnes`), " +
                           notation::found(root_) + " a été trouvé"));
      return std::nullopt;
    }
    made_.place = root_.entries.front().key.place;
    made_.source_line = root_.entries.front().key.source_line;
    add(notation::unknown_keys(root_, kKeys, "une correspondance"));
    if (!read_target()) return std::nullopt;
    if (const Node* title = root_.find("correspondance")) made_.title = text_of(*title);
    read_origin();
    if (const Node* dates = root_.find("dates")) order_ = order_of(*dates);
    read_columns();
    read_constants();
    read_validity();
    if (const Node* ignored = root_.find("ignorees")) made_.ignored = names_of(*ignored);
    if (complaints_.size() == before) complain_of_missing_columns();
    if (complaints_.size() != before) return std::nullopt;
    return std::move(made_);
  }

 private:
  void complain(Diagnostic diagnostic) { complaints_.push_back(std::move(diagnostic)); }
  void add(const Diagnostics& diagnostics) {
    complaints_.insert(complaints_.end(), diagnostics.begin(), diagnostics.end());
  }

  std::string text_of(const Node& node) {
    auto text = notation::read_text(node);
    if (text) return *text;
    add(text.error());
    return {};
  }

  /// One of `words`, folded; its index, or nothing once complained of.
  template <class Words>
  std::optional<notation::MeaningOf<Words>> word_of(const Node& node, const Words& words,
                                                    std::string_view name) {
    const auto meaning = notation::read_word(node, name, words);
    if (meaning) return *meaning;
    add(meaning.error());
    return std::nullopt;
  }

  /// A name or a list of names.
  std::vector<std::string> names_of(const Node& node) {
    std::vector<std::string> names;
    if (node.kind == Node::Kind::list) {
      for (const Node& item : node.items) names.push_back(text_of(item));
    } else {
      names.push_back(text_of(node));
    }
    std::erase(names, std::string{});
    return names;
  }

  DayOrder order_of(const Node& node) {
    return word_of(node, kOrders, "dates").value_or(DayOrder{});
  }

  bool read_target() {
    std::vector<notation::Word<std::size_t>> known;
    for (const auto& layout : layouts_) {
      known.push_back({layout.file.substr(0, layout.file.find('.')), known.size()});
    }
    const Node* target = root_.find("devient");
    if (target == nullptr) {
      complain(root_.error("`devient` manque : lequel de nos fichiers l'export devient-il ?",
                           {"par exemple : devient: services"}));
      return false;
    }
    const auto file = word_of(*target, known, "devient");
    if (!file) return false;
    made_.file = *file;
    made_.layout = layouts_[*file];
    return true;
  }

  void read_origin() {
    if (const Node* file = root_.find("fichier")) made_.file_pattern = text_of(*file);
    if (const Node* sheet = root_.find("feuille")) made_.sheet_pattern = text_of(*sheet);
    if (const Node* table = root_.find("table")) made_.table_pattern = text_of(*table);
    if (made_.file_pattern.empty() && made_.table_pattern.empty()) {
      complain(root_.error("`fichier` manque : quel fichier du dossier est lu ?",
                           {"par exemple : fichier: \"contacts*.csv\" ; pour une base : table"}));
    }
    if (made_.title.empty()) {
      made_.title = made_.file_pattern.empty() ? made_.table_pattern : made_.file_pattern;
    }
  }

  std::optional<std::size_t> target_named(const Node& key) {
    std::vector<std::string> known;
    for (const auto& column : made_.layout.columns) known.emplace_back(column.name);
    const auto found = std::find(known.begin(), known.end(), key.text);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    complain(
        key.error(std::string{made_.layout.file} + " n'a pas de colonne " + in_quotes(key.text),
                  did_you_mean(key.text, known)));
    return std::nullopt;
  }

  ColumnRule* new_rule(const Node& key) {
    const auto target = target_named(key);
    if (!target) return nullptr;
    for (const ColumnRule& rule : made_.rules) {
      if (rule.target != *target) continue;
      complain(key.error("la colonne " + in_quotes(key.text) + " a déjà une origine",
                         {"gardez la colonne de l'export ou la constante"}));
      return nullptr;
    }
    ColumnRule& rule = made_.rules.emplace_back();
    rule.target = *target;
    rule.order = order_;
    rule.place = key.place;
    rule.source_line = key.source_line;
    return &rule;
  }

  void read_columns() {
    const Node* columns = root_.find("colonnes");
    if (columns == nullptr || columns->kind != Node::Kind::map) {
      complain((columns == nullptr ? root_ : *columns)
                   .error("`colonnes` est attendu : nos colonnes, et leur nom dans l'export",
                          {"par exemple : date: \"Date du contact\""}));
      return;
    }
    for (const auto& [key, value] : columns->entries) {
      ColumnRule* const rule = new_rule(key);
      if (rule == nullptr) continue;
      if (value.kind == Node::Kind::map) {
        read_rule(value, *rule);
      } else {
        rule->names = names_of(value);
      }
      if (rule->names.empty()) {
        complain(key.error("le nom de la colonne dans l'export est attendu",
                           {"une valeur qui est la même partout se met sous `constantes`"}));
      }
    }
  }

  void read_rule(const Node& node, ColumnRule& rule) {
    add(notation::unknown_keys(node, kColumnKeys, "une colonne"));
    if (const Node* names = node.find("colonne")) rule.names = names_of(*names);
    if (const Node* choice = node.find("choix")) {
      rule.takes_first_filled = word_of(*choice, kChoices, "choix").value_or(false);
    }
    if (const Node* order = node.find("dates")) rule.order = order_of(*order);
    if (const Node* dated = node.find("rubriques")) {
      auto answer = notation::read_bool(*dated);
      if (!answer) add(answer.error());
      rule.has_dated_names = answer && *answer;
    }
    if (const Node* otherwise = node.find("sinon")) {
      rule.values.otherwise = word_of(*otherwise, kOtherwise, "sinon").value_or(Otherwise{});
    }
    if (const Node* values = node.find("valeurs")) read_values(*values, rule.values);
  }

  void read_values(const Node& node, Dictionary& dictionary) {
    if (node.kind != Node::Kind::map) {
      complain(node.error("`valeurs` : des mots de l'export et les nôtres sont attendus, " +
                              notation::found(node) + " a été trouvé",
                          {"par exemple : \"Masculin\": H"}));
      return;
    }
    for (const auto& [key, value] : node.entries) {
      const std::string ours = value.kind == Node::Kind::empty ? std::string{} : text_of(value);
      const std::string word = folded(key.text);
      if (!word.empty() && word.back() == '*') {
        dictionary.by_beginning.emplace_back(word.substr(0, word.size() - 1), ours);
      } else if (!dictionary.exact.emplace(word, ours).second) {
        complain(key.error("le mot " + in_quotes(key.text) +
                           " est déjà là, à la casse ou aux accents près"));
      }
    }
    std::stable_sort(dictionary.by_beginning.begin(), dictionary.by_beginning.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  }

  void read_constants() {
    const Node* constants = root_.find("constantes");
    if (constants == nullptr) return;
    if (constants->kind != Node::Kind::map) {
      complain(constants->error("`constantes` : nos colonnes et leur valeur sont attendues, " +
                                    notation::found(*constants) + " a été trouvé",
                                {"par exemple : reseau: ML"}));
      return;
    }
    for (const auto& [key, value] : constants->entries) {
      ColumnRule* const rule = new_rule(key);
      if (rule != nullptr) rule->constant = text_of(value);
    }
  }

  Day day_of(const Node& node) {
    const std::string text = text_of(node);
    const auto field = exports::read_day(text, Day::unknown);
    if (field.fault.empty()) return field.value;
    complain(
        node.error("une date comme 2010-11-02 est attendue, " + in_quotes(text) + " a été trouvé"));
    return Day::unknown;
  }

  void read_validity() {
    const Node* validity = root_.find("valable");
    if (validity == nullptr) return;
    if (validity->kind != Node::Kind::map) {
      complain(validity->error(
          "`valable` : `du` et `au` sont attendus, " + notation::found(*validity) + " a été trouvé",
          {"`au` est le premier jour où elle ne vaut plus"}));
      return;
    }
    add(notation::unknown_keys(*validity, kValidityKeys, "une validité"));
    if (const Node* from = validity->find("du")) made_.validity.begin = day_of(*from);
    if (const Node* until = validity->find("au")) {
      const Day day = day_of(*until);
      if (day.is_real()) made_.validity.end = day;
    }
    if (made_.validity.begin.is_real() && made_.validity.is_empty()) {
      complain(validity->error("`au` vient avant `du` : la correspondance ne vaut jamais"));
    }
    read_dated_by(*validity);
  }

  /// The column named, else the first of ours that holds a day and has an origin.
  void read_dated_by(const Node& validity) {
    if (const Node* by = validity.find("selon")) {
      Node key = *by;
      made_.dated_by = target_named(key).value_or(exports::kNowhere);
    } else {
      for (std::size_t i = 0; i < made_.layout.columns.size(); ++i) {
        if (made_.layout.columns[i].holds == exports::Holds::day && has_rule(i)) {
          made_.dated_by = i;
          break;
        }
      }
    }
    if (made_.dated_by != exports::kNowhere && has_rule(made_.dated_by)) return;
    complain(validity.error("aucune colonne ne dit de quel jour est une ligne",
                            {"`selon` nomme celle de nos colonnes qui le dit"}));
  }

  bool has_rule(std::size_t target) const {
    return std::any_of(made_.rules.begin(), made_.rules.end(),
                       [&](const ColumnRule& rule) { return rule.target == target; });
  }

  void complain_of_missing_columns() {
    for (std::size_t i = 0; i < made_.layout.columns.size(); ++i) {
      const exports::Column& column = made_.layout.columns[i];
      if (column.need == exports::Need::optional || has_rule(i)) continue;
      complain(made_.error("la colonne obligatoire " + in_quotes(column.name) + " de " +
                               std::string{made_.layout.file} + " n'a pas d'origine",
                           {std::string{column.name} + " : " + std::string{column.text},
                            "nommez-la sous `colonnes`, ou donnez-la sous `constantes`"}));
    }
  }

  const Node& root_;
  std::span<const exports::Layout> layouts_;
  Diagnostics& complaints_;
  Correspondance made_;
  DayOrder order_ = DayOrder::as_ours;
};

/// True when the text is what the pattern says: `*` any run, `?` one character; both folded.
bool matches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resumed = 0;  // where the run of the last `*` ends
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resumed = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resumed;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

Diagnostic unreadable(const std::string& path, std::string message) {
  Diagnostic error = plain_error(std::move(message));
  error.place = {path};
  return error;
}

}  // namespace

const std::string* Dictionary::find(std::string_view word) const {
  const std::string key = folded(word);
  const auto found = exact.find(key);
  if (found != exact.end()) return &found->second;
  for (const auto& [beginning, ours] : by_beginning) {
    if (key.starts_with(beginning)) return &ours;
  }
  return nullptr;
}

bool Correspondance::takes(std::string_view file_name, std::string_view sheet) const {
  if (file_pattern.empty() || !matches(folded(file_pattern), folded(file_name))) return false;
  return sheet_pattern.empty() || matches(folded(sheet_pattern), folded(sheet));
}

bool Correspondance::takes_table(std::string_view table) const {
  return !table_pattern.empty() && matches(folded(table_pattern), folded(table));
}

Diagnostic Correspondance::error(std::string message, std::vector<std::string> hints) const {
  Diagnostic diagnostic = plain_error(std::move(message), std::move(hints));
  diagnostic.place = place;
  diagnostic.source_line = source_line;
  return diagnostic;
}

Checked<std::vector<Correspondance>> parse(std::string_view yaml, const std::string& file,
                                           std::span<const exports::Layout> layouts) {
  const auto root = notation::parse(yaml, {file, 0});
  if (!root) return root.error();
  Diagnostics complaints;
  std::vector<Correspondance> all;
  const auto read = [&](const Node& node) {
    if (auto made = Reader{node, layouts, complaints}.read()) all.push_back(std::move(*made));
  };
  if (root->kind == Node::Kind::list) {
    for (const Node& item : root->items) read(item);
  } else {
    read(*root);
  }
  if (!complaints.empty()) return notation::in_order(std::move(complaints));
  return all;
}

Checked<std::vector<Correspondance>> load_file(const std::string& path,
                                               std::span<const exports::Layout> layouts) {
  std::ifstream file{path, std::ios::binary};
  if (!file) return Diagnostics{unreadable(path, "le fichier ne peut pas être lu")};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  return parse(text, path, layouts);
}

}  // namespace copil::mapping
