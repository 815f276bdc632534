#pragma once

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace copil {

/// A folder of files and one that may lie over it: a file of the upper one stands for the one of
/// the same name below it, and those that only the upper one has are there as well.
class Layers {
 public:
  /// `over` may be empty, and need not exist.
  Layers(std::string folder, std::string over = {});
  Layers(const char* folder) : Layers(std::string{folder}) {}

  const std::string& folder() const { return folder_; }
  const std::string& over() const { return over_; }
  /// The layer that the file of that name (`communs/article-9.md`) is read from.
  const std::string& layer_of(std::string_view name) const;
  /// The path that the file of that name is read from, whether it is there or not.
  std::string file(std::string_view name) const;
  /// The paths of the files with that ending (`.yaml`), by their names. `error`: the lower folder
  /// cannot be read; an upper folder that is not there is none.
  std::vector<std::string> files(std::string_view ending, std::error_code& error) const;
  /// The same for the folders under them too.
  std::vector<std::string> files_below(std::string_view ending, std::error_code& error) const;

 private:
  std::string folder_;
  std::string over_;
};

}  // namespace copil
