#include "console/rights.hpp"

#include <algorithm>
#include <map>

#include "diagnostics/warning.hpp"

namespace copil::console {

namespace {

using notation::Node;

const std::vector<std::string> kRootKeys{"groupes", "utilisateurs"};
const std::vector<std::string> kGroupKeys{"territoires", "actions"};
const std::vector<std::string> kUserKeys{"groupes", "territoires", "actions"};
constexpr std::size_t kUserNameMax = 200;

std::vector<std::string> action_names() {
  std::vector<std::string> names;
  for (const Action action : kActions) names.emplace_back(action_name(action));
  return names;
}

bool has_controls(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// Reads the file, gathering what is wrong with it.
class AccessReader {
 public:
  explicit AccessReader(const Node& root) : root_(root) {}

  Checked<Access> read() {
    if (root_.kind != Node::Kind::map) {
      return Diagnostics{root_.error(
          "une liste d'accès est attendue, avec les clés groupes et utilisateurs",
          {"par exemple : utilisateurs: { agent-r1: { territoires: [R1], actions: [lire] } }"})};
    }
    append(notation::unknown_keys(root_, kRootKeys, "une liste d'accès"));
    read_groups();
    read_users();
    if (!complaints_.empty()) return notation::in_order(std::move(complaints_));
    return std::move(access_);
  }

 private:
  void append(const Diagnostics& more) {
    complaints_.insert(complaints_.end(), more.begin(), more.end());
  }

  /// The words of a list; what is no word is complained of.
  std::vector<const Node*> words_of(const Node& list, std::string_view name) {
    auto items = notation::read_items(list, name);
    if (!items) {
      append(items.error());
      return {};
    }
    std::erase_if(*items, [&](const Node* item) {
      if (item->kind == Node::Kind::scalar && !item->text.empty()) return false;
      complaints_.push_back(item->error("`" + std::string{name} + "` : un mot est attendu, " +
                                        notation::found(*item) + " a été trouvé"));
      return true;
    });
    return std::move(*items);
  }

  void read_groups() {
    const Node* groups = root_.find("groupes");
    if (groups == nullptr) return;
    if (groups->kind != Node::Kind::map) {
      complaints_.push_back(groups->error("`groupes` : un nom par groupe est attendu, " +
                                          notation::found(*groups) + " a été trouvé"));
      return;
    }
    for (const auto& entry : groups->entries) {
      std::vector<Grant> grants;
      if (is_map(entry, "un groupe", kGroupKeys)) grants = grants_of(entry, true);
      groups_.emplace(entry.key.text, std::move(grants));
    }
  }

  void read_users() {
    const Node* users = root_.find("utilisateurs");
    if (users == nullptr || users->kind != Node::Kind::map || users->entries.empty()) {
      complaints_.push_back((users == nullptr ? root_ : *users)
                                .error("`utilisateurs` : un nom par personne est attendu",
                                       {"le nom est celui que le serveur web du site donne"}));
      return;
    }
    for (const auto& entry : users->entries) read_user(entry);
  }

  void read_user(const notation::Entry& entry) {
    User user{entry.key.text, {}};
    if (user.name.empty() || user.name.size() > kUserNameMax || has_controls(user.name)) {
      complaints_.push_back(entry.key.error(
          "le nom d'un utilisateur a de 1 à 200 octets, sans saut de ligne ni tabulation"));
    }
    if (!is_map(entry, "un utilisateur", kUserKeys)) return;
    if (const Node* groups = entry.value.find("groupes")) add_groups(*groups, user);
    const bool is_own_needed = entry.value.find("groupes") == nullptr;
    for (auto& grant : grants_of(entry, is_own_needed)) user.grants.push_back(std::move(grant));
    access_.users.push_back(std::move(user));
    access_.users_written.push_back(entry.key);
  }

  void add_groups(const Node& list, User& user) {
    for (const Node* item : words_of(list, "groupes")) {
      const auto found = groups_.find(item->text);
      if (found == groups_.end()) {
        std::vector<std::string> known;
        for (const auto& [name, grants] : groups_) known.push_back(name);
        complaints_.push_back(item->error("le groupe « " + item->text + " » n'est pas défini",
                                          did_you_mean(item->text, known)));
        continue;
      }
      user.grants.insert(user.grants.end(), found->second.begin(), found->second.end());
    }
  }

  bool is_map(const notation::Entry& entry, std::string_view what,
              const std::vector<std::string>& keys) {
    if (entry.value.kind != Node::Kind::map) {
      complaints_.push_back(entry.key.error("« " + entry.key.text + " » n'a aucun droit",
                                            {"donnez-lui territoires et actions"}));
      return false;
    }
    append(notation::unknown_keys(entry.value, keys, what));
    return true;
  }

  /// The grants that the entry writes itself: both keys, or neither where `is_needed` is false.
  std::vector<Grant> grants_of(const notation::Entry& entry, bool is_needed) {
    const Node* territories = entry.value.find("territoires");
    const Node* actions = entry.value.find("actions");
    if (territories == nullptr && actions == nullptr && !is_needed) return {};
    for (const auto& [node, name] : {std::pair{territories, "territoires"}, {actions, "actions"}}) {
      if (node != nullptr) continue;
      complaints_.push_back(entry.key.error("« " + entry.key.text + " » : la clé `" +
                                            std::string{name} + "` manque"));
    }
    if (territories == nullptr || actions == nullptr) return {};
    const auto allowed = actions_of(*actions);
    std::vector<Grant> grants;
    for (const Node* item : words_of(*territories, "territoires")) {
      if (item->text != kEveryTerritory) access_.territories_written.push_back(*item);
      grants.push_back({item->text, allowed});
    }
    return grants;
  }

  std::vector<Action> actions_of(const Node& list) {
    std::vector<Action> actions;
    for (const Node* item : words_of(list, "actions")) {
      const auto action = find_action(item->text);
      if (action) {
        actions.push_back(*action);
      } else {
        complaints_.push_back(item->error("l'action « " + item->text + " » n'existe pas",
                                          did_you_mean(item->text, action_names())));
      }
    }
    const auto has = [&](Action wanted) {
      return std::find(actions.begin(), actions.end(), wanted) != actions.end();
    };
    if (!has(Action::lire) && (has(Action::saisir) || has(Action::produire))) {
      actions.insert(actions.begin(), Action::lire);
    }
    return actions;
  }

  const Node& root_;
  Access access_;
  std::map<std::string, std::vector<Grant>> groups_;
  Diagnostics complaints_;
};

Diagnostic warning_at(const Node& node, std::string message, std::vector<std::string> hints) {
  return as_warning(node.error(std::move(message), std::move(hints)));
}

/// Whether the second gives nothing that the first does not give.
bool holds_already(const Grant& wide, const Grant& narrow, const records::Territoires& tree) {
  const auto inner = tree.find(narrow.territory);
  const auto outer = tree.find(wide.territory);
  const bool is_inside =
      wide.territory == kEveryTerritory || (inner && outer && tree.is_at_or_below(*inner, *outer));
  return is_inside && std::all_of(narrow.actions.begin(), narrow.actions.end(), [&](Action action) {
           return std::find(wide.actions.begin(), wide.actions.end(), action) != wide.actions.end();
         });
}

}  // namespace

const User* Access::find(std::string_view name) const {
  const auto found =
      std::find_if(users.begin(), users.end(), [&](const User& user) { return user.name == name; });
  return found == users.end() ? nullptr : &*found;
}

Checked<Access> read_access(std::string_view text, const std::string& file) {
  const auto root = notation::parse(text, {file, 0});
  if (!root) return root.error();
  return AccessReader{*root}.read();
}

Diagnostics unknown_territories(const Access& access, const records::Territoires& tree) {
  Diagnostics problems;
  for (const auto& node : access.territories_written) {
    if (tree.find(node.text)) continue;
    problems.push_back(node.error("le territoire « " + node.text + " » n'est pas dans les données",
                                  did_you_mean(node.text, tree.code)));
  }
  return notation::in_order(std::move(problems));
}

Diagnostics doubts_of(const Access& access, const records::Territoires& tree) {
  Diagnostics doubts;
  const bool is_administered = std::any_of(
      access.users.begin(), access.users.end(),
      [&](const User& user) { return may_everywhere(user, Action::administrer, tree); });
  if (!is_administered && !access.users_written.empty()) {
    doubts.push_back(
        warning_at(access.users_written.front(), "personne n'administre l'ensemble",
                   {"donnez l'action administrer sur « tous » à une personne au moins"}));
  }
  for (std::size_t i = 0; i < access.users.size(); ++i) {
    const auto& grants = access.users[i].grants;
    for (std::size_t narrow = 0; narrow < grants.size(); ++narrow) {
      for (std::size_t wide = 0; wide < grants.size(); ++wide) {
        if (wide == narrow || !holds_already(grants[wide], grants[narrow], tree)) continue;
        if (wide > narrow && holds_already(grants[narrow], grants[wide], tree)) continue;
        doubts.push_back(warning_at(
            access.users_written[i],
            "« " + access.users[i].name + " » : le droit sur « " + grants[narrow].territory +
                " » est déjà compris dans celui sur « " + grants[wide].territory + " »",
            {}));
        break;
      }
    }
  }
  return doubts;
}

}  // namespace copil::console
