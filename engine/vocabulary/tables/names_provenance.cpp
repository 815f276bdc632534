// Rules, files, definitions, enjeux.

#include "vocabulary/sentences/rule_texts.hpp"
#include "vocabulary/tables/fields.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::FileId;

// ── Rules and definitions ──────────────────────────────────────────────────────────────────────

/// As the cards name it.
constexpr const char* kAccordCadre = "accord-cadre du 26 janvier 2010";

/// The day whose parameters the document states: the arrêté, not before the year it is about.
Day day_of_rules(const DocumentNames& names) {
  return std::max(names.facts().dossier->arrete(), days_of(year_of(names.periode())).begin);
}

Term rate_parameter(const DocumentNames& names, const char* name) {
  const auto& parameters = names.facts().dossier->parameters();
  const auto rate = parameters.taux(name, day_of_rules(names), "les documents");
  return rate ? Value::decimal(*rate, Unit::taux, 0) : Value::not_defined(Unit::taux);
}

CivisTexts civis(const DocumentNames& names) {
  return civis_texts(names.facts().dossier->parameters(), day_of_rules(names));
}

Term rate_in_words(const DocumentNames& names, const char* name) {
  const auto& parameters = names.facts().dossier->parameters();
  return text_term(rate_said(parameters, name, day_of_rules(names)).value_or(""));
}

/// Each text named once, before all its articles; the one that is `named` already, not at all.
std::string reference_text(const figures::Card& card, std::string named) {
  std::string text;
  for (const auto& reference : card.references) {
    text += text.empty() ? "" : " ; ";
    if (reference.texte != named) text += reference.texte + ", ";
    named = reference.texte;
    text += reference.article;
  }
  return text;
}

Term enjeu_figure(const DocumentNames& names, const std::string& figure, int number) {
  return names.value(figure + ".E" + std::to_string(number), names.periode(), names.territoire(),
                     figures::Reach::period);
}

/// The card's label after the figure's: `DE1.E3` is « Accès à l'emploi ».
Term enjeu_label(const DocumentNames& names, int number) {
  const auto& catalogue = names.facts().dossier->catalogue();
  const auto position = catalogue.find("DE1.E" + std::to_string(number));
  return position ? text_term(catalogue.cards[*position].libelle) : Term{};
}

}  // namespace

template <>
const std::vector<FieldOf<ReglesSubject>>& fields_of() {
  using S = ReglesSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"civis_deja_suivi", text(),
        "La règle des jeunes déjà en CIVIS pour les affectations (DE0), avec le jour examiné"},
       [](const N& n, const S&) -> Term { return civis(n).affectations; }},
      {{"civis_entrees", text(),
        "La règle des jeunes déjà en CIVIS pour le volume et les jeunes financés (VOL), avec le "
        "jour examiné"},
       [](const N& n, const S&) -> Term { return civis(n).entrees; }},
      {{"prix_unitaire", number(Unit::euros),
        "Le prix d'un jeune, celui du 1er janvier de l'année"},
       [](const N& n, const S&) { return unit_price(n, n.periode().year); }},
      {{"seuil", number(Unit::taux), "Le seuil de dépassement"},
       [](const N& n, const S&) { return rate_parameter(n, "seuil"); }},
      {{"tolerance", number(Unit::taux), "La tolérance de sous-réalisation"},
       [](const N& n, const S&) { return rate_parameter(n, "tolerance"); }},
      {{"seuil_dit", text(), "Le seuil et d'où il vient : « 10 % (retenu par défaut) »"},
       [](const N& n, const S&) { return rate_in_words(n, "seuil"); }},
      {{"tolerance_dite", text(), "La tolérance et d'où elle vient"},
       [](const N& n, const S&) { return rate_in_words(n, "tolerance"); }},
      {{"prix_dit", text(), "Le prix d'un jeune et d'où il vient"},
       [](const N& n, const S&) -> Term {
         const auto& parameters = n.facts().dossier->parameters();
         const Day first = days_of(year_of(n.periode())).begin;
         return text_term(price_said(parameters, first).value_or(""));
       }},
      {{"acompte_1_taux", number(Unit::taux), "La part du premier acompte"},
       [](const N& n, const S&) { return rate_parameter(n, "acompte_1_taux"); }},
      {{"acompte_2_taux", number(Unit::taux), "La part du second acompte"},
       [](const N& n, const S&) { return rate_parameter(n, "acompte_2_taux"); }},
      {{"phrases", list("phrase"), "Toutes les règles, une phrase chacune"},
       [](const N& n, const S&) -> Term {
         RecordList list;
         for (auto& sentence : rule_sentences(*n.facts().dossier)) {
           list.push_back(record_of(n, PhraseSubject{std::move(sentence)}));
         }
         return list;
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<PhraseSubject>>& fields_of() {
  using S = PhraseSubject;
  static const std::vector<FieldOf<S>> kFields{
      {{"texte", text(), "La phrase"},
       [](const DocumentNames&, const S& s) -> Term { return s.texte; }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<FichierSubject>>& fields_of() {
  using S = FichierSubject;
  using N = DocumentNames;
  static const auto kRows = [](std::uint64_t count) -> Term {
    return Value::count(static_cast<std::int64_t>(count), Unit::lignes);
  };
  static const std::vector<FieldOf<S>> kFields{
      {{"nom", text(), "Le nom du fichier"},
       [](const N&, const S& s) -> Term { return s.file.name; }},
      {{"lues", number(Unit::lignes), "Les lignes lues"},
       [](const N&, const S& s) { return kRows(s.file.count.read); }},
      {{"retenues", number(Unit::lignes), "Les lignes retenues"},
       [](const N&, const S& s) { return kRows(s.file.count.kept); }},
      {{"rejetees", number(Unit::lignes), "Les lignes rejetées"},
       [](const N&, const S& s) { return kRows(s.file.count.rejected); }},
      {{"empreinte", text(), "L'empreinte SHA-256 du fichier"},
       [](const N&, const S& s) -> Term { return s.file.sha256; }},
      {{"empreinte_courte", text(), "Ses seize premiers chiffres"},
       [](const N&, const S& s) -> Term { return s.file.sha256.substr(0, 16); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<DefinitionSubject>>& fields_of() {
  using S = DefinitionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le code du chiffre"},
       [](const N&, const S& s) -> Term { return s.card->code; }},
      {{"libelle", text(), "Son nom"},
       [](const N&, const S& s) -> Term { return s.card->libelle; }},
      {{"definition", text(), "Ce qu'il compte"},
       [](const N&, const S& s) { return text_term(s.card->definition); }},
      {{"reference", text(), "Les articles qui le fondent"},
       [](const N&, const S& s) { return text_term(reference_text(*s.card, "")); }},
      {{"articles", text(), "Les mêmes articles, sans redire qu'ils sont ceux de l'accord-cadre"},
       [](const N&, const S& s) { return text_term(reference_text(*s.card, kAccordCadre)); }},
      {{"lecture", text(), "Ce qu'il ne faut pas y lire"},
       [](const N&, const S& s) { return text_term(s.card->lecture); }},
      {{"unite", text(), "Son unité"},
       [](const N&, const S& s) -> Term { return std::string{unit_name(s.card->unit)}; }},
      {{"est_cite", boolean(), "Le document l'a-t-il nommé jusqu'ici ?"},
       [](const N& n, const S& s) -> Term { return n.wanted().contains(s.card->code); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<EnjeuSubject>>& fields_of() {
  using S = EnjeuSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "E1 à E10"},
       [](const N&, const S& s) -> Term { return "E" + std::to_string(s.number); }},
      {{"libelle", text(), "Le nom de l'enjeu"},
       [](const N& n, const S& s) { return enjeu_label(n, s.number); }},
      {{"de1", number(Unit::jeunes),
        "Les jeunes en co-traitance qui ont reçu un service de cet enjeu (chiffre DE1)"},
       [](const N& n, const S& s) { return enjeu_figure(n, "DE1", s.number); }},
      {{"de2", number(Unit::jeunes),
        "Les jeunes suivis par une mission locale qui ont reçu un service de cet enjeu (chiffre "
        "DE2)"},
       [](const N& n, const S& s) { return enjeu_figure(n, "DE2", s.number); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
