#pragma once

#include <optional>
#include <string>

#include "console/site/reply.hpp"
#include "console/site/site.hpp"
#include "console/views/board.hpp"
#include "exports/rejects.hpp"
#include "web/html.hpp"

/// What the pages on the data share.
namespace copil::console {

/// The table of the files read.
void add_files(const Site& site, Board& board);
/// A list of what is wrong under a title; nothing when nothing is.
void add_problems(const std::string& title, const Diagnostics& problems, Board& board);

/// The missions locales that have rejected rows, each with its workbook.
void add_sending_back(const Site& site, Board& board);
/// Where a rejected row is corrected.
document::Cell correction_cell(const exports::Reject& reject);
/// The button that leads to where files are dropped.
std::string drop_link();
/// The deposits.
void add_deposits(Site& site, Board& board);
/// Where files are dropped, into that draft, or a new one (0).
std::string drop_area(const Site& site, int deposit);

/// The deposit whose number stands in the field `numero` of the query or of the form.
std::optional<Deposit> deposit_asked(const Question& question, Site& site);
std::string deposit_address(int number);
/// There is no such deposit; no such draft.
Reply no_deposit();
Reply no_draft_page();
void write_hidden(web::Html& html, const std::string& name, const std::string& value);
/// A line of the journal on that deposit. Errors: it cannot be written; nothing may be done then.
Diagnostics noted(const Question& question, Site& site, const std::string& deed, int deposit);

}  // namespace copil::console
