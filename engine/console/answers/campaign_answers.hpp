#pragma once

#include <string>

#include "campaign/schedule.hpp"
#include "console/answers/answer_store.hpp"

namespace copil::console {

/// The files of what was answered to documents of that report and period.
std::vector<std::string> answers_to_report(const std::string& report, Period period,
                                           const AnswerStore& answers);

/// Copies into `folder`, made anew, what was answered to the documents that the campaign makes when
/// that period is asked for, each of its own period, and to those that they sum up. True when there
/// is any; otherwise the folder is not there. Errors: the disk.
Checked<bool> gather_campaign_answers(const campaign::Campaign& campaign, Period asked,
                                      const AnswerStore& answers, const std::string& folder);

}  // namespace copil::console
