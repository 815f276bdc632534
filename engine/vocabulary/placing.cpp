#include "vocabulary/placing.hpp"

namespace copil::vocabulary {

Checked<std::vector<records::KeptPlace>> places_of_rows(const Dossier& dossier,
                                                        const std::string& correspondances,
                                                        std::span<const records::RowId> rows) {
  records::ReadOptions options;
  options.correspondances = correspondances;
  options.dated_names = dossier.controls().file("rubriques.csv");
  return records::places_of_rows(dossier.reading(), rows, options);
}

}  // namespace copil::vocabulary
