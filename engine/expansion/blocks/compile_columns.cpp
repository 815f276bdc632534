#include "expansion/blocks/compile_columns.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "expansion/blocks/column_notes.hpp"
#include "expansion/blocks/formula_call.hpp"
#include "expansion/language/checker.hpp"
#include "expansion/program/arithmetic.hpp"

namespace copil::expansion {

namespace {

using document::ColumnKind;
using document::Formula;
using notation::Node;

const std::vector<std::string_view> kColumnKeys{
    "id",     "titre", "valeur", "texte",        "formule",
    "unite",  "type",  "total",  "valeur-total", "valeur-sous-total",
    "pour",   "si",    "groupe", "largeur",      "alignement",
    "entete", "note",  "marque"};

constexpr notation::Word<document::ColumnAlignment> kAlignments[]{
    {"gauche", document::ColumnAlignment::left},
    {"centre", document::ColumnAlignment::centred},
    {"droite", document::ColumnAlignment::right},
};

constexpr notation::Word<ColumnKind> kColumnKinds[]{
    {"texte", ColumnKind::text}, {"nombre", ColumnKind::number}, {"date", ColumnKind::date}};

/// Hides the variables of the rows while titles and totals are compiled.
class WithoutRows {
 public:
  WithoutRows(CompileContext& context, std::size_t first, std::size_t count)
      : context_(context), first_(first) {
    const auto begin = context.scope.begin() + static_cast<std::ptrdiff_t>(first);
    hidden_.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    context.scope.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
  }
  ~WithoutRows() {
    context_.scope.insert(context_.scope.begin() + static_cast<std::ptrdiff_t>(first_),
                          hidden_.begin(), hidden_.end());
  }
  WithoutRows(const WithoutRows&) = delete;
  WithoutRows& operator=(const WithoutRows&) = delete;

 private:
  CompileContext& context_;
  std::size_t first_;
  std::vector<Variable> hidden_;
};

/// What a row written one by one says besides its columns.
bool is_row_key(std::string_view id) {
  return std::find(kRowKeys.begin(), kRowKeys.end(), id) != kRowKeys.end();
}

/// Does the expression ask for a figure?
bool asks_figure(const Expression& expression) {
  return expression.operation == Expression::Operation::figure ||
         std::any_of(expression.operands.begin(), expression.operands.end(), asks_figure);
}

class ColumnsCompiler {
 public:
  ColumnsCompiler(const BlockFields& table, RowOrigin origin, std::size_t row_variables)
      : table_(table),
        context_(table.context()),
        origin_(origin),
        row_variables_(row_variables),
        first_row_variable_(table.context().scope.size() - row_variables) {}

  std::vector<ColumnNode> compile() {
    const auto items = table_.items("colonnes");
    for (const Node* item : items) {
      fields_.emplace_back(*item, table_.file(), context_, "une colonne", kColumnKeys);
    }
    read_ids();
    for (std::size_t i = 0; i < fields_.size(); ++i) read(i);
    for (std::size_t i = 0; i < fields_.size(); ++i) resolve(i);
    choose_row_header();
    return std::move(columns_);
  }

 private:
  void read_ids() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      ColumnNode column;
      column.id = "c" + std::to_string(i + 1);
      const Node* id = fields_[i].find("id");
      if (id) column.id = fields_[i].identifier("id").value_or(column.id);
      if (is_row_key(column.id)) {
        fields_[i].complain(*id, "« " + column.id + " » est déjà une clé des lignes",
                            {"donnez un autre nom à la colonne"});
      }
      if (!seen.insert(column.id).second) {
        fields_[i].complain(id ? *id : fields_[i].map(),
                            "deux colonnes ont l'identifiant « " + column.id + " »");
      }
      columns_.push_back(std::move(column));
    }
  }

  void read(std::size_t index) {
    const BlockFields& fields = fields_[index];
    ColumnNode& column = columns_[index];
    const ScopeGuard guard{context_};
    fields.required("titre");
    read_outside_rows(fields, column);
    column.subtotal_value = fields.number("valeur-sous-total");
    column.marks = fields.marks("marque");
    column.is_row_header = fields.is_yes("entete");
    column.weight = static_cast<double>(fields.whole_number("largeur", 1, 100).value_or(0));
    column.alignment =
        fields.word("alignement", kAlignments).value_or(document::ColumnAlignment::by_kind);
    read_content(fields, column);
    check_sum_makes_sense(fields, column);
  }

  void read_outside_rows(const BlockFields& fields, ColumnNode& column) {
    const WithoutRows hidden{context_, first_row_variable_, row_variables_};
    column.repeat = fields.iterated("pour");  // its « si » keeps some of the items
    if (!column.repeat) column.condition = fields.condition("si");
    column.title = fields.inlines("titre");
    column.group = fields.text("groupe");
    if (!is_silent(fields)) column.note = fields.text("note");
    column.total_value = fields.number("valeur-total");
  }

  /// `note: non`: the header says nothing.
  static bool is_silent(const BlockFields& fields) {
    const Node* note = fields.find("note");
    return note != nullptr && note->text == "non";
  }

  void read_content(const BlockFields& fields, ColumnNode& column) {
    static const std::vector<std::string_view> kContents{"valeur", "texte", "formule"};
    const auto given = std::count_if(kContents.begin(), kContents.end(),
                                     [&](std::string_view key) { return fields.has(key); });
    if (given > 1 || (given == 0 && origin_ == RowOrigin::iterated)) {
      fields.complain(fields.map(),
                      "une colonne a une « valeur », un « texte » ou une « formule »");
    }
    read_type(fields, column);
    if (fields.has("texte")) column.content = fields.inlines("texte");
    if (const auto value = fields.output("valeur")) {
      fields.refuse({"type"}, "ne sert qu'avec des lignes écrites une à une");
      set_kind(column, value->shape.type);
      settle_cell(column, *value, fields, *fields.find("valeur"));
      if (!fields.has("note")) note_definition(column, *value);
      column.content = *value;
    }
    if (fields.has("formule")) column.kind = ColumnKind::number;
  }

  void note_definition(ColumnNode& column, const Expression& value) const {
    std::string definition = definition_of(value, context_.schema);
    if (!definition.empty()) column.note.pieces = {std::move(definition)};
  }

  static void read_type(const BlockFields& fields, ColumnNode& column) {
    column.kind = fields.word("type", kColumnKinds).value_or(column.kind);
    if (const auto unit = fields.unit("unite")) {
      column.kind = ColumnKind::number;
      column.unit = *unit;
      column.has_own_unit = true;
    }
  }

  static void set_kind(ColumnNode& column, const Type& type) {
    if (type.kind == Kind::number) column.kind = ColumnKind::number;
    if (type.kind == Kind::day) column.kind = ColumnKind::date;
  }

  /// Distinct youths do not add up: one followed by two missions locales would count twice.
  void check_sum_makes_sense(const BlockFields& fields, const ColumnNode& column) {
    const auto* value = std::get_if<Expression>(&column.content);
    const Node* total = fields.find("total");
    if (!value || !total || total->text != "somme") return;
    if (column.unit == Unit::jeunes && asks_figure(*value)) {
      fields.warn(*total,
                  "des jeunes distincts ne s'additionnent pas : un jeune suivi par deux "
                  "missions locales compterait deux fois",
                  {"écrivez « total: distinct » et une « valeur-total »"});
    }
  }

  // ── Once all columns are known ──

  void resolve(std::size_t index) {
    const BlockFields& fields = fields_[index];
    if (const Node* formula = fields.find("formule")) resolve_formula(index, *formula);
    resolve_total(index);
  }

  void resolve_formula(std::size_t index, const Node& node) {
    ColumnNode& column = columns_[index];
    auto formula = read_formula(index, node, {"evolution", "rapport", "difference", "somme"});
    if (!formula) return;
    const auto unit = formula_unit(*formula);
    if (!unit) {
      return fields_[index].complain(node, "cette formule n'a pas de sens entre ces unités",
                                     {"les deux colonnes doivent compter la même chose"});
    }
    if (column.unit == Unit::none) column.unit = *unit;
    column.content = std::move(*formula);
    column.total = ColumnNode::Total::formula;
  }

  std::optional<Unit> formula_unit(const ColumnFormula& formula) const {
    std::vector<Measure> measures;
    for (const std::size_t i : formula.columns) measures.push_back({columns_[i].unit, false});
    switch (formula.kind) {
      case Formula::Kind::evolution:
        if (!result_unit(Arithmetic::subtract, measures[0], measures[1])) return std::nullopt;
        return Unit::evolution;
      case Formula::Kind::ratio:
        if (measures[0].unit == measures[1].unit) return Unit::taux;
        return result_unit(Arithmetic::divide, measures[0], measures[1]);
      case Formula::Kind::difference:
        return result_unit(Arithmetic::subtract, measures[0], measures[1]);
      default:
        break;
    }
    for (const auto& measure : measures) {
      if (measure.unit != measures[0].unit) return std::nullopt;
    }
    return measures[0].unit;
  }

  /// `rapport(realise, objectif)`: column identifiers as arguments.
  std::optional<ColumnFormula> read_formula(std::size_t index, const Node& node,
                                            const std::vector<std::string>& allowed) {
    const FormulaOperands operands{
        "colonne", column_ids(),
        [&](std::size_t used, Formula::Kind kind) { return why_not(index, used, kind); }};
    auto call = read_formula_call(fields_[index], node, allowed, operands);
    if (!call) return std::nullopt;
    return ColumnFormula{call->kind, std::move(call->ranks)};
  }

  /// Why the formula of column `index` cannot use that column; empty when it can.
  std::string why_not(std::size_t index, std::size_t used, Formula::Kind kind) const {
    const ColumnNode& column = columns_[used];
    const std::string shown = "la colonne « " + column.id + " » ";
    if (used == index) return shown + "ne peut pas se citer elle-même";
    if (column.kind != ColumnKind::number) return shown + "n'est pas un nombre";
    if (fields_[used].has("formule") && used > index) {
      return shown + "est elle-même une formule : placez-la avant";
    }
    if (column.repeat && kind != Formula::Kind::row_sum) {
      return shown + "est répétée par « pour » : seule « somme » peut la citer";
    }
    if (column.condition && kind != Formula::Kind::row_sum) {
      return shown + "n'est là que si sa condition est vraie : seule « somme » peut la citer";
    }
    return {};
  }

  std::vector<std::string> column_ids() const {
    std::vector<std::string> ids;
    for (const auto& column : columns_) ids.push_back(column.id);
    return ids;
  }

  void resolve_total(std::size_t index) {
    const Node* node = fields_[index].find("total");
    ColumnNode& column = columns_[index];
    if (!node) return;
    if (node->text == "aucun")
      column.total = ColumnNode::Total::none;
    else if (node->text == "distinct")
      column.total = ColumnNode::Total::distinct;
    else if (node->text == "somme")
      resolve_sum(index, *node);
    else if (auto formula = read_formula(index, *node, {"somme", "distinct", "aucun", "rapport"})) {
      column.total = ColumnNode::Total::ratio;
      column.total_ratio = std::move(*formula);
    }
  }

  void resolve_sum(std::size_t index, const Node& node) {
    ColumnNode& column = columns_[index];
    column.total = ColumnNode::Total::sum;
    const bool is_rate = is_percentage(column.unit);
    const auto* value = std::get_if<Expression>(&column.content);
    const bool is_wrong_already = value && !value->shape.is_known;
    if (is_wrong_already || (column.kind == ColumnKind::number && !is_rate)) return;
    fields_[index].complain(
        node, is_rate ? "un taux ne s'additionne pas" : "cette colonne n'est pas un nombre",
        {is_rate ? "écrivez « total: rapport(a, b) », ou une formule"
                 : "ôtez « total: somme », ou dites son unité"});
  }

  /// The column that names rows: the first one, unless the author chose.
  void choose_row_header() {
    const bool is_chosen =
        std::any_of(columns_.begin(), columns_.end(),
                    [](const ColumnNode& column) { return column.is_row_header; });
    if (is_chosen || columns_.empty() || columns_[0].kind != ColumnKind::text) return;
    columns_[0].is_row_header = true;
  }

  const BlockFields& table_;
  CompileContext& context_;
  RowOrigin origin_;
  std::size_t row_variables_;
  std::size_t first_row_variable_;
  std::vector<BlockFields> fields_;
  std::vector<ColumnNode> columns_;
};

}  // namespace

std::vector<ColumnNode> compile_columns(const BlockFields& table, RowOrigin origin,
                                        std::size_t row_variables) {
  return ColumnsCompiler{table, origin, row_variables}.compile();
}

void settle_cell(ColumnNode& column, const Expression& cell, const BlockFields& fields,
                 const Node& where) {
  if (!cell.shape.is_known) return;
  const Type& type = cell.shape.type;
  const Kind wanted = column.kind == ColumnKind::number ? Kind::number
                      : column.kind == ColumnKind::date ? Kind::day
                                                        : type.kind;
  if (type.kind != wanted) {
    return fields.complain(where, expected({wanted, Unit::none, {}}) + ", " + found(type));
  }
  if (column.kind != ColumnKind::number) return;
  column.has_bare_number |= type.unit == Unit::none;
  const Unit settled = column.unit == Unit::none ? type.unit : column.unit;
  if (column.has_bare_number && !column.has_own_unit && is_percentage(settled)) {
    return fields.complain(where,
                           "ce tableau mêle deux unités : " + std::string{unit_name(settled)} +
                               " et un nombre sans unité",
                           {"donnez à la colonne son « unite », ou au nombre une autre colonne"});
  }
  if (type.unit == Unit::none) return;
  if (column.unit == Unit::none) column.unit = type.unit;
  if (column.unit != type.unit) {
    fields.complain(
        where, "cette colonne est en " + std::string{unit_name(column.unit)} + ", " + found(type));
  }
}

}  // namespace copil::expansion
