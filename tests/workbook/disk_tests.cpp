#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "workbook/detail.hpp"
#include "workbook/sample.hpp"
#include "workbook/support.hpp"

// A disk that is full, or a limit on the size of files: an error in French, never a spoilt
// workbook.
using namespace copil;

namespace {

/// What `act` prints on the standard error.
std::string complaints_of(const std::function<void()>& act) {
  const std::string path = support::path_of("complaints");
  const int kept = ::dup(STDERR_FILENO);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(file, STDERR_FILENO);
  act();
  ::dup2(kept, STDERR_FILENO);
  ::close(file);
  ::close(kept);
  return xlsx::file_bytes(path);
}

/// Files grow to that many bytes and no more while it lives.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallFiles() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

document::Document long_document() {
  auto document = sample::empty_document();
  auto table = sample::volumes_table();
  const auto row = table.rows[0];
  table.rows.insert(table.rows.begin(), 2000, row);
  document.content = {sample::block(table)};
  return document;
}

const std::vector<std::string> kHints{
    "libérez de la place ; la variable TMPDIR désigne un autre dossier pour les fichiers de "
    "travail"};

}  // namespace

TEST_CASE("a working file that cannot be whole is an error, though the packed file could be") {
  const std::string path = support::path_of("small_files");
  support::written(long_document(), "small_files");
  const auto packed = std::filesystem::file_size(path);
  const SmallFiles limit(packed + 20'000);
  const auto result = workbook::write(long_document(), path, support::options());
  REQUIRE_FALSE(result);
  REQUIRE(result.error().size() == 1);
  CHECK(result.error()[0].message ==
        "impossible d’écrire le classeur « " + path +
            " » : fichiers de travail, dans « /tmp » : le fichier dépasse la taille permise");
  CHECK(result.error()[0].hints == kHints);
}

TEST_CASE("a long list whose rows could not all be kept is an error") {
  workbook::Detail list;
  list.title = "Liste";
  list.columns = {{"Texte", Unit::none, 0, 14, ""}};
  list.rows = [i = 0](auto& row) mutable {
    row[0] = std::string_view{"un texte"};
    return ++i <= 20'000;
  };
  const SmallFiles limit(200'000);
  const std::string path = support::path_of("small_list");
  const auto result = workbook::write_detail(list, path, support::options());
  REQUIRE_FALSE(result);
  CHECK(result.error().back().message ==
        "impossible d’écrire le classeur « " + path +
            " » : fichiers de travail, dans « /tmp » : le disque est plein, ou le fichier dépasse "
            "la taille permise");
}

TEST_CASE("a full disk is told in French, and the library says nothing") {
  Diagnostics errors;
  const std::string said = complaints_of([&] {
    const auto result = workbook::write(sample::report(), "/dev/full", support::options());
    if (!result) errors = result.error();
  });
  CHECK(said.empty());
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].message ==
        "impossible d’écrire le classeur « /dev/full » : le disque est plein, ou le fichier "
        "dépasse la taille permise");
  CHECK(errors[0].hints == kHints);
}

TEST_CASE("a folder for working files that is not there is told") {
  auto options = support::options();
  options.temporary_folder = support::path_of("no/such/folder");
  const auto result = workbook::write(sample::report(), support::path_of("astray"), options);
  REQUIRE_FALSE(result);
  CHECK_THAT(result.error().at(0).message,
             Catch::EndsWith(" : fichiers de travail, dans « " + options.temporary_folder +
                             " » : le dossier n’existe pas ou n’est pas accessible"));
}
