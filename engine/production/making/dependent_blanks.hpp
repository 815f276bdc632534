#pragma once

#include <map>
#include <string>
#include <vector>

#include "production/production.hpp"
#include "returns/form_book.hpp"

/// Blanks that a document asks for or not as its options are chosen.
namespace copil::production {

/// What a blank depends on.
struct Dependence {
  std::vector<std::string> options;  ///< by name, in the form's order
  /// As options are by default, the blank is asked; it is not any more when one of them changes.
  bool is_asked_by_default = false;
  std::vector<bool> wanted;  ///< one an option: what it is worth for the blank to be asked
  std::string heading;       ///< under which the blank stands; may be empty
};
using Dependences = std::map<std::string, Dependence>;

/// The blanks that one option alone turns on or off, each option tried in turn.
Dependences dependences_of(const PreparedReport& prepared, const vocabulary::DocumentNames& names);

/// « si oui à la question qui précède » ; said of any options when `dependence` is null.
std::string condition_text(const Dependence* dependence);

/// The lines with each dependent one behind the options that it depends on: they stand where the
/// first that depends on them stood.
std::vector<returns::FormLine> in_asking_order(std::vector<returns::FormLine> lines,
                                               const Dependences& dependences);

}  // namespace copil::production
