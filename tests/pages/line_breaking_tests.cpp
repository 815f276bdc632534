#include <catch2/catch.hpp>

#include "pages/build.hpp"
#include "pages/layout.hpp"
#include "pages/text/line_breaking.hpp"
#include "support/random.hpp"

using namespace copil::pages;
using build::book;
using copil::test_support::Random;

namespace {

Typography& type() {
  static Hyphenation hyphenation{Fonts{}.hyphenation};
  static Typography shared{book(), hyphenation};
  return shared;
}

constexpr TextStyle kTen{Face::regular, 10, {}};

Segment segment_of(std::string text) {
  Segment segment;
  segment.style = kTen;
  segment.text = std::move(text);
  return segment;
}

/// The lines' texts as glyph runs give them, joined by `|`.
std::string broken(const std::string& text, float width, Alignment alignment) {
  const std::vector<Segment> segments{segment_of(text)};
  std::string result;
  for (const Line& line : break_lines(segments, width, alignment, type())) {
    if (!result.empty()) result += "|";
    for (const LineRun& run : line.runs) result += glyph_run(run, segments[0], {}, book()).text;
  }
  return result;
}

std::string random_text(Random& dice) {
  const std::vector<std::string> words{"convention",
                                       "de",
                                       "mission\u00A0locale",
                                       "accompagnement",
                                       "84\u202F410,00\u00A0€",
                                       "à",
                                       "co-traitance",
                                       "(article",
                                       "5.4)",
                                       "territoire",
                                       "l’objectif"};
  std::string text;
  for (int count = 1 + dice.below(40); count > 0; --count) {
    if (!text.empty()) text += ' ';
    text += words[static_cast<std::size_t>(dice.below(static_cast<int>(words.size())))];
  }
  return text;
}

}  // namespace

TEST_CASE("lines end at blanks, which stay with the line before") {
  // Figures are 5.8 wide at 10 points and a blank 2.56: « 111 » takes 17.4.
  CHECK(broken("111 222 333", 40, Alignment::left) == "111 222 |333");
  CHECK(broken("111 222 333", 20, Alignment::left) == "111 |222 |333");
  CHECK(broken("111 222 333", 60, Alignment::left) == "111 222 333");
  CHECK(broken("", 60, Alignment::left).empty());
}

TEST_CASE("no-break spaces hold, hyphens in words let go") {
  CHECK(broken("111\u00A0222 333", 40, Alignment::left) == "111\u00A0222 |333");
  CHECK(broken("un a Saint-Étienne", 50, Alignment::left) == "un a Saint-|Étienne");
  CHECK(broken("aucun taux\u00A0/\u00A0effectif", 60, Alignment::left).find("/|") ==
        std::string::npos);
}

TEST_CASE("no line ends behind a hyphen of what is typed") {
  CHECK(broken("aa --accepter-incomplet", 96, Alignment::left) == "aa |--accepter-incomplet");
  CHECK(broken("aa convention-locale_ML01.pdf", 128, Alignment::left) ==
        "aa |convention-locale_ML01.pdf");
  CHECK(broken("aa donnees/bilan-local_ML01", 110, Alignment::left) ==
        "aa donnees/|bilan-local_ML01");
  CHECK(broken("aa convention-locale.", 90, Alignment::left) == "aa convention-|locale.");
}

TEST_CASE("a word wider than the line is cut anywhere and loses nothing") {
  // Eight figures of 5.8 in 46.4 points: eight a line.
  CHECK(broken("11111111111111111111", 47, Alignment::left) == "11111111|11111111|1111");
  CHECK(broken("éééééééé", 12, Alignment::left) == "éé|éé|éé|éé");
}

TEST_CASE("a cut word ends with a hyphen whose text is a soft hyphen") {
  const std::string text = broken("un accompagnement", 62, Alignment::justified);
  CHECK(text == "un accompa\u00AD|gnement");
}

TEST_CASE("justified lines fill the width but the last") {
  const std::string text =
      "les jeunes résidant dans un quartier prioritaire sont reçus dès la première semaine par "
      "une personne de la mission locale, et par une autre du site, avant la fin du mois";
  const std::vector<Segment> segments{segment_of(text)};
  int filled = 0;
  for (float width = 200; width < 400; width += 5) {
    const auto lines = break_lines(segments, width, Alignment::justified, type());
    CHECK(lines.back().runs.at(0).extra_blank <= 0);
    if (lines.front().runs.at(0).extra_blank == 0) continue;  // ragged
    ++filled;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      CHECK(lines[i].runs.at(0).width == Approx(width).margin(0.05));
    }
  }
  CHECK(filled > 10);
}

TEST_CASE("a paragraph of which a line would have holes is ragged, all of it") {
  const std::string text =
      "les jeunes résidant dans un quartier prioritaire sont reçus dès la première semaine par "
      "une personne de la mission locale, et par une autre du site, avant la fin du mois";
  const std::vector<Segment> segments{segment_of(text)};
  for (float width = 120; width < 400; width += 4) {
    const auto lines = break_lines(segments, width, Alignment::justified, type());
    const float first = lines.front().runs.front().extra_blank;
    CAPTURE(width, first);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const float extra = lines[i].runs.front().extra_blank;
      CHECK(extra <= kLoosestBlank * 10 + 0.01F);
      CHECK((extra == 0) == (first == 0));
    }
  }
}

TEST_CASE("the rest of a cut word is not alone on the last line") {
  const auto lines_in = [](float width) {
    const std::vector<Segment> segments{segment_of("les jeunes ont reçu un accompagnement")};
    return break_lines(segments, width, Alignment::justified, type());
  };
  for (float width = 100; width < 190; width += 1) {
    const auto lines = lines_in(width);
    CAPTURE(width);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const bool is_before_last = i + 2 == lines.size();
      CHECK_FALSE((is_before_last && lines[i].runs.back().has_hyphen));
    }
  }
}

TEST_CASE("a blank to fill stays with the word that asks for it") {
  Segment dots = segment_of("");
  dots.kind = Segment::Kind::dots;
  dots.width = 60;
  for (float width = 120; width < 280; width += 5) {
    const bool is_question = width >= 200;
    const char* before =
        is_question ? "un mot pour les agents de la région\u00A0: " : "un mot pour une durée de ";
    const std::vector<Segment> segments{segment_of(before), dots, segment_of("\u00A0(durée)")};
    const auto lines = break_lines(segments, width, Alignment::left, type());
    CAPTURE(width);
    bool is_held = false;
    for (const Line& line : lines) {
      for (std::size_t i = 1; i < line.runs.size(); ++i) {
        is_held |= line.runs[i].segment == 1 && line.runs[i - 1].segment == 0;
      }
    }
    CHECK(is_held);
  }
}

TEST_CASE("two blanks parted by a comma stand on two lines when one is too short") {
  Segment dots = segment_of("");
  dots.kind = Segment::Kind::dots;
  dots.width = 60;
  const std::vector<Segment> segments{dots, segment_of("\u00A0(nom), "), dots,
                                      segment_of("\u00A0(titre)")};
  CHECK(break_lines(segments, 130, Alignment::left, type()).size() == 2);
}

TEST_CASE("whatever the text, lines hold all of it and none is too wide") {
  Random dice{42};
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_text(dice);
    const auto width = static_cast<float>(40 + dice.below(300));
    const Alignment alignment = round % 2 == 0 ? Alignment::justified : Alignment::left;
    CAPTURE(text, width);
    const std::vector<Segment> segments{segment_of(text)};
    std::size_t at = 0;
    for (const Line& line : break_lines(segments, width, alignment, type())) {
      for (const LineRun& run : line.runs) {
        REQUIRE(text.substr(at, run.begin - at).find_first_not_of(' ') == std::string::npos);
        at = run.end;
        CHECK(run.x + run.width <= width + 0.1F);
      }
    }
    CHECK(at == text.size());
  }
}

TEST_CASE("segments of several styles on a line follow each other") {
  std::vector<Segment> segments{segment_of("111 "), segment_of("222"), segment_of(", 333")};
  segments[1].style = kTen.bold();
  const auto lines = break_lines(segments, 200, Alignment::left, type());
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].runs.size() == 3);
  // 17.4 + 2.56, then 17.4.
  CHECK(lines[0].runs[1].x == Approx(19.96).margin(0.01));
  CHECK(lines[0].runs[2].x == Approx(37.36).margin(0.01));
}

TEST_CASE("ragged text cuts no word that fits on a line of its own") {
  // « l’objectif » is 44 wide: in 50, a hyphen would fill the first line better.
  CHECK(broken("Part de l’objectif", 50, Alignment::right) == "Part de |l’objectif");
  CHECK(broken("Part de l’objectif", 50, Alignment::left) == "Part de |l’objectif");
}

TEST_CASE("a text whose blanks would be holes is not justified") {
  const std::string codes =
      "fichier 0df6ea6292d18bae4e97 598be96f1113b6a4f945525e45d824dbb2849d68 fin";
  const std::vector<Segment> segments{segment_of(codes)};
  for (const Line& line : break_lines(segments, 240, Alignment::justified, type())) {
    for (const LineRun& run : line.runs) CHECK(run.extra_blank == 0);
  }
}
