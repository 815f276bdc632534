#pragma once

#include <cstdint>
#include <set>

#include "expansion/template.hpp"

/// The records that expansion itself answers: loops, the form's answers, its options.
namespace copil::expansion {

/// `boucle`: rang, nombre, premier, dernier.
class LoopRecord : public Record {
 public:
  LoopRecord(std::size_t rank, std::size_t count) : rank_(rank), count_(count) {}
  std::string_view type() const override;
  Term get(std::size_t index) const override;

 private:
  std::size_t rank_;
  std::size_t count_;
};

/// The answer to a field: what was given, else its default, else nothing.
std::optional<std::string> answer_to(const FormField& field, const Answers& answers);

/// The same as a document prints it: account numbers whole in acts, all but hidden elsewhere.
std::optional<std::string> printed_answer(const FormField& field, const Answers& answers,
                                          document::Style style);

/// `champ`: the answers, typed; account numbers are hidden. Form and answers live as long as the
/// record.
class FieldRecord : public Record {
 public:
  FieldRecord(const Form& form, const Answers& answers) : form_(form), answers_(answers) {}
  std::string_view type() const override;
  Term get(std::size_t index) const override;

  /// Those that were read so far, by rank in the form.
  const std::set<std::size_t>& read() const { return read_; }

 private:
  const Form& form_;
  const Answers& answers_;
  mutable std::set<std::size_t> read_;
};

/// `option`: yes or no, one a clause.
class OptionRecord : public Record {
 public:
  OptionRecord(const Form& form, const Answers& answers) : form_(form), answers_(answers) {}
  std::string_view type() const override;
  Term get(std::size_t index) const override;

 private:
  const Form& form_;
  const Answers& answers_;
};

}  // namespace copil::expansion
