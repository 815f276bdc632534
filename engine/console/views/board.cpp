#include "console/views/board.hpp"

#include "console/site/reply.hpp"

namespace copil::console {

using document::Cell;
using document::Column;
using document::ColumnKind;

std::string explanation_address(const document::Document& document, int origin, const User& user,
                                const records::Territoires& tree) {
  if (origin == document::kNoOrigin) return {};
  const auto& from = document.origins[static_cast<std::size_t>(origin)];
  const auto& meaning = document.definitions[static_cast<std::size_t>(from.definition)];
  const auto territory = tree.find(from.territory);
  if (!territory || !may(user, Action::lire, *territory, tree)) return {};
  return address("/expliquer", {{"nombre", meaning.code},
                                {"territoire", from.territory},
                                {"periode", period_code(from.period)},
                                {"de", from.of}});
}

document::Inlines words(const std::string& text) {
  if (text.empty()) return {};
  return {{document::Text{text}}};
}

document::Inlines link(const std::string& address, const std::string& text) {
  return {{document::Link{address, words(text)}}};
}

Cell text_cell(const std::string& text) {
  Cell cell;
  cell.content = words(text);
  return cell;
}

Cell link_cell(const std::string& address, const std::string& text) {
  Cell cell;
  cell.content = link(address, text);
  return cell;
}

Cell value_cell(const Value& value) {
  Cell cell;
  cell.content = document::Number{value};
  return cell;
}

Cell count_cell(std::uint64_t count) {
  return value_cell(Value::count(static_cast<std::int64_t>(count), Unit::lignes));
}

Cell day_cell(Day day) {
  Cell cell;
  cell.content = document::Date{day, DateStyle::short_form};
  return cell;
}

Column text_column(const std::string& title, bool is_row_header) {
  Column column;
  column.title = words(title);
  column.is_row_header = is_row_header;
  return column;
}

Column number_column(const std::string& title, Unit unit, const std::string& group) {
  Column column;
  column.title = words(title);
  column.kind = ColumnKind::number;
  column.unit = unit;
  column.group = group;
  return column;
}

Column day_column(const std::string& title) {
  Column column;
  column.title = words(title);
  column.kind = ColumnKind::date;
  return column;
}

document::Table table_of(const std::string& id, const std::string& title,
                         std::vector<Column> columns) {
  document::Table table;
  table.id = id;
  table.title = words(title);
  table.columns = std::move(columns);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    table.columns[i].id = "c" + std::to_string(i + 1);
  }
  return table;
}

void add_row(document::Table& table, std::vector<Cell> cells) {
  document::Row row;
  row.cells = std::move(cells);
  table.rows.push_back(std::move(row));
}

Board::Board(const Site& site, const std::string& title) : site_(site) {
  document_.report = "console";
  document_.title = title;
  document_.period = site.settings().inquiry.period;
  document_.arrete = site.dossier().arrete();
  document_.is_draft = false;
}

void Board::heading(const std::string& text, int level) {
  document_.content.push_back({document::Heading{level, words(text), {}}});
}

void Board::paragraph(const std::string& text) {
  paragraph(words(text));
}

void Board::paragraph(document::Inlines content) {
  document_.content.push_back({document::Paragraph{std::move(content)}});
}

int Board::origin(const std::string& code, const std::string& label, document::Origin origin) {
  const auto [known, is_new] =
      definitions_.emplace(code, static_cast<int>(document_.definitions.size()));
  if (is_new) document_.definitions.push_back({code, label, {}, {}});
  origin.definition = known->second;
  document_.origins.push_back(std::move(origin));
  return static_cast<int>(document_.origins.size()) - 1;
}

Cell Board::figure(const std::string& code, records::TerritoireId territoire, Period period,
                   figures::Reach reach) {
  const auto& dossier = site_.dossier();
  const auto position = dossier.catalogue().find(code);
  if (!position) return value_cell(Value::not_defined(Unit::none));
  const auto& card = dossier.catalogue().cards[*position];
  const bool is_computed = dossier.is_known(card) && dossier.figures().covers(period) &&
                           days_of(period).begin <= dossier.arrete();
  const Value value = is_computed ? dossier.figures().value(*position, territoire, period, reach)
                                  : Value::not_defined(card.unit);
  Cell cell;
  cell.content = document::Number{
      value, NumberStyle::plain,
      origin(code, card.libelle,
             {0, site_.tree().code[territoire], period, reach == figures::Reach::cumul, {}})};
  return cell;
}

Cell Board::reckoned(const std::string& code, const std::string& label, const Value& value,
                     records::TerritoireId territoire, Period period, const std::string& of) {
  Cell cell;
  cell.content =
      document::Number{value, NumberStyle::plain,
                       origin(code, label, {0, site_.tree().code[territoire], period, false, of})};
  return cell;
}

}  // namespace copil::console
