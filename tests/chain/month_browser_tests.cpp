// The month of a region, played through in Debian's Chromium from the first file to the last
// document sent, by the program itself; what it takes is counted.
#include <algorithm>
#include <array>
#include <sstream>

#include "chain/served.hpp"
#include "console/browser.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience{60};  ///< for one page, on a machine that is busy

/// Somebody at work: clicks, choices in lists and texts typed are counted.
class Person {
 public:
  explicit Person(Browser& browser) : browser_(browser) {}

  void click(const std::string& selector) {
    await(selector);
    browser_.click(selector);
    ++clicks_;
  }
  /// The place of the menu.
  void enter(const std::string& place) {
    click("nav a[href='" + place + "']");
    until("location.pathname", place);
  }
  void choose(const std::string& field, const std::string& value) {
    await("[name=" + field + "]");
    const std::string chosen =
        browser_.run("(() => { const field = document.querySelector('[name=" + field +
                     "]'); field.value = '" + value +
                     "'; field.dispatchEvent(new Event('change', "
                     "{bubbles: true})); return field.value; })()");
    CHECK(chosen == value);
    ++choices_;
  }
  void write(const std::string& selector, const std::string& text) {
    await(selector);
    browser_.type(selector, text);
    ++texts_;
  }
  void clear(const std::string& selector) {
    await(selector);
    seen("(document.querySelector('" + selector + "').value = '', 1)");
  }
  /// Waits for a page that is there as a whole, on which the script gives that value.
  void until(const std::string& script, const std::string& wanted) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    const std::string whole = "document.readyState === 'complete' ? " + script + " : ''";
    std::string value = browser_.run(whole);
    while (value != wanted && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
      value = browser_.run(whole);
    }
    INFO(browser_.address() << "\n" << browser_.run("document.body.innerText"));
    CAPTURE(script);
    REQUIRE(value == wanted);
  }
  std::string seen(const std::string& script) { return browser_.run(script); }
  void until_seen(const std::string& words) {
    until("document.querySelector('main').textContent.replace(/\\s+/g, ' ').includes('" + words +
              "')",
          "true");
  }
  void picture(const std::string& name) {
    const char* folder = std::getenv("COPIL_CAPTURES");
    if (folder != nullptr) browser_.picture(std::string{folder} + "/mois-" + name + ".png");
  }

  /// What was done since the step before.
  void end_step(const std::string& name) {
    const auto now = std::chrono::steady_clock::now();
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(now - begun_);
    told_ << name << " : "
          << counted(clicks_ - before_[0], choices_ - before_[1], texts_ - before_[2]) << ", "
          << static_cast<double>(taken.count() / 100) / 10 << " s\n";
    before_ = {clicks_, choices_, texts_};
    begun_ = now;
  }
  /// All steps, and their sum.
  std::string told() const {
    return told_.str() + "en tout : " + counted(clicks_, choices_, texts_) + "\n";
  }

  int clicks() const { return clicks_; }
  int choices() const { return choices_; }
  int texts() const { return texts_; }

 private:
  /// Pages come when they come.
  void await(const std::string& selector) {
    until("document.querySelector(\"" + selector + "\") !== null", "true");
  }

  static std::string counted(int clicks, int choices, int texts) {
    return std::to_string(clicks) + " clics, " + std::to_string(choices) + " choix, " +
           std::to_string(texts) + " textes";
  }

  Browser& browser_;
  std::ostringstream told_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::array<int, 3> before_{};
  int clicks_ = 0;
  int choices_ = 0;
  int texts_ = 0;
};

constexpr const char* kStage = "document.querySelector('.etape-mot')?.textContent";
constexpr const char* kTold = "document.querySelector('.enregistre')?.textContent";

/// The services of the demo as another system exports them, with a row more that is rejected.
std::string export_of_another() {
  const std::string services = bytes_of(fixture("demo/services.csv"));
  return "Identifiant du jeune;Structure;Date du contact;Enjeu visé\n" +
         services.substr(services.find('\n') + 1) + "J0002;ML03;2010-01-32;E1\n";
}

/// The link that leads to the correction of that last row.
std::string rejected_link(const std::string& text) {
  return "main a[href*='fichier=contacts.csv&ligne=" +
         std::to_string(std::count(text.begin(), text.end(), '\n')) + "']";
}

/// An export of another system: its columns are matched, one of its rows is rejected.
void drop_files(Person& person, const std::string& file) {
  person.enter("/donnees");
  person.click("main a[href='/donnees/deposer']");
  person.write("input[type=file]", file);
  person.until("location.pathname", "/donnees/depot");
  person.click("main a[href^='/donnees/colonnes']");
  person.choose("devient", "services");
  person.click("form[action='/donnees/colonnes']:not([method]) button");
  for (const char* column : {"c0", "c1", "c2", "c3"}) person.choose(column, column + 1);
  person.click("button[value=essayer]");
  person.until_seen("rejetées : 2");
  person.picture("colonnes");
  person.click("button[value=garder]");
  person.until("location.pathname", "/donnees/depot");
}

void accept_deposit(Person& person) {
  person.click("a.bouton");
  person.until("location.pathname", "/donnees/comparer");
  person.picture("comparer");
  person.click("form[action='/donnees/accepter'] button");
  person.until("location.pathname", "/donnees/depot");
  person.until_seen("accepté");
}

void mend_reject(Person& person, const std::string& link) {
  person.enter("/donnees");
  person.click(link);
  person.clear("[aria-invalid=true]");
  person.write("[aria-invalid=true]", "2010-01-15");
  person.click("form[action='/donnees/corriger'] button");
  person.until("location.pathname", "/donnees/depot");
}

/// Fills what must be filled of the document shown, makes it final and says that it was sent.
void fill_and_send(Person& person, const std::string& picture) {
  const std::string asked =
      "[...document.querySelectorAll('.question')].filter((one) => "
      "one.querySelector('.attendu').textContent.includes('obligatoire')).map((one) => "
      "one.querySelector('textarea, input[type=text]').id)";
  std::istringstream fields{person.seen(asked + ".join(' ')")};
  int count = 0;
  for (std::string field; fields >> field;) {
    person.write("#" + field, "Constat partagé " + std::to_string(++count) + ".");
  }
  CHECK(count > 10);
  person.until(kTold, "enregistré");
  person.until(kStage, "prêt");
  person.picture(picture);
  person.click(".etape-action button");
  person.until(kStage, "définitif");
  person.click(".etape-action button");
  person.until(kStage, "envoyé");
}

void follow(Person& person, const std::string& report, const std::string& territory) {
  person.enter("/documents");
  person.choose("rapport", report);
  person.choose("territoire", territory);
  person.click("button[formaction='/documents/suivi']");
  person.until("location.pathname", "/documents/suivi");
}

/// The answers of the region's missions locales, one after the other; then its own.
void write_bilans(Person& person, Browser& browser) {
  follow(person, "bilan-local", "R1");
  person.picture("suivi");
  const std::string late =
      "document.querySelectorAll(\"main tbody a[href^='/documents/rappel']\").length";
  person.until(late, "3");
  person.click("main tbody a[href^='/documents/rappel']");
  person.until_seen("questions obligatoires");
  browser.back();
  for (int i = 0; i < 3; ++i) {
    person.until(late, std::to_string(3 - i));
    person.click("main tbody tr:nth-child(" + std::to_string(i + 1) + ") a");
    person.until("location.pathname", "/documents/repondre");
    fill_and_send(person, "bilan-local");
    person.click("main .liens a[href^='/documents/suivi']");
    person.until("location.pathname", "/documents/suivi");
  }
  person.until_seen("3 définitifs ou envoyés");
  person.end_step("les bilans des trois missions locales, remplis, figés, envoyés");

  person.enter("/documents");
  person.choose("rapport", "bilan-regional");
  person.choose("territoire", "R1");
  person.click("button[formaction='/documents/repondre']");
  person.until("location.pathname", "/documents/repondre");
  fill_and_send(person, "bilan-regional");
  person.click(".fichiers a[href*='format=pdf']");
}

void run_campaign(Person& person) {
  person.enter("/campagnes");
  person.choose("campagne", "mensuelle");
  person.choose("periode", "2010-06");
  person.click(".filtres button");
  person.until("location.pathname", "/campagnes/suivre");
  const std::string is_over = "document.querySelector('.avancement').textContent.includes('fini')";
  person.until(is_over, "true");
  person.picture("campagne");
  person.enter("/campagnes");
  person.click("form:has(input[value=verifier]) button");
  person.until("location.search", "?numero=2");
  person.until(is_over, "true");
  person.click("main a[href^='/campagnes/dossier']");
  person.until("location.pathname", "/campagnes/dossier");
  person.picture("documents");
  person.click("main a[href$='territoire=ML01']");
}

/// Waits for a file that a click asked for.
void await_file(const std::string& file) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!fs::exists(file) && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
}

}  // namespace

TEST_CASE("the month of a region is played through in the browser alone", "[lent][navigateur]") {
  const TemporaryFolder folder;
  Served server{folder.path(), fixture("demo"), {"--periode", "2010"}, Entry::left};
  Browser browser{{folder.path(), true, false}};
  browser.resize(1280, 900);
  browser.go(server.entry());
  Person person{browser};
  person.until("document.title", "Accueil – copil");

  const std::string text = export_of_another();
  drop_files(person, folder.write("contacts.csv", text));
  accept_deposit(person);
  person.end_step("fichiers déposés, colonnes rapprochées, dépôt accepté");
  mend_reject(person, rejected_link(text));
  accept_deposit(person);
  person.enter("/donnees");
  person.until("document.querySelector(\"" + rejected_link(text) + "\") === null", "true");
  person.end_step("rejet corrigé, dépôt accepté");
  write_bilans(person, browser);
  const std::string saved = folder.file("bilan-regional_R1_2010.pdf");
  await_file(saved);
  CHECK(holds(printed_by("pdftotext " + in_quotes(saved) + " -"), "Constat partagé 1."));
  person.end_step("le bilan régional, de même, enregistré en PDF");
  run_campaign(person);
  CHECK(fs::exists(folder.file("sortie/mensuelle_2010-06/manifeste.json")));
  const std::string archive = folder.file("mensuelle_2010-06_ML01.zip");
  await_file(archive);
  CHECK(holds(printed_by("unzip -tq " + in_quotes(archive)), "No errors detected"));
  const std::string listed = printed_by("unzip -Z1 " + in_quotes(archive));
  CHECK(holds(listed, "tableau-de-bord_ML01_2010-06.pdf"));
  CHECK_FALSE(holds(listed, "ML02"));
  person.end_step(
      "la campagne du mois, suivie, vérifiée, l'archive d'une mission locale enregistrée");
  CHECK(browser.complaints() == std::vector<std::string>{});

  WARN(person.told());
  // More than that would be a step back.
  CHECK(person.clicks() <= 42);
  CHECK(person.choices() <= 12);
  CHECK(person.texts() <= 75);
}
