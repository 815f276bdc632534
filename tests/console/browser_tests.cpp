// The console in Debian's Chromium: each place's task from the first click, wide and narrow, with
// the mouse and with the keyboard alone, with scripts and without.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

#include "console/browser.hpp"
#include "console/listening.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

constexpr const char* kEnter = "\uE007";

/// A browser let in.
struct Visit {
  explicit Visit(bool has_scripts = true, bool is_dark = false)
      : browser({folder.path(), has_scripts, is_dark}) {
    browser.go(console.address());
    for (int i = 0; i < 50 && browser.title() != "Accueil – copil"; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    REQUIRE(browser.title() == "Accueil – copil");
  }

  std::string at(const std::string& place) const { return "http://" + console.host + place; }
  void go(const std::string& place) { browser.go(at(place)); }

  TemporaryFolder folder;
  Console console;
  Browser browser;
};

/// Where pictures go when somebody wants to look at them: COPIL_CAPTURES.
void take_picture(Browser& browser, const std::string& name) {
  const char* folder = std::getenv("COPIL_CAPTURES");
  if (folder != nullptr) browser.picture(std::string{folder} + "/" + name + ".png");
}

/// Words whose contrast with what they are written on is under 4.5, as the browser paints them;
/// those of charts are held by the tests of pages.
constexpr const char* kFaintWords = R"js((() => {
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    const text = walk.currentNode.textContent.trim();
    if (!text || element.closest("svg, script, noscript, [hidden]")) continue;
    const [a, b] = [light(parts(getComputedStyle(element).color)), light(ground(element))];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) faint.add(text.slice(0, 40));
  }
  return [...faint].join(" | ");
})())js";

/// How far the page scrolls below its last line: what leaves a box that scrolls by itself counts.
constexpr const char* kBelowTheEnd = R"js((() => {
  const end = document.querySelector("body > footer").getBoundingClientRect().bottom + scrollY;
  return Math.max(0, Math.floor(document.documentElement.scrollHeight -
                                Math.max(innerHeight, end + 20)));
})())js";

/// Cells whose words run out of them, or that lie under the title of their table; rows of totals
/// whose first cell is of another colour.
constexpr const char* kCrowdedCells = R"js((() => {
  const crowded = new Set();
  for (const table of document.querySelectorAll("main table")) {
    const title = table.caption ? table.caption.getBoundingClientRect() : null;
    for (const cell of table.querySelectorAll("th, td")) {
      const box = cell.getBoundingClientRect();
      const is_under = title && box.height > 0 && box.top + 1 < title.bottom &&
        box.left < title.right;
      const is_pale = cell.closest("tr.total, thead") && cell.parentElement.cells.length > 1 &&
        getComputedStyle(cell).backgroundColor !==
          getComputedStyle(cell.parentElement.cells[1]).backgroundColor;
      if (cell.scrollWidth > cell.clientWidth + 1 || is_under || (is_pale && !cell.className)) {
        crowded.add(cell.textContent.slice(0, 40));
      }
    }
  }
  return [...crowded].slice(0, 10).join(" | ");
})())js";

/// In light and dark when pictures are taken of it; in light alone otherwise.
std::vector<std::pair<int, bool>> looks() {
  if (std::getenv("COPIL_CAPTURES") == nullptr) return {{1280, false}, {360, false}};
  return {{1280, false}, {360, false}, {1280, true}, {360, true}};
}

std::string look_name(int width, bool is_dark) {
  return "-" + std::to_string(width) + (is_dark ? "-sombre" : "-clair");
}

std::string wait_for(Browser& browser, const std::string& script, const std::string& wanted) {
  std::string value;
  for (int i = 0; i < 50 && value != wanted; ++i) {
    value = browser.run(script);
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
  return value;
}

bool has_file(const std::string& folder, const std::string& name) {
  for (int i = 0; i < 100; ++i) {
    if (fs::exists(folder + "/" + name)) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
  return false;
}

}  // namespace

TEST_CASE("every place fits wide and narrow windows, asks nobody else, complains of nothing",
          "[lent][navigateur]") {
  for (const bool is_dark : {false, true}) {
    Visit visit{true, is_dark};
    Browser& browser = visit.browser;
    CHECK(browser.run("matchMedia('(prefers-color-scheme: dark)').matches") ==
          (is_dark ? "true" : "false"));
    for (const int width : {1280, 360}) {
      browser.resize(width, 900);
      int rank = 0;
      std::vector<std::string> all = places();
      all.emplace_back("/jeune?jeune=J0001&periode=2010");
      for (const auto& place : all) {
        CAPTURE(place, width, is_dark);
        visit.go(place);
        CHECK(browser.run("document.documentElement.scrollWidth <= innerWidth") == "true");
        CHECK(browser.run(kBelowTheEnd) == "0");
        CHECK(browser.run(kCrowdedCells).empty());
        CHECK(browser.run(kFaintWords).empty());
        CHECK(browser.run("performance.getEntriesByType('resource').every("
                          "(e) => new URL(e.name).host === location.host)") == "true");
        CHECK(browser.complaints() == std::vector<std::string>{});
        take_picture(browser, std::to_string(rank++) + look_name(width, is_dark));
      }
    }
  }
}

TEST_CASE("figures: sorted, filtered, opened down to a youth, and back", "[lent][navigateur]") {
  Visit visit;
  Browser& browser = visit.browser;
  browser.resize(1280, 900);
  visit.go("/chiffres?niveau=mission_locale");
  browser.click("main table thead th:nth-child(3) button");
  CHECK(browser.run("document.querySelector('main thead th:nth-child(3)')"
                    ".getAttribute('aria-sort')") == "ascending");
  CHECK(
      browser.run("[...document.querySelectorAll('main tbody tr td:nth-child(3)')]"
                  ".map((c) => parseInt(c.textContent)).every((n, i, a) => !i || a[i - 1] <= n)") ==
      "true");
  visit.go("/aide");
  browser.type("input[type=search]", "acceptation");
  CHECK(browser.run("[...document.querySelectorAll('main table')][0]"
                    ".querySelectorAll('tbody tr[hidden]').length > 0") == "true");
  visit.go("/chiffres?niveau=mission_locale");
  browser.follow("main tbody tr:first-child td:nth-child(3) a");
  CHECK(browser.run("document.querySelector('h1').textContent").rfind("DE0", 0) == 0);
  browser.follow("main a[href^='/jeune']");
  CHECK(browser.title().rfind("Jeune ", 0) == 0);
  take_picture(browser, "jeune-1280-clair");
  browser.back();
  CHECK(browser.title().rfind("DE0", 0) == 0);
  browser.back();
  CHECK(browser.title() == "Chiffres – copil");
  CHECK(browser.complaints() == std::vector<std::string>{});
}

TEST_CASE("a document is chosen, read, and saved on the disk", "[lent][navigateur]") {
  Visit visit;
  Browser& browser = visit.browser;
  visit.go("/documents");
  browser.run(
      "(document.querySelector('[name=rapport]').value = 'bilan-local',"
      " document.querySelector('[name=territoire]').value = 'ML01')");
  browser.follow(".filtres button");
  CHECK(browser.run("document.querySelectorAll('main svg').length > 0") == "true");
  CHECK(browser.run("document.querySelectorAll('main table').length > 3") == "true");
  browser.click(".fichiers a[href*='format=pdf']");
  CHECK(has_file(visit.folder.path(), "bilan-local_ML01_2010.pdf"));
  CHECK(browser.complaints() == std::vector<std::string>{});
}

TEST_CASE("a campaign is launched and followed to its end", "[lent][navigateur]") {
  Visit visit;
  Browser& browser = visit.browser;
  visit.go("/campagnes");
  browser.follow(".filtres button");
  CHECK(wait_for(browser, "document.querySelector('.avancement').textContent.includes('fini')",
                 "true") == "true");
  CHECK(browser.address().find("/campagnes/suivre?numero=1") != std::string::npos);
  CHECK(browser.complaints() == std::vector<std::string>{});
}

TEST_CASE("with the keyboard alone: past the menu, to a place, into a figure",
          "[lent][navigateur]") {
  Visit visit;
  Browser& browser = visit.browser;
  browser.press(kTab);
  CHECK(browser.run("document.activeElement.textContent") == "Aller au contenu");
  browser.press(kEnter);
  CHECK(browser.address().ends_with("#contenu"));
  visit.go("/");
  for (int i = 0; i < 4; ++i) browser.press(kTab);
  CHECK(browser.run("document.activeElement.textContent") == "Chiffres");
  CHECK(browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid");
  browser.press(kEnter);
  CHECK(wait_for(browser, "document.title", "Chiffres – copil") == "Chiffres – copil");
  for (int i = 0; i < 200 && browser.run("document.activeElement.className") != "n"; ++i) {
    browser.press(kTab);
  }
  browser.press(kEnter);
  CHECK(wait_for(browser, "location.pathname", "/expliquer") == "/expliquer");
}

TEST_CASE("without scripts the same pages say the same", "[lent][navigateur]") {
  Visit visit{false};
  Browser& browser = visit.browser;
  visit.go("/chiffres?niveau=mission_locale");
  CHECK(browser.title() == "Chiffres – copil");
  CHECK(browser.source().find("<caption") != std::string::npos);
  browser.follow("main tbody tr:first-child td:nth-child(3) a");
  CHECK(browser.title().rfind("DE0", 0) == 0);
  visit.go("/campagnes");
  browser.follow(".filtres button");
  CHECK(browser.address().find("/campagnes/suivre?numero=1") != std::string::npos);
}

TEST_CASE("files are dropped, their columns matched, the deposit accepted, the figures moved",
          "[lent][navigateur]") {
  for (const auto& [width, is_dark] : looks()) {
    CAPTURE(width, is_dark);
    const std::string look = look_name(width, is_dark);
    Visit visit{true, is_dark};
    Browser& browser = visit.browser;
    browser.resize(width, 900);
    const std::string file =
        visit.folder.write("contacts.csv",
                           "Identifiant du jeune;Structure;Date du contact;Enjeu visé\n"
                           "J0003;ML04;12/01/2010;E1\nJ0002;ML03;14/01/2010;E1\n"
                           "J0002;ML03;32/01/2010;E1\n");
    visit.go("/chiffres?niveau=region&chiffre=E1");
    const std::string before = browser.run("document.querySelector('main').textContent");
    visit.go("/donnees");
    browser.follow("main a[href='/donnees/deposer']");
    take_picture(browser, "deposer" + look);
    browser.type("input[type=file]", file);
    CHECK(wait_for(browser, "location.pathname", "/donnees/depot") == "/donnees/depot");
    take_picture(browser, "depot" + look);
    browser.follow("main a[href^='/donnees/colonnes']");
    browser.run("document.querySelector('[name=devient]').value = 'services'");
    browser.follow("form[action='/donnees/colonnes']:not([method]) button");
    for (const char* choice : {"c0", "c1", "c2", "c3"}) {
      browser.run("document.querySelector('[name=" + std::string{choice} + "]').value = '" +
                  std::string{choice + 1} + "'");
    }
    browser.follow("button[value=essayer]");
    const std::string told = "document.querySelector('main').textContent.includes('rejetées')";
    CHECK(wait_for(browser, told, "true") == "true");
    take_picture(browser, "colonnes" + look);
    CHECK(browser.run("document.documentElement.scrollWidth <= innerWidth") == "true");
    browser.follow("button[value=garder]");
    CHECK(wait_for(browser, "location.pathname", "/donnees/depot") == "/donnees/depot");
    browser.follow("a.bouton");
    CHECK(browser.run("document.documentElement.scrollWidth <= innerWidth") == "true");
    take_picture(browser, "comparer" + look);
    browser.follow("form[action='/donnees/accepter'] button");
    CHECK(wait_for(browser, "location.pathname", "/donnees/depot") == "/donnees/depot");
    ++visit.console.now;
    visit.go("/chiffres?niveau=region&chiffre=E1");
    CHECK(browser.run("document.querySelector('main').textContent") != before);
    visit.go("/donnees");
    take_picture(browser, "donnees" + look);
    browser.follow("main a[href^='/donnees/corriger']");
    take_picture(browser, "corriger" + look);
    CHECK(browser.run("document.documentElement.scrollWidth <= innerWidth") == "true");
    browser.run("document.querySelector('[aria-invalid=true]').value = '15/01/2010'");
    browser.follow("form[action='/donnees/corriger'] button");
    CHECK(wait_for(browser, "location.search", "?numero=2") == "?numero=2");
    CHECK(browser.complaints() == std::vector<std::string>{});
  }
}

TEST_CASE("a file that did not arrive is told beside the others", "[lent][navigateur]") {
  Visit visit;
  Browser& browser = visit.browser;
  const std::string file = visit.folder.write("vieux.xls", "\xD0\xCF\x11\xE0 vieux");
  visit.go("/donnees/deposer");
  browser.type("input[type=file]", file);
  CHECK(wait_for(browser, "document.querySelectorAll('.envois .faute').length", "1") == "1");
  CHECK(browser.run("document.querySelector('.faute').textContent.includes('ancien classeur')") ==
        "true");
}

TEST_CASE("without scripts the place where files are dropped says what it needs",
          "[lent][navigateur]") {
  Visit visit{false};
  visit.go("/donnees/deposer");
  CHECK(visit.browser.source().find("<noscript>") != std::string::npos);
  take_picture(visit.browser, "deposer-sans-script");
}
