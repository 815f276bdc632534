#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "records/read.hpp"

/// What the fuzzer feeds the reader: any bytes as one file of a data folder.
namespace copil::fuzz {

/// Stops the program: the fuzzer keeps the bytes that led here.
inline void require(bool holds) {
  if (!holds) std::abort();
}

/// A folder under `parent` with a small tree of territories and what other files refer to.
inline std::filesystem::path make_folder(const std::filesystem::path& parent) {
  std::filesystem::create_directories(parent);
  std::ofstream{parent / "territoires.csv"}
      << "code;type;libelle;parent\nFR;national;France;\nR1;region;Une;FR\n"
         "M1;mission_locale;Mission;R1\nS1;site_pole_emploi;Site;M1\n"
         "P1;plateforme_vocation;Plateforme;R1\n";
  std::ofstream{parent / "cotraitances.csv"}
      << "cotraitance;jeune;mission_locale;date_affectation\nC0;J0;M1;2010-01-05\n";
  std::ofstream{parent / "conventions.csv"}
      << "convention;type;territoire;annee\nV0;locale;M1;2010\n";
  return parent;
}

/// Line ends of any kind, the most lines that the bytes may have.
inline std::uint64_t line_limit(std::string_view bytes) {
  return 1 + static_cast<std::uint64_t>(std::count_if(
                 bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; }));
}

inline void check_places(const Diagnostics& diagnostics, std::uint64_t limit) {
  for (const auto& diagnostic : diagnostics) {
    require(diagnostic.place.line >= 0);
    require(static_cast<std::uint64_t>(diagnostic.place.line) <= limit);
  }
}

/// `read = kept + rejected` for every file, and every reject lies inside its file.
inline void check_reading(const records::Reading& reading, const std::string& name,
                          std::uint64_t limit) {
  std::uint64_t rejected = 0;
  for (const auto& count : reading.records.counts) {
    require(count.read == count.kept + count.rejected);
    rejected += count.rejected;
  }
  require(rejected == reading.rejects.size());
  for (std::size_t i = 0; i < reading.rejects.size(); ++i) {
    const auto reject = reading.rejects[i];
    require(reject.line >= 1);
    if (reject.file == name) require(reject.line <= limit);
  }
  check_places(reading.warnings, limit);
}

/// The first byte chooses the file, the second the size of the chunks; the rest is the file. Reads
/// it with one thread and one chunk, then with two and many: both must agree.
inline void read_bytes(const std::filesystem::path& folder, std::string_view bytes) {
  if (bytes.size() < 2) return;
  const auto file =
      static_cast<records::FileId>(static_cast<unsigned char>(bytes[0]) % records::kFileCount);
  records::ReadOptions many;
  many.jobs = 2;
  many.chunk_bytes = 1U + static_cast<unsigned char>(bytes[1]);
  bytes.remove_prefix(2);
  const std::string name{records::file_name(file)};
  make_folder(folder);
  std::ofstream{folder / name, std::ios::binary} << bytes;
  const auto one = records::read_folder(folder.string(), {});
  const auto other = records::read_folder(folder.string(), many);
  std::filesystem::remove(folder / name);
  // UTF-16 writes a line end in two bytes: still one a line.
  const std::uint64_t limit = std::max<std::uint64_t>(line_limit(bytes), 6);
  require(one.has_value() == other.has_value());
  if (!one) {
    require(formatted(one.error()) == formatted(other.error()));
    return check_places(one.error(), limit);
  }
  check_reading(*one, name, limit);
  check_reading(*other, name, limit);
  require(exports::rejects_csv(one->rejects) == exports::rejects_csv(other->rejects));
  require(formatted(one->warnings) == formatted(other->warnings));
}

}  // namespace copil::fuzz
