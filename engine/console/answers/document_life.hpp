#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "console/answers/answer_store.hpp"
#include "diagnostics/diagnostic.hpp"
#include "production/ledger.hpp"

/// What was done with documents since they were begun: frozen, reopened, sent.
namespace copil::console {

/// How far a document has come.
enum class Stage { not_begun, under_way, ready, final, sent };
inline constexpr Stage kStages[] = {Stage::not_begun, Stage::under_way, Stage::ready, Stage::final,
                                    Stage::sent};
/// « en cours »: what users read.
std::string stage_label(Stage stage);

/// Something done with a document.
struct LifeEvent {
  enum class Kind { frozen, reopened, sent };
  Kind kind = Kind::frozen;
  std::int64_t when = 0;                      ///< seconds since 1970
  std::string who;                            ///< the user's name
  std::string reason{};                       ///< of a reopening
  int version = 0;                            ///< of the freezing that it is about, from 1
  std::vector<production::MadeFile> files{};  ///< of a freezing: what is kept, with its digests
};
/// « figé »: what users read.
std::string event_label(LifeEvent::Kind kind);

/// In the order done.
using Life = std::vector<LifeEvent>;
/// The freezing in force; nothing while the document is open.
const LifeEvent* frozen_in(const Life& life);
/// True when the version in force was sent.
bool is_sent(const Life& life);

/// Keeps lives and frozen files on the disk.
class LifeStore {
 public:
  /// `folder` is made when something is first written.
  explicit LifeStore(std::string folder) : folder_(std::move(folder)) {}

  /// Errors: a file that cannot be read.
  Checked<Life> read(const DocumentKey& key) const;
  /// Adds the event. Errors: the file cannot be read or written; nothing is added then.
  Diagnostics add(const DocumentKey& key, const LifeEvent& event) const;

  /// Where the files of that freezing stand. What stands there and belongs to no event is left
  /// from a freezing that was cut short.
  std::string frozen_folder(const DocumentKey& key, int version) const;
  /// The bytes of one of its files, as they were frozen. Errors: no such file among those of the
  /// event; bytes whose digest is not the one that was kept.
  Checked<std::string> frozen_bytes(const DocumentKey& key, const LifeEvent& frozen,
                                    const std::string& name) const;

 private:
  std::string stem(const DocumentKey& key) const;

  std::string folder_;
};

}  // namespace copil::console
