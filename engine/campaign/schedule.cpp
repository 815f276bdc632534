#include "campaign/schedule.hpp"

#include <algorithm>
#include <filesystem>

#include "base/folded.hpp"
#include "files/files.hpp"
#include "notation/words.hpp"

namespace copil::campaign {

namespace {

using notation::Node;

const std::vector<std::string> kKeys{"campagne", "titre", "description", "rapports"};
const std::vector<std::string> kReportKeys{"rapport", "niveaux", "periode", "formats"};
constexpr notation::Word<PeriodChoice> kPeriodChoices[]{{"demandée", PeriodChoice::asked},
                                                        {"année", PeriodChoice::year}};

/// Reads one campaign, gathering what is wrong with it.
class CampaignReader {
 public:
  CampaignReader(const Node& root, std::string stem, const std::vector<vocabulary::Report>& reports)
      : root_(root), stem_(std::move(stem)), reports_(reports) {}

  Checked<Campaign> read() {
    if (root_.kind != Node::Kind::map) {
      return Diagnostics{root_.error(
          "une campagne est attendue, avec les clés campagne, titre, description, rapports")};
    }
    complaints_ = notation::unknown_keys(root_, kKeys, "une campagne");
    Campaign campaign;
    campaign.name = text(root_, "campagne");
    campaign.title = text(root_, "titre");
    campaign.description = text(root_, "description");
    if (!campaign.name.empty() && campaign.name != stem_) {
      complaints_.push_back(root_.find("campagne")
                                ->error("la campagne « " + campaign.name +
                                        " » doit porter le nom de son fichier, "
                                        "« " +
                                        stem_ + " »"));
    }
    for (const auto* item : items(root_, "rapports")) read_entry(*item, campaign);
    if (!complaints_.empty()) return notation::in_order(std::move(complaints_));
    return campaign;
  }

 private:
  void read_entry(const Node& node, Campaign& campaign) {
    if (node.kind != Node::Kind::map) {
      complaints_.push_back(node.error("un rapport est attendu, avec les clés rapport et niveaux"));
      return;
    }
    append(notation::unknown_keys(node, kReportKeys, "un rapport de campagne"));
    const std::string name = text(node, "rapport");
    if (name.empty()) return;
    auto report = vocabulary::find_report(reports_, name);
    if (!report) {
      complaints_.push_back(
          node.find("rapport")->error(report.error()[0].message, report.error()[0].hints));
      return;
    }
    for (const auto& known : campaign.reports) {
      if (known.report.name != name) continue;
      complaints_.push_back(
          node.find("rapport")->error("le rapport « " + name + " » est déjà dans la campagne"));
    }
    CampaignReport entry{std::move(*report), {}, PeriodChoice::asked, {}};
    read_levels(node, entry);
    read_period(node, entry);
    read_outputs(node, entry);
    campaign.reports.push_back(std::move(entry));
  }

  void read_levels(const Node& node, CampaignReport& entry) {
    if (node.find("niveaux") == nullptr) {
      entry.levels = entry.report.levels;
      return;
    }
    std::vector<std::string> known;
    for (const auto level : entry.report.levels) known.emplace_back(records::type_name(level));
    for (const auto* item : items(node, "niveaux")) {
      const auto found = std::find(known.begin(), known.end(), item->text);
      if (found == known.end()) {
        complaints_.push_back(item->error(
            "le rapport « " + entry.report.name + " » n'est pas fait pour « " + item->text + " »",
            did_you_mean(item->text, known)));
      } else {
        entry.levels.push_back(
            entry.report.levels[static_cast<std::size_t>(found - known.begin())]);
      }
    }
  }

  void read_period(const Node& node, CampaignReport& entry) {
    const Node* given = node.find("periode");
    if (given == nullptr) return;
    const auto choice = notation::read_word(*given, "periode", kPeriodChoices);
    if (!choice) return append(choice.error());
    entry.period = *choice;
    if (entry.period == PeriodChoice::year) check_year(*given, entry);
  }

  void check_year(const Node& given, const CampaignReport& entry) {
    const auto& kinds = entry.report.periods;
    if (std::find(kinds.begin(), kinds.end(), Period::Kind::year) != kinds.end()) return;
    complaints_.push_back(
        given.error("le rapport « " + entry.report.name + " » n'est pas fait pour une année"));
  }

  void read_outputs(const Node& node, CampaignReport& entry) {
    entry.outputs = entry.report.outputs;
    if (node.find("formats") == nullptr) return;
    entry.outputs.clear();
    std::vector<std::string> known;
    for (const auto output : entry.report.outputs) known.emplace_back(vocabulary::ending(output));
    for (const auto* item : items(node, "formats")) {
      const auto found = std::find(known.begin(), known.end(), item->text);
      if (found == known.end()) {
        complaints_.push_back(item->error(
            "le rapport « " + entry.report.name + " » n'a pas le format « " + item->text + " »",
            did_you_mean(item->text, known)));
      } else {
        entry.outputs.push_back(
            entry.report.outputs[static_cast<std::size_t>(found - known.begin())]);
      }
    }
  }

  const Node* mandatory(const Node& map, const char* key) {
    const Node* node = map.find(key);
    if (node == nullptr) {
      complaints_.push_back(map.error("la clé « " + std::string{key} + " » manque"));
    }
    return node;
  }

  std::string text(const Node& map, const char* key) {
    const Node* node = mandatory(map, key);
    if (node == nullptr) return {};
    auto value = notation::read_text(*node);
    if (value) return *value;
    append(value.error());
    return {};
  }

  std::vector<const Node*> items(const Node& map, const char* key) {
    const Node* node = mandatory(map, key);
    if (node == nullptr) return {};
    auto found = notation::read_items(*node, key);
    if (found) return std::move(*found);
    append(found.error());
    return {};
  }

  void append(const Diagnostics& more) {
    complaints_.insert(complaints_.end(), more.begin(), more.end());
  }

  const Node& root_;
  std::string stem_;
  const std::vector<vocabulary::Report>& reports_;
  Diagnostics complaints_;
};

}  // namespace

Checked<Campaign> parse_campaign(std::string_view yaml, const std::string& file,
                                 const std::vector<vocabulary::Report>& reports) {
  const auto root = notation::parse(yaml, {file, 0});
  if (!root) return root.error();
  return CampaignReader{*root, std::filesystem::path{file}.stem().string(), reports}.read();
}

Checked<Campaign> load_campaign(const Layers& folder, std::string_view name,
                                const std::vector<vocabulary::Report>& reports) {
  const Diagnostics unknown = check_name(folder, name);
  if (!unknown.empty()) return unknown;
  const std::string file = folder.file(std::string{name} + ".yaml");
  const auto text = files::read_file(file);
  return text ? parse_campaign(*text, file, reports) : Checked<Campaign>{text.error()};
}

Diagnostics check_name(const Layers& folder, std::string_view name) {
  const auto files = files::files_in(folder, ".yaml");
  if (!files) return files.error();
  std::vector<std::string> known;
  for (const auto& file : *files) {
    known.push_back(std::filesystem::path{file}.stem().string());
    if (known.back() == name) return {};
  }
  return {
      plain_error("campagne inconnue « " + std::string{name} + " »", did_you_mean(name, known))};
}

Period period_of(const CampaignReport& entry, Period asked) {
  return entry.period == PeriodChoice::year ? year_of(asked) : asked;
}

}  // namespace copil::campaign
