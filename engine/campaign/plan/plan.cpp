#include "campaign/plan/plan.hpp"

#include <algorithm>
#include <tuple>

#include "files/files.hpp"

namespace copil::campaign {

namespace {

using records::TerritoireId;
using records::TypeTerritoire;

template <class T>
bool holds(const std::vector<T>& list, const T& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool is_chosen(const Selection& selection, const records::Territoires& tree,
               const std::vector<bool>& is_inside, TerritoireId id) {
  const bool is_level = selection.niveau.empty() || selection.niveau == "tous" ||
                        records::type_name(tree.type[id]) == selection.niveau;
  return is_level && is_inside[id];
}

std::vector<bool> inside(const Selection& selection, const records::Territoires& tree) {
  if (selection.territoire == records::kNone) return std::vector<bool>(tree.size(), true);
  return tree.inside(selection.territoire);
}

}  // namespace

std::vector<PlannedDocument> share_of(const std::vector<PlannedDocument>& documents, int index,
                                      int count) {
  std::vector<PlannedDocument> share;
  for (auto i = static_cast<std::size_t>(index) - 1; i < documents.size();
       i += static_cast<std::size_t>(count)) {
    share.push_back(documents[i]);
  }
  return share;
}

std::string folder_of(const records::Territoires& tree, TerritoireId territoire) {
  const TerritoireId region = tree.enclosing(territoire, TypeTerritoire::region);
  return files::plain_name(tree.code[region == records::kNone ? tree.root : region]);
}

std::vector<PlannedDocument> plan_documents(const Campaign& campaign,
                                            const records::Territoires& tree,
                                            const Selection& selection, Period asked) {
  const auto is_inside = inside(selection, tree);
  std::vector<PlannedDocument> documents;
  for (const auto& entry : campaign.reports) {
    if (!selection.reports.empty() && !holds(selection.reports, entry.report.name)) continue;
    for (TerritoireId id = 0; id < tree.size(); ++id) {
      if (!holds(entry.levels, tree.type[id]) || !is_chosen(selection, tree, is_inside, id)) {
        continue;
      }
      documents.push_back({entry.report.name, id, period_of(entry, asked), folder_of(tree, id),
                           selection.outputs.empty() ? entry.outputs : selection.outputs});
    }
  }
  // The largest documents first: none is left for the end, when the other processes are idle.
  std::stable_sort(documents.begin(), documents.end(), [&](const auto& a, const auto& b) {
    return std::tie(tree.type[a.territoire], a.report, tree.code[a.territoire]) <
           std::tie(tree.type[b.territoire], b.report, tree.code[b.territoire]);
  });
  return documents;
}

}  // namespace copil::campaign
