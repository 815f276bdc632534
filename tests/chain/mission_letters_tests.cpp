// The letter of an agent's mission, held against the postings that agents.csv has.
#include "chain/acts.hpp"

namespace copil::testing::acts {

namespace {

/// What is told of a definitive letter for that site, from its first day on, every blank plain.
Outcome letter(const char* site, const std::string& debut, const std::string& fin,
               const std::string& quotite) {
  const TemporaryFolder folder;
  std::string answers = completed_form("lettre-de-mission", Options::by_default);
  for (const auto& [name, value] :
       {std::pair{"date_debut", debut}, {"date_fin", fin}, {"quotite", quotite}}) {
    answers = std::regex_replace(answers, std::regex{"\n" + std::string{name} + ": .*\n"},
                                 "\n" + std::string{name} + ": \"" + value + "\"\n");
  }
  const Act act{"lettre-de-mission", site, 2, 3};
  Outcome outcome = produce(act, answers, folder);
  outcome.err = with_plain_blanks(outcome.err);
  return outcome;
}

}  // namespace

TEST_CASE("a letter that says what is recorded is made without a word") {
  const Outcome outcome = letter("PE011", "2009-09-01", "2012-08-31", "50");
  CAPTURE(outcome.err);
  CHECK(outcome.status == 0);
  for (const char* what : {"Affectation non", "Quotité", "Déjà"}) {
    CHECK_FALSE(holds(outcome.err, what));
  }
}

TEST_CASE("a letter of a day or of a share of time that nobody recorded is told") {
  const Outcome day = letter("PE011", "2009-10-01", "2012-08-31", "50");
  CAPTURE(day.err);
  CHECK(day.status == 0);
  CHECK(holds(day.err,
              "attention : Affectation non enregistrée : Aucune affectation à la Mission "
              "locale de Brévane ne commence le 1er octobre 2009 dans agents.csv"));
  CHECK(holds(day.err, "AG02 depuis le 1er septembre 2009"));
  const Outcome share = letter("PE011", "2009-09-01", "2012-08-31", "100");
  CHECK(share.status == 0);
  CHECK(holds(share.err,
              "est enregistrée dans agents.csv à 50 % du temps de travail ; la lettre "
              "dit 100 %"));
  // What begins after the arrêté is not known yet.
  CHECK_FALSE(holds(letter("PE011", "2011-06-01", "2012-08-31", "50").err, "non enregistrée"));
}

TEST_CASE("a letter that article 7 does not allow is refused") {
  const Outcome renewed = letter("PE031", "2008-04-01", "2011-03-31", "80");
  CAPTURE(renewed.err);
  CHECK(renewed.status == 1);
  CHECK(holds(renewed.err, "erreur : Déjà un renouvellement"));
}

}  // namespace copil::testing::acts
