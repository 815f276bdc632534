#include "records/reading/territoires.hpp"

#include <algorithm>
#include <cassert>
#include <deque>
#include <string_view>
#include <unordered_map>

#include "records/reading/files.hpp"

namespace copil::records {

namespace {

enum { code, type, libelle, parent };

constexpr std::string_view kDuplicate =
    "doublon : une ligne précédente porte déjà cette clé, elle seule est gardée";
constexpr std::string_view kSecondRoot =
    "territoire sans parent, alors qu'une ligne précédente est déjà la racine";
constexpr std::string_view kUnknownParent = "territoire parent inconnu";
constexpr std::string_view kLoop =
    "territoire qui ne remonte pas à la racine : ses parents tournent en rond";
constexpr std::string_view kSiteParent = "le parent d'un site de Pôle emploi est sa mission locale";

/// A row of the file. Its texts are views of it.
struct Candidate {
  std::string_view code, libelle, parent;
  TypeTerritoire type = TypeTerritoire::national;
  std::uint64_t line = 0;
  std::string_view row;
  std::optional<Blame> blame;
};

/// All rows of the file, judged one against the other.
class Tree {
 public:
  explicit Tree(const exports::Table& table) : table_(table), text_(table.all_rows()) { read(); }

  void settle();
  TerritoiresRead result(exports::Rejects& rejects) const;

 private:
  void read();
  void choose_firsts();
  void choose_root();
  bool reject_orphans();
  bool reject_unreached();
  bool hangs_from_root(const Candidate& candidate) const;
  const Candidate* first(std::string_view a_code) const;
  void blame(Candidate& candidate, std::size_t column, std::string_view value,
             std::string_view reason);

  const exports::Table& table_;
  const std::string text_;
  std::deque<std::string> unquoted_;
  std::uint64_t header_copies_ = 0;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::string_view, const Candidate*> firsts_;
};

void Tree::read() {
  exports::Rows rows{text_, table_.format, {0, text_.size()}};
  const Territoires none;
  const Numbering no_codes;
  RowReader row{table_, rows, none, no_codes};
  while (rows.next()) {
    row.start();
    Candidate candidate{row.identifier(code),
                        row.text(libelle),
                        row.cell(parent),
                        read_type(row, type),
                        table_.first_line + rows.line(),
                        rows.text(),
                        {}};
    candidate.blame = row.blame();
    candidates_.push_back(candidate);
  }
  unquoted_ = rows.take_unquoted();
  header_copies_ = rows.header_copies();
}

void Tree::blame(Candidate& candidate, std::size_t column, std::string_view value,
                 std::string_view reason) {
  const std::size_t position = table_.positions[column];
  if (!candidate.blame || position < candidate.blame->position) {
    candidate.blame = {position, value, reason};
  }
}

/// Rejecting a row may make a later row of the same code the first, and leave its children without
/// a parent: so on until nothing moves.
void Tree::settle() {
  choose_root();
  do {
    choose_firsts();
  } while (reject_orphans() || reject_unreached());
  for (Candidate& candidate : candidates_) {
    const Candidate* const kept = first(candidate.code);
    if (kept && kept != &candidate && kept->line < candidate.line) {
      blame(candidate, code, candidate.code, kDuplicate);
    }
  }
}

void Tree::choose_root() {
  const Candidate* root = nullptr;
  for (Candidate& candidate : candidates_) {
    if (candidate.blame || !candidate.parent.empty()) continue;
    if (root) blame(candidate, parent, {}, kSecondRoot);
    if (!root) root = &candidate;
  }
}

void Tree::choose_firsts() {
  firsts_.clear();
  for (const Candidate& candidate : candidates_) {
    if (!candidate.blame) firsts_.try_emplace(candidate.code, &candidate);
  }
}

const Candidate* Tree::first(std::string_view a_code) const {
  const auto found = firsts_.find(a_code);
  return found == firsts_.end() ? nullptr : found->second;
}

bool Tree::reject_orphans() {
  bool has_rejected = false;
  for (Candidate& candidate : candidates_) {
    if (candidate.blame || candidate.parent.empty()) continue;
    const Candidate* const above = first(candidate.parent);
    const bool is_misplaced_site = above && candidate.type == TypeTerritoire::site_pole_emploi &&
                                   above->type != TypeTerritoire::mission_locale;
    if (!above) blame(candidate, parent, candidate.parent, kUnknownParent);
    if (is_misplaced_site) blame(candidate, parent, candidate.parent, kSiteParent);
    has_rejected = has_rejected || candidate.blame.has_value();
  }
  return has_rejected;
}

bool Tree::reject_unreached() {
  bool has_rejected = false;
  for (Candidate& candidate : candidates_) {
    if (candidate.blame || hangs_from_root(candidate)) continue;
    blame(candidate, parent, candidate.parent, kLoop);
    has_rejected = true;
  }
  return has_rejected;
}

bool Tree::hangs_from_root(const Candidate& candidate) const {
  const Candidate* at = &candidate;
  for (std::size_t steps = 0; steps <= candidates_.size(); ++steps) {
    if (at->parent.empty()) return true;
    at = first(at->parent);
    if (!at) return false;
  }
  return false;
}

void link(Territoires& territoires, const std::vector<std::string_view>& parents) {
  const auto by_code = [&](TerritoireId a, TerritoireId b) {
    return territoires.code[a] < territoires.code[b];
  };
  territoires.children.resize(territoires.size());
  territoires.parent.assign(territoires.size(), kNone);
  for (TerritoireId id = 0; id < territoires.size(); ++id) {
    if (parents[id].empty()) {
      territoires.root = id;
      continue;
    }
    territoires.parent[id] = territoires.by_code.at(std::string{parents[id]});
    territoires.children[territoires.parent[id]].push_back(id);
  }
  for (auto& children : territoires.children) std::sort(children.begin(), children.end(), by_code);
}

TerritoiresRead Tree::result(exports::Rejects& rejects) const {
  TerritoiresRead read;
  std::vector<std::string_view> parents;
  for (const Candidate& candidate : candidates_) {
    ++read.count.read;
    if (const auto& blame = candidate.blame) {
      ++read.count.rejected;
      rejects.add({table_.layout.file, candidate.line, table_.column_name(blame->position),
                   blame->value, blame->reason, candidate.row});
      continue;
    }
    ++read.count.kept;
    const TerritoireId id = read.codes.add(candidate.code).number;
    read.territoires.by_code.emplace(candidate.code, id);
    read.territoires.code.emplace_back(candidate.code);
    read.territoires.type.push_back(candidate.type);
    read.territoires.libelle.emplace_back(candidate.libelle);
    parents.push_back(candidate.parent);
  }
  read.count.is_present = true;
  read.count.bytes = table_.content.byte_count();
  read.header_copies = header_copies_;
  link(read.territoires, parents);
  return read;
}

Diagnostic no_root(const exports::Table& table) {
  Diagnostic error = plain_error("aucun territoire racine : une ligne sans parent est attendue",
                                 {"laissez vide la cellule parent du territoire national"});
  error.place = {table.path};
  return error;
}

}  // namespace

Checked<TerritoiresRead> read_territoires(const exports::Table& table, exports::Rejects& rejects) {
  Tree tree{table};
  tree.settle();
  TerritoiresRead read = tree.result(rejects);
  assert(read.count.read == read.count.kept + read.count.rejected);
  if (read.territoires.root == kNone) return Diagnostics{no_root(table)};
  return read;
}

}  // namespace copil::records
