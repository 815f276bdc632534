#include "volumes/revision.hpp"

#include "volumes/volumes.hpp"

namespace copil::volumes {

namespace {

/// The row of that year and territory with the greatest `date_effet` not after `day`.
std::optional<std::size_t> last_row(const records::Objectifs& objectifs, int annee,
                                    records::TerritoireId territoire, Day day) {
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < objectifs.size(); ++i) {
    const bool is_known = objectifs.annee[i] == annee && objectifs.territoire[i] == territoire &&
                          objectifs.date_effet[i] <= day;
    if (is_known && (!last || objectifs.date_effet[*last] < objectifs.date_effet[i])) last = i;
  }
  return last;
}

}  // namespace

std::optional<Revision> last_revision(const records::Objectifs& objectifs, int annee,
                                      records::TerritoireId territoire, Day arrete) {
  const auto row = last_row(objectifs, annee, territoire, arrete);
  if (!row) return std::nullopt;
  const Day effet = objectifs.date_effet[*row];
  const auto same_year = objectif_on(objectifs, annee, territoire, effet - 1);
  const auto before = same_year ? same_year : objectif_on(objectifs, annee - 1, territoire, arrete);
  if (!before) return std::nullopt;
  return Revision{*before, objectifs.objectif[*row], effet, objectifs.acte[*row],
                  same_year.has_value()};
}

std::optional<std::int64_t> first_objectif(const records::Objectifs& objectifs, int annee,
                                           records::TerritoireId territoire, Day arrete) {
  auto first = last_row(objectifs, annee, territoire, arrete);
  if (!first) return std::nullopt;
  while (const auto before =
             last_row(objectifs, annee, territoire, objectifs.date_effet[*first] - 1)) {
    first = before;
  }
  return objectifs.objectif[*first];
}

}  // namespace copil::volumes
