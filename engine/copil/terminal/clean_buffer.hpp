#pragma once

#include <streambuf>
#include <string>

namespace copil::program {

/// What reaches a terminal: text whose control characters are made harmless (`printable_lines`), so
/// that nothing a file holds commands the terminal. Hands it on line by line, or when flushed.
class CleanBuffer final : public std::streambuf {
 public:
  /// Whether the program's own ways of writing a line again (CR, erase to its end) pass.
  enum class Rewriting { no, yes };

  /// `target` must outlive it.
  CleanBuffer(std::streambuf& target, Rewriting rewriting);
  ~CleanBuffer() override;
  CleanBuffer(const CleanBuffer&) = delete;
  CleanBuffer& operator=(const CleanBuffer&) = delete;

 protected:
  int_type overflow(int_type character) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  bool hand_on();

  std::streambuf& target_;
  Rewriting rewriting_;
  std::string pending_;
};

}  // namespace copil::program
