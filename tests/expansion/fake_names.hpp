#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>

#include "expansion/template.hpp"

/// A small world for templates: a region with three missions locales, two years, one convention.
namespace copil::expansion::fake {

class FakeRecord : public Record {
 public:
  FakeRecord(const Schema& schema, std::string type) : schema_(schema), type_(std::move(type)) {}
  std::string_view type() const override { return type_; }
  Term get(std::size_t index) const override {
    const auto found = terms_.find(schema_.find(type_)->fields[index].name);
    return found == terms_.end() ? Term{} : found->second;
  }
  /// Volumes are those of R82 in 2010.
  std::optional<Lineage> lineage(std::size_t index) const override {
    if (type_ != "volume") return std::nullopt;
    return Lineage{
        "volume." + schema_.find(type_)->fields[index].name, "R82", {Period::Kind::year, 2010, 1}};
  }
  FakeRecord& with(const std::string& field, Term term) {
    terms_[field] = std::move(term);
    return *this;
  }

 private:
  const Schema& schema_;
  std::string type_;
  std::map<std::string, Term> terms_;
};

inline Type number(Unit unit) {
  return {Kind::number, unit, {}};
}
inline Type text() {
  return {Kind::text, Unit::none, {}};
}
inline Type day() {
  return {Kind::day, Unit::none, {}};
}
inline Type record(std::string name) {
  return {Kind::record, Unit::none, std::move(name)};
}
inline Type list(std::string name) {
  return {Kind::list, Unit::none, std::move(name)};
}

inline Schema schema() {
  return {{{"document",
            {{"territoire", record("territoire"), ""},
             {"periode", record("periode"), ""},
             {"arrete", day(), ""},
             {"convention", record("convention"), ""},
             {"provisoire", {Kind::boolean, Unit::none, {}}, ""}}},
           {"territoire",
            {{"code", text(), ""},
             {"libelle", text(), ""},
             {"parent", record("territoire"), ""},
             {"missions_locales", list("territoire"), ""},
             {"volume", record("volume"), ""}}},
           {"periode",
            {{"code", text(), ""},
             {"libelle", text(), ""},
             {"annee", text(), ""},
             {"un_an_avant", record("periode"), ""},
             {"trimestres", list("periode"), ""}}},
           {"volume",
            {{"objectif", number(Unit::jeunes), ""},
             {"precedent", number(Unit::jeunes), "L'objectif de l'année d'avant"},
             {"taux", number(Unit::taux), ""},
             {"statut", text(), ""}}},
           {"convention",
            {{"signature", day(), ""},
             {"montant", number(Unit::euros), ""},
             {"acompte_1", number(Unit::euros), ""},
             {"acompte_2", number(Unit::euros), ""},
             {"date_acompte_1", day(), ""}}}},
          "document",
          {{"DE0", "Jeunes affectés", Unit::jeunes},
           {"DE1.E1", "Orientation", Unit::jeunes},
           {"DE1.E2", "Projet", Unit::jeunes},
           {"VOL", "Entrées en co-traitance", Unit::jeunes},
           {"EM4", "Actions vers les employeurs", Unit::actions, "Somme des actions."},
           {"PA4", "Actions avec les partenaires", Unit::actions}}};
}

class FakeNames : public Names {
 public:
  FakeNames() : schema_(fake::schema()), root_(schema_, "document") {
    FakeRecord& region = territory("R82", "Rhône-Alpes", 600, 550);
    FakeRecord& before = period("2009", "année 2009", {});
    FakeRecord& year = period("2010", "année 2010", &before);
    RecordList quarters;
    for (const char* code : {"2010-T1", "2010-T2"}) {
      quarters.push_back(&period(code, std::string{"T"} + code[6], nullptr));
    }
    year.with("trimestres", quarters);
    forez = &territory("ML1", "Mission locale du Forez", 300, 250).with("parent", &region);
    annecy = &territory("ML2", "Mission locale d'Annecy", 200, 200).with("parent", &region);
    vienne = &territory("ML3", "Mission locale de Vienne", 0, 100).with("parent", &region);
    vienne->with("volume", Term{});
    region.with("missions_locales", RecordList{vienne, forez, annecy});
    root_.with("territoire", &region)
        .with("periode", &year)
        .with("arrete", *make_day(2010, 12, 31));
    root_.with("provisoire", true);
    convention = &add("convention");
    convention->with("montant", Value::money({8'441'000}))
        .with("acompte_1", Value::money({3'376'400}));
    convention->with("signature", *make_day(2010, 3, 1));
    convention->with("date_acompte_1", *make_day(2010, 3, 1));
    root_.with("convention", convention);
    give("VOL", "2010", "R82", 480);
    give("VOL", "2009", "R82", 400);
    give("VOL", "2010", "ML1", 345);
    give("VOL", "2010", "ML2", 150);
    give("VOL", "2010-T1", "R82", 100);
    give("VOL", "2010-T2", "R82", 130);
    give("DE0", "2010", "R82", 500);
    give("DE0", "2009", "R82", 450);
    give("DE1.E1", "2010", "R82", 70);
    give("DE1.E1", "2010-T1", "R82", 30);
    give("DE1.E1", "2010-T2", "R82", 45);
    give("DE1.E2", "2010-T1", "R82", 12);
    give("EM4", "2010", "R82", 7);
    give("PA4", "2010", "R82", 5);
  }
  FakeNames(const FakeNames&) = delete;
  FakeNames& operator=(const FakeNames&) = delete;

  const Schema& schema() const override { return schema_; }
  const Record& root() const override { return root_; }
  Value figure(std::string_view code, const Record* periode, const Record* territoire,
               bool cumulated) const override {
    const std::string year = periode ? code_of(*periode) : "2010";
    const std::string place = territoire ? code_of(*territoire) : "R82";
    const auto found = figures_.find(std::string{code} + " " + year + " " + place);
    const bool is_action = code == "EM4" || code == "PA4";
    const Unit unit = is_action ? Unit::actions : Unit::jeunes;
    if (found == figures_.end()) return Value::not_defined(unit);
    return Value::count(found->second + (cumulated ? 1000 : 0), unit);
  }

  std::optional<Lineage> lineage(std::string_view code, const Record* periode,
                                 const Record* territoire, bool cumulated) const override {
    return Lineage{std::string{code}, territoire ? code_of(*territoire) : "R82",
                   *parse_period(periode ? code_of(*periode) : "2010"), cumulated};
  }

  FakeRecord& root_record() { return root_; }
  FakeRecord* forez = nullptr;
  FakeRecord* annecy = nullptr;
  FakeRecord* vienne = nullptr;
  FakeRecord* convention = nullptr;

 private:
  FakeRecord& add(std::string type) { return records_.emplace_back(schema_, std::move(type)); }

  FakeRecord& territory(std::string code, std::string label, int objective, int before) {
    FakeRecord& volume = add("volume");
    volume.with("objectif", Value::count(objective, Unit::jeunes));
    volume.with("precedent", Value::count(before, Unit::jeunes));
    volume.with("taux", Value::rate(objective / 2, objective));
    volume.with("statut", std::string{"conforme"});
    FakeRecord& result = add("territoire").with("code", std::move(code));
    return result.with("libelle", std::move(label)).with("volume", &volume);
  }

  FakeRecord& period(std::string code, std::string label, const FakeRecord* before) {
    FakeRecord& result =
        add("periode").with("annee", code.substr(0, 4)).with("code", std::move(code));
    result.with("libelle", std::move(label));
    if (before) result.with("un_an_avant", before);
    return result;
  }

  void give(const std::string& code, const std::string& periode, const std::string& territoire,
            std::int64_t number) {
    figures_[code + " " + periode + " " + territoire] = number;
  }

  static std::string code_of(const Record& record) { return std::get<std::string>(record.get(0)); }

  Schema schema_;
  std::deque<FakeRecord> records_;
  FakeRecord root_;
  std::map<std::string, std::int64_t> figures_;
};

/// Sources that hold those files and no other.
inline Sources sources(std::map<std::string, std::string> files) {
  return {[files = std::move(files)](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    return found == files.end() ? std::nullopt : std::optional{found->second};
  }};
}

inline const std::string kFrontMatter = "---\ntitre: Essai\n---\n";

/// What compiling that body says is wrong; empty when nothing is.
inline std::string errors_of(const std::string& body, const std::string& head = kFrontMatter) {
  const auto compiled =
      compile("essai/modele.md", sources({{"essai/modele.md", head + body}}), schema());
  return compiled ? "" : formatted(compiled.error());
}

/// The whole expansion of that text, or an empty one with its errors as title.
inline Expansion expansion_of(const std::string& text, const FakeNames& names,
                              const Answers& answers = {},
                              std::map<std::string, std::string> parts = {}) {
  parts["essai/modele.md"] = text;
  const auto compiled = compile("essai/modele.md", sources(std::move(parts)), schema());
  Expansion failed;
  if (!compiled) {
    failed.document.title = formatted(compiled.error());
    return failed;
  }
  auto expanded = expand(*compiled, names, answers);
  if (expanded) return std::move(*expanded);
  failed.document.title = formatted(expanded.error());
  return failed;
}

/// The dump of what that body gives; its errors when it is wrong.
inline std::string dump_of(const std::string& body, const FakeNames& names = {},
                           const Answers& answers = {},
                           std::map<std::string, std::string> parts = {}) {
  const Expansion result = expansion_of(kFrontMatter + body, names, answers, std::move(parts));
  if (result.document.title != "Essai") return result.document.title;
  return document::dump(result.document.content);
}

/// A fenced block of a template.
inline std::string block(const std::string& name, const std::string& yaml) {
  return "```" + name + "\n" + yaml + "```\n";
}

}  // namespace copil::expansion::fake
