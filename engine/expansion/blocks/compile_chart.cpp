#include <algorithm>

#include "document/tile_map.hpp"
#include "expansion/blocks/block_fields.hpp"
#include "expansion/blocks/fenced_blocks.hpp"
#include "expansion/language/checker.hpp"
#include "wording/numbers.hpp"

namespace copil::expansion {

namespace {

using notation::Node;
using ChartKind = document::Chart::Kind;

constexpr notation::Word<ChartKind> kChartKinds[]{
    {"barres", ChartKind::bars},
    {"barres-horizontales", ChartKind::horizontal_bars},
    {"barres-empilees", ChartKind::stacked_bars},
    {"lignes", ChartKind::lines},
    {"objectif", ChartKind::bullet},
    {"carte", ChartKind::tile_map},
    {"tendance", ChartKind::sparkline},
    {"aires", ChartKind::areas},
};

class ChartCompiler {
 public:
  explicit ChartCompiler(const BlockFields& fields) : fields_(fields) {}

  ChartNode compile() {
    const ScopeGuard guard{fields_.context()};
    chart_.id = fields_.id("id", "graphique");
    chart_.title = fields_.inlines("titre");
    read_kind();
    chart_.unit_label = fields_.text("legende-unite");
    fields_.required("alternative");
    chart_.alternative = fields_.text("alternative");
    chart_.provenance = fields_.provenance();
    chart_.height_mm = static_cast<double>(fields_.whole_number("hauteur", 20, 240).value_or(60));
    if (const Node* table = fields_.find("tableau"))
      chart_.table = fields_.scalar(*table).value_or("");
    if (fields_.has("tableau") && !fields_.has("categories")) {
      read_table();
    } else {
      read_categories();
      read_series();
    }
    read_unit();
    return std::move(chart_);
  }

 private:
  void read_kind() { chart_.kind = fields_.word("genre", kChartKinds).value_or(ChartKind::bars); }

  void read_categories() {
    const Node* node = fields_.required("categories");
    if (!node) return;
    if (node->kind == Node::Kind::list) {
      for (const auto& item : node->items) read_category(item);
      return fields_.refuse({"categorie", "si", "tri", "ordre"},
                            "ne sert qu'avec des catégories « x dans liste »");
    }
    chart_.iterated = fields_.iterated("categories");
    chart_.complaint = node->error("");
    fields_.required("categorie");
    chart_.category = fields_.output("categorie");
  }

  /// Codes of regions are known before any document is made.
  void read_category(const Node& item) {
    chart_.categories.push_back(fields_.text_of(item));
    const auto& pieces = chart_.categories.back().pieces;
    const auto* code = pieces.size() == 1 ? std::get_if<std::string>(&pieces[0]) : nullptr;
    if (!is_map() || code == nullptr || document::find_tile(*code) != nullptr) return;
    std::vector<std::string> known;
    for (const auto& tile : document::tiles()) known.push_back("R" + std::string{tile.code});
    fields_.complain(item, "région inconnue « " + *code + " »", did_you_mean(*code, known));
  }

  bool is_map() const { return chart_.kind == document::Chart::Kind::tile_map; }

  void read_series() {
    fields_.required("series");
    for (const Node* item : fields_.items("series")) {
      const BlockFields series{
          *item, fields_.file(), fields_.context(), "une série", {"titre", "valeur", "valeurs"}};
      series.required("titre");
      SeriesNode result{series.text("titre"), {}, {}};
      read_values(series, result);
      chart_.series.push_back(std::move(result));
    }
    check_series_count();
  }

  void check_series_count() {
    if (chart_.kind == document::Chart::Kind::bullet && chart_.series.size() != 2) {
      fields_.complain(fields_.map(),
                       "un graphique `objectif` a deux séries : réalisé, puis objectif");
    }
    if (is_map() && chart_.series.size() > 1)
      fields_.complain(fields_.map(), "une `carte` ne montre qu'une série");
  }

  void read_values(const BlockFields& series, SeriesNode& result) {
    if (chart_.iterated) {
      series.refuse({"valeurs"}, "ne sert qu'avec des catégories écrites une à une");
      series.required("valeur");
      if (const auto value = series.number("valeur")) result.values.push_back(*value);
      return;
    }
    series.refuse({"valeur"}, "ne sert qu'avec des catégories « x dans liste »");
    if (!series.required("valeurs")) return;
    for (const Node* value : series.items("valeurs"))
      result.values.push_back(series.number_of(*value));
    if (result.values.size() != chart_.categories.size()) {
      series.complain(series.map(),
                      "cette série a " +
                          wording::counted(result.values.size(), "valeur", "valeurs") + " pour " +
                          wording::counted(chart_.categories.size(), "catégorie", "catégories"));
    }
  }

  // ── Drawn from a table ──

  /// Categories and values are those of the table's body rows; `series` names its columns.
  void read_table() {
    const Node& node = *fields_.find("tableau");
    const auto table = fields_.context().tables.find(chart_.table);
    if (table == fields_.context().tables.end()) return complain_of_table(node);
    chart_.is_drawn_from_table = true;
    fields_.context().drawn_tables.insert(chart_.table);
    chart_.complaint = node.error("le tableau « " + chart_.table + " » n'est pas dans ce document",
                                  {"une condition l'en écarte : entourez ce graphique de la même"});
    columns_ = &table->second;
    fields_.refuse({"si", "tri", "ordre"}, "ne sert pas : les lignes sont celles du tableau");
    read_category_column();
    fields_.required("series");
    for (const Node* item : fields_.items("series")) read_column_series(*item);
    check_series_count();
  }

  void complain_of_table(const Node& node) {
    std::vector<std::string> known;
    for (const auto& table : fields_.context().tables) known.push_back(table.first);
    auto hints = did_you_mean(chart_.table, known);
    hints.push_back("un graphique vient après le tableau dont il montre les chiffres");
    fields_.complain(node, "aucun tableau « " + chart_.table + " » avant ce graphique",
                     std::move(hints));
  }

  /// The column named, else the one that names the rows.
  void read_category_column() {
    const auto header = std::find_if(columns_->begin(), columns_->end(),
                                     [](const DrawableColumn& c) { return c.is_row_header; });
    if (!columns_->empty()) {
      chart_.category_column = header == columns_->end() ? columns_->front().id : header->id;
    }
    const Node* node = fields_.find("categorie");
    if (const DrawableColumn* column = node ? column_of(*node) : nullptr) {
      chart_.category_column = column->id;
    }
  }

  /// `realise`, or `{ colonne: realise, titre: Entrées }`.
  void read_column_series(const Node& item) {
    SeriesNode result;
    const Node* named = &item;
    if (item.kind == Node::Kind::map) {
      const BlockFields series{
          item, fields_.file(), fields_.context(), "une série", {"colonne", "titre"}};
      named = series.required("colonne");
      result.label = series.text("titre");
    }
    const DrawableColumn* column = named ? column_of(*named) : nullptr;
    if (!column) return;
    result.column = column->id;
    units_.push_back(column->unit);
    if (column->kind != document::ColumnKind::number) {
      fields_.complain(*named, "la colonne « " + column->id + " » n'est pas un nombre");
    }
    chart_.series.push_back(std::move(result));
  }

  const DrawableColumn* column_of(const Node& node) {
    const auto id = fields_.scalar(node);
    if (!id) return nullptr;
    std::vector<std::string> known;
    for (const auto& column : *columns_) {
      if (column.id == *id && column.is_single) return &column;
      if (column.is_single) known.push_back(column.id);
    }
    fields_.complain(node, "colonne inconnue « " + *id + " » dans « " + chart_.table + " »",
                     did_you_mean(*id, known));
    return nullptr;
  }

  // ── Unit ──

  /// That of the values, which must agree; else the one said for bare numbers.
  void read_unit() {
    chart_.unit = fields_.unit("unite").value_or(Unit::none);
    for (const auto& series : chart_.series) {
      for (const auto& value : series.values) {
        if (value.shape.is_known) units_.push_back(value.shape.type.unit);
      }
    }
    for (const Unit unit : units_) {
      if (unit == Unit::none || unit == chart_.unit) continue;
      if (chart_.unit == Unit::none)
        chart_.unit = unit;
      else {
        return fields_.complain(fields_.map(), "ce graphique mêle deux unités : " +
                                                   std::string{unit_name(chart_.unit)} + " et " +
                                                   std::string{unit_name(unit)});
      }
    }
  }

  const BlockFields& fields_;
  ChartNode chart_;
  std::vector<Unit> units_;                               ///< of the series
  const std::vector<DrawableColumn>* columns_ = nullptr;  ///< of the table drawn
};

}  // namespace

Compiled compile_chart_block(const Node& body, const File& file, CompileContext& context) {
  const BlockFields fields{
      body,
      file,
      context,
      "un bloc `graphique`",
      {"id", "titre", "genre", "categories", "categorie", "si", "tri", "ordre", "series", "unite",
       "legende-unite", "alternative", "source", "champ", "lecture", "hauteur", "tableau"}};
  return BlockNode{ChartCompiler{fields}.compile()};
}

}  // namespace copil::expansion
