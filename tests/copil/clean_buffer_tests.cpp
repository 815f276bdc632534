#include "copil/terminal/clean_buffer.hpp"

#include <ostream>
#include <sstream>

#include <catch2/catch.hpp>

using copil::program::CleanBuffer;

namespace {

std::string shown(const std::string& text, CleanBuffer::Rewriting rewriting) {
  std::stringbuf terminal;
  {
    CleanBuffer clean{terminal, rewriting};
    std::ostream out{&clean};
    out << text << std::flush << 'x' << '\n';
  }
  return terminal.str();
}

}  // namespace

TEST_CASE("what a file holds never commands the terminal") {
  using enum CleanBuffer::Rewriting;
  CHECK(shown("é\tà\n", no) == "é\tà\nx\n");
  CHECK(shown("a\033[31mrouge\r\a\x7F", no) == "a [31mrouge   x\n");
  CHECK(shown("\u009B31m\u202Eabc", no) == " 31m abcx\n");
  CHECK(shown("\x9B"
              "31m",
              no) == "\uFFFD31mx\n");
}

TEST_CASE("a line is shown as soon as it ends, however it is written") {
  std::stringbuf terminal;
  CleanBuffer clean{terminal, CleanBuffer::Rewriting::no};
  clean.sputc('a');
  CHECK(terminal.str() == "");
  clean.sputc('\n');
  CHECK(terminal.str() == "a\n");
  clean.sputn("b\nc", 3);
  CHECK(terminal.str() == "a\nb\nc");
}

TEST_CASE("the program may write its line of progress again, and nothing else") {
  using enum CleanBuffer::Rewriting;
  CHECK(shown("\rlecture\033[K", yes) == "\rlecture\033[Kx\n");
  CHECK(shown("\033[31m\033[2J", yes) == " [31m [2Jx\n");
}
