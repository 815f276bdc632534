#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "records/records.hpp"

namespace copil::volumes {

/// A change of a territory's objective (articles 5.1, 10.1 and 11): the yearly one, or one more in
/// the course of the year.
struct Revision {
  std::int64_t avant = 0;
  std::int64_t apres = 0;
  Day date_effet;
  std::string acte;          ///< as the file names it; may be empty
  bool is_mid_year = false;  ///< `avant` is of the same year, not of the year before
};

/// The last one of `annee` that is known at `arrete`; nothing when the year has no objective yet or
/// nothing before it to compare with.
std::optional<Revision> last_revision(const records::Objectifs& objectifs, int annee,
                                      records::TerritoireId territoire, Day arrete);

/// The first one of `annee` to take effect after `arrete`: what an avenant prepares.
std::optional<Revision> coming_revision(const records::Objectifs& objectifs, int annee,
                                        records::TerritoireId territoire, Day arrete);

}  // namespace copil::volumes
