#pragma once

#include <map>
#include <string>
#include <vector>

#include "acts/act_text.hpp"
#include "spreadsheets/xml_reader.hpp"

namespace copil::acts {

/// Makes units of `content.xml`.
class ActHandler final : public spreadsheets::XmlHandler {
 public:
  explicit ActHandler(ActText& act) : act_(act) {}
  void start(std::string_view name, const spreadsheets::Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

  /// True once the file has shown that it holds a text, not a workbook.
  bool is_text() const { return is_text_; }

 private:
  /// A paragraph on its way; notes and boxes stand inside another.
  struct Paragraph {
    Unit::Kind kind = Unit::Kind::paragraph;
    Words words;
    std::string space;
    std::string run;  ///< characters not parted into words yet
  };
  struct Table {
    std::size_t lists_outside = 0;  ///< how deep in lists it stands itself
    bool is_header = false;
    std::vector<std::string> columns;
    std::vector<std::vector<Unit>> cells;  ///< of the row that is read
    std::vector<std::size_t> ranks;        ///< of their columns
    std::size_t next_rank = 0;
  };

  void open_mark(std::string_view name);
  void close_mark(std::string_view name);
  void flush();
  void open_paragraph(std::string_view name);
  void close_paragraph();
  void open_row();
  void open_cell(const spreadsheets::Attributes& attributes);
  void close_row();
  void close_row_of_cells(const Table& row);
  void keep(Unit unit);
  bool is_within_bounds(std::string_view piece);

  ActText& act_;
  bool is_text_ = false;
  std::size_t skipped_ = 0;  ///< depth inside what is not read
  std::size_t lists_ = 0;
  std::size_t notes_ = 0;
  std::size_t bytes_ = 0;
  int mark_ = kNoMark;
  std::map<std::string, int, std::less<>> marks_;  ///< by the name of the bookmark
  std::vector<Paragraph> paragraphs_;
  std::vector<Table> tables_;
  std::string article_;  ///< the last heading, whatever its level
};

/// Reads `meta.xml`: what the text says of itself.
class PropertiesHandler final : public spreadsheets::XmlHandler {
 public:
  explicit PropertiesHandler(ActText& act) : act_(act) {}
  void start(std::string_view name, const spreadsheets::Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  ActText& act_;
  std::string property_;
  std::string value_;
};

}  // namespace copil::acts
