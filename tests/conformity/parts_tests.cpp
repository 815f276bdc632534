#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "conformity/check.hpp"
#include "pdf/pdf.hpp"
#include "pdf/sample_pages.hpp"

// Documents printed part by part: the file says the same as when they are printed whole.

using namespace copil;
using namespace copil::pages;

namespace {

int last_element(const std::vector<Page>& pages) {
  int last = -1;
  for (const Page& page : pages) {
    for (const Item& item : page.items) last = std::max(last, item.element);
  }
  return last;
}

/// The document cut behind every page; what is said once goes with the first part, bookmarks and
/// destinations with their page.
std::vector<Pages> cut(Pages whole) {
  std::vector<Pages> parts;
  const int page_count = static_cast<int>(whole.pages.size());
  int first_element = 0;
  for (int number = 0; number < page_count; ++number) {
    Pages part;
    part.first_page = number;
    part.first_element = first_element;
    if (number == 0) {
      part.metadata = whole.metadata;
      part.fonts = whole.fonts;
      part.pictures = whole.pictures;
    }
    part.pages.push_back(whole.pages[static_cast<std::size_t>(number)]);
    const int end = number + 1 == page_count ? static_cast<int>(whole.structure.size())
                                             : last_element(part.pages) + 1;
    part.structure.assign(whole.structure.begin() + first_element, whole.structure.begin() + end);
    first_element = end;
    for (const auto& link : whole.links) {
      if (link.page == number) part.links.push_back(link);
    }
    for (const auto& bookmark : whole.bookmarks) {
      if (bookmark.page == number) part.bookmarks.push_back(bookmark);
    }
    for (const auto& destination : whole.destinations) {
      if (destination.page == number) part.destinations.push_back(destination);
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

struct Printed {
  std::string bytes;
  Diagnostics complaints;
};

Printed printed(std::vector<Pages> parts) {
  Printed result;
  pdf::Painter painter;
  const pdf::Options options;
  pdf::Printing printing =
      painter.begin(options, [&](std::string_view more) { result.bytes += more; });
  for (Pages& part : parts) printing.add(std::move(part));
  result.complaints = printing.finish();
  return result;
}

}  // namespace

TEST_CASE("a document printed page by page says what it says when printed whole") {
  const Pages whole = sample::hardest_case();
  REQUIRE(cut(whole).size() == 4);
  const Printed parts = printed(cut(whole));
  REQUIRE(parts.complaints.empty());
  CHECK(*conformity::describe(parts.bytes, "essai.pdf") ==
        *conformity::describe(*pdf::write(whole), "essai.pdf"));
  const auto report = conformity::check(parts.bytes, "essai.pdf");
  INFO(conformity::report_text(*report));
  CHECK(report->is_met());
  CHECK(parts.bytes == printed(cut(whole)).bytes);
}

TEST_CASE("a list and a link that parts cut stay one") {
  sample::Builder builder;
  const int list = builder.element(Role::list, 0);
  for (int i = 1; i <= 2; ++i) {
    const int item = builder.element(Role::list_item, list);
    builder.text(builder.element(Role::label, item), {60, 80}, std::to_string(i) + ".");
    const int body = builder.element(Role::list_body, item);
    const int link = builder.element(Role::link, body);
    builder.text(link, {80, 80}, "début");
    builder.pages().links.push_back(
        {builder.page(), {80, 71, 40, 12}, "https://exemple.fr/", "", "Exemple", link});
    builder.new_page();
    builder.text(link, {80, 80}, "et fin");
    builder.pages().links.push_back(
        {builder.page(), {80, 71, 40, 12}, "https://exemple.fr/", "", "Exemple", link});
  }
  const Pages whole = builder.pages();
  const Printed parts = printed(cut(whole));
  REQUIRE(parts.complaints.empty());
  const std::string text = *conformity::describe(parts.bytes, "essai.pdf");
  CHECK(text == *conformity::describe(*pdf::write(whole), "essai.pdf"));
  CHECK_THAT(text, Catch::Contains("L ListNumbering /Decimal\n"));
  CHECK_THAT(text, Catch::Contains("        Link [2]\n"));
  const auto report = conformity::check(parts.bytes, "essai.pdf");
  INFO(conformity::report_text(*report));
  CHECK(report->is_met());
}

TEST_CASE("what fails in one part is told at the end") {
  std::vector<Pages> parts = cut(sample::hardest_case());
  parts[2].pages[0].items.push_back({GlyphRun{}, kNoElement, Artifact::layout});
  auto& run = std::get<GlyphRun>(parts[2].pages[0].items.back().content);
  run = sample::run(0, 10, {60, 60}, "texte");
  run.font = 1;
  parts[0].fonts[1].path = "/nulle/part.ttf";
  const Printed result = printed(std::move(parts));
  REQUIRE(result.complaints.size() == 1);
  CHECK(result.complaints[0].message == "police illisible : « /nulle/part.ttf »");
}
