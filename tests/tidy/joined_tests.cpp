// Sources of a room are compiled joined, in an order that nobody chose, and so are its tests: what
// one file names for itself must not say another thing beside its neighbours.
#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tidy/tree.hpp"

using namespace copil::testing::tree;

namespace {

/// A name: what it stands for (`document::Cell`; empty: what its own file says), and where.
struct Meaning {
  std::string text;
  std::string file;
};
using Meanings = std::map<std::string, Meaning>;

struct SourceText {
  std::string file;
  std::string text;
};
using SourceTexts = std::vector<SourceText>;

/// Where the raw string that may begin at `open` ends; nothing when there is none.
std::optional<std::size_t> raw_end(const std::string& text, std::size_t open) {
  const auto paren = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", open + 2);
  if (paren == std::string::npos || text[paren] != '(') return std::nullopt;
  const std::string mark = ")" + text.substr(open + 2, paren - open - 2) + "\"";
  const auto close = text.find(mark, paren);
  return close == std::string::npos ? std::nullopt : std::optional{close + mark.size()};
}

/// The lines of a text of code, what stands in its raw strings left out.
std::vector<std::string> bare_lines(const std::string& text) {
  std::string bare;
  std::size_t at = 0;
  for (auto open = text.find("R\""); open != std::string::npos; open = text.find("R\"", open + 2)) {
    const auto end = open < at ? std::nullopt : raw_end(text, open);
    if (!end) continue;
    bare += text.substr(at, open - at) + "\"\"";
    at = *end;
  }
  return lines_of(bare + text.substr(at));
}

enum class Scope { own, shared };  ///< inside an anonymous namespace, outside all

/// What a line at the left edge names: clang-format puts each name at a line's start.
void note_name(const std::string& line, const std::string& file, Meanings& names) {
  static const std::regex kUsing{R"(^using (?:(\w+) = (.+)|((?:\w+::)+(\w+)));)"};
  static const std::regex kType{R"(^(?:struct|class|enum class|enum) (\w+)\b(?!;))"};
  static const std::regex kOther{
      R"(^(?!template|using|namespace|static_assert|struct|class|enum|extern))"
      R"([^(={]*?([\w:]*\b\w+)(\[\w*\])?( = |[({;]))"};
  std::smatch match;
  if (std::regex_search(line, match, kUsing)) {
    const bool is_alias = match[1].matched;
    names[match[is_alias ? 1 : 4]] = {match[is_alias ? 2 : 3], file};
  } else if (std::regex_search(line, match, kType) || std::regex_search(line, match, kOther)) {
    // A function of a class is its class's.
    if (match.str(1).find(':') == std::string::npos) names[match[1]] = {"", file};
  }
}

Meanings names_in(const SourceText& source, Scope scope) {
  Meanings names;
  bool is_own = false;
  for (const auto& line : bare_lines(source.text)) {
    const bool is_edge = line == "namespace {" || line == "}  // namespace";
    if (is_edge) is_own = line.front() == 'n';
    const bool is_name = !line.empty() && !holds_one_of(line.substr(0, 1), {" ", "}", "/", "#"});
    if (!is_edge && is_name && is_own == (scope == Scope::own)) {
      note_name(line, source.file, names);
    }
  }
  return names;
}

/// Constants and aliases inside functions: they would hide what bears their name.
std::set<std::string> inner_names(const std::string& text) {
  static const std::regex kInner{R"(^ +(?:using (\w+) = |(?:static )?const(?:expr)?\b)"
                                 R"([^(={]*?\b(k[A-Z]\w*)(?:\[\w*\])?(?: = |[({;])))"};
  std::set<std::string> names;
  for (const auto& line : bare_lines(text)) {
    std::smatch match;
    if (!holds_one_of(line, {" using ", " const"})) continue;
    if (std::regex_search(line, match, kInner)) names.insert(match[match[1].matched ? 1 : 2]);
  }
  return names;
}

/// The rooms whose names a text takes as they are.
std::set<std::string> rooms_taken(const std::string& text) {
  static const std::regex kTaken{R"(^ *using namespace (?:copil::)?(\w+);)"};
  std::set<std::string> rooms;
  for (const auto& line : lines_of(text)) {
    std::smatch match;
    if (line.find("using namespace ") == std::string::npos) continue;
    if (std::regex_search(line, match, kTaken)) rooms.insert(match[1]);
  }
  return rooms;
}

bool is_header(const SourceText& source) {
  return source.file.ends_with(".hpp");
}

/// What one name of a source would say twice when these are compiled joined. `fronts` are the names
/// of the rooms that a source may take in.
class Joining {
 public:
  explicit Joining(const std::map<std::string, Meanings>& fronts) : fronts_(fronts) {}

  std::vector<std::string> faults(const SourceTexts& sources) {
    for (const auto& source : sources) {
      if (is_header(source)) known_.merge(names_in(source, Scope::shared));
    }
    for (const auto& source : sources) {
      if (!is_header(source)) note_own(names_in(source, Scope::own));
    }
    hold_taken("copil", "what is of all rooms");
    for (const auto& source : sources) {
      if (!is_header(source)) hold_inner(inner_names(source.text), source.file);
      for (const auto& room : rooms_taken(source.text)) hold_taken(room, source.file);
    }
    return faults_;
  }

 private:
  void note_own(const Meanings& names) {
    for (const auto& [name, meaning] : names) {
      const auto [before, is_new] = known_.try_emplace(name, meaning);
      const bool is_same = !meaning.text.empty() && before->second.text == meaning.text;
      if (!is_new && !is_same) complain(name, before->second.file, meaning.file);
      own_.try_emplace(name, meaning);
    }
  }

  void hold_inner(const std::set<std::string>& names, const std::string& file) {
    for (const auto& name : names) {
      const auto found = known_.find(name);
      const bool is_elsewhere = found != known_.end() && found->second.file != file;
      if (is_elsewhere) complain(name, found->second.file, file);
    }
  }

  void hold_taken(const std::string& room, const std::string& file) {
    const auto front = fronts_.find(room);
    if (front == fronts_.end()) return;
    for (const auto& [name, meaning] : own_) {
      const auto taken = front->second.find(name);
      if (taken == front->second.end() || meaning.text == room + "::" + name) continue;
      const bool is_same = !meaning.text.empty() && meaning.text == taken->second.text;
      if (!is_same) complain(name, meaning.file, file);
    }
  }

  void complain(const std::string& name, const std::string& file, const std::string& other) {
    faults_.push_back(name + ": " + file + " and " + other);
  }

  const std::map<std::string, Meanings>& fronts_;
  Meanings known_;  ///< of headers and of anonymous namespaces
  Meanings own_;    ///< of anonymous namespaces
  std::vector<std::string> faults_;
};

/// Sources by the room that they stand in, under `engine` or `tests`.
std::map<std::string, SourceTexts> sources_by_room(const char* folder,
                                                   const std::set<std::string>& endings) {
  std::map<std::string, SourceTexts> rooms;
  for (const auto& file : files_under(kRoot / folder, endings)) {
    const std::string name = name_of(file);
    const auto begin = name.find('/') + 1;
    const std::string room = name.substr(begin, name.find('/', begin) - begin);
    rooms[room].push_back({name, read_file(file)});
  }
  return rooms;
}

/// What each room's front names; `copil`: what stands outside rooms, those of all of them.
std::map<std::string, Meanings> names_of_fronts(const std::map<std::string, SourceTexts>& rooms) {
  std::map<std::string, Meanings> fronts;
  for (const auto& [room, sources] : rooms) {
    for (const auto& source : sources) {
      const bool is_front = std::count(source.file.begin(), source.file.end(), '/') == 2;
      if (!is_header(source) || !is_front) continue;
      const bool is_of_all = source.text.find("\nnamespace copil {\n") != std::string::npos;
      fronts[is_of_all ? "copil" : room].merge(names_in(source, Scope::shared));
    }
  }
  return fronts;
}

}  // namespace

TEST_CASE("sources of a room are joined: what one names for itself says nothing else beside it") {
  const auto rooms = sources_by_room("engine", {".hpp", ".cpp"});
  const auto fronts = names_of_fronts(rooms);
  REQUIRE(fronts.at("document").contains("Cell"));
  for (const auto& [room, sources] : rooms) {
    CAPTURE(room);
    CHECK(Joining{fronts}.faults(sources) == std::vector<std::string>{});
  }
}

TEST_CASE("tests of a room are joined: their anonymous namespaces have no two names alike") {
  const auto rooms = sources_by_room("engine", {".hpp"});
  const auto fronts = names_of_fronts(rooms);
  REQUIRE(fronts.at("copil").contains("Place"));
  std::size_t count = 0;
  for (auto [room, sources] : sources_by_room("tests", {".cpp"})) {
    CAPTURE(room);
    std::erase_if(sources, [](const auto& one) { return !one.file.ends_with("_tests.cpp"); });
    CHECK(Joining{fronts}.faults(sources) == std::vector<std::string>{});
    for (const auto& source : sources) {
      const auto names = names_in(source, Scope::own);
      count += names.size();
      CAPTURE(source.file);
      // Tests see all rooms: a name of theirs is no room's.
      for (const auto& [name, texts] : rooms) CHECK_FALSE(names.contains(name));
    }
  }
  CHECK(count > 500);
}

TEST_CASE("names of anonymous namespaces are seen") {
  const std::string text =
      "int apart();\nnamespace {\n\nstruct A : B {\n  int field;\n};\nusing C = D<int>;\n"
      "constexpr int kE[] = {1};\nconst F kG{2};\nstd::vector<H> i(J j) {\n  k();\n}\n"
      "enum class L { m };\ntemplate <class N>\nvoid o(const N&) {}\nvoid A::q() {\n}\n"
      "const char* r = R\"js(\nconst s = 1;\n)js\";\nusing t::U;\nstatic_assert(v);\n"
      "using namespace w;\n}  // namespace\nint p();\n";
  const auto listed = [&](Scope scope) {
    std::string list;
    for (const auto& [name, meaning] : names_in({"a.cpp", text}, scope)) {
      list += name + (meaning.text.empty() ? " " : "=" + meaning.text + " ");
    }
    return list;
  };
  CHECK(listed(Scope::own) == "A C=D<int> L U=t::U i kE kG o r ");
  CHECK(listed(Scope::shared) == "apart p ");
}

TEST_CASE("names that would say two things when joined are seen") {
  const auto own = [](const std::string& line) {
    return "namespace {\n" + line + "\n}  // namespace\n";
  };
  const std::map<std::string, Meanings> fronts{{"document", {{"Cell", {}}, {"Row", {}}}},
                                               {"copil", {{"joined", {}}}}};
  const auto faults = [&](const std::string& a, const std::string& b, const char* first = "a.cpp") {
    return Joining{fronts}.faults({{first, a}, {"b.cpp", b}});
  };
  const std::vector<std::string> none;
  CHECK(faults(own("int a();"), own("int b();")) == none);
  CHECK(faults(own("int a();"), own("char a();")) ==
        std::vector<std::string>{"a: a.cpp and b.cpp"});
  CHECK(faults(own("using C = D;"), own("using C = D;")) == none);
  CHECK(faults(own("using C = D;"), own("using C = E;")).size() == 1);
  CHECK(faults(own("using sheets::Row;"), own("using sheets::Row;")) == none);
  CHECK(faults(own("using sheets::Row;"), own("using pages::Row;")).size() == 1);
  // Beside a header of the room.
  CHECK(faults("int a();\n", own("char a(int);"), "a.hpp").size() == 1);
  // Beside what is of all rooms.
  CHECK(faults(own("int joined();"), "").size() == 1);
  // Hidden by a constant, by an alias.
  CHECK(faults(own("constexpr int kA = 1;"), "void b() {\n  constexpr int kA = 2;\n}\n").size() ==
        1);
  CHECK(faults(own("using C = D;"), "void b() {\n  using C = E;\n}\n").size() == 1);
  CHECK(faults("", "void b() {\n  using C = E;\n  constexpr int kA = 2;\n}\n") == none);
  // A room taken in whole, whose name another source gives to something else.
  CHECK(faults(own("using sheets::Cell;"), own("using namespace document;")).size() == 1);
  CHECK(faults(own("using document::Cell;"), own("using namespace document;")) == none);
  CHECK(faults(own("struct Cells {};"), "void b() {\n  using namespace document;\n}\n") == none);
}
