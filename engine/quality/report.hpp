#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "exports/rejects.hpp"
#include "records/records.hpp"

/// What a careful reader would say of a data folder, as data: the program prints it.
namespace copil::quality {

/// Rejected rows of one file, column and reason.
struct RejectKind {
  struct Example {
    std::string place;  ///< `ligne 14`, `services.xlsx, feuille « T2 », cellule C14`
    std::string value;
  };
  std::string file;
  std::string column;
  std::string reason;
  std::uint64_t count = 0;
  std::vector<Example> examples;  ///< the first ones
};

/// Rejected rows of one mission locale, so that it can be asked to correct them.
struct MissionRejects {
  std::string mission_locale;  ///< its code as the rows have it; empty for rows that name none
  std::uint64_t count = 0;
  std::vector<std::pair<std::string, std::uint64_t>> files;  ///< with how many rows of each
};

/// Something seen in kept rows of a file that is allowed but looks odd.
struct Oddity {
  records::FileId file = records::FileId::territoires;
  std::uint64_t count = 0;
  std::vector<std::string> examples;  ///< the first ones: codes of youths, co-traitances, actions
};

/// Codes of one file that differ only by case, accents or blanks: very likely one thing.
struct CodeVariants {
  records::FileId file = records::FileId::territoires;
  std::vector<std::string> codes;  ///< at least two, in the order of the file
};

/// A rejected, unknown code that differs from a known one only by case, accents or blanks.
struct NearMiss {
  std::string place;  ///< of its first row: `services.csv, ligne 14`
  std::string code;
  std::string known;
  std::uint64_t count = 0;
};

/// The quality of a folder. Lists hold everything but the examples.
struct Review {
  std::vector<RejectKind> rejects;         ///< in the files' order, then the most frequent first
  std::vector<MissionRejects> by_mission;  ///< by code, those without one last
  std::uint64_t unknown_youths = 0;  ///< not listed in jeunes.csv; 0 when that file is not there
  std::vector<std::string> unknown_youth_examples;
  std::vector<Oddity> empty_intervals;  ///< kept rows whose end is their beginning
  std::vector<CodeVariants> code_variants;
  std::vector<NearMiss> near_misses;
  /// Actions whose enjeu is one of the other perimeter (annexe 10): no figure of enjeux counts
  /// them.
  Oddity foreign_enjeux{records::FileId::actions, 0, {}};

  /// True when nothing is worth saying.
  bool is_clean() const;
};

struct ReportOptions {
  /// Examples of each kind.
  std::size_t example_count = 3;
};

/// Looks at all that was read.
Review report_on(const records::Records& records, const exports::Rejects& rejects,
                 const ReportOptions& options = {});

}  // namespace copil::quality
