#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/layers.hpp"
#include "figures/catalogue.hpp"
#include "figures/figures.hpp"
#include "figures/parameters.hpp"
#include "records/cache.hpp"
#include "subsidies/subsidies.hpp"
#include "vocabulary/knowledge.hpp"
#include "vocabulary/report.hpp"
#include "volumes/volumes.hpp"

namespace copil::vocabulary {

/// A value that the user imposes on a dated parameter: name (`prix_unitaire`) and text (`233,33`).
using ImposedParameter = std::pair<std::string, std::string>;

/// An objective that no file has yet: a row that a decision would add to `objectifs.csv`.
struct AddedObjectif {
  std::string territoire;  ///< code
  int annee = 0;
  Day effet;
  std::int64_t objectif = 0;
  std::string acte;
};

/// What to read and compute, once, for all the documents or tables of a run.
struct Inquiry {
  std::string folder;  ///< the data folder
  Day arrete;
  Period period;                        ///< its year and the year before are computed
  std::vector<records::FileId> needed;  ///< files that must be there; empty: those that are
  std::vector<ImposedParameter> imposed;
  int jobs = 1;
  std::function<void(const records::Progress&)> on_progress;
  int years_before = 1;  ///< earlier years computed too: documents compare with the year before
  std::string correspondances{};  ///< a file of them, beside those of the folder; empty: none
  std::optional<records::Cache> cache{};  ///< of folders as read; nothing: read anew
  std::function<void()> on_read{};  ///< called once all is read, before the figures are computed
  std::vector<AddedObjectif> decided{};  ///< objectives added to those read
};

/// The inquiry with the earlier years that a report tells (`depuis: 2010`).
Inquiry reaching_back(Inquiry inquiry, const Report& report);

/// What figures mean, and the numbers that the texts fix.
struct Definitions {
  figures::Catalogue catalogue;
  figures::Parameters parameters{{}};
  Layers controls{""};  ///< the folder of the tables of the control of coherence
  Layers teams{""};     ///< that of the équipes d'orientation spécialisée
};

/// Reads cards and parameters and imposes what the user imposes. Errors, all of them: a faulty card
/// or parameter, an unknown name, a value not of its kind.
Checked<Definitions> load_definitions(const Resources& resources,
                                      const std::vector<ImposedParameter>& imposed);

/// A data folder read and computed at one arrêté: the only source of every figure of a run.
/// Its parts refer to one another, so it does not move.
class Dossier {
 public:
  static Checked<std::unique_ptr<Dossier>> open(const Resources& resources, const Inquiry& inquiry);
  /// The same with definitions already loaded; `inquiry.imposed` is not looked at.
  static Checked<std::unique_ptr<Dossier>> open(const Definitions& definitions,
                                                const Inquiry& inquiry);

  Dossier(const Dossier&) = delete;
  Dossier& operator=(const Dossier&) = delete;

  const records::Reading& reading() const { return reading_; }
  const records::Records& records() const { return reading_.records; }
  const figures::Catalogue& catalogue() const { return definitions_.catalogue; }
  const figures::Parameters& parameters() const { return definitions_.parameters; }
  const Layers& controls() const { return definitions_.controls; }
  const Layers& teams() const { return definitions_.teams; }
  const figures::Figures& figures() const { return *figures_; }
  Day arrete() const { return figures_->arrete(); }

  /// True when the file was in the folder: figures that need an absent file are n.d.
  bool has(records::FileId file) const { return records().count(file).is_present; }

  /// What is known of the figures and reckonings, given the files and columns that are there.
  const Knowledge& knowledge() const { return knowledge_; }
  /// True when the files and columns that the card declares were there.
  bool is_known(const figures::Card& card) const { return knowledge_.knows(card.code); }

 private:
  Dossier() = default;

  records::Reading reading_;
  Definitions definitions_;
  Knowledge knowledge_;
  std::unique_ptr<figures::Figures> figures_;
};

}  // namespace copil::vocabulary
