#include <catch2/catch.hpp>

#include "pdf/pdf.hpp"
#include "pdf/sample_pages.hpp"
#include "support/counted_memory.hpp"

// How often a page asks for memory. It would show if a page were again written, read back, cut into
// objects and written anew.

using namespace copil;
using namespace copil::pages;

namespace {

constexpr int kLinesAPage = 50;

/// Pages of fifty paragraphs of one line, framed.
Pages document_of(int page_count) {
  sample::Builder builder;
  for (int page = 0; page < page_count; ++page) {
    if (page > 0) builder.new_page();
    sample::add_page_frame(builder);
    for (int line = 0; line < kLinesAPage; ++line) {
      builder.text(builder.element(Role::paragraph, 0), {60, 60.0 + 14 * line},
                   "Une ligne de texte, ni longue ni courte");
    }
  }
  return builder.pages();
}

std::size_t asked_for(pdf::Painter& painter, int page_count) {
  Pages pages = document_of(page_count);
  const std::size_t before = testing::times_memory_was_asked;
  const auto bytes = painter.write(std::move(pages));
  REQUIRE(bytes);
  return testing::times_memory_was_asked - before;
}

}  // namespace

TEST_CASE("a page more asks for memory a few times an element") {
  pdf::Painter painter;
  asked_for(painter, 60);
  const std::size_t few = asked_for(painter, 20);
  const std::size_t many = asked_for(painter, 60);
  const std::size_t a_page = (many - few) / 40;
  CAPTURE(few, many, a_page);
  CHECK(a_page <= 4 * kLinesAPage);
}
