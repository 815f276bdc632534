#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "campaign/plan/plan.hpp"
#include "campaign/record/register.hpp"
#include "campaign/run.hpp"
#include "campaign/verification.hpp"
#include "chain/small_folder.hpp"
#include "files/folder_lock.hpp"
#include "support/temporary_folder.hpp"

/// A campaign of one short report over a small folder, run in the test's own process.
namespace copil::campaign::testing {

namespace fs = std::filesystem;

class RunScene {
 public:
  RunScene() {
    fs::copy(COPIL_SOURCE_DIR "/reports", folder.file("reports"), fs::copy_options::recursive);
    write_report("[pdf, xlsx]");
    write_model("");
    folder.write("reports/campagnes/essai.yaml",
                 "campagne: essai\ntitre: Essai\ndescription: Un essai.\n"
                 "rapports:\n  - rapport: fiche\n");
    data.replace("civis.csv", "2010-09-01", "2010-06-01");
    data.write(folder);
  }

  void write_report(const std::string& formats) const {
    folder.write("reports/fiche.yaml",
                 "rapport: fiche\ntitre: Fiche\nniveaux: [national, region, mission_locale]\n"
                 "periodes: [mois]\nmodele: fiche\nformats: " +
                     formats + "\ndescription: >-\n  Une fiche.\nreferences:\n  - un texte\n");
  }

  void write_model(const std::string& more) const {
    folder.write("templates/fiche/modele.md",
                 "---\ntitre: Fiche\nniveau: [national, region, mission_locale]\n---\n\n"
                 "Entrées : {{ chiffre(\"DE0\") }}, dans l'année {{ territoire.volume.realise }}."
                 "\n" +
                     more);
  }

  RunSettings settings(Resume resume = Resume::yes, Archives archives = Archives::none) const {
    RunSettings made;
    made.resources = vocabulary::Resources{folder.path()};
    made.campaign = "essai";
    made.inquiry = {folder.file("d"), arrete, month, {}, imposed, 1, {}};
    made.folder = folder.file("c");
    made.version = "1";
    made.program = {program, libraries};
    made.resume = resume;
    made.archives = archives;
    return made;
  }

  std::unique_ptr<PreparedRun> prepared(RunSettings with) const {
    auto run = prepare_run(std::move(with));
    INFO((run ? "" : formatted(run.error())));
    REQUIRE(run);
    return std::move(*run);
  }

  RunOutcome perform(Resume resume = Resume::yes, Archives archives = Archives::none) const {
    const auto run = prepared(settings(resume, archives));
    return perform_run(*run, plan_documents(run->campaign, run->territoires, {}, month));
  }

  /// A run that makes everything and ends well.
  void perform_whole(Archives archives = Archives::none) const {
    const RunOutcome outcome = perform(Resume::no, archives);
    INFO(formatted(outcome.problems));
    REQUIRE(outcome.end == RunOutcome::End::done);
    REQUIRE(outcome.made.size() == 3);
  }

  /// What a check of the folder finds wrong, one message a line.
  std::string problems() const {
    const auto checked = verify_folder(folder.file("c"));
    REQUIRE(checked);
    std::string text;
    for (const auto& problem : checked->problems) text += problem.message + "\n";
    return text;
  }

  std::string path(const std::string& name) const { return folder.file("c/" + name); }

  /// The files of the run but its lock, one a line, sorted.
  std::string listing() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator{folder.file("c")}) {
      if (entry.is_regular_file() && entry.path().filename() != files::kLockName) {
        names.push_back(fs::relative(entry.path(), folder.file("c")).generic_string());
      }
    }
    std::sort(names.begin(), names.end());
    std::string text;
    for (const auto& name : names) text += name + "\n";
    return text;
  }

  /// Removes what a run set aside because a person had changed it.
  void remove_spared() const {
    std::vector<fs::path> spared;
    for (const auto& entry : fs::recursive_directory_iterator{folder.file("c")}) {
      const bool is_spared = entry.path().stem().string().find("-modifie") != std::string::npos;
      if (is_spared) spared.push_back(entry.path());
    }
    for (const auto& path : spared) fs::remove(path);
  }

  copil::testing::TemporaryFolder folder;
  copil::testing::SmallFolder data;
  Day arrete = *make_day(2010, 6, 30);
  Period month{Period::Kind::month, 2010, 6};
  std::vector<vocabulary::ImposedParameter> imposed;
  std::string program = "empreinte";
  std::string libraries = "libc.so.6 ab12\n";
};

}  // namespace copil::campaign::testing
