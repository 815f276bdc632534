#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pdf/file/file_writer.hpp"

namespace copil::pdf {

/// A key and its value, as they are written.
using TreeEntry = std::pair<std::string, std::string>;

/// Writes a number tree (`kind` is `/Nums`) or a name tree (`/Names`) of entries in the order of
/// their keys; gives its object. Readers that look for one key need not read them all (ISO 32000-1,
/// 7.9.6 and 7.9.7).
int write_tree(FileWriter& writer, const std::string& kind, const std::vector<TreeEntry>& entries);

}  // namespace copil::pdf
