#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "vocabulary/names.hpp"

/// What a run made, and how a worker tells its parent.
namespace copil::production {

/// A file that was written.
struct MadeFile {
  std::string name;
  std::string sha256;
  std::uint64_t bytes = 0;
};

/// Where the time of a document went, in microseconds.
struct StageTimes {
  std::int64_t expansion = 0;
  std::int64_t layout = 0;
  std::int64_t pdf = 0;
  std::int64_t workbook = 0;
  std::int64_t writing = 0;

  StageTimes& operator+=(const StageTimes& other) {
    expansion += other.expansion;
    layout += other.layout;
    pdf += other.pdf;
    workbook += other.workbook;
    writing += other.writing;
    return *this;
  }
};

/// A number that the document was made with and that `chiffres.csv` tells too.
struct CitedFigure {
  std::string territoire;  ///< code
  std::string code;        ///< `DE0`, `volume.taux`, `subvention.CV01.solde`
  figures::Reach reach = figures::Reach::period;
  std::string value;  ///< exact, as in `indicateurs --format csv`; empty when not defined
};

struct MadeDocument {
  std::string report;
  std::string territoire;  ///< code
  int pages = 0;           ///< 0 without PDF
  std::vector<MadeFile> files;
  std::vector<std::string> open_blanks;  ///< names, in the order they print
  Diagnostics problems;                  ///< warnings; errors when the document could not be made
  Period period{};
  StageTimes times{};
  std::vector<CitedFigure> cited{};  ///< by territory, code, value before cumul
};

/// How the warning begins that a document was not made, since it would have had nothing to say.
inline constexpr std::string_view kObjectless = "document sans objet, non fait : ";

/// The rest of that warning: why, and what to supply. Nothing of a document that was made or
/// failed.
std::optional<std::string> why_objectless(const MadeDocument& made);

/// A made document as one text, and back: how a worker process tells its parent.
std::string packed(const MadeDocument& made);
MadeDocument unpacked(const std::string& text);

}  // namespace copil::production
