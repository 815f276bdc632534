#include "exports/fields.hpp"

#include "exports/plain_cells.hpp"
#include "support/random.hpp"

#include <catch2/catch.hpp>

using namespace copil;
using namespace copil::exports;

TEST_CASE("days: both French and ISO, real calendar days only") {
  CHECK(read_day("2010-04-01", Day::unknown).value == *make_day(2010, 4, 1));
  CHECK(read_day("01/04/2010", Day::unknown).value == *make_day(2010, 4, 1));
  CHECK(read_day("", Day::open).value == Day::open);
  CHECK(read_day("", Day::open).fault.empty());
  CHECK(read_day("31/02/2010", Day::unknown).fault == "ce jour n'existe pas dans le calendrier");
  CHECK(read_day("03/25/2010", Day::unknown).fault ==
        "ce mois n'existe pas : la date est sans doute écrite mois avant jour");
  CHECK(read_day("3/25/2010", Day::unknown).fault == read_day("03/25/2010", Day::unknown).fault);
  CHECK(read_day("02/30/2010", Day::unknown).fault == "ce jour n'existe pas dans le calendrier");
  CHECK(read_day("00/00/0000", Day::unknown).fault == "ce jour n'existe pas dans le calendrier");
  for (std::string_view midnight :
       {"2010-04-01 00:00:00", "01/04/2010 00:00", "01/04/2010 0:00", "2010-04-01T00:00:00",
        "2010-04-01 00:00:00.000", "1/4/2010", "01.04.2010", "1.4.2010", "1/04/2010 8:05",
        "01/4/2010", "2010-04-01 23:59:59", "2010-04-01  12:00"}) {
    CAPTURE(midnight);
    CHECK(read_day(midnight, Day::unknown).value == *make_day(2010, 4, 1));
  }
  CHECK(read_day("40210", Day::unknown).fault ==
        "nombre au lieu d'une date (jours comptés par Excel) : donnez à la colonne le format date");
  for (std::string_view bad : {"1/2/10",
                               "2010/04/01",
                               "01.04/2010",
                               "2010-4-01",
                               "2010-04-01 24:00",
                               "01/04/20100",
                               "2010-04-01T22:00:00Z",
                               "2010-04-01T22:00:00+02:00",
                               "1/4/2010 8h05",
                               "/4/2010",
                               "avril 2010",
                               "2010-04-0a",
                               "fév-10",
                               "févr. 2010",
                               "1er février 2010",
                               "T2 2010",
                               "2010-Q2",
                               "201002",
                               "4021a",
                               "2010-04-01 "}) {
    CAPTURE(bad);
    CHECK(read_day(bad, Day::unknown).fault == "date attendue, comme 2010-04-01 ou 01/04/2010");
  }
}

TEST_CASE("every day of the calendar is read as the calendar counts it") {
  for (int year : {1, 4, 100, 400, 1582, 1899, 1900, 1970, 1990, 2000, 2009, 2010, 2012, 9999}) {
    for (int month = 0; month <= 13; ++month) {
      for (int day = 0; day <= 32; ++day) {
        const auto padded = [](int number, std::size_t width) {
          const std::string text = std::to_string(number);
          return std::string(width - text.size(), '0') + text;
        };
        const std::string iso = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
        const std::string french = padded(day, 2) + "/" + padded(month, 2) + "/" + padded(year, 4);
        const auto expected = make_day(year, month, day);
        REQUIRE(read_day(iso, Day::unknown).value == expected.value_or(Day::unknown));
        REQUIRE(read_day(french, Day::unknown).value == expected.value_or(Day::unknown));
        REQUIRE(read_day(iso, Day::unknown).fault.empty() == expected.has_value());
      }
    }
  }
}

TEST_CASE("booleans") {
  for (std::string_view yes :
       {"1", "oui", "OUI", "o", "O", "vrai", "Vrai", "true", "TRUE", "x", "X", "-1"}) {
    CHECK(read_bool(yes).value);
  }
  for (std::string_view no : {"0", "non", "Non", "n", "N", "faux", "FAUX", "False", ""}) {
    CHECK((!read_bool(no).value && read_bool(no).fault.empty()));
  }
  CHECK(read_bool("2").fault == "oui ou non attendu (1/0, oui/non, o/n, vrai/faux, x)");
  CHECK(!read_bool("xx").fault.empty());
}

TEST_CASE("whole numbers") {
  CHECK(read_count("0").value == 0);
  CHECK(read_count("150000").value == 150000);
  CHECK(read_count("150 000").value == 150000);
  CHECK(read_count("1\u202F150\u00A0000").value == 1150000);
  CHECK(read_count("367,0").value == 367);
  CHECK(read_count("1 367.00").value == 1367);
  CHECK(read_count("1.234").fault ==
        "nombre ambigu, milliers ou décimales : écrivez 1234 ou 1,234");
  for (std::string_view bad : {"-1", "1,5", "12 %", "23 €", "1 50", "15 00", "1  000", "1 000 ",
                               "a", "1E5", "1234 567", "9999999999999999"}) {
    CAPTURE(bad);
    CHECK(read_count(bad).fault == "nombre entier positif ou nul attendu");
  }
}

TEST_CASE("decimal numbers are exact") {
  CHECK(read_decimal("1234.5").value == Ratio{12345, 10});
  CHECK(read_decimal("1234,5").value == Ratio{12345, 10});
  CHECK(read_decimal("1 234,5").value == Ratio{12345, 10});
  CHECK(read_decimal("-0,05").value == Ratio{-5, 100});
  CHECK(read_decimal("\u22120,05").value == Ratio{-5, 100});
  CHECK(read_decimal("-1 234").value == Ratio{-1234, 1});
  CHECK(read_decimal("85,3 %").value == Ratio{853, 10});
  CHECK(read_decimal("85,3\u202F%").value == Ratio{853, 10});
  CHECK(read_decimal("12,5 €").value == Ratio{125, 10});
  CHECK(read_decimal("0.125").value == Ratio{125, 1000});
  CHECK(read_decimal("1,234").value == Ratio{1234, 1000});
  for (std::string_view ambiguous : {"1.234", "-3.120", "12.345", "1.234 %"}) {
    CAPTURE(ambiguous);
    CHECK(read_decimal(ambiguous).fault ==
          "nombre ambigu, milliers ou décimales : écrivez 1234 ou 1,234");
  }
  CHECK(!read_decimal("").value);
  CHECK(read_decimal("").fault.empty());
  for (std::string_view bad : {"n.d.", "1,2,3", "1.234,50", "1,5 5", ",5", "1,", "1E5", "12 34",
                               "1-", "--1", "%", "85,3 % %", "1,234 567"}) {
    CAPTURE(bad);
    CHECK(read_decimal(bad).fault == "nombre attendu, comme 1234,5");
  }
}

TEST_CASE("published figures: nothing, zero and secret are three things") {
  for (std::string_view nothing :
       {"", "n.d.", "ND", "nc", "N.C.", "ns", "-", "–", "…", "...", "/", "///", "////",
        "N/A - résultat non disponible", "N/A - division par 0"}) {
    CAPTURE(nothing);
    const auto figure = read_figure(nothing);
    CHECK((figure.fault.empty() && !figure.value.number && !figure.value.is_secret));
  }
  for (std::string_view secret :
       {"s", "S", "c", "Secret", "Secret statistique", "N/A - secret statistique"}) {
    CAPTURE(secret);
    CHECK((!read_figure(secret).value.number && read_figure(secret).value.is_secret));
  }
  CHECK(read_figure("0").value.number == Ratio{0, 1});
  CHECK(!read_figure("0").value.is_secret);
  for (std::string_view bad : {"beaucoup", "1234p", "1 234 (r)", "12*", "#N/A", "#REF!", "(1 234)",
                               "1 234-", "1?234", "1,2E+05", "１２", "1O"}) {
    CAPTURE(bad);
    CHECK(read_figure(bad).fault ==
          "nombre attendu, comme 1234,5 ; ou n.d. pour non disponible, s pour secret");
  }
}

TEST_CASE("amounts of money are whole cents") {
  CHECK(read_amount("84 410,00").value == Cents{8441000});
  CHECK(read_amount("84410").value == Cents{8441000});
  CHECK(read_amount("233.3").value == Cents{23330});
  CHECK(read_amount("233,300").value == Cents{23330});
  CHECK(read_amount("230 €").value == Cents{23000});
  CHECK(!read_amount("").value);
  CHECK(read_amount("-1").fault == "montant négatif");
  CHECK(read_amount("1 000 000 000").value == Cents{100'000'000'000});
  CHECK(read_amount("1 000 000 000,01").fault == "montant de plus d'un milliard d'euros");
  CHECK(read_amount("99999999999999999").fault == "montant de plus d'un milliard d'euros");
  CHECK(read_amount("1.234").fault ==
        "nombre ambigu, milliers ou décimales : écrivez 1234 ou 1,234");
  CHECK(read_amount("23 %").fault == "montant en euros attendu, comme 1234,50");
  CHECK(read_amount("1,005").fault == "montant à plus de deux décimales");
  CHECK(read_amount("beaucoup").fault == "montant en euros attendu, comme 1234,50");
}

TEST_CASE("years") {
  CHECK(read_year("2010").value == 2010);
  CHECK(read_year("10").fault == "année attendue, comme 2010");
  CHECK(!read_year("02010").fault.empty());
  CHECK(!read_year("0210").fault.empty());
}

TEST_CASE("closed words forgive case and accents") {
  static constexpr std::string_view kList[] = {"concertee", "complementaire"};
  const Words words{kList, "mot inconnu"};
  CHECK(read_word("concertee", words).value == 0);
  CHECK(read_word("Complémentaire", words).value == 1);
  CHECK(read_word("CONCERTÉE", words).value == 0);
  CHECK(read_word("concert", words).fault == "mot inconnu");
}

TEST_CASE("numbered codes are not numbers") {
  const NumberedCodes codes{'E', 1, 10, "enjeu inconnu"};
  CHECK(read_numbered_code("E1", codes).value == 1);
  CHECK(read_numbered_code("e10", codes).value == 10);
  for (std::string_view bad : {"E0", "E11", "E01", "1", "E", "F1", "E1a", "E100", "E 1", "É1"}) {
    CAPTURE(bad);
    CHECK(read_numbered_code(bad, codes).fault == "enjeu inconnu");
  }
}

TEST_CASE("identifiers stay text; scientific notation is not guessed") {
  for (std::string_view good : {"01", "1E5", "3-4", "MAR10", "TRUE", "A1E+B", "E+12", "12E34",
                                "7,3F+13", "A,3E+13", "7;3E+13", "7,3E+1A", "7,3E-13"}) {
    CAPTURE(good);
    CHECK(read_identifier(good).value == good);
    CHECK(read_identifier(good).fault.empty());
  }
  for (std::string_view lost : {"7,32829E+13", "7.3E+08", "1E+15"}) {
    CAPTURE(lost);
    CHECK(read_identifier(lost).fault ==
          "identifiant en notation scientifique : ses chiffres sont perdus, exportez-le comme du "
          "texte");
  }
}

TEST_CASE("what spreadsheets do to identifiers is refused") {
  for (std::string_view spoilt : {"=\"001\"", "'001", "'001'"}) {
    CAPTURE(spoilt);
    CHECK(read_identifier(spoilt).fault ==
          "identifiant écrit à la façon d'un tableur (« =\"…\" » ou apostrophe) : exportez-le "
          "comme du texte");
  }
  for (std::string_view nothing : {"NULL", "null", "(null)", "<NULL>", "\\N", "None", "NaN", "N/A",
                                   "n.d.", "(vide)", "-", "--", "?", "."}) {
    CAPTURE(nothing);
    CHECK_FALSE(is_plain_identifier(nothing));
    CHECK(read_identifier(nothing).fault ==
          "mot d'une base pour « rien » au lieu d'un identifiant : exportez une cellule vide, ou "
          "le code");
  }
  for (std::string_view other : {"N1", "NA12", "nu", "-1", "(1)", "?1", "NULLE", "ND75000001"}) {
    CAPTURE(other);
    CHECK(read_identifier(other).fault.empty());
  }
  for (std::string_view error : {"#N/A", "#n/d", "#REF!", "#DIV/0!", "#VALEUR!", "#NOM?", "####"}) {
    CAPTURE(error);
    CHECK(spreadsheet_error(error) ==
          "erreur de tableur au lieu d'une valeur : corrigez la cellule dans le classeur");
  }
  for (std::string_view other : {"", "#1", "##", "#réunion", "N/A"}) {
    CAPTURE(other);
    CHECK(spreadsheet_error(other).empty());
  }
}

TEST_CASE("plain days are those that the calendar reads, and no others") {
  copil::test_support::Random random{11};
  int plain = 0;
  for (int i = 0; i < 400'000; ++i) {
    std::string cell = std::to_string(1880 + random.below(300)) + "-" +
                       std::to_string(10 + random.below(5)) + "-" +
                       std::to_string(10 + random.below(25));
    if (random.below(2) == 0) {
      cell = std::to_string(10 + random.below(25)) + "/" + (random.below(2) == 0 ? "0" : "1") +
             std::to_string(random.below(10)) + "/" + std::to_string(1880 + random.below(300));
    }
    if (random.below(3) == 0) cell[random.below(10)] = static_cast<char>(random.below(256));
    const auto read = plain_day(cell);
    const auto slow = read_day(cell, Day::unknown);
    const bool is_late_enough = slow.value >= Day{-25567};  // 1 January 1900
    CAPTURE(cell);
    if (read) {
      ++plain;
      REQUIRE(slow.fault.empty());
      REQUIRE(*read == slow.value);
    } else if (slow.fault.empty() && is_late_enough) {
      REQUIRE(calendar(slow.value).year > 2155);
    }
  }
  CHECK(plain > 50'000);
  for (int day = -25567; day < 67'935; ++day) {
    REQUIRE(plain_day(iso_text(Day{day})) == std::optional{Day{day}});
  }
}

TEST_CASE("plain identifiers are faultless") {
  for (const std::string_view cell : {"J1", "7,32829E+13", "=\"001\"", "'001", "#N/A", "", "-1"}) {
    CAPTURE(cell);
    CHECK((!is_plain_identifier(cell) || read_identifier(cell).fault.empty()));
  }
  CHECK(is_plain_identifier("9f8e7d6c5b4a39281706"));
  CHECK_FALSE(is_plain_identifier("7,32829E+13"));
}
