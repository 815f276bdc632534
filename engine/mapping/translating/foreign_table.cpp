#include "mapping/foreign_table.hpp"

#include <algorithm>
#include <utility>

#include "base/folded.hpp"
#include "diagnostics/warning.hpp"
#include "exports/fields.hpp"
#include "exports/translation.hpp"
#include "mapping/translating/day_order.hpp"

namespace copil::mapping {

namespace {

constexpr std::string_view kUnknownWord = "mot absent du dictionnaire de la correspondance";

std::string in_guillemets(std::string_view text) {
  return "« " + std::string{text} + " »";
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// One of our columns, made from cells of the record.
struct Step {
  ColumnRule rule;
  bool is_day = false;
  std::vector<std::size_t> slots;  ///< of the export's columns
  std::size_t position = 0;        ///< of the first of them in the header, for complaints
};

/// A correspondance against the header of one export.
struct Way {
  Interval validity;
  bool is_always_valid = true;
  std::size_t dated_by = exports::kNowhere;  ///< index in `steps`
  std::vector<Step> steps;
};

class Translator final : public exports::Translation {
 public:
  Translator(std::vector<Way> ways, std::size_t target_count,
             std::shared_ptr<const DatedNames> dated_names)
      : ways_(std::move(ways)),
        target_count_(target_count),
        dated_names_(std::move(dated_names)),
        never_valid_(never_valid_text()) {}

  std::optional<exports::RowFault> translate(std::vector<std::string_view>& cells,
                                             std::deque<std::string>& made) const override {
    std::fill_n(cells.begin(), target_count_, std::string_view{});
    const Way* const way = way_of(cells, made);
    if (way == nullptr) return never_valid(cells);
    std::optional<exports::RowFault> fault;
    for (const Step& step : way->steps) {
      const std::string_view raw = raw_of(step, cells);
      const std::string_view ours = translated(step, raw, made);
      const bool is_refused = step.rule.values.otherwise == Otherwise::reject && ours.empty() &&
                              !raw.empty() && step.rule.values.find(word_of(step, raw)) == nullptr;
      cells[step.rule.target] = is_refused ? raw : ours;
      if (is_refused && !fault) fault = exports::RowFault{step.position, raw, kUnknownWord};
    }
    return fault;
  }

 private:
  static std::string_view raw_of(const Step& step, const std::vector<std::string_view>& cells) {
    if (step.rule.constant) return *step.rule.constant;
    for (const std::size_t slot : step.slots) {
      if (!cells[slot].empty()) return cells[slot];
    }
    return {};
  }

  std::string_view word_of(const Step& step, std::string_view raw) const {
    return step.rule.has_dated_names && dated_names_ ? dated_names_->present(raw) : raw;
  }

  std::string_view translated(const Step& step, std::string_view raw,
                              std::deque<std::string>& made) const {
    if (raw.empty()) return raw;
    if (step.is_day) return ordered(raw, step.rule.order, made);
    const std::string_view word = word_of(step, raw);
    if (const std::string* ours = step.rule.values.find(word)) return *ours;
    // A former name that the dictionary knows as such counts as well.
    if (const std::string* ours = step.rule.values.find(raw)) return *ours;
    if (step.rule.values.otherwise != Otherwise::keep) return {};
    return word;
  }

  const Way* way_of(const std::vector<std::string_view>& cells,
                    std::deque<std::string>& made) const {
    for (const Way& way : ways_) {
      if (way.is_always_valid) return &way;
      const Step& step = way.steps[way.dated_by];
      const auto day =
          exports::read_day(ordered(raw_of(step, cells), step.rule.order, made), Day::unknown);
      // A row without a sound day is judged by the first: its day is then what is complained of.
      if (!day.value.is_real() || !day.fault.empty()) return &ways_.front();
      if (way.validity.contains(day.value)) return &way;
    }
    return nullptr;
  }

  exports::RowFault never_valid(const std::vector<std::string_view>& cells) const {
    const Way& way = ways_.front();
    const Step& step = way.steps[way.dated_by];
    return {step.position, raw_of(step, cells), never_valid_, true};
  }

  std::string never_valid_text() const {
    std::string spans;
    for (const Way& way : ways_) {
      spans += spans.empty() ? "" : " ; ";
      spans += way.validity.begin.is_real() ? "du " + iso_text(way.validity.begin) : "";
      const bool has_end = way.validity.end.is_real();
      if (!has_end) continue;
      spans += way.validity.begin.is_real() ? " au " : "jusqu'au ";
      spans += iso_text(way.validity.end - 1);
    }
    return "jour où la correspondance ne vaut pas (" + spans + ")";
  }

  std::vector<Way> ways_;
  std::size_t target_count_;
  std::shared_ptr<const DatedNames> dated_names_;
  std::string never_valid_;
};

/// The place of a name in the header: exactly, else but for case, accents and blanks.
std::optional<std::size_t> position_of(const std::string& name,
                                       const std::vector<std::string>& header) {
  const auto exact = std::find(header.begin(), header.end(), name);
  if (exact != header.end()) return static_cast<std::size_t>(exact - header.begin());
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (folded(header[i]) == folded(name)) return i;
  }
  return std::nullopt;
}

/// Lays correspondances over the header of an export.
class Opening {
 public:
  Opening(exports::Table table, std::span<const Correspondance* const> correspondances)
      : table_(std::move(table)), all_(correspondances), header_(table_.names) {
    table_.layout = all_.front()->layout;
    table_.cites_own_names = true;
    table_.positions.assign(table_.layout.columns.size(), exports::kNowhere);
    is_taken_.assign(header_.size(), false);
  }

  Checked<exports::Table> open(std::shared_ptr<const DatedNames> dated_names) {
    std::vector<Way> ways;
    for (const Correspondance* one : all_) ways.push_back(way_of(*one));
    if (!errors_.empty()) return errors_;
    const std::size_t targets = table_.layout.columns.size();
    table_.format.slot_count = targets + header_.size();
    for (std::size_t i = 0; i < header_.size(); ++i) {
      table_.format.slots[i] = static_cast<int>(targets + i);
    }
    table_.format.translation =
        std::make_shared<Translator>(std::move(ways), targets, std::move(dated_names));
    warn_of_surplus();
    return std::move(table_);
  }

 private:
  Way way_of(const Correspondance& one) {
    Way way{one.validity, one.is_always_valid(), exports::kNowhere, {}};
    for (const ColumnRule& rule : one.rules) {
      auto step = step_of(one, rule);
      if (!step) continue;
      if (rule.target == one.dated_by) way.dated_by = way.steps.size();
      way.steps.push_back(std::move(*step));
    }
    for (const auto& name : one.ignored) {
      if (const auto position = position_of(name, header_)) is_taken_[*position] = true;
    }
    if (!way.is_always_valid && way.dated_by == exports::kNowhere && errors_.empty()) {
      complain_of_absence(one, one.rules.front(), Severity::error);
    }
    return way;
  }

  std::optional<Step> step_of(const Correspondance& one, const ColumnRule& rule) {
    const exports::Column& column = table_.layout.columns[rule.target];
    Step step{rule, column.holds == exports::Holds::day, {}, 0};
    std::vector<std::size_t> found;
    for (const auto& name : rule.names) {
      const auto position = position_of(name, header_);
      if (position && std::find(found.begin(), found.end(), *position) == found.end()) {
        found.push_back(*position);
      }
    }
    if (rule.constant) {
      found.push_back(table_.names.size());
      table_.names.push_back(std::string{column.name} + " (constante)");
    } else if (found.empty()) {
      const bool is_needed = column.need == exports::Need::mandatory || rule.target == one.dated_by;
      complain_of_absence(one, rule, is_needed ? Severity::error : Severity::warning);
      return std::nullopt;
    } else {
      if (found.size() > 1 && !rule.takes_first_filled) complain_of_choice(rule, found);
      for (const std::size_t position : found) {
        is_taken_[position] = true;
        step.slots.push_back(table_.layout.columns.size() + position);
      }
    }
    step.position = found.front();
    if (table_.positions[rule.target] == exports::kNowhere) {
      table_.positions[rule.target] = step.position;
    }
    return step;
  }

  Diagnostic at(const ColumnRule& rule, std::string message, std::vector<std::string> hints) {
    Diagnostic diagnostic = plain_error(std::move(message), std::move(hints));
    diagnostic.place = rule.place;
    diagnostic.source_line = rule.source_line;
    return diagnostic;
  }

  void complain_of_absence(const Correspondance& one, const ColumnRule& rule, Severity severity) {
    std::vector<std::string> hints;
    for (const auto& name : rule.names) {
      if (const auto close = nearest(name, header_)) {
        hints.push_back("vouliez-vous dire " + in_guillemets(*close) + " ?");
      }
    }
    hints.push_back("colonnes de l'export : " + listed(header_));
    std::string names;
    for (const auto& name : rule.names)
      names += (names.empty() ? "" : " ou ") + in_guillemets(name);
    Diagnostic complaint =
        at(rule,
           "l'export " + in_guillemets(table_.name) + " n'a pas de colonne " + names +
               ", d'où vient " + in_guillemets(one.layout.columns[rule.target].name),
           std::move(hints));
    complaint.severity = severity;
    (severity == Severity::error ? errors_ : table_.warnings).push_back(std::move(complaint));
  }

  void complain_of_choice(const ColumnRule& rule, const std::vector<std::size_t>& found) {
    std::string names;
    for (const std::size_t position : found) {
      names += (names.empty() ? "" : " et ") + in_guillemets(header_[position]);
    }
    errors_.push_back(at(
        rule,
        "l'export " + in_guillemets(table_.name) + " a à la fois " + names + " : laquelle est " +
            in_guillemets(table_.layout.columns[rule.target].name) + " ?",
        {std::string{table_.layout.columns[rule.target].name} + " : " +
             std::string{table_.layout.columns[rule.target].text},
         "gardez le bon nom, ou « choix: premiere-remplie » pour la première qui a une valeur"}));
  }

  void warn_of_surplus() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (!is_taken_[i] && !header_[i].empty()) names.push_back(header_[i]);
    }
    if (names.empty()) return;
    table_.warnings.push_back(plain_warning(
        (names.size() == 1 ? "colonne de l'export que la correspondance ne reprend pas : "
                           : "colonnes de l'export que la correspondance ne reprend pas : ") +
            listed(names),
        {"« ignorees » dans la correspondance les fait taire"}, {table_.path}));
  }

  exports::Table table_;
  std::span<const Correspondance* const> all_;
  const std::vector<std::string> header_;
  std::vector<bool> is_taken_;
  Diagnostics errors_;
};

}  // namespace

Checked<exports::Table> open_table(exports::Source source,
                                   std::span<const Correspondance* const> correspondances,
                                   std::shared_ptr<const DatedNames> dated_names) {
  std::vector<std::string> expected;
  for (const Correspondance* one : correspondances) {
    for (const ColumnRule& rule : one->rules) {
      expected.insert(expected.end(), rule.names.begin(), rule.names.end());
    }
  }
  auto table = exports::open_foreign_table(std::move(source), expected);
  if (!table) return table.error();
  return Opening{std::move(*table), correspondances}.open(std::move(dated_names));
}

Preview first_rows(const exports::Table& table, std::size_t count) {
  Preview preview;
  std::string text;
  constexpr std::size_t kHead = std::size_t{1} << 20;
  const std::size_t end = std::min(table.first_row + kHead, table.content.end());
  table.content.read(table.first_row, end, text);
  exports::Rows rows{
      text,
      table.format,
      {0, text.size()},
      end == table.content.end() ? exports::TextEnd::of_file : exports::TextEnd::cut};
  std::vector<std::size_t> targets;
  for (std::size_t i = 0; i < table.positions.size(); ++i) {
    if (table.positions[i] == exports::kNowhere) continue;
    targets.push_back(i);
    preview.columns.push_back(
        {std::string{table.layout.columns[i].name}, table.column_name(table.positions[i]), {}});
  }
  while (preview.faults.size() < count && rows.next()) {
    for (std::size_t i = 0; i < targets.size(); ++i) {
      preview.columns[i].values.emplace_back(rows.cell(targets[i]));
    }
    const auto& fault = rows.fault();
    preview.faults.push_back(fault ? std::string{fault->reason} : std::string{});
  }
  return preview;
}

}  // namespace copil::mapping
