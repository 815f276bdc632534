#pragma once

#include <optional>
#include <string>

#include "console/answers/answer_store.hpp"
#include "console/answers/document_life.hpp"
#include "console/gate/access.hpp"
#include "console/views/views.hpp"
#include "returns/form_book.hpp"

/// A document as a question names it, looked up in what there is and in what the user may see; what
/// was typed for it, and how far it has come.
namespace copil::console {

struct AskedDocument {
  const vocabulary::Report* report = nullptr;
  records::TerritoireId territoire = 0;
  Period period;
};

/// Nothing when there is no such document, and when the user may not do that on its territory:
/// nobody learns of what is not theirs.
std::optional<AskedDocument> asked_document(const Question& question, const Site& site,
                                            Action action);
/// That answer, for both.
Reply no_such_document();

DocumentKey key_of(const AskedDocument& asked, const Site& site);
/// `rapport`, `territoire` and `periode`, for addresses and hidden fields.
Fields fields_of(const AskedDocument& asked, const Site& site);
/// The facts of the data for the document's own period.
vocabulary::Facts facts_of(const AskedDocument& asked, const Site& site);

/// Where a document stands.
struct DocumentState {
  returns::Typed typed;
  returns::HeldAnswers held;
  Life life;
  Stage stage = Stage::not_begun;
  /// The mandatory blanks that it would print open.
  std::vector<expansion::OpenBlank> open;
};

/// Errors: what was kept cannot be read, the document cannot be made.
Checked<DocumentState> state_of(const AskedDocument& asked, Site& site);

/// The document made with what was answered so far, as `options` ask; nothing was made where there
/// is no such document. Errors: the report cannot be prepared.
Checked<std::vector<production::MadeDocument>> made_with_answers(
    const AskedDocument& asked, const DocumentState& state,
    const production::ProductionOptions& options, Site& site);

/// Hidden fields that name the document, for a form that is posted.
void write_document_fields(web::Html& html, const AskedDocument& asked, const Site& site);
/// How far the document has come, what was done with it, and the buttons for what comes next.
/// `question` is the user's: only what they may do is offered. `lines` are what the document asks:
/// they name the blanks still open.
void write_stage(web::Html& html, const AskedDocument& asked, const DocumentState& state,
                 const std::vector<returns::FormLine>& lines, const Question& question,
                 const Site& site);

}  // namespace copil::console
