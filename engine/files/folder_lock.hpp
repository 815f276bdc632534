#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"

namespace copil::files {

/// The lock's file name in a run's folder. The file stays; what counts is who holds it.
inline constexpr std::string_view kLockName = "campagne.verrou";

/// Keeps two runs from sharing a folder. Given back when it goes, or when its process and all the
/// processes that this one started are gone, however they end.
class FolderLock {
 public:
  /// Takes the folder's lock, and the folder itself where its disk can, waiting up to two seconds
  /// for what is just ending. Error: another run, or such a command as `hold` is for, works there;
  /// the file cannot be written.
  static Checked<FolderLock> take(const std::string& folder);

  /// Takes the folder itself, without a file that stays: for what works in it for a moment. Waits
  /// as long. Error: a run, or another such command, works there.
  static Checked<FolderLock> hold(const std::string& folder);

  /// The same for the server that keeps there what it knows, as long as it runs. Error: another
  /// server does.
  static Checked<FolderLock> keep(const std::string& folder);

  /// True when a run holds the folder's lock. False also when that cannot be known.
  static bool is_taken(const std::string& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int file) : file_(file) {}
  Checked<FolderLock> with_folder(const std::string& folder) &&;
  static Checked<FolderLock> opened(const std::string& folder, const char* option);
  static Checked<FolderLock> waited_for(FolderLock lock, const std::string& path,
                                        const Diagnostic& busy, const char* option);
  int file_ = -1;
  int folder_ = -1;  ///< of a run: those who only hold the folder are kept out by it
};

}  // namespace copil::files
