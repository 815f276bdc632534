#include "mapping/dated_names.hpp"

#include "base/folded.hpp"
#include "exports/table.hpp"

namespace copil::mapping {

namespace {

enum { kFormer, kPresent };

constexpr exports::Column kNameColumns[] = {
    {"ancien_libelle", exports::Need::mandatory, "nom jusqu'à la date d'effet"},
    {"nouveau_libelle", exports::Need::mandatory, "nom depuis la date d'effet"},
};

}  // namespace

Checked<DatedNames> DatedNames::load(const std::string& path) {
  const auto table = exports::open_table(path, {"rubriques.csv", kNameColumns});
  if (!table) return table.error();
  const std::string text = table->all_rows();
  exports::Rows rows{text, table->format, {0, text.size()}};
  DatedNames names;
  while (rows.next()) {
    const std::string present{rows.cell(kPresent)};
    if (present.empty()) continue;
    for (const std::string_view name : {rows.cell(kFormer), rows.cell(kPresent)}) {
      if (!name.empty()) names.present_.emplace(folded(name), present);
    }
  }
  return names;
}

std::string_view DatedNames::present(std::string_view word) const {
  const auto found = present_.find(folded(word));
  return found == present_.end() ? word : std::string_view{found->second};
}

}  // namespace copil::mapping
