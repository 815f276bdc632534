#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>

#include "bench.hpp"
#include "records/read.hpp"
#include "spreadsheets/workbook.hpp"
#include "support/made_workbooks.hpp"

namespace copil::bench {

namespace {

namespace fs = std::filesystem;

std::string deflated(const std::string& bytes) {
  z_stream stream{};
  if (::deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string packed(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  ::deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

/// Services rendered as spreadsheets write them: pseudonyms and codes among the shared texts, days
/// as numbers with a format.
void write_services(const std::string& path, int rows) {
  constexpr int kJeunes = 300'000;
  std::string strings =
      "<si><t>jeune</t></si><si><t>mission_locale</t></si><si><t>date</t></si>"
      "<si><t>enjeu</t></si><si><t>M1</t></si>";
  for (int i = 1; i <= 10; ++i) strings += "<si><t>E" + std::to_string(i) + "</t></si>";
  for (int i = 0; i < kJeunes; ++i) {
    strings += "<si><t>J" + std::to_string(1'000'000 + i) + "</t></si>";
  }
  std::string text = "<row r=\"1\">";
  for (int i = 0; i < 4; ++i) {
    text += std::string{"<c r=\""} + "ABCD"[i] + "1\" t=\"s\"><v>" + std::to_string(i) + "</v></c>";
  }
  text += "</row>";
  for (int i = 0; i < rows; ++i) {
    const std::string row = std::to_string(i + 2);
    const long long jeune = i * 7919LL % kJeunes;
    text += "<row r=\"" + row + "\" spans=\"1:4\"><c r=\"A" + row + "\" t=\"s\"><v>" +
            std::to_string(15 + jeune) + "</v></c><c r=\"B" + row +
            "\" t=\"s\"><v>4</v></c><c r=\"C" + row + "\" s=\"1\"><v>" +
            std::to_string(40'179 + i % 365) + "</v></c><c r=\"D" + row + "\" t=\"s\"><v>" +
            std::to_string(5 + i % 10) + "</v></c></row>";
  }
  auto entries = testing::xlsx_entries(
      {{"services", text}},
      {.strings = strings, .styles = "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>"});
  for (auto& entry : entries) {
    entry.checksum = testing::checksum_of(entry.bytes);
    entry.size = static_cast<std::uint32_t>(entry.bytes.size());
    entry.method = 8;
    entry.bytes = deflated(entry.bytes);
  }
  std::ofstream{path, std::ios::binary} << testing::made_zip(entries);
}

/// Runs in a process of its own, for its peak of memory; gives its seconds.
double apart(const char* what, const std::function<bool()>& act) {
  std::fflush(nullptr);
  double wall = seconds([&] {
    const pid_t child = ::fork();
    if (child == 0) {
      const bool is_well = act();
      std::printf("  %-28s mémoire %4ld Mo%s\n", what, peak_megabytes(), is_well ? "" : " ; échec");
      std::fflush(nullptr);
      ::_exit(is_well ? 0 : 3);
    }
    ::waitpid(child, nullptr, 0);
  });
  std::printf("  %-28s %7.2f s\n", what, wall);
  return wall;
}

bool read_sheet(const std::string& path) {
  auto file = exports::InputFile::open_packed(path);
  if (!file) return false;
  const auto book =
      spreadsheets::Workbook::open(std::make_shared<const exports::InputFile>(std::move(*file)),
                                   spreadsheets::WorkbookForm::xlsx, path);
  return book && book->read(0, path);
}

}  // namespace

int tableurs(const Arguments& arguments) {
  const int rows = arguments.empty() ? 1'000'000 : std::atoi(arguments[0].c_str());
  const auto folder = fs::temp_directory_path() / ("copil-tableurs-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const std::string path = (folder / "services.xlsx").string();
  std::ofstream{folder / "territoires.csv"}
      << "code;type;libelle;parent\nFR;national;France;\nM1;mission_locale;Une;FR\n";
  apart("écriture", [&] { return write_services(path, rows), true; });
  std::printf("%d lignes, %.1f Mo\n", rows, static_cast<double>(fs::file_size(path)) / 1e6);
  const double own = apart("la feuille", [&] { return read_sheet(path); });
  apart("le dossier, contrôles compris", [&] {
    const auto reading = records::read_folder(folder.string(), {});
    return reading && reading->records.services.size() == static_cast<std::size_t>(rows);
  });
  const std::string command =
      "/usr/bin/python3 -c 'import openpyxl, resource\n"
      "book = openpyxl.load_workbook(\"" +
      path +
      "\", read_only=True)\n"
      "print(\"  openpyxl :\", sum(1 for row in book[\"services\"].iter_rows(values_only=True)), "
      "\"lignes, mémoire\", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, \"Mo\")'";
  const double peer = seconds([&] {
    if (std::system(command.c_str()) != 0) std::puts("  openpyxl (python3-openpyxl) est absent");
  });
  std::printf("  openpyxl en lecture seule    %7.2f s : %.1f fois le nôtre\n", peer, peer / own);
  fs::remove_all(folder);
  return 0;
}

}  // namespace copil::bench
