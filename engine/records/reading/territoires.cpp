#include "records/reading/territoires.hpp"

#include <algorithm>
#include <deque>
#include <string_view>
#include <unordered_map>

#include "base/folded.hpp"
#include "records/reading/file_reader.hpp"
#include "records/reading/files.hpp"

namespace copil::records {

namespace {

enum { code, type, libelle, parent };

constexpr std::string_view kSameCode =
    "doublon : une ligne précédente porte déjà cette clé, elle seule est gardée";
constexpr std::string_view kSecondRoot =
    "territoire sans parent, alors qu'une ligne précédente est déjà la racine";
constexpr std::string_view kUnknownParent = "territoire parent inconnu";
constexpr std::size_t kErrorsShown = 10;

/// A row of the file. Its texts are views of it.
struct Candidate {
  std::string_view code, libelle, parent;
  TypeTerritoire type = TypeTerritoire::national;
  const exports::Table* table = nullptr;
  std::uint64_t line = 0;
  std::string_view row;
  std::optional<Blame> blame;
};

/// All rows of the file, judged one against the other.
class Tree {
 public:
  explicit Tree(const std::vector<exports::Table>& tables) : tables_(tables) {
    for (const auto& table : tables_) read(table);
  }

  void settle();
  /// Loops of parents, or else parents of a type that cannot hold their child: no figure could be
  /// right.
  Diagnostics wrong_parents() const;
  TerritoiresRead result(exports::Rejects& rejects) const;

 private:
  void read(const exports::Table& table);
  void choose_firsts();
  void choose_root();
  void reject_orphans();
  std::vector<std::vector<const Candidate*>> loops() const;
  Diagnostic loop_error(const std::vector<const Candidate*>& loop) const;
  Diagnostic type_error(const Candidate& child, const Candidate& above) const;
  Diagnostic error_at(const Candidate& candidate, std::string message, std::string hint) const;
  const Candidate* first(std::string_view a_code) const;
  void blame(Candidate& candidate, std::size_t column, std::string_view value,
             std::string_view reason);

  const std::vector<exports::Table>& tables_;
  std::deque<std::string> texts_;  ///< of the parts
  std::deque<std::deque<std::string>> unquoted_;
  std::vector<std::uint64_t> header_copies_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::string_view, const Candidate*> firsts_;
};

void Tree::read(const exports::Table& table) {
  const std::string& text = texts_.emplace_back(table.all_rows());
  exports::Rows rows{text, table.format, {0, text.size()}};
  const Territoires none;
  const Numbering no_codes;
  RowReader row{table, rows, none, no_codes};
  while (rows.next()) {
    row.start();
    Candidate candidate{row.identifier(code),
                        row.text(libelle),
                        row.cell(parent),
                        read_type(row, type),
                        &table,
                        table.first_line + rows.line(),
                        rows.text(),
                        {}};
    candidate.blame = row.blame();
    candidates_.push_back(candidate);
  }
  unquoted_.push_back(rows.take_unquoted());
  header_copies_.push_back(rows.header_copies());
}

void Tree::blame(Candidate& candidate, std::size_t column, std::string_view value,
                 std::string_view reason) {
  const std::size_t position = candidate.table->positions[column];
  if (!candidate.blame || position < candidate.blame->position) {
    candidate.blame = {position, value, reason};
  }
}

void Tree::settle() {
  choose_root();
  reject_orphans();
  choose_firsts();
  for (Candidate& candidate : candidates_) {
    const Candidate* const kept = first(candidate.code);
    if (kept && kept < &candidate) {
      blame(candidate, code, candidate.code, kSameCode);
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

/// Rejects the rows whose parent no sound row bears; then those that they leave without one.
void Tree::reject_orphans() {
  std::unordered_map<std::string_view, std::size_t> bearers;
  std::unordered_map<std::string_view, std::vector<Candidate*>> children;
  for (Candidate& candidate : candidates_) {
    if (candidate.blame) continue;
    ++bearers[candidate.code];
    if (!candidate.parent.empty()) children[candidate.parent].push_back(&candidate);
  }
  std::vector<std::string_view> lost;
  for (const auto& [above, below] : children) {
    if (bearers.find(above) == bearers.end()) lost.push_back(above);
  }
  while (!lost.empty()) {
    const auto below = children.find(lost.back());
    lost.pop_back();
    if (below == children.end()) continue;
    for (Candidate* candidate : below->second) {
      blame(*candidate, parent, candidate->parent, kUnknownParent);
      if (--bearers[candidate->code] == 0) lost.push_back(candidate->code);
    }
  }
}

Diagnostics Tree::wrong_parents() const {
  Diagnostics errors;
  for (const auto& loop : loops()) errors.push_back(loop_error(loop));
  if (!errors.empty()) return errors;
  std::size_t others = 0;
  for (const Candidate& candidate : candidates_) {
    if (candidate.blame || candidate.parent.empty()) continue;
    const Candidate& above = *first(candidate.parent);
    const bool is_site = candidate.type == TypeTerritoire::site_pole_emploi;
    const bool is_right =
        is_site ? above.type == TypeTerritoire::mission_locale
                : above.type < candidate.type && above.type <= TypeTerritoire::mission_locale;
    if (is_right) continue;
    if (errors.size() < kErrorsShown) {
      errors.push_back(type_error(candidate, above));
    } else {
      ++others;
    }
  }
  if (others > 0) {
    errors.push_back(plain_error("et " + std::to_string(others) + " autres parents du même genre"));
    errors.back().place = {tables_[0].path};
  }
  return errors;
}

/// Follows each row's parents until they are known to end well, or come back.
std::vector<std::vector<const Candidate*>> Tree::loops() const {
  enum class State { unseen, on_the_way, done };
  std::unordered_map<const Candidate*, State> states;
  std::vector<std::vector<const Candidate*>> found;
  for (const Candidate& candidate : candidates_) {
    if (candidate.blame) continue;
    std::vector<const Candidate*> way;
    const Candidate* at = &candidate;
    while (at && states[at] == State::unseen) {
      states[at] = State::on_the_way;
      way.push_back(at);
      at = at->parent.empty() ? nullptr : first(at->parent);
    }
    if (at && states[at] == State::on_the_way) {
      found.emplace_back(std::find(way.begin(), way.end(), at), way.end());
    }
    for (const Candidate* seen : way) states[seen] = State::done;
  }
  return found;
}

Diagnostic Tree::loop_error(const std::vector<const Candidate*>& loop) const {
  constexpr std::size_t kShown = 8;
  std::string codes;
  for (std::size_t i = 0; i < std::min(loop.size(), kShown); ++i) {
    codes += std::string{loop[i]->code} + " → ";
  }
  if (loop.size() > kShown) codes += "… (" + std::to_string(loop.size()) + " territoires) → ";
  return error_at(
      *loop.front(), "les parents tournent en rond : " + codes + std::string{loop.front()->code},
      "corrigez la cellule « parent » de l'un d'eux : chacun doit remonter à la racine");
}

Diagnostic Tree::type_error(const Candidate& child, const Candidate& above) const {
  const bool is_site = child.type == TypeTerritoire::site_pole_emploi;
  return error_at(child,
                  "le parent de « " + std::string{child.code} + " » (" +
                      std::string{type_label(child.type)} + ") est « " + std::string{above.code} +
                      " » (" + std::string{type_label(above.type)} + ")",
                  is_site ? "le parent d'un site de Pôle emploi est sa mission locale"
                          : "le parent d'un territoire est plus large que lui : du plus large au "
                            "moins large, national, région, département, mission locale");
}

Diagnostic Tree::error_at(const Candidate& candidate, std::string message, std::string hint) const {
  Diagnostic error = plain_error(std::move(message), {std::move(hint)});
  error.place = candidate.table->message_place(candidate.line);
  error.source_line = candidate.row;
  return error;
}

void link(Territoires& territoires, const std::vector<std::string_view>& parents) {
  territoires.children.resize(territoires.size());
  for (TerritoireId id = 0; id < territoires.size(); ++id) {
    territoires.by_libelle[folded(territoires.libelle[id])].push_back(id);
  }
  territoires.parent.assign(territoires.size(), kNone);
  for (TerritoireId id = 0; id < territoires.size(); ++id) {
    if (parents[id].empty()) {
      territoires.root = id;
      continue;
    }
    territoires.parent[id] = territoires.by_code.at(std::string{parents[id]});
    territoires.children[territoires.parent[id]].push_back(id);
  }
  for (auto& children : territoires.children) territoires.sort_by_code(children);
}

TerritoiresRead Tree::result(exports::Rejects& rejects) const {
  TerritoiresRead read;
  std::vector<std::string_view> parents;
  read.parts.resize(tables_.size());
  for (const Candidate& candidate : candidates_) {
    FileCount& part = read.parts[static_cast<std::size_t>(candidate.table - tables_.data())];
    ++part.read;
    if (const auto& blame = candidate.blame) {
      ++part.rejected;
      add_reject(rejects, *candidate.table, candidate.line, *blame, candidate.row, {}, {});
      continue;
    }
    ++part.kept;
    const TerritoireId id = read.codes.add(candidate.code).number;
    read.territoires.by_code.emplace(candidate.code, id);
    read.territoires.code.emplace_back(candidate.code);
    read.territoires.type.push_back(candidate.type);
    read.territoires.libelle.emplace_back(candidate.libelle);
    parents.push_back(candidate.parent);
  }
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    read.parts[i].is_present = true;
    read.parts[i].bytes = tables_[i].content.byte_count();
    read.parts[i].columns = tables_[i].columns_found();
  }
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

Checked<TerritoiresRead> read_territoires(const std::vector<exports::Table>& tables,
                                          exports::Rejects& rejects) {
  Tree tree{tables};
  tree.settle();
  const Diagnostics wrong = tree.wrong_parents();
  if (!wrong.empty()) return wrong;
  TerritoiresRead read = tree.result(rejects);
  if (read.territoires.root == kNone) return Diagnostics{no_root(tables[0])};
  return read;
}

}  // namespace copil::records
