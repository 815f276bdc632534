// Every name answered on the demo, value by value, as references that are read in review: a wrong
// neighbour, a wrong unit or a line too many shows itself here.
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "support/golden.hpp"
#include "vocabulary/names.hpp"
#include "vocabulary/stage.hpp"

using namespace copil;
using namespace copil::testing;
using namespace copil::vocabulary;
using expansion::Record;
using expansion::RecordList;
using expansion::Term;

namespace {

std::string exact_text(const Value& value) {
  std::string text{unit_name(value.unit)};
  if (value.state == Value::State::secret) return "secret " + text;
  if (!value.is_defined()) return "n.d. " + text;
  text = std::to_string(value.number.num) +
         (value.number.den == 1 ? "" : "/" + std::to_string(value.number.den)) + " " + text;
  return text + " " + std::to_string(value.decimals);
}

/// Digests move with each line added to the demo, and have tests of their own; the others lead to
/// what is listed already, from another territory.
const std::set<std::string> kLeftOut{"sha256", "empreinte", "pays", "parent"};

/// One line a name, from the root on: `territoire.volume.taux = 41/60 taux 1`.
class Listing {
 public:
  explicit Listing(const expansion::Schema& schema) : schema_(schema) {}

  void add(const Record& record, const std::string& path, int depth) {
    const auto& fields = schema_.find(record.type())->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string name = path.empty() ? fields[i].name : path + "." + fields[i].name;
      if (!kLeftOut.contains(fields[i].name)) add_term(record.get(i), name, depth);
    }
  }
  const std::string& text() const { return text_; }

 private:
  void add_term(const Term& term, const std::string& name, int depth) {
    if (const auto* record = std::get_if<const Record*>(&term)) {
      if (depth > 0) add(**record, name, depth - 1);
    } else if (const auto* list = std::get_if<RecordList>(&term)) {
      text_ += name + " : " + std::to_string(list->size()) + "\n";
      if (depth > 0) add_ends(*list, name);
    } else {
      text_ += name + " = " + plain(term) + "\n";
    }
  }

  /// The first two items and the last one: order, borders and what a row holds.
  void add_ends(const RecordList& list, const std::string& name) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i < 2 || i + 1 == list.size()) add(*list[i], name + "[" + std::to_string(i) + "]", 0);
    }
  }

  static std::string plain(const Term& term) {
    if (const auto* value = std::get_if<Value>(&term)) return exact_text(*value);
    if (const auto* text = std::get_if<std::string>(&term)) return "« " + *text + " »";
    if (const auto* day = std::get_if<Day>(&term)) return iso_text(*day);
    if (const auto* is_so = std::get_if<bool>(&term)) return *is_so ? "oui" : "non";
    return "n.d.";
  }

  const expansion::Schema& schema_;
  std::string text_;
};

void check_values(const Stage& stage, const std::string& territory, const std::string& name) {
  const auto id = stage.dossier->records().territoires.find(territory);
  REQUIRE(id);
  const DocumentNames names{stage.schema, stage.facts, *id};
  Listing listing{stage.schema};
  listing.add(names.root(), "", 2);
  check_golden(listing.text(), "vocabulary/references/" + name + ".txt");
}

}  // namespace

TEST_CASE("each name has its value on each kind of territory of the demo") {
  const Stage stage = opened_stage("demo", "2010", *make_day(2011, 2, 28));
  for (const char* territory : {"R1", "ML04"}) {
    check_values(stage, territory, std::string{"2010_"} + territory);
  }
}

TEST_CASE("each name has its value in the middle of a year") {
  const Stage stage = opened_stage("demo", "2010-T2", *make_day(2010, 6, 30));
  check_values(stage, "FR", "2010-T2_FR");
}

TEST_CASE("each name has its value for a contract's signatory and for the network") {
  check_values(opened_stage("contrat-objectifs-2009", "2009", *make_day(2009, 12, 31)), "ML",
               "contrat_ML");
  const Stage network = opened_stage("accord-cadre-2010", "2011-S1", *make_day(2011, 6, 30));
  check_values(
      network,
      network.dossier->records().territoires.code[network.dossier->records().territoires.root],
      "reseau_2011-S1");
}
