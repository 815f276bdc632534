#pragma once

#include <map>
#include <string>
#include <vector>

#include "spreadsheets/cells/number_format.hpp"
#include "spreadsheets/xml_reader.hpp"

namespace copil::spreadsheets {

/// What `styles.xml` says of the numbers of cells: `formats[s]` for the cells whose style is `s`.
class StylesHandler final : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}
  std::vector<NumberFormat> formats() const;

 private:
  std::map<unsigned, NumberFormat> own_;
  std::vector<unsigned> numbers_;
  bool is_in_cells_ = false;
};

}  // namespace copil::spreadsheets
