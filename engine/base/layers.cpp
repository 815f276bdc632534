#include "base/layers.hpp"

#include <filesystem>
#include <map>

namespace copil {

namespace {

namespace fs = std::filesystem;

/// Paths by their names under the folder.
using Named = std::map<std::string, std::string>;

template <class Walk>
void add_files(const std::string& folder, std::string_view ending, Named& found,
               std::error_code& error) {
  for (Walk entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    const fs::path& path = entry->path();
    if (!entry->is_regular_file(ignored) || path.extension() != ending) continue;
    found[path.lexically_relative(folder).generic_string()] = path.string();
  }
}

template <class Walk>
std::vector<std::string> merged(const Layers& layers, std::string_view ending,
                                std::error_code& error) {
  Named found;
  add_files<Walk>(layers.folder(), ending, found, error);
  std::error_code ignored;
  if (!layers.over().empty()) add_files<Walk>(layers.over(), ending, found, ignored);
  std::vector<std::string> paths;
  for (const auto& [name, path] : found) paths.push_back(path);
  return paths;
}

}  // namespace

Layers::Layers(std::string folder, std::string over)
    : folder_(std::move(folder)), over_(std::move(over)) {}

const std::string& Layers::layer_of(std::string_view name) const {
  std::error_code ignored;
  const bool is_over = !over_.empty() && fs::is_regular_file(fs::path{over_} / name, ignored);
  return is_over ? over_ : folder_;
}

std::string Layers::file(std::string_view name) const {
  return layer_of(name) + "/" + std::string{name};
}

std::vector<std::string> Layers::files(std::string_view ending, std::error_code& error) const {
  return merged<fs::directory_iterator>(*this, ending, error);
}

std::vector<std::string> Layers::files_below(std::string_view ending,
                                             std::error_code& error) const {
  return merged<fs::recursive_directory_iterator>(*this, ending, error);
}

}  // namespace copil
