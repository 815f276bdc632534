#include <algorithm>
#include <string>

#include "expansion/blocks/block_fields.hpp"
#include "expansion/blocks/compile_columns.hpp"
#include "expansion/blocks/fenced_blocks.hpp"
#include "expansion/blocks/formula_call.hpp"
#include "expansion/program/arithmetic.hpp"

namespace copil::expansion {

namespace {

using document::ColumnKind;
using document::RowKind;
using notation::Node;

constexpr notation::Word<RowKind> kRowKinds[]{{"corps", RowKind::body},
                                              {"groupe", RowKind::group},
                                              {"sous-total", RowKind::subtotal},
                                              {"total", RowKind::total}};

class TableCompiler {
 public:
  explicit TableCompiler(const BlockFields& fields) : fields_(fields), context_(fields.context()) {}

  TableNode compile() {
    fields_.required("colonnes");
    read_row_ids();
    table_.id = fields_.id("id", "tableau");
    table_.title = fields_.inlines("titre");
    table_.total = fields_.optional_text("total");
    table_.provenance = fields_.provenance();
    for (const Node* note : fields_.items("notes"))
      table_.notes.push_back(fields_.inlines_of(*note));
    table_.without_rows = fields_.inlines("sans-ligne");
    table_.keep_together = fields_.is_yes("ensemble");
    table_.carries_totals = fields_.is_yes("a-reporter");
    if (const Node* rows = fields_.required("lignes")) read_rows(*rows);
    if (fields_.has("lignes-finales")) {
      table_.final_rows = written_rows("lignes-finales", RowKind::total);
    }
    check_carried_totals();
    check_totals_are_shown();
    remember_columns();
    return std::move(table_);
  }

 private:
  void check_carried_totals() {
    const bool has_sum =
        std::any_of(table_.columns.begin(), table_.columns.end(),
                    [](const auto& c) { return c.total == ColumnNode::Total::sum; });
    if (!table_.carries_totals || has_sum) return;
    fields_.complain(*fields_.find("a-reporter"),
                     "rien à reporter : aucune colonne n'a « total: somme »");
  }

  bool has_written(RowKind kind) const {
    return std::any_of(table_.written.begin(), table_.written.end(),
                       [&](const WrittenRow& row) { return row.kind == kind; });
  }

  /// Warns of rules of total that no row would show.
  void check_totals_are_shown() {
    if (has_errors(context_.problems)) return;
    const bool has_total = table_.total || has_written(RowKind::total);
    const bool has_subtotal = table_.subtotal || has_written(RowKind::subtotal);
    for (const Node* column : fields_.items("colonnes")) {
      if (!has_total && !has_subtotal && !table_.carries_totals)
        warn_of_unshown(*column, "total", "n'a ni « total », ni « sous-total », ni « a-reporter »");
      if (!has_total) warn_of_unshown(*column, "valeur-total", "n'a pas de « total »");
      if (!has_subtotal) warn_of_unshown(*column, "valeur-sous-total", "n'a pas de « sous-total »");
    }
  }

  void warn_of_unshown(const Node& column, std::string_view key, std::string_view reason) {
    const Node* rule = column.find(key);
    if (rule == nullptr || rule->text == "aucun") return;
    fields_.warn(
        *rule, "« " + std::string{key} + " » ne sert pas ici : ce tableau " + std::string{reason});
  }

  /// What a chart drawn from this table may name.
  void remember_columns() {
    auto& columns = context_.tables[table_.id];
    columns.clear();
    for (const auto& column : table_.columns) {
      const bool is_single = !column.repeat && !column.condition;
      columns.push_back({column.id, column.kind, column.unit, column.is_row_header, is_single});
    }
  }

  void read_rows(const Node& rows) {
    if (rows.kind == Node::Kind::list) {
      table_.columns = compile_columns(fields_, RowOrigin::written, 0);
      table_.written = written_rows("lignes", RowKind::body);
      return fields_.refuse({"si", "tri", "ordre", "groupe", "sous-total", "retrait"},
                            "ne sert qu'avec des lignes « x dans liste »");
    }
    const ScopeGuard guard{context_};
    const std::size_t before = context_.scope.size();
    table_.iterated = fields_.iterated("lignes");
    table_.group = fields_.output("groupe");
    table_.subtotal = fields_.optional_text("sous-total");
    table_.indent = fields_.number("retrait");
    table_.columns = compile_columns(fields_, RowOrigin::iterated, context_.scope.size() - before);
    if (table_.subtotal && !table_.group) {
      fields_.complain(*fields_.find("sous-total"), "un sous-total demande un « groupe »");
    }
  }

  // ── Rows written one by one ──

  /// The identifiers of all rows, so that a formula may be told where the row it names stands.
  void read_row_ids() {
    for (const std::string_view key : {"lignes", "lignes-finales"}) {
      const Node* rows = fields_.find(key);
      if (rows == nullptr || rows->kind != Node::Kind::list) continue;
      for (const Node* item : fields_.items(key)) {
        const BlockFields row{*item, fields_.file(), context_, "une ligne"};
        std::string id = row.identifier("id").value_or("");
        if (!id.empty() && std::find(row_ids_.begin(), row_ids_.end(), id) != row_ids_.end()) {
          row.complain(*row.find("id"), "deux lignes ont l'identifiant « " + id + " »");
        }
        row_ids_.push_back(std::move(id));
      }
    }
  }

  std::vector<WrittenRow> written_rows(std::string_view key, RowKind kind) {
    std::vector<WrittenRow> rows;
    for (const Node* item : fields_.items(key)) rows.push_back(written_row(*item, kind));
    return rows;
  }

  /// A row's keys are column ids, and a few of its own.
  WrittenRow written_row(const Node& item, RowKind kind) {
    check_row_keys(item);
    const BlockFields any{item, fields_.file(), context_, "une ligne"};
    WrittenRow row;
    row.id = row_ids_[numbers_.size()];
    row.kind = any.word("genre", kRowKinds).value_or(kind);
    row.condition = any.condition("si");
    row.indent = any.number("retrait");
    row.marks.resize(table_.columns.size());
    for (auto& column : table_.columns) row.cells.push_back(cell(any, column));
    if (any.has("formule")) row.formula = row_formula(any, row);
    read_marks(any, row);
    const bool sums_up = kind == RowKind::body;
    numbers_.push_back(numbers_of(row, sums_up));
    return row;
  }

  /// In which columns the row has a number.
  std::vector<bool> numbers_of(const WrittenRow& row, bool sums_up) const {
    std::vector<bool> numbers;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const ColumnNode& column = table_.columns[i];
      const bool is_subtotal = row.kind == RowKind::subtotal;
      const bool is_given = (is_subtotal ? column.subtotal_value : column.total_value).has_value();
      const bool has_sum = is_given || column.total == ColumnNode::Total::sum ||
                           column.total == ColumnNode::Total::distinct;
      const bool is_summed = sums_up && has_sum && (is_subtotal || row.kind == RowKind::total);
      const bool follows = row.formula && row.formula->fills[i];
      const bool is_written = std::holds_alternative<Expression>(row.cells[i]);
      numbers.push_back(column.kind == ColumnKind::number && row.kind != RowKind::group &&
                        (is_written || follows || is_summed));
    }
    return numbers;
  }

  /// `difference(du, verse)`: identifiers of rows above as arguments.
  std::optional<RowFormula> row_formula(const BlockFields& fields, const WrittenRow& row) {
    const Node& node = *fields.find("formule");
    if (row.kind == RowKind::group) {
      fields.complain(node, "une ligne de groupe n'a pas de nombres : ôtez sa « formule »");
      return std::nullopt;
    }
    const FormulaOperands operands{
        "ligne", row_ids_,
        [&](std::size_t used, document::Formula::Kind) { return why_not(used); }};
    const auto call = read_formula_call(fields, node, {"difference", "somme"}, operands);
    if (!call) return std::nullopt;
    RowFormula formula{call->kind, {}, filled_columns(row, call->ranks)};
    for (const std::size_t rank : call->ranks) formula.rows.push_back(row_ids_[rank]);
    const auto& fills = formula.fills;
    if (std::find(fills.begin(), fills.end(), true) != fills.end()) return formula;
    fields.complain(
        node, "cette formule ne remplit aucune colonne",
        {"il faut une colonne de nombres, autre qu'un taux, que la ligne laisse vide et "
         "que toutes les lignes citées remplissent"});
    return std::nullopt;
  }

  /// Why the row being read cannot use the one of that rank; empty when it can.
  std::string why_not(std::size_t used) const {
    const std::string shown = "la ligne « " + row_ids_[used] + " » ";
    if (used == numbers_.size()) return shown + "ne peut pas se citer elle-même";
    return used > numbers_.size() ? shown + "vient plus bas : placez-la avant" : std::string{};
  }

  /// Where the row leaves its place empty and all those named have a number that adds up.
  std::vector<bool> filled_columns(const WrittenRow& row,
                                   const std::vector<std::size_t>& named) const {
    std::vector<bool> fills;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const ColumnNode& column = table_.columns[i];
      const bool is_open = std::holds_alternative<std::monostate>(row.cells[i]) &&
                           !std::holds_alternative<ColumnFormula>(column.content);
      fills.push_back(is_open && !is_percentage(column.unit) &&
                      std::all_of(named.begin(), named.end(),
                                  [&](std::size_t rank) { return numbers_[rank][i]; }));
    }
    return fills;
  }

  void check_row_keys(const Node& item) {
    std::vector<std::string> known{kRowKeys.begin(), kRowKeys.end()};
    for (const auto& column : table_.columns) known.push_back(column.id);
    for (auto& problem : notation::unknown_keys(item, known, "une ligne")) {
      context_.problems.push_back(std::move(problem));
    }
  }

  std::variant<std::monostate, Expression, InlineNodes> cell(const BlockFields& row,
                                                             ColumnNode& column) {
    const Node* node = row.find(column.id);
    if (!node) return std::monostate{};
    const ScopeGuard guard{context_};
    if (column.repeat) declare_again(*column.repeat);
    if (column.kind == ColumnKind::text) return row.inlines_of(*node);
    Expression expression = row.output_of(*node);
    settle_cell(column, expression, row, *node);
    return expression;
  }

  /// The variable of a repeated column, seen again by its written cells.
  void declare_again(const Iterated& repeat) {
    context_.scope.push_back({repeat.variable, repeat.slot, item_shape(repeat.list.shape)});
  }

  /// `marques`: as in a column, with the `colonne` they are for.
  void read_marks(const BlockFields& row, WrittenRow& result) {
    if (!row.has("marques")) return;
    for (const Node* item : row.items("marques")) {
      const BlockFields fields{*item,
                               fields_.file(),
                               context_,
                               "une marque de ligne",
                               {"colonne", "si", "signe", "note"}};
      const Node* id = fields.required("colonne");
      const auto column = std::find_if(table_.columns.begin(), table_.columns.end(),
                                       [&](const ColumnNode& c) { return id && c.id == id->text; });
      if (id && column == table_.columns.end()) {
        fields.complain(*id, "colonne inconnue « " + id->text + " »");
      }
      if (column == table_.columns.end()) continue;
      if (auto rule = fields.mark()) {
        result.marks[static_cast<std::size_t>(column - table_.columns.begin())].push_back(
            std::move(*rule));
      }
    }
  }

  const BlockFields& fields_;
  CompileContext& context_;
  TableNode table_;
  std::vector<std::string> row_ids_;        ///< of the rows written, final ones last
  std::vector<std::vector<bool>> numbers_;  ///< by row read so far, then by column
};

}  // namespace

Compiled compile_table_block(const Node& body, const File& file, CompileContext& context) {
  const BlockFields fields{body,
                           file,
                           context,
                           "un bloc `tableau`",
                           {"id", "titre", "lignes", "si", "tri", "ordre", "groupe", "sous-total",
                            "total", "retrait", "colonnes", "source", "champ", "lecture", "notes",
                            "ensemble", "a-reporter", "lignes-finales", "sans-ligne"}};
  return BlockNode{TableCompiler{fields}.compile()};
}

}  // namespace copil::expansion
