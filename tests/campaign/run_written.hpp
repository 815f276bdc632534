#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "campaign/record/register.hpp"
#include "campaign/record/run_record.hpp"
#include "support/temporary_folder.hpp"

/// What runs leave, written for tests.
namespace copil::testing {

using namespace campaign;

inline RecordedDocument recorded_document(const std::string& territoire, const std::string& hash) {
  RecordedDocument made;
  made.report = "bilan";
  made.territoire = territoire;
  made.libelle = "Nom <" + territoire + "> & Cie";
  made.niveau = "region";
  made.folder = territoire;
  made.period = {Period::Kind::month, 2010, 6};
  made.pages = 2;
  made.files = {{territoire + "/bilan.pdf", hash, 2049}};
  made.open_blanks = {"avis"};
  made.fingerprint = "empreinte";
  return made;
}

inline RunRecord written_record() {
  RunRecord run;
  run.program = "copil 1";
  run.campaign = "mensuelle";
  run.title = "Campagne mensuelle";
  run.period = {Period::Kind::month, 2010, 6};
  run.arrete = *make_day(2010, 6, 30);
  run.rules = {"Règle un."};
  vocabulary::CitedFile input{"services.csv", {}, "ab"};
  input.count.is_present = true;
  input.count.read = 10;
  input.count.kept = 9;
  input.count.rejected = 1;
  input.count.bytes = 100;
  run.inputs = {input};
  run.origins = {"p", "d", "r", "x", {{"bilan", "def", "mod", "ctl"}}, "env"};
  run.documents = {recorded_document("R11", "h1"), recorded_document("R82", "h2")};
  RecordedDocument failed = recorded_document("R93", "");
  failed.state = DocumentState::failed;
  failed.files.clear();
  failed.failure = "erreur : <rien ne va>\n";
  run.documents.push_back(failed);
  RecordedDocument objectless = recorded_document("R94", "");
  objectless.report = "lettre";
  objectless.failure = "Rien à payer : attendez l'ordre";
  run.objectless = {objectless};
  run.companions = {{"chiffres.csv", "c", 3}};
  return run;
}

inline const RunIdentity kIdentity{"mensuelle", {Period::Kind::month, 2010, 6}};

inline RegisterEntry register_entry(const std::string& report, const std::string& territoire) {
  RegisterEntry made;
  made.document.report = report;
  made.document.territoire = territoire;
  made.document.period = kIdentity.period;
  made.document.pages = 3;
  made.document.files = {{"R82/" + report + ".pdf", std::string(64, 'a'), 1234}};
  made.document.open_blanks = {"é « x » ; \n"};
  made.document.cited = {{"ML 01", "DE0", figures::Reach::period, "12"},
                         {"ML 01", "DE0", figures::Reach::cumul, "34"},
                         {"R=1", "subvention.C 1.solde", figures::Reach::period, ""}};
  made.fingerprint = "empreinte de " + territoire;
  return made;
}

/// A register of an identity, three documents and an end; gives its text.
inline std::string written_register(const TemporaryFolder& folder) {
  auto made = Register::open(folder.path());
  REQUIRE(made);
  REQUIRE(made->begin(kIdentity).empty());
  REQUIRE(made->add({register_entry("bilan", "ML01"), register_entry("bilan", "ML02")}).empty());
  REQUIRE(made->add({register_entry("tableau", "R82")}).empty());
  REQUIRE(made->end("sceau").empty());
  return bytes_of(folder.file("campagne.registre"));
}

}  // namespace copil::testing
