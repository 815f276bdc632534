#include "volumes/revision.hpp"

#include "volumes/objectifs.hpp"

namespace copil::volumes {

std::optional<Revision> last_revision(const records::Objectifs& objectifs, int annee,
                                      records::TerritoireId territoire, Day arrete) {
  const auto row = row_in_force(objectifs, annee, territoire, arrete);
  if (!row) return std::nullopt;
  const Day effet = objectifs.date_effet[*row];
  const auto same_year = objectif_on(objectifs, annee, territoire, effet - 1);
  const auto before = same_year ? same_year : objectif_on(objectifs, annee - 1, territoire, arrete);
  if (!before) return std::nullopt;
  return Revision{*before, objectifs.objectif[*row], effet, objectifs.acte[*row],
                  same_year.has_value()};
}

}  // namespace copil::volumes
