#include "volumes/revision.hpp"

#include "volumes/objectifs.hpp"

namespace copil::volumes {

namespace {

/// What the row changes, by what was known at `arrete` of the year before.
std::optional<Revision> revision_at(const records::Objectifs& objectifs,
                                    std::optional<std::size_t> row, Day arrete) {
  if (!row) return std::nullopt;
  const int annee = objectifs.annee[*row];
  const auto territoire = objectifs.territoire[*row];
  const Day effet = objectifs.date_effet[*row];
  const auto same_year = objectif_on(objectifs, annee, territoire, effet - 1);
  const auto before = same_year ? same_year : objectif_on(objectifs, annee - 1, territoire, arrete);
  if (!before) return std::nullopt;
  return Revision{*before, objectifs.objectif[*row], effet, objectifs.acte[*row],
                  same_year.has_value()};
}

}  // namespace

std::optional<Revision> last_revision(const records::Objectifs& objectifs, int annee,
                                      records::TerritoireId territoire, Day arrete) {
  return revision_at(objectifs, row_in_force(objectifs, annee, territoire, arrete), arrete);
}

std::optional<Revision> coming_revision(const records::Objectifs& objectifs, int annee,
                                        records::TerritoireId territoire, Day arrete) {
  return revision_at(objectifs, next_row(objectifs, annee, territoire, arrete), arrete);
}

}  // namespace copil::volumes
