#include "production/reserves.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "document/walk.hpp"
#include "vocabulary/completeness.hpp"

namespace copil::production {

namespace {

using document::Inlines;

Inlines as_inlines(std::string text) {
  return {{document::Text{std::move(text)}}};
}

bool is_unknown(const Value& value) {
  return value.state == Value::State::not_defined;
}

bool is_unknown(const document::Cell& cell) {
  const auto* number = std::get_if<document::Number>(&cell.content);
  return number != nullptr && is_unknown(number->value);
}

bool has_unknown_cell(const document::Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const document::Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const document::Cell& cell) { return is_unknown(cell); });
  });
}

bool has_unknown_number(const Inlines& inlines) {
  return std::any_of(inlines.begin(), inlines.end(), [](const document::Inline& one) {
    if (const auto* number = std::get_if<document::Number>(&one.node)) {
      return is_unknown(number->value);
    }
    if (const auto* strong = std::get_if<document::Strong>(&one.node)) {
      return has_unknown_number(strong->children);
    }
    const auto* emphasis = std::get_if<document::Emphasis>(&one.node);
    return emphasis != nullptr && has_unknown_number(emphasis->children);
  });
}

bool has_unknown_figure(const document::KeyFigures& figures) {
  return std::any_of(figures.figures.begin(), figures.figures.end(),
                     [](const auto& figure) { return is_unknown(figure.value.value); });
}

/// True when a reader meets « n.d. » somewhere.
bool prints_unknown(const document::Document& document) {
  bool is_met = false;
  document::walk(document.content, [&](const document::Block& block) {
    if (const auto* table = std::get_if<document::Table>(&block.node)) {
      is_met = is_met || has_unknown_cell(*table);
    } else if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) {
      is_met = is_met || has_unknown_number(paragraph->content);
    } else if (const auto* figures = std::get_if<document::KeyFigures>(&block.node)) {
      is_met = is_met || has_unknown_figure(*figures);
    }
  });
  return is_met;
}

/// The tables of the blocks, wherever they stand.
template <class Act>
void each_table(document::Blocks& blocks, const Act& act) {
  for (auto& block : blocks) {
    if (auto* table = std::get_if<document::Table>(&block.node)) act(*table);
    if (auto* box = std::get_if<document::Box>(&block.node)) each_table(box->content, act);
    if (auto* quote = std::get_if<document::Quote>(&block.node)) each_table(quote->content, act);
    if (auto* side = std::get_if<document::Columns>(&block.node)) {
      for (auto& column : side->columns) each_table(column, act);
    }
    if (auto* list = std::get_if<document::List>(&block.node)) {
      for (auto& item : list->items) each_table(item, act);
    }
  }
}

/// What makes some of these unknown.
std::vector<std::string> gap_sentences(const vocabulary::DocumentNames& names,
                                       const std::set<std::string>& chiffres) {
  std::vector<std::string> sentences;
  for (const vocabulary::Gap& gap : names.facts().dossier->knowledge().gaps(chiffres)) {
    sentences.push_back(vocabulary::gap_sentence(gap));
  }
  return sentences;
}

/// Records whose numbers are reckoned with things of their own.
constexpr std::array<std::string_view, 3> kOwnKinds{"volume", "public", "flux"};

/// The one of them that the field is of; empty for all other records.
std::string_view kind_of(std::string_view field) {
  const auto record = field.substr(0, field.find('.'));
  return std::find(kOwnKinds.begin(), kOwnKinds.end(), record) == kOwnKinds.end() ? "" : record;
}

/// The same of what is reckoned beside the figures.
std::string_view kind_of_reckoning(const std::string& name) {
  using namespace vocabulary;
  constexpr std::array kOfPublics{kSexes, kZones, kNiveaux, kAges};
  constexpr std::array kOfFlows{
      kDelaisAcceptation, kAttentes, kDelaisEntretien, kDurees, kAlertesSignalees,
      kDelaisAlertes,     kSuites,   kAnciennetes,     kLimites};
  const auto is_among = [&](const auto& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (name == kVolumes) return "volume";
  if (is_among(kOfPublics)) return "public";
  return is_among(kOfFlows) ? "flux" : "";
}

/// What the unknown numbers of one table are reckoned with, among what the document missed.
class MissedThere {
 public:
  MissedThere(const document::Document& document, const vocabulary::DocumentNames& names)
      : document_(document), names_(names) {}

  std::set<std::string> of(const document::Table& table) {
    missed_.clear();
    bool has_origins = false;
    for (const auto& row : table.rows) {
      for (const auto& cell : row.cells) {
        const auto* number = std::get_if<document::Number>(&cell.content);
        if (number == nullptr || number->origin == document::kNoOrigin) continue;
        has_origins = true;
        if (is_unknown(cell)) add(number->origin);
      }
    }
    // A number that a row reckons has none of its own: what it is reckoned from stands beside it.
    if (has_origins) return std::move(missed_);
    return names_.missed();
  }

 private:
  void add(int origin) {
    add_meaning(document_.origins[static_cast<std::size_t>(origin)].definition);
  }

  void add_meaning(int definition) {
    const auto& meaning = document_.definitions[static_cast<std::size_t>(definition)];
    for (const int part : meaning.parts) add_meaning(part);
    if (meaning.parts.empty()) add_code(meaning.code);
  }

  /// A figure's code, or a record's field: of the volumes, or of what is reckoned beside them.
  void add_code(const std::string& code) {
    const auto& catalogue = names_.facts().dossier->catalogue();
    const bool is_figure = catalogue.find(code).has_value();
    for (const auto& missed : names_.missed()) {
      const bool is_reckoning = !catalogue.find(missed);
      const bool is_meant =
          is_figure ? missed == code : is_reckoning && kind_of_reckoning(missed) == kind_of(code);
      if (is_meant) missed_.insert(missed);
    }
  }

  const document::Document& document_;
  const vocabulary::DocumentNames& names_;
  std::set<std::string> missed_;
};

/// Under each table with n.d. cells, why: of what stands in it alone.
void add_notes(document::Document& document, const vocabulary::DocumentNames& names) {
  MissedThere there{document, names};
  each_table(document.content, [&](document::Table& table) {
    if (!has_unknown_cell(table)) return;
    std::string note = "n.d. : non disponible.";
    const auto sentences = gap_sentences(names, there.of(table));
    for (const auto& sentence : sentences) note += " " + sentence;
    if (!sentences.empty()) table.notes.push_back(as_inlines(note));
  });
}

/// Whether the sentence stands before the figures: they are known, and print, though months of
/// their file lack. An act has nothing before its text.
bool is_told_first(const vocabulary::Cut& cut, const document::Document& document) {
  return cut.is_of_months && document.style == document::Style::report;
}

/// Of the files behind what was asked for, what seems to lack of their rows: of missions locales,
/// those of the document's own territory.
std::vector<vocabulary::Cut> cuts_behind(const vocabulary::DocumentNames& names) {
  const auto& dossier = *names.facts().dossier;
  std::vector<vocabulary::Cut> seen;
  for (auto& cut : names.facts().activity.cuts(dossier.records(), names.periode(), dossier.arrete(),
                                               dossier.knowledge().files_behind(names.wanted()))) {
    auto own = vocabulary::cut_seen_from(std::move(cut), dossier.records().territoires,
                                         names.territoire());
    if (own) seen.push_back(std::move(*own));
  }
  return seen;
}

/// Of the files behind what was asked for.
std::vector<std::string> file_sentences(const vocabulary::DocumentNames& names,
                                        const document::Document& document) {
  const auto& dossier = *names.facts().dossier;
  const auto& records = dossier.records();
  const auto files = dossier.knowledge().files_behind(names.wanted());
  std::vector<std::string> sentences;
  for (const auto& gap : dossier.knowledge().assumptions(names.wanted())) {
    sentences.push_back(vocabulary::assumption_sentence(gap));
  }
  for (const auto& gap : dossier.knowledge().hollows(names.wanted())) {
    sentences.push_back(vocabulary::hollow_sentence(gap));
  }
  for (const auto file : records.heavily_rejected()) {
    if (files.count(file) > 0) sentences.push_back(vocabulary::rejected_sentence(records, file));
  }
  const auto& activity = names.facts().activity;
  for (const auto& one : activity.of(records, names.periode(), dossier.arrete(), files)) {
    if (one.is_silent()) {
      sentences.push_back(vocabulary::silent_sentence(one));
    } else if (one.is_thin()) {
      sentences.push_back(vocabulary::thin_sentence(one));
    }
  }
  for (const auto& cut : cuts_behind(names)) {
    if (!is_told_first(cut, document)) sentences.push_back(vocabulary::cut_sentence(records, cut));
  }
  // Of the document's own period it is said above, of the files that have names of their own.
  for (const auto& [year, file] : names.silences()) {
    if (year == names.periode().year && files.count(file) > 0) continue;
    sentences.push_back(
        vocabulary::silent_sentence({file, Period{Period::Kind::year, year, 1}, 0, 0}));
  }
  return sentences;
}

document::Block reserves_box(std::string title, const std::vector<std::string>& sentences) {
  document::List list;
  for (const auto& sentence : sentences) {
    list.items.push_back({{document::Paragraph{as_inlines(sentence)}}});
  }
  return {document::Box{
      as_inlines(std::move(title)), {{std::move(list)}}, document::CellMark::warning}};
}

}  // namespace

void add_reserves(document::Document& document, const vocabulary::DocumentNames& names) {
  std::vector<std::string> sentences;
  if (prints_unknown(document)) sentences = gap_sentences(names, names.missed());
  add_notes(document, names);
  for (auto& sentence : file_sentences(names, document)) sentences.push_back(std::move(sentence));
  if (!sentences.empty()) {
    document.content.push_back(reserves_box("Réserves sur les données", sentences));
  }
  std::vector<std::string> first;
  const auto& records = names.facts().dossier->records();
  for (const auto& cut : cuts_behind(names)) {
    if (is_told_first(cut, document)) first.push_back(vocabulary::cut_sentence(records, cut));
  }
  if (!first.empty()) {
    document.content.insert(document.content.begin(),
                            reserves_box("Chiffres peut-être incomplets", first));
  }
}

}  // namespace copil::production
