#include "pdf/file/tree.hpp"

#include <algorithm>

namespace copil::pdf {

namespace {

constexpr std::size_t kEntriesALeaf = 128;

}  // namespace

int write_tree(FileWriter& writer, const std::string& kind, const std::vector<TreeEntry>& entries) {
  std::string leaves;
  for (std::size_t begin = 0; begin < entries.size(); begin += kEntriesALeaf) {
    const std::size_t end = std::min(begin + kEntriesALeaf, entries.size());
    std::string leaf = "<< /Limits [ " + entries[begin].first + " " + entries[end - 1].first +
                       " ] " + kind + " [ ";
    for (std::size_t i = begin; i < end; ++i) {
      leaf += entries[i].first + " " + entries[i].second + " ";
    }
    leaves += reference(writer.add(leaf + "] >>")) + " ";
  }
  return writer.add(leaves.empty() ? "<< " + kind + " [ ] >>" : "<< /Kids [ " + leaves + "] >>");
}

}  // namespace copil::pdf
