#include "exports/dialect/encoding.hpp"

#include <catch2/catch.hpp>

using namespace copil::exports;

TEST_CASE("UTF-8 is told from what is not, at any place") {
  const std::string padding(45, 'a');
  for (std::string_view good : {"é", "€", "\u202F", "\U0001F600", "\xEF\xBF\xBF"}) {
    const Inspection found = inspect(padding + std::string{good} + padding);
    CHECK(found.first_invalid == kNowhere);
    CHECK(found.first_multibyte == padding.size());
    CHECK(found.first_nul == kNowhere);
  }
  for (std::string_view bad : {"\xE9", "\xC3", "\xE2\x82", "\xC0\x80", "\xED\xA0\x80",
                               "\xF5\x80\x80\x80", "\x80", "\xF0\x80\x80\x80"}) {
    CHECK(inspect(padding + std::string{bad} + padding).first_invalid == padding.size());
    CHECK(inspect(padding + std::string{bad}).first_invalid == padding.size());
  }
}

TEST_CASE("a NUL is found at every offset of a block") {
  for (std::size_t at = 0; at < 100; ++at) {
    std::string text(100, 'x');
    text[at] = '\0';
    CHECK(inspect(text).first_nul == at);
  }
}

TEST_CASE("Windows-1252 as Excel writes it") {
  CHECK(from_windows_1252("\x80 \x92 \x96 \x9C \x8C \xE9 \xCE") == "€ ’ – œ Œ é Î");
  CHECK(from_windows_1252("\x81\x8D\x8F\x90\x9D") == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("UTF-16 in both orders, pairs and halves") {
  using namespace std::string_view_literals;
  CHECK(from_utf16("\xE9\x00;\x00\xAC\x20"sv, Encoding::utf16_little) == "é;€");
  CHECK(from_utf16("\x00\xE9\x00;\x20\xAC"sv, Encoding::utf16_big) == "é;€");
  CHECK(from_utf16("\x3D\xD8\x00\xDE"sv, Encoding::utf16_little) == "\U0001F600");
  CHECK(from_utf16("\x3D\xD8"
                   "a\x00"sv,
                   Encoding::utf16_little) == "\uFFFDa");
  CHECK(from_utf16("a\x00z"sv, Encoding::utf16_little) == "a\uFFFD");
}

TEST_CASE("a CR without its LF is found at every offset, one with it never") {
  for (std::size_t at = 0; at < 70; ++at) {
    std::string text(72, 'x');
    text[at] = '\r';
    CHECK(inspect(text).first_lone_cr == at);
    text[at + 1] = '\n';
    CHECK(inspect(text).first_lone_cr == kNowhere);
  }
  CHECK(inspect("a\r").first_lone_cr == 1);
}

TEST_CASE("invisible and lost characters are noticed") {
  CHECK(inspect("a\u200Bb").has_invisible);
  CHECK(inspect("a\u00ADb").has_invisible);
  CHECK(!inspect("aéb").has_invisible);
  CHECK(inspect("abc\uFFFD").first_lost == 3);
}

TEST_CASE("text of old systems is told from Windows-1252") {
  CHECK(old_encoding_of(inspect("l'\x83p\x8E"
                                "e, no\x91l")) == OldEncoding::mac_roman);
  CHECK(old_encoding_of(inspect("l'\x90p\x82"
                                "e")) == OldEncoding::cp850);
  CHECK(old_encoding_of(inspect("l\x92\xC9p\xE9"
                                "e\x85 \x80")) == OldEncoding::none);
  CHECK(old_encoding_of(inspect("l'\xC9t\xE9")) == OldEncoding::none);
  // As many signs of the one as of the other: nothing is told.
  CHECK(old_encoding_of(inspect("\x8Et\xE9")) == OldEncoding::none);
  CHECK(old_encoding_of(inspect("\x8E\x8Et\xE9")) == OldEncoding::mac_roman);
}

TEST_CASE("UTF-16 without a mark is known by its NULs") {
  using namespace std::string_view_literals;
  CHECK(unmarked_utf16("j\0e\0u\0n\0e\0"sv) == Encoding::utf16_little);
  CHECK(unmarked_utf16("\0j\0e\0u\0n\0e"sv) == Encoding::utf16_big);
  CHECK(!unmarked_utf16("jeune;mission\0"sv));
  CHECK(!unmarked_utf16("jeune"sv));
}

TEST_CASE("bytes that are not UTF-8 become U+FFFD where UTF-8 is due") {
  CHECK(with_valid_utf8("a\xE9"
                        "bé") == "a\uFFFDbé");
}
