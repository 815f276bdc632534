#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "expansion/making/evaluate.hpp"

/// Where the numbers of one document come from, each definition and each origin once.
namespace copil::expansion {

class Origins {
 public:
  /// The origin of a number: of the name it was read from; else, when it was reckoned over names,
  /// of that reckoning; else none.
  int of(const Datum& datum, const Expression& expression, const Environment& environment);

  /// Hands what was gathered to the document.
  void give_to(document::Document& document);

 private:
  int named(const Lineage& lineage, const std::string& description, const Schema& schema);
  int reckoned(const Expression& expression, const Schema& schema);
  int definition(const std::string& code, const std::string& label, const std::string& text,
                 std::vector<int> parts = {});
  void add_parts(const Expression& expression, const Schema& schema, std::vector<int>& parts);
  void add_part(int definition, std::vector<int>& parts);
  int origin(document::Origin origin);

  std::vector<document::Definition> definitions_;
  std::vector<document::Origin> origins_;
  std::map<std::string, int> known_definitions_;  ///< by code
  std::map<std::string, int> known_origins_;      ///< by all they say
};

}  // namespace copil::expansion
