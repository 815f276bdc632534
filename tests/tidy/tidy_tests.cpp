// Reads the source tree and holds it against the rules of the house: see engine/README.md.
#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tidy/tree.hpp"

using namespace copil::testing::tree;
namespace fs = std::filesystem;

namespace {

struct Room {
  std::set<std::string> uses;
  std::set<std::string> owns;
};
using House = std::map<std::string, Room>;

/// The `room(…)` lines of the build file.
House read_house() {
  House house;
  static const std::regex kRoom{R"(^room\((\w+)\s*([^)]*)\))"};
  for (const auto& line : lines_of(read_file(kRoot / "CMakeLists.txt"))) {
    std::smatch match;
    if (!std::regex_search(line, match, kRoom)) continue;
    Room& room = house[match[1]];
    std::set<std::string>* list = nullptr;
    std::istringstream words{match[2]};
    for (std::string word; words >> word;) {
      if (word == "USES")
        list = &room.uses;
      else if (word == "OWNS")
        list = &room.owns;
      else if (word == "LIBS" || word == "PROGRAM")
        list = nullptr;
      else if (list != nullptr)
        list->insert(word);
    }
  }
  return house;
}

std::vector<fs::path> code_files() {
  auto files = files_under(kRoot / "engine", {".hpp", ".cpp"});
  const auto tests = files_under(kRoot / "tests", {".hpp", ".cpp"});
  files.insert(files.end(), tests.begin(), tests.end());
  return files;
}

std::string room_of(const fs::path& file) {
  return *std::next(fs::relative(file, kRoot).begin());
}

/// What a room's `#include <…>` names: `cairo/cairo.h` and `cairo.h` give `cairo`.
std::string owner_word(const std::string& header) {
  return header.substr(0, header.find_first_of("/."));
}

bool is_standard_or_posix(const std::string& header) {
  static const std::set<std::string> kPosix{"sys",       "fcntl",     "poll",   "unistd",  "spawn",
                                            "emmintrin", "immintrin", "signal", "locale",  "zlib",
                                            "elf",       "link",      "dlfcn",  "execinfo"};
  return header.find_first_of("/.") == std::string::npos || kPosix.count(owner_word(header)) != 0;
}

/// True when one of the words that a room owns names the header: `cairo` owns `cairo-ft.h`.
bool is_owned(const Room& room, const std::string& header) {
  const std::string word = owner_word(header);
  return std::any_of(room.owns.begin(), room.owns.end(), [&](const std::string& owned) {
    return word == owned || word.rfind(owned + "-", 0) == 0;
  });
}

}  // namespace

TEST_CASE("every room of the build file has its folder and every folder its room") {
  const House house = read_house();
  REQUIRE(house.size() > 10);
  for (const auto& entry : fs::directory_iterator{kRoot / "engine"}) {
    if (!entry.is_directory()) continue;
    CAPTURE(entry.path().filename().string());
    CHECK(house.count(entry.path().filename()) == 1);
  }
  for (const auto& [name, room] : house) {
    CAPTURE(name);
    CHECK(fs::is_directory(kRoot / "engine" / name));
  }
}

TEST_CASE("a room is built on rooms that stand before it") {
  std::set<std::string> before;
  static const std::regex kRoom{R"(^room\((\w+))"};
  const House house = read_house();
  for (const auto& line : lines_of(read_file(kRoot / "CMakeLists.txt"))) {
    std::smatch match;
    if (!std::regex_search(line, match, kRoom)) continue;
    for (const auto& used : house.at(match[1]).uses) {
      CAPTURE(match[1].str(), used);
      CHECK(before.count(used) == 1);
    }
    before.insert(match[1]);
  }
}

TEST_CASE("the include table holds") {
  const House house = read_house();
  static const std::regex kInclude{R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re"};
  for (const auto& file : files_under(kRoot / "engine", {".hpp", ".cpp"})) {
    const std::string room = room_of(file);
    for (const auto& line : lines_of(read_file(file))) {
      std::smatch match;
      if (line.find('#') == std::string::npos) continue;
      if (!std::regex_search(line, match, kInclude)) continue;
      const std::string header = match[2];
      INFO(name_of(file) << " includes " << header);
      if (match[1] == "\"") {
        const std::string other = header.substr(0, header.find('/'));
        CHECK((other == room || house.at(room).uses.count(other) == 1));
        const bool is_front = std::count(header.begin(), header.end(), '/') == 1;
        CHECK((other == room || is_front));
      } else {
        CHECK((is_standard_or_posix(header) || is_owned(house.at(room), header)));
      }
    }
  }
}

TEST_CASE("no folder holds more than fifteen pairs of files") {
  std::map<fs::path, std::set<std::string>> pairs;
  for (const auto& file : files_under(kRoot / "engine", {".hpp", ".cpp"})) {
    pairs[file.parent_path()].insert(file.stem());
  }
  for (const auto& [folder, stems] : pairs) {
    CAPTURE(name_of(folder));
    CHECK(stems.size() <= 15);
  }
}

TEST_CASE("what would make two runs differ, or a room speak, is banned") {
  const std::vector<Ban> banned{
      {{"setlocale"},
       std::regex{R"(\bsetlocale\b)"},
       "setlocale: the program runs in the C locale"},
      {{"time"},
       std::regex{R"((^|[^\w.>:])(std::)?time\s*\()"},
       "time(: the clock comes in from the program"},
      {{"localtime"}, std::regex{R"(\blocaltime\w*\s*\()"}, "localtime: dates are calendar days"},
      {{"sto", "strto", "atof"},
       std::regex{R"(\b(sto(d|f|ld)|strto[df]|atof)\s*\()"},
       "locale-bound parsing: parse_decimal"},
      {{"rand"}, std::regex{R"(\bs?rand\s*\()"}, "rand: a seeded generator of our own"},
  };
  const Ban now{{"system_clock::now"},
                std::regex{R"(system_clock::now)"},
                "system_clock::now: the clock comes in from the program"};
  const Ban printing{{"std::cout", "std::cerr", "printf", "puts"},
                     std::regex{R"(std::(cout|cerr)\b|\bf?printf\s*\(|\bputs\s*\()"},
                     "only the program prints"};
  const Ban crypto{{"Poco::Crypto"},
                   std::regex{R"(Poco::Crypto::)"},
                   "Poco::Crypto: unsafe between threads, files::Sha256 is"};
  std::vector<std::string> faults;
  for (const auto& file : files_under(kRoot / "engine", {".hpp", ".cpp"})) {
    const bool is_program = room_of(file) == "copil";
    const bool is_digest = name_of(file).find("engine/files/digest.") != std::string::npos;
    const bool is_clock = file.filename() == "clock.cpp";
    int number = 0;
    for (const auto& line : lines_of(read_file(file))) {
      ++number;
      const std::string code = code_only(line);
      const auto hold = [&](const Ban& ban) {
        if (!ban.speaks_of(code)) return;
        faults.push_back(name_of(file) + ":" + std::to_string(number) + ": " + ban.reason);
      };
      for (const auto& ban : banned) hold(ban);
      if (!is_clock) hold(now);
      if (!is_program) hold(printing);
      if (!is_digest) hold(crypto);
    }
  }
  CHECK(faults == std::vector<std::string>{});
  CHECK(printing.speaks_of(code_only("  std::cerr << word;  // said")));
  CHECK_FALSE(printing.speaks_of(code_only(R"(  say("a \" std::cerr", 1);  // std::cerr)")));
}

namespace {

/// The text between the parenthesis or brace at `open` and the one that closes it.
std::string arguments_at(const std::string& text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '(' || text[i] == '{') ++depth;
    if ((text[i] == ')' || text[i] == '}') && --depth == 0) {
      return text.substr(open + 1, i - open - 1);
    }
  }
  return {};
}

/// The calls of std::filesystem that throw when the disk disagrees: those without an error_code.
std::vector<std::string> throwing_calls(const std::string& text) {
  static const std::regex kCall{
      R"(\b(?:fs|filesystem)::(?:exists|create_director\w+|create_\w*symlink|create_hard_link|)"
      R"(remove|remove_all|rename|copy|copy_\w+|file_size|is_\w+|canonical|weakly_canonical|)"
      R"(absolute|relative|proximate|status|symlink_status|equivalent|read_symlink|space|)"
      R"(permissions|last_write_time|hard_link_count|resize_file|temp_directory_path|)"
      R"((?:recursive_)?directory_iterator(?: \w+)?)\s*[({])"};
  static const std::regex kHasCode{R"((^|[^\w])(error|ignored|trouble|problem|status)\s*$)"};
  std::vector<std::string> throwing;
  if (!holds_one_of(text, {"fs::", "filesystem::"})) return throwing;
  for (std::sregex_iterator call{text.begin(), text.end(), kCall}, end; call != end; ++call) {
    const auto open = static_cast<std::size_t>(call->position() + call->length()) - 1;
    const std::string arguments = arguments_at(text, open);
    if (!arguments.empty() && !std::regex_search(arguments, kHasCode)) {
      throwing.push_back(call->str() + arguments);
    }
  }
  return throwing;
}

}  // namespace

TEST_CASE("no call of std::filesystem throws; time and environment come in from the program") {
  const Ban surroundings{
      {"getenv", "_clock", "clock_gettime", "gettimeofday"},
      std::regex{
          R"(\b(secure_)?getenv\s*\(|\b\w+_clock::|\bclock_gettime\s*\(|\bgettimeofday\s*\()"},
      "they come in from the program"};
  for (const auto& file : files_under(kRoot / "engine", {".hpp", ".cpp"})) {
    std::string code;
    for (const auto& line : lines_of(read_file(file))) code += code_only(line) + "\n";
    INFO(name_of(file));
    CHECK(throwing_calls(code) == std::vector<std::string>{});
    CHECK((room_of(file) == "copil" || !surroundings.speaks_of(code)));
  }
  CHECK(throwing_calls("fs::exists(a + b(c));  fs::exists(a, error); fs::is_empty(f(x))").size() ==
        2);
}

TEST_CASE("commands take their struct of options: nothing else looks an option up") {
  for (const auto& file : files_under(kRoot / "engine" / "copil", {".hpp", ".cpp"})) {
    CAPTURE(name_of(file));
    const std::string text = read_file(file);
    const bool is_binding = file.parent_path().filename() == "options";
    CHECK((is_binding || text.find("Arguments") == std::string::npos));
    // Words are parsed by name in one file, and members are bound by name in another.
    const bool is_by_name = file.stem() == "arguments" || file.stem() == "request";
    CHECK((is_by_name || text.find("rguments.value(") == std::string::npos));
  }
}

TEST_CASE("every test file is registered with CTest") {
  const auto registered = lines_of(read_file(fs::path{COPIL_BUILD_DIR} / "registered_tests.txt"));
  for (const auto& file : files_under(kRoot / "tests", {".cpp"})) {
    if (file.stem().string().find("_tests") == std::string::npos) continue;
    CAPTURE(name_of(file));
    CHECK(std::count(registered.begin(), registered.end(), file.string()) == 1);
  }
}

TEST_CASE("files stay short, or say why they are long") {
  for (const auto& file : code_files()) {
    const std::string text = read_file(file);
    const auto count = std::count(text.begin(), text.end(), '\n');
    const bool has_reason = text.find("// Over 400 lines: ") != std::string::npos;
    INFO(name_of(file) << ": " << count << " lines");
    CHECK((count <= 400 || has_reason));
  }
}

TEST_CASE("lines fit in 100 columns and end cleanly") {
  for (const auto& file : code_files()) {
    const std::string text = read_file(file);
    CAPTURE(name_of(file));
    CHECK((text.empty() || text.back() == '\n'));
    CHECK(text.find('\r') == std::string::npos);
    if (text.find("// Long lines: ") != std::string::npos) continue;
    int number = 0;
    std::vector<int> faults;
    for (const auto& line : lines_of(text)) {
      ++number;
      const bool is_clean = line.empty() || line.back() != ' ';
      if (code_points(line) > 100 || !is_clean) faults.push_back(number);
    }
    CHECK(faults == std::vector<int>{});
  }
}

TEST_CASE("the project stands alone: it names no folder outside itself") {
  std::vector<fs::path> files = code_files();
  for (const char* folder : {"templates", "reports", "fixtures"}) {
    const auto more = files_under(kRoot / folder, {".md", ".yaml", ".csv"});
    files.insert(files.end(), more.begin(), more.end());
  }
  for (const char* name : {"README.md", "CHANGELOG.md", "engine/README.md", "CMakeLists.txt"}) {
    if (fs::exists(kRoot / name)) files.push_back(kRoot / name);
  }
  const std::regex outside{R"(\.\./share)"
                           R"(d/)"};
  for (const auto& file : files) {
    CAPTURE(name_of(file));
    CHECK_FALSE(std::regex_search(read_file(file), outside));
  }
}

TEST_CASE("what a digit and a letter are is asked of base") {
  const std::regex own{"(<=|>) U?'[9zZ]'"};
  CHECK(std::regex_search("c >= '0' && c <= '9'", own));
  CHECK(std::regex_search("c < U'a' || c > U'z'", own));
  for (const auto& file : files_under(kRoot / "engine", {".hpp", ".cpp"})) {
    CAPTURE(name_of(file));
    CHECK_FALSE(std::regex_search(read_file(file), own));
  }
}
