#pragma once

#include <fstream>
#include <streambuf>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace copil::program {

/// The error stream of one run of the program, and its copy in a file (`--journal`): what is said
/// reaches both, whatever the options. Each line of the file tells the day, the program's version,
/// the command, the folder it works in and how it ended (« en cours » while it works).
class Journal : public std::streambuf {
 public:
  explicit Journal(std::streambuf* screen) : screen_(screen) {}

  /// From here on there is a file, written at its end. Errors: it cannot be written.
  Diagnostics open(const std::string& file, std::string heading);
  bool is_open() const { return file_.is_open(); }

  /// A line written at once: how far the work has come.
  void tell(const std::string& line);
  /// A message for the file alone: what `-q` keeps from the screen.
  void note(const std::string& text) { said_ += text; }
  /// Writes all that was said, with the exit status. False when it could not be written.
  bool close(int status);

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  void write(const std::string& line, const std::string& state);

  std::streambuf* screen_;
  std::ofstream file_;
  std::string heading_;
  std::string said_;
};

}  // namespace copil::program
