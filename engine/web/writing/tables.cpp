#include "web/writing/tables.hpp"

#include <algorithm>

#include "document/signing.hpp"
#include "document/tile_map.hpp"
#include "sheets/texts.hpp"
#include "wording/typography.hpp"

namespace copil::web {

namespace {

using namespace document;

constexpr std::size_t kManyNotes = 8;

std::string span_text(std::size_t span) {
  return span > 1 ? std::to_string(span) : std::string{};
}

/// The style of a column's cells.
std::string side_of(const Column& column) {
  switch (settled_alignment(column)) {
    case ColumnAlignment::right:
      return "droite";
    case ColumnAlignment::centred:
      return "centre";
    default:
      return {};
  }
}

std::string letter_of(std::size_t rank) {
  std::string text(1, static_cast<char>('a' + rank % 26));
  return rank < 26 ? text : letter_of(rank / 26 - 1) + text;
}

class TableWriter {
 public:
  TableWriter(const Table& table, int number, Desk& desk)
      : table_(table), number_(number), desk_(desk), html_(desk.html) {}

  void write() {
    const std::string name = "tableau-" + std::to_string(number_);
    html_.open(
        "div",
        {{"class", "defile"}, {"role", "region"}, {"aria-labelledby", name}, {"tabindex", "0"}});
    html_.open("table").open("caption", {{"id", name}});
    html_.text(caption_head("Tableau", number_, !table_.title.empty()));
    write_inlines(table_.title, desk_);
    html_.close();
    columns();
    header();
    body();
    html_.close().close();
    under();
  }

 private:
  bool has_groups() const {
    return std::any_of(table_.columns.begin(), table_.columns.end(),
                       [](const Column& column) { return !column.group.empty(); });
  }

  /// The first column beyond those that share the group of `first`.
  std::size_t end_of_group(std::size_t first) const {
    const auto& columns = table_.columns;
    std::size_t end = first + 1;
    while (!columns[first].group.empty() && end < columns.size() &&
           columns[end].group == columns[first].group) {
      ++end;
    }
    return end;
  }

  void columns() {
    if (!has_groups()) return;
    for (std::size_t first = 0; first < table_.columns.size();) {
      const std::size_t end = end_of_group(first);
      html_.open("colgroup", {{"span", span_text(end - first)}}).close();
      first = end;
    }
  }

  void header() {
    html_.open("thead").open("tr");
    if (has_groups()) {
      for (std::size_t first = 0; first < table_.columns.size();) {
        const std::size_t end = end_of_group(first);
        const Column& column = table_.columns[first];
        if (column.group.empty())
          title(column, "2");
        else
          html_.element("th", wording::typography(column.group),
                        {{"scope", end - first > 1 ? "colgroup" : "col"},
                         {"colspan", span_text(end - first)},
                         {"class", "groupe"}});
        first = end;
      }
      html_.close().open("tr");
    }
    for (const auto& column : table_.columns) {
      if (!has_groups() || !column.group.empty()) title(column, {});
    }
    html_.close().close();
  }

  /// A header that says nothing would be announced as one: it is an empty cell.
  void title(const Column& column, const std::string& rows) {
    if (sheets::shown_text(column.title).empty()) {
      html_.open("td", {{"rowspan", rows}}).close();
      return;
    }
    html_.open("th", {{"scope", "col"}, {"rowspan", rows}, {"class", side_of(column)}});
    write_inlines(column.title, desk_);
    html_.close();
  }

  /// Rows under a group's label stand in a body of their own, totals too.
  void body() {
    html_.open("tbody");
    bool is_empty = true;
    for (const auto& line : table_.rows) {
      const bool starts = line.kind == RowKind::group || line.kind == RowKind::total;
      if (starts && !is_empty) html_.close().open("tbody");
      is_empty = false;
      row(line);
    }
    if (is_empty) {
      html_.open("tr").element("td", "Aucune ligne",
                               {{"colspan", span_text(table_.columns.size())}});
      html_.close();
    }
    html_.close();
  }

  static std::string class_of(const Row& row) {
    switch (row.kind) {
      case RowKind::group:
        return "groupe";
      case RowKind::subtotal:
        return "sous-total";
      case RowKind::total:
        return "total";
      case RowKind::body:
        return row.indent > 0 ? "retrait-" + std::to_string(std::min(row.indent, 6)) : "";
    }
    return {};
  }

  void row(const Row& row) {
    html_.open("tr", {{"class", class_of(row)}});
    std::size_t at = 0;
    for (const auto& content : row.cells) {
      if (at >= table_.columns.size()) break;
      const auto span = std::min(static_cast<std::size_t>(std::max(content.column_span, 1)),
                                 table_.columns.size() - at);
      cell(row, content, at, span);
      at += span;
    }
    for (; at < table_.columns.size(); ++at) html_.open("td").close();
    html_.close();
  }

  void cell(const Row& row, const Cell& content, std::size_t at, std::size_t span) {
    const Column& column = table_.columns[at];
    const bool is_text = std::holds_alternative<Inlines>(content.content);
    const bool is_group = row.kind == RowKind::group;
    const bool says = !is_text || !std::get<Inlines>(content.content).empty();
    const bool is_header = says && (is_group || column.is_row_header);
    std::string look = is_text && !is_group ? side_of(column) : "";
    if (!is_text) look = column.alignment == ColumnAlignment::by_kind ? "droite" : side_of(column);
    if (content.mark != CellMark::none)
      look += (look.empty() ? "" : " ") + mark_class(content.mark);
    html_.open(is_header ? "th" : "td", {{"scope", !is_header ? ""
                                                   : is_group ? "rowgroup"
                                                              : "row"},
                                         {"colspan", span_text(span)},
                                         {"class", look}});
    if (says) write_mark(content.mark, html_);
    if (is_text) write_inlines(std::get<Inlines>(content.content), desk_);
    if (const auto* date = std::get_if<Date>(&content.content)) {
      write_with_ordinals(sheets::shown_date(*date), html_);
    }
    if (const auto* number = std::get_if<Number>(&content.content)) {
      const bool has_origin = number->origin != kNoOrigin;
      write_number(*number, has_origin ? "" : desk_.definitions.address(table_, column, content),
                   desk_);
    }
    if (says) note(content.note);
    html_.close();
  }

  /// The letter that calls the cell's note; the same note has the same letter.
  void note(const std::string& note) {
    if (note.empty()) return;
    const auto known = std::find(notes_.begin(), notes_.end(), note);
    const auto rank = static_cast<std::size_t>(known - notes_.begin());
    if (known == notes_.end()) notes_.push_back(note);
    const std::string letter = letter_of(rank);
    html_.open("sup").element("a", letter,
                              {{"class", "appel"},
                               {"href", "#" + note_id(rank)},
                               {"aria-label", "Note " + letter + " du tableau"}});
    html_.close();
  }

  std::string note_id(std::size_t rank) const {
    return "tableau-" + std::to_string(number_) + "-note-" + letter_of(rank);
  }

  void under() {
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      html_.open("p", {{"class", "note"}, {"id", note_id(i)}});
      html_.element("sup", letter_of(i)).text(" " + wording::typography(notes_[i])).close();
    }
    // Many short ones stand in columns where the window is wide.
    const bool has_many = table_.notes.size() > kManyNotes;
    if (has_many) html_.open("div", {{"class", "notes"}});
    for (const auto& note : table_.notes) {
      html_.open("p", {{"class", "note"}});
      write_inlines(note, desk_);
      html_.close();
    }
    if (has_many) html_.close();
    write_provenance(table_.source, table_.scope, table_.reading, desk_);
  }

  const Table& table_;
  int number_;
  Desk& desk_;
  Html& html_;
  std::vector<std::string> notes_;
};

std::string category_of(const Chart& chart, std::size_t rank) {
  const std::string& category = chart.categories[rank];
  if (chart.kind != Chart::Kind::tile_map) return category;
  const Tile* tile = find_tile(category);
  return tile == nullptr ? category : std::string{tile->name};
}

}  // namespace

std::string caption_head(const std::string& word, int number, bool has_title) {
  return word + "\u00A0" + std::to_string(number) + (has_title ? ". – " : "");
}

void write_provenance(const std::string& source, const std::string& scope,
                      const std::string& reading, Desk& desk) {
  const std::string line = sheets::source_line(source, scope, document::told_arrete(desk.document));
  if (!line.empty()) desk.html.element("p", line + ".", {{"class", "source"}});
  if (reading.empty()) return;
  desk.html.element("p", wording::typography("Lecture : " + reading), {{"class", "source"}});
}

void write_table(const Table& table, int number, Desk& desk) {
  if (!table.columns.empty()) TableWriter{table, number, desk}.write();
}

void write_values(const Chart& chart, int number, Desk& desk) {
  Html& html = desk.html;
  const std::string name = "valeurs-" + std::to_string(number);
  html.open("details").element("summary", "Les valeurs du graphique " + std::to_string(number));
  html.open(
      "div",
      {{"class", "defile"}, {"role", "region"}, {"aria-labelledby", name}, {"tabindex", "0"}});
  html.open("table").open("caption", {{"id", name}});
  html.text("Valeurs du graphique " + std::to_string(number));
  if (!chart.unit_label.empty()) html.text(" (" + wording::typography(chart.unit_label) + ")");
  html.close().open("thead").open("tr");
  html.element("th", "Catégorie", {{"scope", "col"}});
  for (const auto& series : chart.series) {
    html.element("th", series.label.empty() ? "Valeur" : wording::typography(series.label),
                 {{"scope", "col"}, {"class", "droite"}});
  }
  html.close().close().open("tbody");
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    html.open("tr").element("th", wording::typography(category_of(chart, i)), {{"scope", "row"}});
    for (const auto& series : chart.series) {
      html.open("td", {{"class", "droite"}});
      const int origin = i < series.origins.size() ? series.origins[i] : kNoOrigin;
      const Value value =
          i < series.values.size() ? series.values[i] : Value::not_defined(chart.unit);
      write_number({value, NumberStyle::plain, origin}, {}, desk);
      html.close();
    }
    html.close();
  }
  html.close().close().close().close();
}

}  // namespace copil::web
