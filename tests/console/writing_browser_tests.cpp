// Answers and templates written in Debian's Chromium: kept as one types, told when two write.
#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "console/browser.hpp"
#include "console/listening.hpp"

using namespace copil::testing;

namespace {

/// A browser let in.
struct WritingVisit {
  WritingVisit() : browser({folder.path(), true, false}) {
    browser.go(console.address());
    until("document.title", "Accueil – copil");
  }

  void go(const std::string& place) { browser.go("http://" + console.host + place); }

  /// Waits for the script to give that value.
  void until(const std::string& script, const std::string& wanted) {
    std::string value;
    for (int i = 0; i < 100 && value != wanted; ++i) {
      value = browser.run(script);
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    CAPTURE(script, browser.run("document.querySelector('.apercu')?.textContent.slice(-300)"));
    CHECK(value == wanted);
  }

  TemporaryFolder folder;
  Console console;
  Browser browser;
};

/// For those who want to look: COPIL_CAPTURES.
void take(Browser& browser, const std::string& name) {
  const char* folder = std::getenv("COPIL_CAPTURES");
  if (folder != nullptr) browser.picture(std::string{folder} + "/" + name + ".png");
}

constexpr const char* kForm =
    "/documents/repondre?rapport=convocation&territoire=ML01&periode=2010";
constexpr const char* kTold = "document.querySelector('.enregistre').textContent";

}  // namespace

TEST_CASE(
    "a blank is filled by keyboard, kept without a button, there after a reload; a conflict "
    "shows both texts; frozen, it is read only",
    "[lent][navigateur]") {
  WritingVisit visit;
  Browser& browser = visit.browser;
  browser.resize(360, 800);
  visit.go(kForm);
  CHECK(browser.run("document.documentElement.scrollWidth <= innerWidth") == "true");
  for (int i = 0; i < 60 && browser.run("document.activeElement.id") != "c-signataire"; ++i) {
    browser.press(kTab);
  }
  REQUIRE(browser.run("document.activeElement.id") == "c-signataire");
  browser.type("#c-signataire", "Le directeur");
  visit.until(kTold, "enregistré");
  browser.type("#c-date_signature", "demain");
  visit.until("document.querySelector('#f-date_signature').textContent.includes('demain')", "true");
  visit.go(kForm);
  CHECK(browser.run("document.querySelector('#c-signataire').value") == "Le directeur");
  CHECK(browser.run("document.querySelector('#c-date_signature').value") == "demain");
  // Somebody else answers meanwhile.
  browser.run(
      "(fetch('/documents/reponse?rapport=convocation&territoire=ML01&periode=2010', "
      "{method: 'POST', body: new URLSearchParams({champ: 'lieu_signature', texte: "
      "'Sorne', etat: document.querySelector('[name=\"e.lieu_signature\"]').value})})"
      ".then(() => { document.title = 'fait'; }), 1)");
  visit.until("document.title", "fait");
  browser.type("#c-lieu_signature", "Brévane");
  visit.until("document.querySelector('#q-lieu_signature blockquote')?.textContent", "Sorne");
  CHECK(browser.run("document.querySelector('#c-lieu_signature').value") == "Brévane");
  browser.click("#q-lieu_signature .autre button");
  visit.until(kTold, "enregistré");
  browser.run("(document.querySelector('#c-date_signature').value = '', 1)");
  browser.type("#c-date_signature", "15 avril 2010");
  visit.until("document.querySelector('#f-date_signature').textContent", "");
  // The meeting is in the data: its day, hour and place are not asked, and stand folded.
  for (const char* field : {"#c-date_reunion", "#c-heure", "#c-lieu"}) {
    CHECK(browser.run(std::string{"document.querySelector('"} + field +
                      "').closest('details').open") == "false");
  }
  visit.until("document.querySelector('.etape-mot').textContent", "prêt");
  visit.until(kTold, "enregistré");
  browser.click(".etape-action button");
  visit.until("document.querySelector('.etape-mot')?.textContent", "définitif");
  visit.go(kForm);
  CHECK(browser.run("[...document.querySelectorAll('.question input[type=text]')]"
                    ".every((field) => field.readOnly)") == "true");
  visit.go("/documents/suivi?rapport=convocation&territoire=R1&periode=2010");
  CHECK(browser.run("document.querySelector('main tbody').textContent.includes('définitif')") ==
        "true");
  CHECK(browser.complaints() == std::vector<std::string>{});
}

TEST_CASE("a template with a fault is told as one types, mended, saved, and given back",
          "[lent][navigateur]") {
  WritingVisit visit;
  Browser& browser = visit.browser;
  browser.resize(1280, 900);
  visit.go("/modeles/texte?nom=templates/convocation/modele.md");
  const std::string time = "document.querySelector('.temps').textContent";
  visit.until(time + ".startsWith('page refaite')", "true");
  const auto write = [&](const std::string& words) {
    browser.run("(document.querySelector('#texte').setSelectionRange(1e6, 1e6), 1)");
    browser.type("#texte", words);
  };
  write("\nAjout {{ territoire.libele }}\n");
  visit.until("document.querySelectorAll('.marge .fautive').length", "1");
  CHECK(browser.run("document.querySelector('.fautes').textContent.includes('libelle')") == "true");
  browser.click(".fautes button");
  CHECK(browser.run("(() => { const t = document.querySelector('#texte'); return "
                    "t.value.slice(t.selectionStart, t.selectionEnd); })()") == "libele");
  browser.type("#texte", "libelle");
  visit.until("document.querySelector('.apercu').textContent.includes('Ajout France')", "true");
  visit.until("document.querySelectorAll('.marge .fautive').length", "0");
  browser.run(
      "([...document.querySelectorAll('.apercu p')].find((p) => "
      "p.textContent.includes('vous inviter')).click(), 1)");
  CHECK(browser.run("(() => { const t = document.querySelector('#texte'); return "
                    "t.value.slice(t.selectionStart, t.selectionEnd).includes('vous inviter'); "
                    "})()") == "true");
  take(browser, "modele-1280");
  browser.follow("button[value=enregistrer]");
  visit.until("document.querySelectorAll('.versions li').length", "2");
  browser.follow(".versions li:last-child a");
  browser.follow("main form button");
  visit.until("document.querySelectorAll('.versions li').length", "3");
  CHECK(browser.run("document.querySelector('#texte').value.includes('Ajout')") == "false");
  browser.resize(360, 800);
  CHECK(browser.run("document.documentElement.scrollWidth <= innerWidth") == "true");
  take(browser, "modele-360");
  CHECK(browser.complaints() == std::vector<std::string>{});
}
