#include "base/layers.hpp"

#include <filesystem>
#include <set>

namespace copil {

namespace {

namespace fs = std::filesystem;

template <class Walk>
void add_names(const std::string& folder, std::string_view ending, std::set<std::string>& names,
               std::error_code& error) {
  for (Walk entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    const fs::path& path = entry->path();
    if (!entry->is_regular_file(ignored)) continue;
    if (!ending.empty() && path.extension() != ending) continue;
    names.insert(path.lexically_relative(folder).generic_string());
  }
}

template <class Walk>
std::vector<std::string> names_of(const Layers& layers, std::string_view ending,
                                  std::error_code& error) {
  std::set<std::string> names;
  for (const auto& layer : layers.all()) {
    std::error_code ignored;
    add_names<Walk>(layer, ending, names, &layer == &layers.folder() ? error : ignored);
  }
  return {names.begin(), names.end()};
}

std::vector<std::string> paths_of(const Layers& layers, std::vector<std::string> names) {
  for (auto& name : names) name = layers.file(name);
  return names;
}

}  // namespace

Layers::Layers(std::string folder, std::vector<std::string> over) : all_(std::move(over)) {
  all_.insert(all_.begin(), std::move(folder));
}

Layers Layers::below() const {
  Layers below = *this;
  if (is_overlaid()) below.all_.pop_back();
  return below;
}

Layers Layers::within(std::string_view folder) const {
  Layers inner = *this;
  for (auto& layer : inner.all_) (layer += '/') += folder;
  return inner;
}

const std::string& Layers::layer_of(std::string_view name) const {
  for (auto layer = all_.rbegin(); layer + 1 != all_.rend(); ++layer) {
    std::error_code ignored;
    if (fs::is_regular_file(fs::path{*layer} / name, ignored)) return *layer;
  }
  return folder();
}

std::string Layers::file(std::string_view name) const {
  return layer_of(name) + "/" + std::string{name};
}

std::vector<std::string> Layers::files(std::string_view ending, std::error_code& error) const {
  return paths_of(*this, names_of<fs::directory_iterator>(*this, ending, error));
}

std::vector<std::string> Layers::files_below(std::string_view ending,
                                             std::error_code& error) const {
  return paths_of(*this, names_below(ending, error));
}

std::vector<std::string> Layers::names_below(std::string_view ending,
                                             std::error_code& error) const {
  return names_of<fs::recursive_directory_iterator>(*this, ending, error);
}

}  // namespace copil
