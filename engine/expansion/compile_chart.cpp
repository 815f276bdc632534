#include <algorithm>

#include "expansion/block_fields.hpp"
#include "expansion/checker.hpp"
#include "expansion/fenced_blocks.hpp"

namespace copil::expansion {

namespace {

using notation::Node;

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
    read_categories();
    read_series();
    read_unit();
    return std::move(chart_);
  }

 private:
  void read_kind() {
    const auto kind = fields_.word("genre", {"barres", "barres-horizontales", "barres-empilees",
                                             "lignes", "objectif", "carte", "tendance"});
    chart_.kind = static_cast<document::Chart::Kind>(kind.value_or(0));
  }

  void read_categories() {
    const Node* node = fields_.required("categories");
    if (!node) return;
    if (node->kind == Node::Kind::list) {
      for (const auto& item : node->items) chart_.categories.push_back(fields_.text_of(item));
      return;
    }
    chart_.iterated = fields_.iterated("categories");
    fields_.required("categorie");
    chart_.category = fields_.output("categorie");
  }

  void read_series() {
    fields_.required("series");
    for (const Node* item : fields_.items("series")) {
      const BlockFields series{
          *item, fields_.file(), fields_.context(), "une série", {"titre", "valeur", "valeurs"}};
      series.required("titre");
      SeriesNode result{series.text("titre"), {}};
      read_values(series, result);
      chart_.series.push_back(std::move(result));
    }
    if (chart_.kind == document::Chart::Kind::bullet && chart_.series.size() != 2) {
      fields_.complain(fields_.map(),
                       "un graphique `objectif` a deux séries : réalisé, puis objectif");
    }
  }

  void read_values(const BlockFields& series, SeriesNode& result) {
    if (chart_.iterated) {
      series.required("valeur");
      if (const auto value = series.number("valeur")) result.values.push_back(*value);
      return;
    }
    series.required("valeurs");
    for (const Node* value : series.items("valeurs"))
      result.values.push_back(series.number_of(*value));
    if (result.values.size() != chart_.categories.size()) {
      series.complain(series.map(), "cette série a " + std::to_string(result.values.size()) +
                                        " valeurs pour " +
                                        std::to_string(chart_.categories.size()) + " catégories");
    }
  }

  /// That of the values, which must agree; else the one said for bare numbers.
  void read_unit() {
    chart_.unit = fields_.unit("unite").value_or(Unit::none);
    for (const auto& series : chart_.series) {
      for (const auto& value : series.values) {
        const Unit unit = value.shape.type.unit;
        if (!value.shape.is_known || unit == Unit::none || unit == chart_.unit) continue;
        if (chart_.unit == Unit::none)
          chart_.unit = unit;
        else {
          return fields_.complain(fields_.map(), "ce graphique mêle deux unités : " +
                                                     std::string{unit_name(chart_.unit)} + " et " +
                                                     std::string{unit_name(unit)});
        }
      }
    }
  }

  const BlockFields& fields_;
  ChartNode chart_;
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
