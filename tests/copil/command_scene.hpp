#pragma once

#include <catch2/catch.hpp>

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "chain/small_folder.hpp"
#include "copil/options/commands.hpp"
#include "copil/runs.hpp"

namespace copil::testing {

/// What a command printed and said, and how it ended.
struct Said {
  int status = -1;
  std::string out;
  std::string err;
};

/// Checks that the text has that piece in it.
inline bool tells(const std::string& text, const std::string& piece) {
  CAPTURE(text, piece);
  const bool is_told = text.find(piece) != std::string::npos;
  CHECK(is_told);
  return is_told;
}

/// The commands in the test's own process, on the small folder.
class CommandScene {
 public:
  CommandScene() {
    data.replace("objectifs.csv", "2010;ML1", "2009;ML1;2009-01-01;8\n2010;ML1");
    write();
  }

  void write() { data.write(folder); }

  /// Runs the words; DOSSIER stands for the scene's folder, in them and in what is said.
  Said run(const std::string& line) const {
    std::istringstream in{line};
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(replaced(word, "DOSSIER", folder.path()));
    std::ostringstream out;
    std::ostringstream err;
    program::Terminal terminal{out, err};
    std::int64_t now = 0;
    program::Situation situation{vocabulary::Resources{COPIL_SOURCE_DIR}, terminal, 0, "/tmp",
                                 [&now] { return now += 1000; }};
    situation.source_date = source_date;
    const int status = program::run(words, program::whole_runs(), situation);
    return {status, replaced(out.str(), folder.path(), "DOSSIER"),
            replaced(err.str(), folder.path(), "DOSSIER")};
  }

  /// Each line, how it ended, what it printed and said.
  std::string transcript(const std::vector<std::string>& lines) const {
    std::string text;
    for (const auto& line : lines) {
      const Said said = run(line);
      text += "$ " + line + "\n" + said.out;
      if (!said.err.empty()) text += "--\n" + said.err;
      text += "=> " + std::to_string(said.status) + "\n\n";
    }
    return text;
  }

  TemporaryFolder folder;
  SmallFolder data;
  std::int64_t source_date = 0;  ///< of the program's run, in seconds

 private:
  static std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
      text.replace(at, what.size(), by);
    }
    return text;
  }
};

}  // namespace copil::testing
