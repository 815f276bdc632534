#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "expansion/template.hpp"

namespace copil::program {

/// Where the words of a document stand in the template that it was made from.
class SourcePlaces {
 public:
  /// `files`: those of the template, itself first, in the folder of `sources`.
  SourcePlaces(const expansion::Sources& sources, const std::vector<std::string>& files);

  /// Points the finding at the longest run of these words, as they print, that stands on a line of
  /// the template; at the template as a whole when none does: they come from the data.
  void point(Diagnostic& finding, std::string_view printed) const;
  /// Points at the block of that name.
  void point_at_block(Diagnostic& finding, const std::string& id) const;

 private:
  struct Line {
    std::string file;
    int number = 0;
    std::string text;
    std::string folded;
  };
  bool point_at(Diagnostic& finding, const std::string& words) const;

  std::string template_;
  std::vector<Line> lines_;
};

}  // namespace copil::program
