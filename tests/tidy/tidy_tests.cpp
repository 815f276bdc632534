// Reads the source tree and holds it against the rules of the house: see engine/README.md.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace fs = std::filesystem;

namespace {

const fs::path kRoot{COPIL_SOURCE_DIR};

struct Room {
  std::set<std::string> uses;
  std::set<std::string> owns;
};
using House = std::map<std::string, Room>;

std::string read_file(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

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

std::vector<fs::path> files_under(const fs::path& folder, const std::set<std::string>& endings) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file() && endings.count(entry.path().extension()) != 0) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> code_files() {
  auto files = files_under(kRoot / "engine", {".hpp", ".cpp"});
  const auto tests = files_under(kRoot / "tests", {".hpp", ".cpp"});
  files.insert(files.end(), tests.begin(), tests.end());
  return files;
}

std::string name_of(const fs::path& file) {
  return fs::relative(file, kRoot).generic_string();
}

std::string room_of(const fs::path& file) {
  return *std::next(fs::relative(file, kRoot).begin());
}

/// What a room's `#include <…>` names: `cairo/cairo.h` and `cairo.h` give `cairo`.
std::string owner_word(const std::string& header) {
  return header.substr(0, header.find_first_of("/."));
}

bool is_standard_or_posix(const std::string& header) {
  static const std::set<std::string> kPosix{"sys",    "fcntl",     "poll",      "unistd",
                                            "spawn",  "emmintrin", "immintrin", "signal",
                                            "locale", "zlib",      "elf",       "link"};
  return header.find_first_of("/.") == std::string::npos || kPosix.count(owner_word(header)) != 0;
}

/// True when one of the words that a room owns names the header: `cairo` owns `cairo-ft.h`.
bool is_owned(const Room& room, const std::string& header) {
  const std::string word = owner_word(header);
  return std::any_of(room.owns.begin(), room.owns.end(), [&](const std::string& owned) {
    return word == owned || word.rfind(owned + "-", 0) == 0;
  });
}

/// Code without `//` comments and without what stands between double quotes.
std::string code_only(const std::string& line) {
  static const std::regex kString{R"("(\\.|[^"\\])*")"};
  const std::string bare = std::regex_replace(line, kString, "\"\"");
  return bare.substr(0, bare.find("//"));
}

std::size_t code_points(const std::string& line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
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
  const std::vector<std::pair<std::regex, std::string>> banned{
      {std::regex{R"(\bsetlocale\b)"}, "setlocale: the program runs in the C locale"},
      {std::regex{R"((^|[^\w.>:])(std::)?time\s*\()"},
       "time(: the clock comes in from the program"},
      {std::regex{R"(\blocaltime\w*\s*\()"}, "localtime: dates are calendar days"},
      {std::regex{R"(system_clock::now)"},
       "system_clock::now: the clock comes in from the program"},
      {std::regex{R"(\b(sto(d|f|ld)|strto[df]|atof)\s*\()"}, "locale-bound parsing: parse_decimal"},
      {std::regex{R"(\bs?rand\s*\()"}, "rand: a seeded generator of our own"},
  };
  const std::regex printing{R"(std::(cout|cerr)\b|\bf?printf\s*\(|\bputs\s*\()"};
  for (const auto& file : files_under(kRoot / "engine", {".hpp", ".cpp"})) {
    int number = 0;
    for (const auto& line : lines_of(read_file(file))) {
      ++number;
      const std::string code = code_only(line);
      INFO(name_of(file) << ":" << number << ": " << line);
      for (const auto& [pattern, reason] : banned) {
        if (reason.rfind("system_clock", 0) == 0 && file.filename() == "clock.cpp") continue;
        INFO(reason);
        CHECK_FALSE(std::regex_search(code, pattern));
      }
      CHECK((room_of(file) == "copil" || !std::regex_search(code, printing)));
    }
  }
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
  const std::regex surroundings{
      R"(\b(secure_)?getenv\s*\(|\b\w+_clock::|\bclock_gettime\s*\(|\bgettimeofday\s*\()"};
  for (const auto& file : files_under(kRoot / "engine", {".hpp", ".cpp"})) {
    std::string code;
    for (const auto& line : lines_of(read_file(file))) code += code_only(line) + "\n";
    INFO(name_of(file));
    CHECK(throwing_calls(code) == std::vector<std::string>{});
    CHECK((room_of(file) == "copil" || !std::regex_search(code, surroundings)));
  }
  CHECK(throwing_calls("fs::exists(a + b(c));  fs::exists(a, error); fs::is_empty(f(x))").size() ==
        2);
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
    for (const auto& line : lines_of(text)) {
      ++number;
      INFO(name_of(file) << ":" << number);
      CHECK(code_points(line) <= 100);
      CHECK((line.empty() || line.back() != ' '));
    }
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

namespace {

/// What is wrong with a line of tests whose assertion says nothing, or only now and then; empty:
/// nothing that can be seen.
std::string idle_assertion(const std::string& code) {
  static const std::vector<std::pair<std::regex, std::string>> kPatterns{
      {std::regex{R"re(\b(CHECK|REQUIRE)\(.*>= 0(U|u)?\s*\))re"}, "a count is never below zero"},
      {std::regex{
           R"re(\b(CHECK|REQUIRE)\(\(.*[sS]tatus\b.*== \d+ \|\| .*[sS]tatus\b.*== \d+\)\))re"},
       "one status is expected"},
      {std::regex{R"re(^\s*(\} else |else )?if \(.*\) (CHECK|REQUIRE)\w*\()re"},
       "a check under a condition may never be made"},
      {std::regex{R"re(\bSUCCEED\()re"}, "always true"},
      {std::regex{R"re(\b(CHECK|REQUIRE)(_FALSE)?\((true|false|1|0)\))re"}, "always the same"},
      {std::regex{R"re(\b(CHECK|REQUIRE)\(([^="]+) == \2\))re"}, "a thing is itself"},
      {std::regex{R"re(\b(CHECK|REQUIRE)(_FALSE)?\(.*(\|\| true|&& false)\b)re"},
       "always the same"},
      {std::regex{R"re(\bWARN\("")re"}, "what is not tested must fail, or not exist"},
      {std::regex{R"re(\b(CHECK|REQUIRE)_NOTHROW\()re"}, "the value is what counts"},
  };
  for (const auto& [pattern, reason] : kPatterns) {
    if (std::regex_search(code, pattern)) return reason;
  }
  return {};
}

}  // namespace

namespace {

/// Lines of a test case that give it up: what is not tested must fail, or not exist.
std::vector<int> given_up(const std::vector<std::string>& lines) {
  static const std::regex kReturn{R"(^  if \(.*\) return;)"};
  std::vector<int> found;
  bool is_in_case = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].rfind("TEST_CASE(", 0) == 0) is_in_case = true;
    if (lines[i] == "}") is_in_case = false;
    if (is_in_case && std::regex_search(lines[i], kReturn))
      found.push_back(static_cast<int>(i) + 1);
  }
  return found;
}

}  // namespace

TEST_CASE("no test gives itself up") {
  for (const auto& file : files_under(kRoot / "tests", {".cpp"})) {
    INFO(name_of(file));
    CHECK(given_up(lines_of(read_file(file))).empty());
  }
  CHECK(given_up({"TEST_CASE(\"a\") {", "  if (is_absent()) return;", "}"}) == std::vector{2});
  CHECK(given_up({"void a() {", "  if (is_absent()) return;", "}"}).empty());
  CHECK(given_up({"TEST_CASE(\"a\") {", "}", "void a() {", "  if (b) return;", "}"}).empty());
}

TEST_CASE("assertions can fail") {
  for (const auto& file : files_under(kRoot / "tests", {".hpp", ".cpp"})) {
    int number = 0;
    for (const auto& line : lines_of(read_file(file))) {
      ++number;
      const auto holds = [&](const char* word) { return line.find(word) != std::string::npos; };
      if (!holds("CHECK") && !holds("REQUIRE") && !holds("WARN") && !holds("SUCCEED")) continue;
      INFO(name_of(file) << ":" << number << ": " << line);
      CHECK(idle_assertion(code_only(line)) == "");
    }
  }
}

TEST_CASE("assertions that cannot fail are seen") {
  const auto checked = [](const std::string& rest) {
    return idle_assertion("  CHECK" + rest) != "";
  };
  CHECK(checked("(list.size() >= 0);"));
  CHECK(checked("((status == 130 || status == 0));"));
  CHECK(checked("((run.status == 1 || run.status == 3));"));
  CHECK(checked("(true);"));
  CHECK(checked("(one == one);"));
  CHECK(checked("(one.two() == one.two());"));
  CHECK(checked("((one || true));"));
  CHECK_FALSE(checked("(one == once);"));
  CHECK(idle_assertion("  if (fs::exists(made)) CHECK"
                       "(leftovers.empty());") != "");
  CHECK(idle_assertion("  } else if (a) REQUIRE"
                       "(b);") != "");
  CHECK(idle_assertion("  SUCCEED"
                       "(x);") != "");
  CHECK(idle_assertion("  WARN"
                       "(\"\");") != "");
  CHECK_FALSE(checked("(list.size() == 10);"));
  CHECK_FALSE(checked("(x >= 0.5);"));
  CHECK_FALSE(checked("((unit == a || unit == b));"));
  CHECK(idle_assertion("  for (const auto& x : all) CHECK(x == 1);") == "");
}
