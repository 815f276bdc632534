#include "console/deposits/candidate.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "files/files.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

using records::HeldFile;

constexpr std::string_view kCorrespondances = "correspondances/";

Diagnostics disk_fault(const std::string& what, const std::error_code& error) {
  return {plain_error(what + " : " + error.message())};
}

/// Ordinary files of the folder, hidden ones apart.
std::vector<std::string> file_names(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    const std::string name = entry->path().filename().string();
    if (entry->is_regular_file(ignored) && name[0] != '.') names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

using Pieces = std::map<std::string, Candidate::Piece>;

void add_correspondances(const std::string& folder, bool is_new, Pieces& pieces) {
  for (const auto& name : records::correspondance_files(folder)) {
    pieces[name] = {name, std::string{folder}.append("/").append(name), is_new};
  }
}

std::error_code link_into(const std::string& stage, const Candidate::Piece& piece) {
  std::error_code error;
  const fs::path from = fs::absolute(piece.from, error);
  if (!error) fs::create_symlink(from, stage + "/" + piece.name, error);
  return error;
}

std::error_code empty_stage(const std::string& stage) {
  std::error_code error;
  fs::remove_all(stage, error);
  if (!error) fs::create_directories(stage + "/correspondances", error);
  return error;
}

/// Whether what the draft holds stands in the place of what the base holds.
bool takes_place(const HeldFile& ours, const HeldFile& theirs) {
  if (ours.file != theirs.file) return false;
  const bool are_parts =
      !ours.part.empty() && !theirs.part.empty() && !ours.is_foreign && !theirs.is_foreign;
  return !are_parts || ours.part == theirs.part;
}

/// The files of the base of which all that they hold is brought by the draft.
std::set<std::string> replaced_inputs(const std::vector<HeldFile>& base,
                                      const std::vector<HeldFile>& draft) {
  std::set<std::string> replaced;
  for (const auto& held : base) replaced.insert(held.input);
  for (const auto& held : base) {
    const bool is_brought = std::any_of(
        draft.begin(), draft.end(), [&](const HeldFile& ours) { return takes_place(ours, held); });
    if (!is_brought) replaced.erase(held.input);
  }
  return replaced;
}

std::string stamp_of(const std::vector<Candidate::Piece>& pieces) {
  std::string text;
  for (const auto& piece : pieces) {
    std::error_code ignored;
    const auto time = fs::last_write_time(piece.from, ignored).time_since_epoch().count();
    text += piece.name + "\n" + piece.from + "\n" +
            std::to_string(fs::file_size(piece.from, ignored)) + " " + std::to_string(time) + "\n";
  }
  return files::sha256(text);
}

std::error_code settle_piece(const Candidate::Piece& piece, const std::string& kept,
                             const std::string& folder) {
  std::error_code error;
  const std::string to = folder + "/" + piece.name;
  if (piece.from.rfind(kept + "/", 0) == 0) {
    fs::create_hard_link(piece.from, to, error);
    if (!error) return error;
    error.clear();  // a disk without links
  }
  fs::copy_file(piece.from, to, error);
  return error;
}

}  // namespace

Checked<Candidate> stage_candidate(const std::string& base, const std::string& files,
                                   Joining joining, const std::string& dated_names,
                                   const std::string& stage) {
  Pieces pieces;
  add_correspondances(base, false, pieces);
  add_correspondances(files, true, pieces);
  std::error_code error = empty_stage(stage);
  for (const auto& [name, piece] : pieces) {
    if (!error) error = link_into(stage, piece);
  }
  if (error) return disk_fault("le dépôt ne peut pas être essayé", error);
  const auto theirs = records::load_correspondances(base, {}, dated_names);
  if (!theirs) return theirs.error();
  const auto all = records::load_correspondances(stage, {}, dated_names);
  if (!all) return all.error();
  const auto brought = records::held_files(files, *all);
  std::set<std::string> left_out;
  if (joining == Joining::replace) {
    left_out = replaced_inputs(records::held_files(base, *theirs), brought);
  }
  Candidate candidate;
  for (const auto& name : file_names(base)) {
    if (left_out.contains(name)) {
      candidate.replaced.push_back(name);
    } else {
      pieces[name] = {name, std::string{base}.append("/").append(name), false};
    }
  }
  for (const auto& name : file_names(files)) {
    const bool is_read = std::any_of(brought.begin(), brought.end(),
                                     [&](const HeldFile& held) { return held.input == name; });
    if (!is_read) {
      candidate.unread.push_back(name);
      continue;
    }
    pieces[name] = {name, std::string{files}.append("/").append(name), true};
  }
  for (auto& [name, piece] : pieces) {
    if (name.rfind(kCorrespondances, 0) != 0 && !error) error = link_into(stage, piece);
    candidate.pieces.push_back(std::move(piece));
  }
  if (error) return disk_fault("le dépôt ne peut pas être essayé", error);
  candidate.brought = brought;
  candidate.stamp = stamp_of(candidate.pieces);
  return candidate;
}

Diagnostics settle_candidate(const Candidate& candidate, const std::string& kept,
                             const std::string& folder) {
  const std::string partial = folder + ".partiel";
  std::error_code error = empty_stage(partial);
  for (const auto& piece : candidate.pieces) {
    if (!error) error = settle_piece(piece, kept, partial);
  }
  if (!error) fs::remove_all(folder, error);
  Diagnostics faults;
  if (!error) faults = files::sync_disk(partial);
  if (!error && faults.empty()) fs::rename(partial, folder, error);
  if (error) faults = disk_fault("le dépôt ne peut pas être enregistré", error);
  std::error_code ignored;
  if (!faults.empty()) fs::remove_all(partial, ignored);
  return faults;
}

}  // namespace copil::console
