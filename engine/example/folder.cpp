// The folder itself: parts made by several threads, written in order, renamed at the end.
#include <unistd.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <thread>

#include "example/making/mixing.hpp"
#include "example/making/parts.hpp"

namespace copil::example {

namespace {

namespace fs = std::filesystem;
using records::FileId;

Diagnostics refusal(const std::string& message, const std::string& path, std::string hint) {
  return {plain_error(message + " « " + path + " »", {std::move(hint)})};
}

/// A folder beside the one wanted, gone unless it is renamed.
class TemporaryFolder {
 public:
  /// Not `is_made` when it cannot be created.
  explicit TemporaryFolder(const fs::path& target) {
    std::error_code error;
    if (target.has_parent_path()) fs::create_directories(target.parent_path(), error);
    std::string pattern = target.string() + ".XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) return;
    path_ = pattern;
    fs::permissions(path_, static_cast<fs::perms>(0755), error);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (is_made()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  bool is_made() const { return !path_.empty(); }
  const fs::path& path() const { return path_; }
  /// An empty folder at `target` is replaced. False when the system refuses.
  bool settle(const fs::path& target) {
    std::error_code error;
    fs::rename(path_, target, error);
    if (!error) path_.clear();
    return !error;
  }

 private:
  fs::path path_;
};

/// The files of the format, open.
class Files {
 public:
  Files(const fs::path& folder, Style style) : style_(style) {
    for (std::size_t i = 0; i < records::kFileCount; ++i) {
      const auto file = static_cast<FileId>(i);
      streams_[i].open(folder / records::file_name(file), std::ios::binary);
      write(file, opening_of(file, dialect_of(file, style)));
    }
    tally_.files = static_cast<int>(records::kFileCount);
  }

  void append(Part& part) {
    for (std::size_t i = 0; i < records::kFileCount; ++i) {
      const auto file = static_cast<FileId>(i);
      tally_.rows += part[file].rows();
      tally_.faulty += part[file].faulty();
      write(file, part[file].take());
    }
  }

  /// The file that could not be written, if any.
  std::optional<FileId> close() {
    for (std::size_t i = 0; i < records::kFileCount; ++i) {
      const auto file = static_cast<FileId>(i);
      const std::string closing = closing_of(dialect_of(file, style_));
      tally_.rows += closing.empty() ? 0 : 1;
      tally_.faulty += closing.empty() ? 0 : 1;
      write(file, closing);
      streams_[i].close();
      if (streams_[i].fail()) return file;
    }
    return std::nullopt;
  }
  const Tally& tally() const { return tally_; }

 private:
  void write(FileId file, const std::string& text) {
    streams_[static_cast<std::size_t>(file)].write(text.data(),
                                                   static_cast<std::streamsize>(text.size()));
    tally_.bytes += text.size();
  }

  const Style style_;
  std::array<std::ofstream, records::kFileCount> streams_;
  Tally tally_;
};

/// Threads take parts one after the other, and wait for their turn to write them.
class Workshop {
 public:
  Workshop(const Plan& plan, const Network& network, const Working& working, Files& files)
      : plan_(plan),
        network_(network),
        working_(working),
        files_(files),
        slices_(slices_of(plan, network)) {}

  void run() {
    std::vector<std::thread> threads;
    for (int i = 1; i < working_.jobs; ++i) threads.emplace_back([this] { work(); });
    work();
    for (auto& thread : threads) thread.join();
  }
  bool is_interrupted() const { return is_interrupted_; }

 private:
  void work() {
    for (;;) {
      const std::size_t rank = next_++;
      if (rank > slices_.size()) return;
      Part part{plan_, rank};
      if (working_.is_interrupted && working_.is_interrupted()) is_interrupted_ = true;
      if (!is_interrupted_) tell(rank, part);
      write_in_turn(rank, part);
    }
  }

  void tell(std::size_t rank, Part& part) const {
    if (rank == 0) return tell_network(plan_, network_, part);
    tell_youths(plan_, network_, slices_[rank - 1], part);
  }

  void write_in_turn(std::size_t rank, Part& part) {
    std::unique_lock lock{mutex_};
    turn_.wait(lock, [&] { return written_ == rank; });
    if (!is_interrupted_) files_.append(part);
    if (working_.on_progress && !is_interrupted_) working_.on_progress(files_.tally());
    ++written_;
    turn_.notify_all();
  }

  const Plan& plan_;
  const Network& network_;
  const Working& working_;
  Files& files_;
  const std::vector<Slice> slices_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> is_interrupted_{false};
  std::mutex mutex_;
  std::condition_variable turn_;
  std::size_t written_ = 0;
};

/// Each file but the tree in an order of its own; the file that could not be written, if any.
std::optional<FileId> mix_files(const fs::path& folder, std::uint64_t seed) {
  constexpr std::uint64_t kMixingStream = 1ULL << 52;
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto file = static_cast<FileId>(i);
    if (file == FileId::territoires) continue;
    if (!mix_rows(folder / records::file_name(file), Chance{seed, kMixingStream + i})) return file;
  }
  return std::nullopt;
}

/// The path without a final slash.
fs::path target_of(const std::string& folder) {
  const fs::path path = fs::path{folder}.lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

Diagnostics check_target(const std::string& folder) {
  std::error_code error;
  const fs::path target = target_of(folder);
  const auto status = fs::status(target, error);
  if (status.type() == fs::file_type::not_found) return {};
  if (!fs::is_directory(status)) {
    return refusal("il y a déjà un fichier", folder, "donnez le nom d'un dossier à créer");
  }
  if (!fs::is_empty(target, error) || error) {
    return refusal("le dossier n'est pas vide :", folder,
                   "donnez un dossier vide ou un nom de dossier à créer");
  }
  return {};
}

Checked<Tally> write_folder(const std::string& folder, const Plan& plan,
                            const records::Records& accord, const Working& working) {
  if (auto complaints = check_target(folder); !complaints.empty()) return complaints;
  const auto network = make_network(plan, accord);
  if (!network) return network.error();
  const fs::path target = target_of(folder);
  TemporaryFolder temporary{target};
  const std::string hint = "vérifiez le chemin, les droits et la place sur le disque";
  if (!temporary.is_made()) return refusal("impossible de créer le dossier", folder, hint);
  Files files{temporary.path(), plan.style};
  Workshop workshop{plan, *network, working, files};
  workshop.run();
  if (workshop.is_interrupted()) {
    return Diagnostics{plain_error("interrompu : rien n'a été écrit")};
  }
  auto failed = files.close();
  if (!failed && plan.order == Order::mixed) failed = mix_files(temporary.path(), plan.seed);
  if (failed) {
    return refusal("impossible d'écrire", std::string{records::file_name(*failed)}, hint);
  }
  if (!temporary.settle(target)) return refusal("impossible de créer le dossier", folder, hint);
  return files.tally();
}

}  // namespace copil::example
