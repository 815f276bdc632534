// The text of a file by pieces of its bytes: no character is lost where a piece ends.
#include "exports/dialect/content.hpp"

#include <catch2/catch.hpp>

#include "exports/dialect/header.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::exports;

namespace {

constexpr char kSigns[] = "aé€\U0001F600z";  // 1, 2, 3 and 4 bytes; 10 in UTF-16 with the last

Content content_of(const testing::TemporaryFolder& folder, const std::string& bytes) {
  auto content = Content::open(folder.write("essai.csv", bytes));
  REQUIRE(content);
  return std::move(*content);
}

/// Units of 16 bits, the low byte first, behind the mark.
std::string in_units(std::initializer_list<char16_t> units) {
  std::string bytes = "\xFF\xFE";
  for (const char16_t unit : units) {
    bytes += static_cast<char>(unit & 0xFF);
    bytes += static_cast<char>(unit >> 8);
  }
  return bytes;
}

/// The places behind each line end, found from every place of the text.
void check_line_ends(const Content& content, const std::vector<std::size_t>& behind) {
  std::size_t next = 0;
  for (std::size_t place = content.begin(); place < content.end(); ++place) {
    while (behind[next] <= place) ++next;
    CAPTURE(place);
    REQUIRE(content.after_line_end(place) == behind[next]);
  }
}

}  // namespace

TEST_CASE("a text takes as many bytes as its encoding writes") {
  const testing::TemporaryFolder folder;
  CHECK(content_of(folder, "é;b\n").bytes_of(kSigns) == 11);
  CHECK(content_of(folder, "\xE9;b\n").bytes_of("aé€z") == 4);
  const Content wide = content_of(folder, in_units({u'a', u';', u'b', u'\n'}));
  CHECK(wide.bytes_of("aé€z") == 8);
  CHECK(wide.bytes_of(kSigns) == 12);
  CHECK(wide.bytes_of("") == 0);
}

TEST_CASE("the start of a text that takes so many bytes holds whole characters") {
  const testing::TemporaryFolder folder;
  const Content narrow = content_of(folder, "\xE9;b\n");
  CHECK(narrow.first_bytes("aé€z", 0) == "");
  CHECK(narrow.first_bytes("aé€z", 2) == "aé");
  CHECK(narrow.first_bytes("aé€z", 3) == "aé€");
  CHECK(narrow.first_bytes("aé€z", 9) == "aé€z");
  const Content wide = content_of(folder, in_units({u'a', u';', u'b', u'\n'}));
  CHECK(wide.first_bytes(kSigns, 4) == "aé");
  CHECK(wide.first_bytes(kSigns, 6) == "aé€");
  CHECK(wide.first_bytes(kSigns, 10) == "aé€\U0001F600");
  CHECK(wide.first_bytes(kSigns, 12) == kSigns);
  const Content utf8 = content_of(folder, "é;b\n");
  CHECK(utf8.first_bytes("abc", 2) == "ab");
  CHECK(utf8.first_bytes("aéb", 3) == "aé");
}

TEST_CASE("line ends are found from any place, on both sides of a block's edge") {
  const testing::TemporaryFolder folder;
  for (std::size_t length = 505; length < 520; ++length) {
    const std::string line(length, 'x');
    CAPTURE(length);
    check_line_ends(content_of(folder, line + "\r\ny\n"), {length + 2, length + 4});
    check_line_ends(content_of(folder, line + "\ry\r"), {length + 1, length + 3});
    check_line_ends(content_of(folder, line + "\r\r\ny"), {length + 1, length + 3, length + 4});
    check_line_ends(content_of(folder, line + "\xE9\ny\n"), {length + 2, length + 4});
  }
}

TEST_CASE("in UTF-16 a character of four bytes may stand on a block's edge") {
  const testing::TemporaryFolder folder;
  for (std::size_t length = 250; length < 260; ++length) {
    std::string bytes = in_units({});
    for (std::size_t i = 0; i < length; ++i) bytes += std::string_view{"x\0", 2};
    const std::size_t end = bytes.size();
    bytes += std::string_view{"\x3D\xD8\x00\xDE\n\0y\0\r\0\n\0", 12};
    CAPTURE(length);
    const Content content = content_of(folder, bytes);
    CHECK(content.after_line_end(content.begin()) == end + 6);
    CHECK(content.after_line_end(end) == end + 6);
    CHECK(content.after_line_end(end + 3) == end + 6);
    CHECK(content.after_line_end(end + 6) == end + 12);
    CHECK(content.ends_with_line_end());
  }
}

TEST_CASE("what stands on the edge of a large block is neither cut nor taken for two") {
  constexpr std::size_t kLargeBlock = std::size_t{1} << 18;
  const testing::TemporaryFolder folder;
  const auto behind = [&](std::size_t bytes, const std::string& edge, const std::string& mark) {
    const std::size_t start = mark.size() + std::string_view{"é\n"}.size();
    return content_of(folder,
                      mark + "é\n" + std::string(bytes - start, 'x') + edge + "z\n\uFFFD\n");
  };
  for (std::size_t before = 0; before <= 4; ++before) {
    CAPTURE(before);
    const std::size_t bytes = kLargeBlock - before;
    for (const char* letter : {"é", "€", "\U0001F600", "\r\n"}) {
      const Content content = behind(bytes, letter, before == 2 ? "\xEF\xBB\xBF" : "");
      CHECK(!content.has_bad_bytes());
      CHECK(!content.has_lone_cr());
      CHECK(!content.has_invisible());
      CHECK(content.lost_letter_line() == (letter[0] == '\r' ? 4 : 3));
    }
    CHECK(behind(bytes, "\u200B", "").has_invisible());
    CHECK(behind(bytes, "\r", "").has_lone_cr());
    CHECK(behind(bytes, "\xE9", "").has_bad_bytes());
    CHECK(behind(bytes, "\xE9\xE9\xE9\xE9", "").mixed_encodings_line() == 2);
  }
}

TEST_CASE(
    "in UTF-16 of either order, an invisible sign or a CR may stand on a large block's edge") {
  constexpr std::size_t kLargeBlock = std::size_t{1} << 18;
  const testing::TemporaryFolder folder;
  const auto swapped = [](std::string bytes) {
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) std::swap(bytes[i], bytes[i + 1]);
    return bytes;
  };
  for (std::size_t units = kLargeBlock / 2 - 2; units <= kLargeBlock / 2 + 1; ++units) {
    CAPTURE(units);
    std::string plain = in_units({});
    while (plain.size() < 2 * units) plain += std::string{"x\0", 2};
    const std::string line_end = plain + std::string{"\r\0\n\0", 4};
    const std::string lone = plain + std::string{"\r\0x\0", 4};
    const std::string invisible = plain + std::string{"\x0B\x20", 2};
    const std::string pair = plain + std::string{"\x3D\xD8\x00\xDEx\0", 6};
    for (const bool is_big : {false, true}) {
      const auto content = [&](const std::string& bytes) {
        return content_of(folder, is_big ? swapped(bytes) : bytes);
      };
      CHECK(content(plain).encoding() == (is_big ? Encoding::utf16_big : Encoding::utf16_little));
      CHECK(!content(line_end).has_lone_cr());
      CHECK(content(lone).has_lone_cr());
      CHECK(content(invisible).has_invisible());
      CHECK(!content(pair).has_invisible());
    }
  }
}

TEST_CASE("the key of a column's name leaves out what stands between brackets") {
  CHECK(header_key("Date (début) [jour] d'entrée") == "dated'entree");
  CHECK(header_key("a) b_c") == "a)bc");
  CHECK(header_key("a (b) c) d") == "ac)d");
  CHECK(header_key("a (b [c] d) e") == "ae");
  CHECK(header_key("!\tn \v!") == "!n!");
}

TEST_CASE("a header has the names of 256 columns, and no more") {
  std::string text = "jeune";
  for (int i = 2; i <= 300; ++i) text += ";c" + std::to_string(i);
  const Header header = find_header(text + "\n", LineEnds::lf, {"jeune"});
  REQUIRE(header.names.size() == 256);
  CHECK(header.names.back() == "c256");
  CHECK(find_header("jeune\n", LineEnds::lf, {"jeune"}).names == std::vector<std::string>{"jeune"});
}
