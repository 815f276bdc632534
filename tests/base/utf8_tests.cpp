#include "base/utf8.hpp"

#include <catch2/catch.hpp>

#include "base/markup.hpp"

using namespace copil;

TEST_CASE("every character is written and read again, at the limits of each length") {
  const std::pair<char32_t, std::string> limits[] = {
      {0, std::string(1, '\0')},     {0x7F, "\x7F"},           {0x80, "\xC2\x80"},
      {0x7FF, "\xDF\xBF"},           {0x800, "\xE0\xA0\x80"},  {0xD7FF, "\xED\x9F\xBF"},
      {0xE000, "\xEE\x80\x80"},      {0xFFFF, "\xEF\xBF\xBF"}, {0x10000, "\xF0\x90\x80\x80"},
      {0x10FFFF, "\xF4\x8F\xBF\xBF"}};
  for (const auto& [point, bytes] : limits) {
    CAPTURE(static_cast<std::uint32_t>(point));
    std::string text;
    append_utf8(text, point);
    CHECK(text == bytes);
    const Character read = first_character(bytes + "z");
    CHECK(read.point == point);
    CHECK(read.length == bytes.size());
    CHECK(read.is_well_formed);
    // Cut, it is no character.
    for (std::size_t size = 1; size < bytes.size(); ++size) {
      CHECK(sequence_length(std::string_view{bytes}.substr(0, size)) == 0);
      CHECK(sequence_length(bytes.substr(0, size) + "z") == 0);
    }
  }
}

TEST_CASE("overlong forms, halves of pairs and what lies beyond Unicode are no characters") {
  for (const char* bytes : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",
                            "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF"}) {
    CAPTURE(bytes);
    CHECK(sequence_length(bytes) == 0);
    const Character read = first_character(bytes);
    CHECK(read.point == 0xFFFD);
    CHECK(read.length == 1);
    CHECK_FALSE(read.is_well_formed);
  }
  CHECK(sequence_length("") == 0);
}

TEST_CASE("characters are counted and never cut") {
  CHECK(character_count("") == 0);
  CHECK(character_count("été 3 € \U0001F600") == 9);
  CHECK(bytes_of_characters("é€a", 0) == 0);
  CHECK(bytes_of_characters("é€a", 1) == 2);
  CHECK(bytes_of_characters("é€a", 2) == 5);
  CHECK(bytes_of_characters("é€a", 9) == 6);
  CHECK(whole_head("é€a", 6) == "é€a");
  CHECK(whole_head("é€a", 5) == "é€");
  CHECK(whole_head("é€a", 4) == "é");
  CHECK(whole_head("é€a", 1).empty());
}

TEST_CASE("what markup reads is escaped, what it forbids goes") {
  CHECK(escaped_markup("a & b < c > \"d\"") == "a &amp; b &lt; c &gt; &quot;d&quot;");
  CHECK(escaped_markup("&amp;") == "&amp;amp;");
  CHECK(escaped_markup(std::string_view{"a\0b\x1F\tc\nd\re", 11}) == "ab\tc\nde");
  CHECK(escaped_markup("été « 3 € » l’an") == "été « 3 € » l’an");
}
