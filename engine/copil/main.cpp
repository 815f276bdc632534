#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>

#include "copil/options/commands.hpp"
#include "copil/terminal/clean_buffer.hpp"

namespace {

using namespace copil;

/// The folder that holds templates/ and reports/: COPIL_RACINE, else the nearest one above the
/// program itself.
std::string find_root() {
  namespace fs = std::filesystem;
  if (const char* given = std::getenv("COPIL_RACINE")) return given;
  std::error_code error;
  fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  while (!folder.empty() && folder != folder.root_path()) {
    if (fs::is_directory(folder / "reports/chiffres", error)) return folder.string();
    folder = folder.parent_path();
  }
  return ".";
}

std::optional<std::int64_t> source_date() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  const auto seconds = text == nullptr ? std::nullopt : parse_decimal(text);
  return seconds && seconds->den == 1 ? std::optional{seconds->num} : std::nullopt;
}

std::string temporary_folder() {
  const char* given = std::getenv("TMPDIR");
  return given == nullptr || *given == '\0' ? "/tmp" : given;
}

/// Puts a clean buffer between a stream and its terminal; files and pipes keep every byte.
class CleanStream {
 public:
  CleanStream(std::ostream& stream, int descriptor, program::CleanBuffer::Rewriting rewriting)
      : stream_(stream), own_(stream.rdbuf()) {
    if (::isatty(descriptor) == 1) stream_.rdbuf(&clean_.emplace(*own_, rewriting));
  }
  ~CleanStream() { stream_.rdbuf(own_); }
  CleanStream(const CleanStream&) = delete;
  CleanStream& operator=(const CleanStream&) = delete;

 private:
  std::ostream& stream_;
  std::streambuf* own_;
  std::optional<program::CleanBuffer> clean_;
};

}  // namespace

int main(int count, char** words) {
  using Rewriting = program::CleanBuffer::Rewriting;
  const CleanStream out{std::cout, STDOUT_FILENO, Rewriting::no};
  const CleanStream err{std::cerr, STDERR_FILENO, Rewriting::yes};
  program::Terminal terminal{std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1};
  const program::Situation situation{{find_root()}, terminal, source_date(), temporary_folder()};
  return program::run({words + 1, words + count}, situation);
}
