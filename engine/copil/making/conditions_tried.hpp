#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "expansion/conditions.hpp"
#include "records/records.hpp"

/// `modele verifier`: which conditions of a template the documents tried never make true, or never
/// false, and the documents in which they are, once each.
namespace copil::program {

/// A document to try: whose it is, what is answered, which conditions are made to hold or not.
struct TriedDocument {
  records::TerritoireId territory{};
  expansion::Answers answers{};
  std::map<std::size_t, bool> forced{};
};

class ConditionsTried {
 public:
  explicit ConditionsTried(const expansion::Template& source)
      : conditions_(expansion::conditions_of(source)) {}

  /// What was met in a document.
  void note(const TriedDocument& document, const std::set<std::pair<std::size_t, bool>>& met);

  /// The next document that gives a condition an outcome that none has given it yet, and the words
  /// that say so; nothing once each has been tried. What is written alike is made alike.
  std::optional<std::pair<TriedDocument, std::string>> next();

  /// What documents that force nothing never gave, one French line a condition.
  std::vector<std::string> lacking() const;
  std::size_t size() const { return conditions_.size(); }

 private:
  bool is_met(std::size_t rank, bool outcome) const { return met_.contains({rank, outcome}); }

  const std::vector<expansion::Condition>& conditions_;
  std::set<std::pair<std::size_t, bool>> met_;    ///< in documents that force nothing
  std::set<std::pair<std::size_t, bool>> tried_;  ///< in any
  std::map<std::size_t, TriedDocument> readers_;  ///< the first that read the condition
};

}  // namespace copil::program
