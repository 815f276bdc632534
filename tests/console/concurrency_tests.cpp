// Several people at once: those who read wait for nobody, and what each changes is whole.
#include <catch2/catch.hpp>

#include <condition_variable>
#include <fstream>
#include <future>
#include <mutex>
#include <thread>

#include "console/listening.hpp"
#include "files/files.hpp"

using namespace copil;
using copil::testing::Answer;
using copil::testing::bytes_of;
using copil::testing::Console;
using copil::testing::holds;
using copil::testing::places;

namespace {

constexpr std::chrono::seconds kLongest{60};  ///< a test that fails ends too

/// A page that takes as long as the test wants.
class SlowPage {
 public:
  /// What stands for the making of the guide.
  Checked<document::Document> made() {
    std::unique_lock lock{mutex_};
    is_asked_ = true;
    turned_.notify_all();
    turned_.wait_for(lock, kLongest, [this] { return may_end_; });
    document::Document guide;
    guide.title = "Lent";
    return guide;
  }
  void wait_until_asked() {
    std::unique_lock lock{mutex_};
    turned_.wait_for(lock, kLongest, [this] { return is_asked_; });
  }
  void end() {
    const std::lock_guard lock{mutex_};
    may_end_ = true;
    turned_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable turned_;
  bool is_asked_ = false;
  bool may_end_ = false;
};

Answer answer_heure(Console& console, const std::string& text, const std::string& before) {
  return console.post("/documents/reponse?rapport=convocation&territoire=ML01&periode=2010",
                      "champ=heure&texte=" + text + "&etat=" + files::sha256(before).substr(0, 16));
}

}  // namespace

TEST_CASE("while somebody reads a slow page, others read, answer and see new data") {
  SlowPage slow;
  Console console{
      {}, [&](console::Settings& settings) { settings.guide = [&slow] { return slow.made(); }; }};
  console.enter();
  auto reader = std::async(std::launch::async, [&] { return console.get("/aide/guide").status; });
  slow.wait_until_asked();
  CHECK(console.get("/").status == 200);
  CHECK(
      console.get("/documents/fichier?rapport=bilan-local&territoire=ML01&periode=2010&format=pdf")
          .status == 200);
  CHECK(holds(answer_heure(console, "dix", "").body, "\"garde\":true"));
  CHECK(reader.wait_for(std::chrono::seconds{0}) == std::future_status::timeout);
  slow.end();
  CHECK(reader.get() == 200);
}

TEST_CASE("who changes templates is alone: what was being read is read to its end") {
  SlowPage slow;
  Console console{
      {}, [&](console::Settings& settings) { settings.guide = [&slow] { return slow.made(); }; }};
  console.enter();
  auto reader = std::async(std::launch::async, [&] { return console.get("/aide/guide").status; });
  slow.wait_until_asked();
  auto writer = std::async(std::launch::async, [&] {
    return console.post("/modeles/nouveau", "rapport=convocation&nouveau=essai").status;
  });
  CHECK(writer.wait_for(std::chrono::milliseconds{200}) == std::future_status::timeout);
  slow.end();
  CHECK(reader.get() == 200);
  CHECK(writer.get() == 303);
}

TEST_CASE("readers, answers, templates, deposits and files that change, all at once", "[lent]") {
  Console console;
  console.enter();
  const std::string services = bytes_of(console.data() + "/services.csv");
  std::atomic<bool> is_over{false};
  std::atomic<int> unexpected{0};
  const auto expect = [&](const Answer& answer, int status) {
    if (answer.status != status) ++unexpected;
  };
  std::vector<std::thread> people;
  for (std::size_t person = 0; person < 4; ++person) {
    people.emplace_back([&, person] {
      for (std::size_t i = person; !is_over; ++i) {
        expect(console.get(places()[i * 7 % places().size()]), 200);
      }
    });
  }
  people.emplace_back([&] {
    std::string before;
    for (int i = 0; !is_over; ++i) {
      const std::string text = "h" + std::to_string(i);
      if (!holds(answer_heure(console, text, before).body, "\"garde\":true")) ++unexpected;
      before = text;
    }
  });
  people.emplace_back([&] {
    for (int i = 0; !is_over; ++i) {
      expect(console.post("/modeles/nouveau",
                          "rapport=convocation&nouveau=essai-" + std::to_string(i)),
             303);
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
  });
  for (int i = 0; i < 10; ++i) {
    std::ofstream{console.data() + "/services.csv", std::ios::app} << "J0003;ML04;2010-01-12;E1\n";
    ++console.now;
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
  }
  is_over = true;
  for (auto& person : people) person.join();
  CHECK(unexpected == 0);
  CHECK(holds(console.get("/").body, "relues le"));
}
