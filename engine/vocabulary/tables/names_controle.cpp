// The control of coherence: IO 411, rules, files to mend.
#include <algorithm>
#include <set>

#include "vocabulary/by_name.hpp"
#include "vocabulary/citing/files_behind.hpp"
#include "vocabulary/consignes/subjects.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using quality::Coherence;
using quality::FileShare;
using quality::Incoherence;
using records::TerritoireId;

const Coherence* coherence_of(const DocumentNames& names) {
  return names.facts().coherence.of(*names.facts().dossier);
}

using quality::Weight;

Weight weight_of(const Incoherence& one) {
  return quality::coherence_rules()[one.rule].weight;
}

/// The findings of that weight at or below a territory, by mission locale.
std::vector<const Incoherence*> found_in(const DocumentNames& names, TerritoireId territoire,
                                         Weight weight) {
  const Coherence* coherence = coherence_of(names);
  std::vector<const Incoherence*> found;
  if (coherence == nullptr) return found;
  const auto inside = records_of(names).territoires.inside(territoire);
  for (const auto& one : coherence->incoherences) {
    if (weight_of(one) == weight && inside[one.mission_locale]) found.push_back(&one);
  }
  const auto& tree = records_of(names).territoires;
  std::stable_sort(found.begin(), found.end(), [&](const auto* a, const auto* b) {
    return is_named_before(tree, a->mission_locale, b->mission_locale);
  });
  return found;
}

Value file_count(std::uint64_t count) {
  return Value::count(static_cast<std::int64_t>(count), Unit::none);
}

std::optional<FileShare> share_of(const DocumentNames& names, TerritoireId territoire) {
  const Coherence* coherence = coherence_of(names);
  if (coherence == nullptr) return std::nullopt;
  return coherence->share_of(records_of(names).territoires, territoire);
}

Value io411(const std::optional<FileShare>& share) {
  if (!share || share->files == 0) return Value::not_defined(Unit::taux);
  return Value::decimal(share->share(), Unit::taux, 1);
}

/// The rules of that weight with at least one finding in the document's territory.
RecordList broken_rules(const DocumentNames& names, Weight weight) {
  std::set<std::size_t> broken;
  for (const auto* one : found_in(names, names.territoire(), weight)) broken.insert(one->rule);
  RecordList list;
  for (const auto rule : broken) list.push_back(record_of(names, RegleControleSubject{rule}));
  return list;
}

RecordList all_rules(const DocumentNames& names) {
  RecordList list;
  for (std::size_t rule = 0; rule < quality::coherence_rules().size(); ++rule) {
    list.push_back(record_of(names, RegleControleSubject{rule}));
  }
  return list;
}

RecordList findings(const DocumentNames& names, Weight weight) {
  RecordList list;
  for (const auto* one : found_in(names, names.territoire(), weight)) {
    list.push_back(record_of(names, ErreurSaisieSubject{one}));
  }
  return list;
}

std::size_t files_among(const std::vector<const Incoherence*>& found) {
  std::set<std::pair<TerritoireId, records::JeuneId>> files;
  for (const auto* one : found) files.emplace(one->mission_locale, one->jeune);
  return files.size();
}

std::int64_t rejected_inside(const exports::Rejects& rejects, const records::Territoires& tree,
                             const std::vector<bool>& inside) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const exports::Reject reject = rejects[i];
    if (reject.file != records::kSaisiesFile && !is_controlled(reject.file)) continue;
    const auto mission = tree.find(reject.mission_locale);
    if (mission && inside[*mission]) ++count;
  }
  return count;
}

/// The rows rejected from the files of the control that lead to a mission locale at or below the
/// territory: no rule saw them.
Term rejected_rows_of(const DocumentNames& names, TerritoireId territoire) {
  const Coherence* coherence = coherence_of(names);
  if (coherence == nullptr) return Value::not_defined(Unit::lignes);
  const auto& tree = records_of(names).territoires;
  const auto inside = tree.inside(territoire);
  return Value::count(rejected_inside(names.facts().dossier->reading().rejects, tree, inside) +
                          rejected_inside(coherence->entries.rejects, tree, inside),
                      Unit::lignes);
}

RecordList control_files(const DocumentNames& names) {
  const auto entries = counted_entries(names.facts());
  RecordList list;
  for (const auto& file : names.facts().control_files) {
    const bool is_counted = entries && entries->name == file.name;
    list.push_back(record_of(names, FichierSubject{is_counted ? *entries : file}));
  }
  return list;
}

}  // namespace

const Coherence* LateCoherence::of(const Dossier& dossier) const {
  std::call_once(made_->once, [&] {
    auto made = quality::check_coherence(dossier.records(), dossier.parameters(),
                                         dossier.controls(), dossier.arrete());
    if (made) made_->coherence = std::move(*made);
    made_->is_made = made_->coherence.has_value();
  });
  return made_->coherence ? &*made_->coherence : nullptr;
}

template <>
const std::vector<FieldOf<ControleSubject>>& fields_of() {
  using S = ControleSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"dossiers", number(Unit::none),
        "Les dossiers contrôlés : un jeune dans une mission locale"},
       [](const N& n, const S& s) -> Term {
         const auto share = share_of(n, s.territoire);
         return share ? file_count(share->files) : Value::not_defined(Unit::none);
       }},
      {{"en_erreur", number(Unit::none), "Les dossiers qui portent au moins une erreur de saisie"},
       [](const N& n, const S& s) -> Term {
         const auto share = share_of(n, s.territoire);
         return share ? file_count(share->faulty) : Value::not_defined(Unit::none);
       }},
      {{"io411", number(Unit::taux), "IO 411, calcul local : la part des dossiers en erreur"},
       [](const N& n, const S& s) -> Term { return io411(share_of(n, s.territoire)); }},
      {{"erreurs", number(Unit::none), "Les erreurs relevées"},
       [](const N& n, const S& s) -> Term {
         if (coherence_of(n) == nullptr) return Value::not_defined(Unit::none);
         return file_count(found_in(n, s.territoire, Weight::erreur).size());
       }},
      {{"a_verifier", number(Unit::none),
        "Les dossiers à vérifier avec Pôle emploi, hors IO 411 : doubles suivis"},
       [](const N& n, const S& s) -> Term {
         if (coherence_of(n) == nullptr) return Value::not_defined(Unit::none);
         return file_count(files_among(found_in(n, s.territoire, Weight::a_verifier)));
       }},
      {{"fichiers", list("fichier"), "Ce que seul le contrôle lit : les saisies, puis ses tables"},
       [](const N& n, const S&) -> Term { return control_files(n); }},
      {{"a_saisies", boolean(), "Vrai si le fichier des saisies est dans le dossier de données"},
       [](const N& n, const S&) -> Term {
         const Coherence* coherence = coherence_of(n);
         return coherence != nullptr && coherence->entries.is_present;
       }},
      {{"regles_regionales", boolean(),
        "Vrai si des consignes régionales de saisie sont connues pour sa région"},
       [](const N& n, const S& s) -> Term {
         const Coherence* coherence = coherence_of(n);
         return coherence != nullptr && coherence->has_regional_rules[s.territoire];
       }},
      {{"saisies_lues", number(Unit::lignes), "Les lignes lues du fichier des saisies"},
       [](const N& n, const S&) -> Term {
         const Coherence* coherence = coherence_of(n);
         if (coherence == nullptr) return Value::not_defined(Unit::lignes);
         return Value::count(static_cast<std::int64_t>(coherence->entries.read), Unit::lignes);
       }},
      {{"saisies_rejetees", number(Unit::lignes), "Les lignes rejetées du fichier des saisies"},
       [](const N& n, const S&) -> Term {
         const Coherence* coherence = coherence_of(n);
         if (coherence == nullptr) return Value::not_defined(Unit::lignes);
         return Value::count(static_cast<std::int64_t>(coherence->entries.rejects.size()),
                             Unit::lignes);
       }},
      {{"lignes_rejetees", number(Unit::lignes),
        "Les lignes rejetées de ses fichiers qui mènent au territoire : aucune règle ne les voit"},
       [](const N& n, const S& s) { return rejected_rows_of(n, s.territoire); }},
      {{"regles_enfreintes", list("regle_controle"), "Les règles enfreintes sur le territoire"},
       [](const N& n, const S&) -> Term { return broken_rules(n, Weight::erreur); }},
      {{"regles", list("regle_controle"), "Toutes les règles du contrôle"},
       [](const N& n, const S&) -> Term { return all_rules(n); }},
      {{"a_corriger", list("erreur_saisie"), "Les dossiers à corriger, une erreur par ligne"},
       [](const N& n, const S&) -> Term { return findings(n, Weight::erreur); }},
      {{"doubles_suivis", list("erreur_saisie"), "Les dossiers à vérifier, un constat par ligne"},
       [](const N& n, const S&) -> Term { return findings(n, Weight::a_verifier); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<RegleControleSubject>>& fields_of() {
  using S = RegleControleSubject;
  using N = DocumentNames;
  static const auto kRule = [](const S& s) { return quality::coherence_rules()[s.rule]; };
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "DAT1, AGE2…"},
       [](const N&, const S& s) -> Term { return std::string{kRule(s).code}; }},
      {{"libelle", text(), "L'erreur"},
       [](const N&, const S& s) -> Term { return std::string{kRule(s).libelle}; }},
      {{"source", text(), "Le texte qui fonde la règle"},
       [](const N&, const S& s) -> Term { return std::string{kRule(s).source}; }},
      {{"correction", text(), "Ce qu'il faut faire"},
       [](const N&, const S& s) -> Term { return std::string{kRule(s).correction}; }},
      {{"dossiers", number(Unit::none), "Les dossiers en erreur sur cette règle"},
       [](const N& n, const S& s) -> Term {
         auto found = found_in(n, n.territoire(), kRule(s).weight);
         const auto others =
             std::remove_if(found.begin(), found.end(),
                            [&](const Incoherence* one) { return one->rule != s.rule; });
         found.erase(others, found.end());
         return file_count(files_among(found));
       }},
      {{"regionale", boolean(), "Vrai si elle ne vaut que dans une région"},
       [](const N&, const S& s) -> Term { return kRule(s).is_regional(); }},
      {{"compte", boolean(), "Vrai si elle compte dans l'IO 411, faux si elle est à vérifier"},
       [](const N&, const S& s) -> Term { return kRule(s).weight == Weight::erreur; }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<ErreurSaisieSubject>>& fields_of() {
  using S = ErreurSaisieSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"regle", record("regle_controle"), "La règle enfreinte"},
       [](const N& n, const S& s) -> Term {
         return record_of(n, RegleControleSubject{s.error->rule});
       }},
      {{"mission_locale", record("territoire"), "La mission locale du dossier"},
       [](const N& n, const S& s) { return n.territoire_term(s.error->mission_locale); }},
      {{"jeune", text(), "Le pseudonyme du jeune"},
       [](const N& n, const S& s) -> Term {
         return std::string{records_of(n).jeunes.code[s.error->jeune]};
       }},
      {{"constat", text(), "Ce qui a été trouvé"},
       [](const N&, const S& s) -> Term { return s.error->constat; }},
      {{"a_faire", text(), "Ce qu'il faut faire, au vu de ce qui a été trouvé"},
       [](const N&, const S& s) -> Term {
         if (s.error->is_over)
           return "rien à décider, le double suivi a pris fin : vérifier ses dates";
         return std::string{quality::coherence_rules()[s.error->rule].correction};
       }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
