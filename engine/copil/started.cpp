#include "copil/started.hpp"

#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "copil/options/handing_over.hpp"
#include "copil/terminal/clean_buffer.hpp"

namespace copil::program {

namespace {

namespace fs = std::filesystem;

fs::path own_folder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

/// The folder that holds templates/ and reports/: COPIL_RACINE, else the nearest one above the
/// program itself, its share/copil counting where a package puts it.
std::string find_root() {
  if (const char* given = std::getenv("COPIL_RACINE")) return given;
  std::error_code error;
  for (fs::path folder = own_folder(); !folder.empty() && folder != folder.root_path();
       folder = folder.parent_path()) {
    for (const fs::path& root : {folder, folder / "share/copil"}) {
      if (fs::is_directory(root / "reports/chiffres", error)) return root.string();
    }
  }
  return ".";
}

/// Beside this program, or where a package puts it; nothing where it is in neither place.
std::string find_whole_program() {
  std::error_code error;
  const fs::path folder = own_folder();
  for (const fs::path& place : {folder, folder.parent_path() / "libexec/copil"}) {
    if (fs::is_regular_file(place / kWholeProgram, error)) return place / kWholeProgram;
  }
  return {};
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

std::string settings_folder() {
  const char* given = std::getenv("COPIL_REGLAGES");
  return given == nullptr ? "/etc/copil" : given;
}

/// XDG_CACHE_HOME, or the usual folder; with the version of the program, which another build of the
/// same number is not. One that hands commands over reads what the whole one kept, and keeps for
/// it.
std::optional<records::Cache> cache(const std::string& whole_program) {
  const std::string program = whole_program.empty() ? "/proc/self/exe" : whole_program;
  const char* const given = std::getenv("XDG_CACHE_HOME");
  const char* const home = std::getenv("HOME");
  std::string folder = given != nullptr && *given == '/' ? given : "";
  if (folder.empty() && home != nullptr && *home == '/') folder = std::string{home} + "/.cache";
  struct stat status {};
  if (folder.empty() || ::stat(program.c_str(), &status) != 0) return std::nullopt;
  std::string version{kVersion};
  for (const auto number : {std::int64_t{status.st_size}, std::int64_t{status.st_mtim.tv_sec},
                            std::int64_t{status.st_mtim.tv_nsec}}) {
    version += " " + std::to_string(number);
  }
  return records::Cache{folder + "/copil/colonnes", version};
}

/// The one socket that systemd passes, if it is meant for this very process.
std::optional<int> passed_socket() {
  constexpr int kFirstPassed = 3;
  const char* process = std::getenv("LISTEN_PID");
  const char* count = std::getenv("LISTEN_FDS");
  if (process == nullptr || count == nullptr || std::string_view{count} != "1") return std::nullopt;
  return std::to_string(::getpid()) == process ? std::optional{kFirstPassed} : std::nullopt;
}

/// Puts a clean buffer between a stream and its terminal; files and pipes keep every byte.
class CleanStream {
 public:
  CleanStream(std::ostream& stream, int descriptor, CleanBuffer::Rewriting rewriting)
      : stream_(stream), own_(stream.rdbuf()) {
    if (::isatty(descriptor) == 1) stream_.rdbuf(&clean_.emplace(*own_, rewriting));
  }
  ~CleanStream() { stream_.rdbuf(own_); }
  CleanStream(const CleanStream&) = delete;
  CleanStream& operator=(const CleanStream&) = delete;

 private:
  std::ostream& stream_;
  std::streambuf* own_;
  std::optional<CleanBuffer> clean_;
};

/// A stream closed by whoever started the program would give its number to the first file opened,
/// which would then be written into: each gets a place where nothing can be written.
void hold_closed_streams() {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    if (::fcntl(stream, F_GETFD) < 0) (void)::open("/dev/null", O_RDONLY);
  }
}

void tell(std::string_view text) {
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

/// Only what a handler may call: `backtrace` was called once before, so that it needs no memory.
extern "C" void tell_crash(int signal) {
  constexpr int kMostFrames = 32;
  const char* name = ::sigabbrev_np(signal);
  tell("erreur : le programme s'arrête sur une faute interne (SIG");
  tell(name != nullptr ? name : "?");
  tell(
      ") ; ce qui est déjà écrit est gardé\n"
      "   aide : signalez cette faute avec la commande, les lignes qui suivent et, si possible, "
      "les données\n");
  void* frames[kMostFrames];
  ::backtrace_symbols_fd(frames, ::backtrace(frames, kMostFrames), STDERR_FILENO);
  ::raise(signal);  // the usual end: the handler is set for once
}

/// What nobody caught, in a thread for instance, is told before the abort.
[[noreturn]] void tell_uncaught() {
  try {
    if (const auto fault = std::current_exception()) std::rethrow_exception(fault);
  } catch (const std::exception& fault) {
    tell(fault.what());
    tell("\n");
  } catch (...) {
    tell("?\n");
  }
  std::abort();
}

void tell_crashes() {
  // A stack of its own: the usual one may be what is full.
  static std::array<char, 65536> handler_stack;
  stack_t stack{};
  stack.ss_sp = handler_stack.data();
  stack.ss_size = handler_stack.size();
  ::sigaltstack(&stack, nullptr);
  void* frame = nullptr;
  ::backtrace(&frame, 1);
  struct sigaction action {};
  action.sa_handler = tell_crash;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER | SA_ONSTACK);
  for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
    ::sigaction(signal, &action, nullptr);
  }
  std::set_terminate(tell_uncaught);
}

}  // namespace

int started(const std::vector<std::string>& words, const Runs& runs) {
  hold_closed_streams();
  tell_crashes();
  try {
    using Rewriting = CleanBuffer::Rewriting;
    const CleanStream out{std::cout, STDOUT_FILENO, Rewriting::no};
    const CleanStream err{std::cerr, STDERR_FILENO, Rewriting::yes};
    Terminal terminal{std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1};
    Situation situation{{find_root()}, terminal, source_date(), temporary_folder()};
    situation.whole_program = find_whole_program();
    situation.cache = cache(situation.whole_program);
    situation.settings_folder = settings_folder();
    situation.passed_socket = passed_socket();
    return run(words, runs, situation);
  } catch (const std::exception& fault) {
    std::cerr << "erreur : le programme n'a pas pu démarrer : « " << fault.what() << " »\n";
    return kStopped;
  }
}

}  // namespace copil::program
