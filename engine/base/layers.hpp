#pragma once

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace copil {

/// A folder of files and those that may lie over it, one over the other: a file of an upper one
/// stands for the one of the same name below it, and those that only an upper one has are there as
/// well.
class Layers {
 public:
  /// `over`, the lowest first, need not exist.
  Layers(std::string folder, std::vector<std::string> over = {});
  Layers(const char* folder) : Layers(std::string{folder}) {}

  const std::string& folder() const { return all_.front(); }
  /// Every folder, the lowest first.
  const std::vector<std::string>& all() const { return all_; }
  bool is_overlaid() const { return all_.size() > 1; }
  /// The uppermost folder; the only one where nothing lies over it.
  const std::string& top() const { return all_.back(); }
  /// What the uppermost folder lies over; the same where nothing does.
  Layers below() const;
  /// The folder of that name in each.
  Layers within(std::string_view folder) const;

  /// The layer that the file of that name (`communs/article-9.md`) is read from.
  const std::string& layer_of(std::string_view name) const;
  /// The path that the file of that name is read from, whether it is there or not.
  std::string file(std::string_view name) const;
  /// The paths of the files with that ending (`.yaml`), by their names. `error`: the lowest folder
  /// cannot be read; an upper folder that is not there is none.
  std::vector<std::string> files(std::string_view ending, std::error_code& error) const;
  /// The same for the folders under them too.
  std::vector<std::string> files_below(std::string_view ending, std::error_code& error) const;
  /// The names of the same files, in order; of all of them where the ending is empty.
  std::vector<std::string> names_below(std::string_view ending, std::error_code& error) const;

 private:
  std::vector<std::string> all_;
};

}  // namespace copil
