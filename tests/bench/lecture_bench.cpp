#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "bench.hpp"
#include "page_cache.hpp"
#include "records/read.hpp"
#include "records/reading/columns.hpp"

namespace copil::bench {

namespace {

/// The floor: what `cat FILES | wc -l` does, in one thread.
long count_lines(const std::string& folder) {
  long lines = 0;
  std::vector<char> block(std::size_t{1} << 20);
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    std::ifstream file{folder + "/" + std::string{file_name(static_cast<records::FileId>(i))},
                       std::ios::binary};
    while (file.read(block.data(), static_cast<long>(block.size())) || file.gcount() > 0) {
      lines += std::count(block.begin(), block.begin() + file.gcount(), '\n');
    }
  }
  return lines;
}

template <class T>
std::size_t bytes_of(const std::vector<T>& column) {
  return column.size() * sizeof(T);
}
std::size_t bytes_of(const std::vector<bool>& column) {
  return column.size() / 8;
}
std::size_t bytes_of(const std::vector<std::string>& column) {
  std::size_t bytes = column.size() * sizeof(std::string);
  for (const auto& text : column) bytes += text.size() > 15 ? text.size() + 1 : 0;
  return bytes;
}
std::size_t bytes_of(const records::Texts& column) {
  return column.byte_count();
}
std::size_t bytes_of(const records::RepeatedTexts& column) {
  return column.byte_count();
}

/// The bytes that the columns of the records need, nothing else.
double column_bytes(records::Records& r) {
  std::size_t bytes =
      bytes_of(r.jeunes.code) + bytes_of(r.jeunes.is_listed) + bytes_of(r.cotraitances.code);
  const auto add = [&](auto& table) {
    records::for_each_column(table, [&](const auto& column) { bytes += bytes_of(column); });
  };
  add(r.objectifs), add(r.jeunes), add(r.cotraitances), add(r.inscriptions), add(r.alertes);
  add(r.civis), add(r.accompagnements), add(r.services), add(r.actions), add(r.conventions);
  add(r.versements), add(r.evaluations_mrs), add(r.prescriptions_pops), add(r.series);
  return static_cast<double>(bytes);
}

int read_once(const char* name, const std::string& folder, int jobs) {
  records::ReadOptions options;
  options.jobs = jobs;
  double bytes = 0;
  double rows = 0;
  double columns = 0;
  double cpu = cpu_seconds();
  long peak = 0;
  bool is_read = false;
  double wall = 0;
  const auto read = [&] {
    const auto start = std::chrono::steady_clock::now();
    auto reading = records::read_folder(folder, options);
    wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    cpu = cpu_seconds() - cpu;
    peak = peak_megabytes();
    is_read = reading.has_value();
    if (!is_read) return std::fputs(formatted(reading.error()).c_str(), stderr), void();
    for (const auto& count : reading->records.counts) {
      bytes += static_cast<double>(count.bytes);
      rows += static_cast<double>(count.read);
    }
    columns = column_bytes(reading->records) / 1e6;
  };
  read();
  if (!is_read) return 3;
  const double megabytes = static_cast<double>(peak) * 1.048576;
  std::printf(
      "  %-6s -j%d %6.3f s, processeur %6.3f s, %5.0f Mo/s, %5.2f M lignes/s, mémoire %4.0f "
      "Mo, colonnes %4.0f Mo, rapport %.2f\n",
      name, jobs, wall, cpu, bytes / wall / 1e6, rows / wall / 1e6, megabytes, columns,
      megabytes / columns);
  return 0;
}

/// Each reading in a process of its own: its peak of memory is its own too.
int read_apart(const char* name, const std::string& folder, int jobs) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    const int status = read_once(name, folder, jobs);
    std::fflush(nullptr);
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}

int read_folder_often(const std::string& folder, int jobs) {
  const double bytes = forget_files(folder);
  std::printf("%s : %.0f Mo\n", folder.c_str(), bytes / 1e6);
  int status = read_apart("froid", folder, jobs);
  for (int i = 0; i < 3 && status == 0; ++i) status = read_apart("chaud", folder, jobs);
  long lines = 0;
  const double wall = seconds([&] { lines = count_lines(folder); });
  std::printf("  plancher   %6.3f s à compter les %ld fins de ligne\n", wall, lines);
  return status;
}

/// A nation and a tenth of one, side by side: is the reading linear?
int read_nations(int jobs) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("copil-lecture-" + std::to_string(::getpid()));
  int status = 0;
  for (const char* services : {"600000", "6000000"}) {
    if (status == 0) status = nation({folder.string(), services});
    if (status == 0) status = read_folder_often(folder.string(), jobs);
    std::filesystem::remove_all(folder);
  }
  return status;
}

}  // namespace

int lecture(const Arguments& arguments) {
  const int jobs = arguments.size() > 1 ? std::atoi(arguments[1].c_str()) : 2;
  return arguments.empty() ? read_nations(jobs) : read_folder_often(arguments[0], jobs);
}

}  // namespace copil::bench
