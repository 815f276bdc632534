#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "campaign/report.hpp"
#include "figures/catalogue.hpp"
#include "figures/figures.hpp"
#include "figures/parameters.hpp"
#include "records/read.hpp"
#include "subsidies/subsidies.hpp"
#include "volumes/volumes.hpp"

namespace copil::campaign {

/// A value that the user imposes on a dated parameter: name (`prix_unitaire`) and text (`233,33`).
using ImposedParameter = std::pair<std::string, std::string>;

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
};

/// A data folder read and computed at one arrêté: the only source of every figure of a run.
/// Its parts refer to one another, so it does not move.
class Dossier {
 public:
  static Checked<std::unique_ptr<Dossier>> open(const Resources& resources, const Inquiry& inquiry);

  Dossier(const Dossier&) = delete;
  Dossier& operator=(const Dossier&) = delete;

  const records::Reading& reading() const { return reading_; }
  const records::Records& records() const { return reading_.records; }
  const figures::Catalogue& catalogue() const { return catalogue_; }
  const figures::Parameters& parameters() const { return parameters_; }
  const figures::Figures& figures() const { return *figures_; }
  Day arrete() const { return figures_->arrete(); }

  /// True when the file was in the folder: figures that need an absent file are n.d.
  bool has(records::FileId file) const { return records().count(file).is_present; }

  /// True when the files that the card counts in were there.
  bool is_known(const figures::Card& card) const;

 private:
  Dossier() = default;

  records::Reading reading_;
  figures::Catalogue catalogue_;
  figures::Parameters parameters_{{}};
  std::unique_ptr<figures::Figures> figures_;
};

}  // namespace copil::campaign
