#pragma once

#include <algorithm>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "chain/document_lines.hpp"

/// What documents made for a territory may not name.
namespace copil::testing {

struct Territory {
  std::string code, type, label, parent;
};
using Places = std::map<std::string, Territory>;

/// The territories of a `territoires.csv`, by code.
inline Places places_of(const std::string& file) {
  Places all;
  for_each_row(bytes_of(file), [&](const auto& cells) {
    all[cells[0]] = {cells[0], cells[1], plain(cells[2]), cells[3]};
  });
  return all;
}

inline bool is_within(const Places& all, std::string code, const std::string& above) {
  while (!code.empty() && code != above) code = all.at(code).parent;
  return code == above;
}

/// Neither the territory, nor below it, nor above it, nor a platform that serves what is above it:
/// what its documents may not name.
inline std::vector<Territory> strangers(const Places& all, const std::string& own) {
  std::vector<Territory> found;
  for (const auto& [code, place] : all) {
    const bool is_served_by =
        place.type == "plateforme_vocation" && is_within(all, own, place.parent);
    if (!is_within(all, code, own) && !is_within(all, own, code) && !is_served_by) {
      found.push_back(place);
    }
  }
  return found;
}

/// What an XML part says: its texts, and what stands in quotes, but formulas and the addresses of
/// cells, which look like the codes of départements.
inline std::string said_by(const std::string& part) {
  static const std::regex kAddresses{R"( (r|ref|sqref|activeCell|topLeftCell|spans|count|)"
                                     R"([\w:-]*(formula|address|ranges?|condition))="[^"]*")"
                                     R"(|<(c:f|f|xm:f|formula|formula1|definedName)\b[^<]*</)"};
  std::string text = std::regex_replace(part, kAddresses, " ");
  std::replace(text.begin(), text.end(), '<', ' ');
  std::replace(text.begin(), text.end(), '>', ' ');
  return text;
}

inline std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return plain(text);
}

}  // namespace copil::testing
