#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "console/gate/access.hpp"
#include "diagnostics/diagnostic.hpp"
#include "notation/node.hpp"

/// `acces.yaml`: who may come through the site's web server, to see which territories and do what.
namespace copil::console {

struct Access {
  std::vector<User> users;  ///< in the order of the file, the grants of their groups included
  std::vector<notation::Node> users_written;        ///< their names, as the file has them
  std::vector<notation::Node> territories_written;  ///< each code named, where it stands

  /// The user of exactly that name, or null.
  const User* find(std::string_view name) const;
};

/// Reads the text of the file. `saisir` and `produire` on a territory bring `lire` with them.
/// Errors, all at once: YAML, unknown keys, actions and groups, users without any right.
Checked<Access> read_access(std::string_view text, const std::string& file);

/// The territories named that there are not: a grant on them gives nothing. Errors, at their place.
Diagnostics unknown_territories(const Access& access, const records::Territoires& tree);

/// What a careful reader would notice: nobody administers, a right that another one of the same
/// user holds already. Warnings, at their place.
Diagnostics doubts_of(const Access& access, const records::Territoires& tree);

}  // namespace copil::console
