#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "bench.hpp"
#include "campaign/run.hpp"
#include "page_cache.hpp"

namespace copil::bench {

namespace {

namespace fs = std::filesystem;

constexpr int kJobs = 2;

std::int64_t microseconds() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

campaign::RunSettings settings(const std::string& data, const std::string& output) {
  campaign::RunSettings wanted;
  wanted.resources = {COPIL_SOURCE_DIR};
  wanted.campaign = "mensuelle";
  wanted.inquiry = {data, *make_day(2010, 6, 30), *parse_period("2010-06"), {}, {}, kJobs, {}};
  wanted.folder = output;
  wanted.version = "bench";
  wanted.resume = campaign::Resume::yes;
  wanted.clock = microseconds;
  return wanted;
}

void print(const campaign::RunOutcome& outcome) {
  std::size_t files = 0;
  for (const auto& document : outcome.made) files += document.files.size();
  std::printf("  %zu documents faits (%zu fichiers), %zu à jour\n ", outcome.made.size(), files,
              outcome.kept);
  const auto told = [](const char* name, std::int64_t duration) {
    std::printf(" %s %.2f s,", name, static_cast<double>(duration) / 1e6);
  };
  for (const auto& stage : outcome.stages) told(stage.name.c_str(), stage.microseconds);
  std::printf("\n  dans les %d processus :", kJobs);
  told("expansion", outcome.times.expansion);
  told("mise en page", outcome.times.layout);
  told("PDF", outcome.times.pdf);
  told("classeurs", outcome.times.workbook);
  told("écriture", outcome.times.writing);
  std::printf("\n");
}

int perform(const std::string& data, const std::string& output) {
  const auto run = campaign::prepare_run(settings(data, output));
  if (!run) return std::fputs(formatted(run.error()).c_str(), stderr), 3;
  const auto planned = campaign::plan_documents((*run)->campaign, (*run)->territoires, {},
                                                (*run)->settings.inquiry.period);
  const auto outcome = campaign::perform_run(**run, planned);
  std::fputs(formatted(outcome.problems).c_str(), stderr);
  print(outcome);
  std::fflush(stdout);
  return outcome.problems.empty() ? 0 : 3;
}

/// Memory that the processes of the group hold, each shared page counted once.
long group_megabytes(pid_t group) {
  long kilobytes = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator{"/proc", error}) {
    const pid_t process = std::atoi(entry.path().filename().c_str());
    if (process <= 0 || ::getpgid(process) != group) continue;
    std::ifstream about{entry.path() / "smaps_rollup"};
    for (std::string word; about >> word;) {
      long size = 0;
      if (word == "Pss:" && about >> size) kilobytes += size;
    }
  }
  return kilobytes / 1024;
}

/// One run in a process group of its own, watched from outside.
int watch(const char* title, const std::string& data, const std::string& output) {
  std::printf("%s\n", title);
  std::fflush(stdout);
  const pid_t process = ::fork();
  if (process == 0) {
    ::setpgid(0, 0);
    ::_exit(perform(data, output));
  }
  ::setpgid(process, process);
  const std::int64_t start = microseconds();
  long peak = 0;
  int status = 0;
  while (::waitpid(process, &status, WNOHANG) == 0) {
    peak = std::max(peak, group_megabytes(process));
    ::usleep(200'000);
  }
  std::printf("  en tout %.1f s, %ld Mo au plus\n",
              static_cast<double>(microseconds() - start) / 1e6, peak);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}

}  // namespace

int campagne(const Arguments& arguments) {
  if (arguments.empty()) {
    std::fputs("usage: campagne DIR (./copil exemple DIR l'écrit)\n", stderr);
    return 2;
  }
  const fs::path output = fs::temp_directory_path() / "copil-bench-campagne";
  fs::remove_all(output);
  forget_files(arguments[0]);
  int status = watch("campagne mensuelle, fichiers froids", arguments[0], output.string());
  if (status == 0) status = watch("la même, rien n'ayant changé", arguments[0], output.string());
  fs::remove_all(output);
  return status;
}

}  // namespace copil::bench
