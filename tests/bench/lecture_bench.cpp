#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "bench.hpp"
#include "records/read.hpp"

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

int read_once(const std::string& folder, int jobs) {
  records::ReadOptions options;
  options.jobs = jobs;
  const double cpu_before = cpu_seconds();
  double bytes = 0;
  double rows = 0;
  bool is_read = false;
  const double wall = seconds([&] {
    const auto reading = records::read_folder(folder, options);
    is_read = reading.has_value();
    if (!is_read) return std::fputs(formatted(reading.error()).c_str(), stderr), void();
    for (const auto& count : reading->records.counts) {
      bytes += static_cast<double>(count.bytes);
      rows += static_cast<double>(count.read);
    }
  });
  if (!is_read) return 3;
  std::printf("lecture   -j%d %6.3f s  %6.3f s cpu  %6.0f MB/s  %6.2f M rows/s  peak %ld MB\n",
              jobs, wall, cpu_seconds() - cpu_before, bytes / wall / 1e6, rows / wall / 1e6,
              peak_megabytes());
  return 0;
}

}  // namespace

int lecture(const Arguments& arguments) {
  if (arguments.empty()) return std::fputs("usage: lecture DIR [jobs]\n", stderr), 2;
  const std::string& folder = arguments[0];
  const int jobs = arguments.size() > 1 ? std::atoi(arguments[1].c_str()) : 2;
  long lines = 0;
  const double wall = seconds([&] { lines = count_lines(folder); });
  std::printf("line ends     %6.3f s  %ld lines\n", wall, lines);
  int status = 0;
  for (int i = 0; i < 3 && status == 0; ++i) status = read_once(folder, jobs);
  return status;
}

}  // namespace copil::bench
