#pragma once

#include <map>
#include <string>
#include <vector>

#include "console/gate/access.hpp"
#include "console/site/site.hpp"
#include "document/document.hpp"

/// Pages are documents: what they show is a tree with origins, so that a page, its CSV and its XLSX
/// say the same.
namespace copil::console {

/// Where a number of that origin is explained; empty when the user may not read its territory.
std::string explanation_address(const document::Document& document, int origin, const User& user,
                                const records::Territoires& tree);

document::Inlines words(const std::string& text);
document::Inlines link(const std::string& address, const std::string& text);

document::Cell text_cell(const std::string& text);
document::Cell link_cell(const std::string& address, const std::string& text);
document::Cell value_cell(const Value& value);
/// That many rows.
document::Cell count_cell(std::uint64_t count);
document::Cell day_cell(Day day);

/// Columns of a table: their titles, and what kind of cells they hold.
document::Column text_column(const std::string& title, bool is_row_header = false);
document::Column number_column(const std::string& title, Unit unit, const std::string& group = {});
document::Column day_column(const std::string& title);

document::Table table_of(const std::string& id, const std::string& title,
                         std::vector<document::Column> columns);
void add_row(document::Table& table, std::vector<document::Cell> cells);

/// A document in the making.
class Board {
 public:
  Board(const Site& site, const std::string& title);

  void heading(const std::string& text, int level = 1);
  void paragraph(const std::string& text);
  void paragraph(document::Inlines content);
  void add(document::Block block) { document_.content.push_back(std::move(block)); }

  /// The figure of a catalogue's code, led to its explanation.
  document::Cell figure(const std::string& code, records::TerritoireId territoire, Period period,
                        figures::Reach reach = figures::Reach::period);
  /// A number reckoned beside the figures: `volume.taux`, `convention.solde`.
  document::Cell reckoned(const std::string& code, const std::string& label, const Value& value,
                          records::TerritoireId territoire, Period period,
                          const std::string& of = {});

  document::Document take() { return std::move(document_); }

 private:
  int origin(const std::string& code, const std::string& label, document::Origin origin);

  const Site& site_;
  document::Document document_;
  std::map<std::string, int> definitions_;
};

}  // namespace copil::console
