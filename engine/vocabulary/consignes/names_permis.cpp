// The driving-licence experiments, counted by territory over the document's period.
#include "vocabulary/consignes/subjects.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using quality::PermitCounts;
using records::TerritoireId;

template <std::int64_t PermitCounts::*count>
Term permit_youths(const DocumentNames&, const PermisSubject& subject) {
  return Value::count(subject.counts.*count, Unit::jeunes);
}

}  // namespace

const quality::PermitEntries* LatePermits::of(const Facts& facts) const {
  if (const auto* control = facts.coherence.if_made()) return &control->entries;
  std::call_once(made_->once, [&] {
    const Dossier& dossier = *facts.dossier;
    auto read = quality::read_permits(dossier.records(), dossier.controls(), dossier.arrete());
    if (read) made_->entries = std::move(*read);
  });
  return made_->entries ? &*made_->entries : nullptr;
}

Bearing bearing_of(const DocumentNames& names, const PermisSubject& s, const std::string&) {
  return {s.territoire, names.periode(), s.counts.experimentation};
}

std::vector<PermitCounts> counted_permits(const DocumentNames& names, TerritoireId territoire) {
  const auto& dossier = *names.facts().dossier;
  const auto* entries = names.facts().permits.of(names.facts());
  if (entries == nullptr) return {};
  return quality::count_permits(*entries, records_of(names).territoires, territoire,
                                days_of(names.periode()), dossier.arrete());
}

RecordList permits_of(const DocumentNames& names, TerritoireId territoire) {
  RecordList list;
  for (auto& counts : counted_permits(names, territoire)) {
    list.push_back(record_of(names, PermisSubject{territoire, std::move(counts)}));
  }
  return list;
}

RecordList permits_by_place(const DocumentNames& names, TerritoireId territoire) {
  using records::TypeTerritoire;
  RecordList list;
  const auto& tree = records_of(names).territoires;
  const auto type =
      territoire == tree.root ? TypeTerritoire::region : TypeTerritoire::mission_locale;
  for (const auto id : tree.of_type_in(territoire, type)) {
    for (const auto* one : permits_of(names, id)) list.push_back(one);
  }
  return list;
}

void add_entries_file(const DocumentNames& names, RecordList& files) {
  if (!names.has_asked_for(PermisSubject::kType) || names.has_asked_for(ControleSubject::kType)) {
    return;
  }
  if (counted_permits(names, names.territoire()).empty()) return;
  const auto entries = counted_entries(names.facts());
  if (entries) files.push_back(record_of(names, FichierSubject{*entries}));
}

template <>
const std::vector<FieldOf<PermisSubject>>& fields_of() {
  using S = PermisSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "Le territoire compté"},
       [](const N& n, const S& s) { return n.territoire_term(s.territoire); }},
      {{"experimentation", text(), "L'expérimentation : « Hirsch », « DIRECCTE »"},
       [](const N&, const S& s) { return text_term(s.counts.experimentation); }},
      {{"proposes", number(Unit::jeunes), "Les jeunes à qui elle est proposée dans la période"},
       &permit_youths<&PermitCounts::proposes>},
      {{"test", number(Unit::jeunes), "Les jeunes du groupe test, qui y entrent"},
       &permit_youths<&PermitCounts::test>},
      {{"temoins", number(Unit::jeunes), "Les jeunes du groupe témoin, que le sort ne désigne pas"},
       &permit_youths<&PermitCounts::temoins>},
      {{"refus_commission", number(Unit::jeunes), "Les jeunes que la commission refuse"},
       &permit_youths<&PermitCounts::refus_commission>},
      {{"refus_jeune", number(Unit::jeunes), "Les jeunes qui refusent"},
       &permit_youths<&PermitCounts::refus_jeune>},
      {{"abandons", number(Unit::jeunes), "Les jeunes qui abandonnent avant d'y entrer"},
       &permit_youths<&PermitCounts::abandons>},
      {{"attente", number(Unit::jeunes), "Les jeunes dont la proposition attend une réponse"},
       &permit_youths<&PermitCounts::attente>},
      {{"entres", number(Unit::jeunes), "Les jeunes dont le programme commence dans la période"},
       &permit_youths<&PermitCounts::entres>},
      {{"obtenus", number(Unit::jeunes), "Les jeunes dont le programme finit, permis obtenu"},
       &permit_youths<&PermitCounts::obtenus>},
      {{"sortis", number(Unit::jeunes), "Les jeunes dont le programme finit sans le permis"},
       &permit_youths<&PermitCounts::sortis>},
      {{"suivis", number(Unit::jeunes), "Les jeunes en programme à la fin de la période"},
       &permit_youths<&PermitCounts::suivis>},
  };
  return kFields;
}

}  // namespace copil::vocabulary
