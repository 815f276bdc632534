#pragma once

#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

/// Rules that every page of ours holds: those of a well-formed tree, of addresses that lead
/// somewhere, and of readers who do not see. Pages are XML too, so that a short scanner reads them.
namespace copil::testing {

struct Tag {
  std::string name;
  std::map<std::string, std::string> attributes;
  bool is_end = false;
  bool is_leaf = false;
  std::size_t from = 0;  ///< of its `<`
  std::size_t to = 0;    ///< past its `>`

  std::string get(const std::string& attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? std::string{} : found->second;
  }
};

inline std::vector<Tag> tags_of(const std::string& page) {
  std::vector<Tag> tags;
  for (auto at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    if (page.compare(at, 2, "<!") == 0) continue;
    Tag tag;
    tag.from = at;
    tag.to = page.find('>', at) + 1;
    std::string inside = page.substr(at + 1, tag.to - at - 2);
    tag.is_end = inside.rfind('/', 0) == 0;
    tag.is_leaf = !inside.empty() && inside.back() == '/';
    if (tag.is_end) inside.erase(0, 1);
    if (tag.is_leaf) inside.pop_back();
    const auto name_end = inside.find(' ');
    tag.name = inside.substr(0, name_end);
    for (auto i = name_end; i != std::string::npos && i + 1 < inside.size();) {
      const auto equals = inside.find("=\"", i);
      if (equals == std::string::npos) break;
      const auto end = inside.find('"', equals + 2);
      tag.attributes[inside.substr(i + 1, equals - i - 1)] =
          inside.substr(equals + 2, end - equals - 2);
      i = end + 1;
    }
    tags.push_back(std::move(tag));
  }
  return tags;
}

/// What is wrong with the page, one sentence each; empty for a sound one.
inline std::vector<std::string> faults_of(const std::string& page) {
  std::vector<std::string> faults;
  std::vector<std::string> open;
  std::set<std::string> ids;
  std::set<std::string> wanted;
  std::set<std::string> labelled;
  std::vector<Tag> fields;
  int last_heading = 0;
  int titles = 0;
  bool has_main = false;
  const auto tags = tags_of(page);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const Tag& tag = tags[i];
    if (tag.is_end) {
      if (open.empty() || open.back() != tag.name) {
        return {"</" + tag.name + "> ferme autre chose"};
      }
      open.pop_back();
      continue;
    }
    if (!tag.is_leaf) open.push_back(tag.name);
    const std::string id = tag.get("id");
    if (!id.empty() && !ids.insert(id).second) faults.push_back("id répété : " + id);
    for (const char* attribute : {"href", "aria-labelledby", "aria-describedby", "for"}) {
      const std::string value = tag.get(attribute);
      const bool is_address = std::string{attribute} == "href";
      if (value.empty() || (is_address && value[0] != '#')) continue;
      std::istringstream words{is_address ? value.substr(1) : value};
      for (std::string word; words >> word;) wanted.insert(word);
    }
    if (!tag.get("for").empty()) labelled.insert(tag.get("for"));
    const bool is_heading =
        tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6';
    if (is_heading) {
      const int level = tag.name[1] - '0';
      if (level > last_heading + 1) faults.push_back("niveau de titre sauté : " + tag.name);
      last_heading = level;
      titles += level == 1 ? 1 : 0;
      if (tags[i + 1].is_end && tags[i + 1].from == tag.to) faults.push_back("titre vide");
    }
    if (tag.name == "main") has_main = true;
    if (tag.name == "html" && tag.get("lang") != "fr") faults.push_back("langue absente");
    if (tag.name == "img" && tag.attributes.count("alt") == 0) faults.push_back("image sans texte");
    if (tag.name == "svg" && tag.get("aria-hidden") != "true" &&
        (tag.get("role") != "img" || tag.get("aria-label").empty())) {
      faults.push_back("dessin sans texte");
    }
    if (tag.name == "th" && tag.get("scope").empty()) faults.push_back("en-tête sans portée");
    if (tag.name == "table" && tags[i + 1].name != "caption")
      faults.push_back("tableau sans titre");
    if (tag.name == "a" && tags[i + 1].is_end && tags[i + 1].from == tag.to &&
        tag.get("aria-label").empty()) {
      faults.push_back("lien sans texte vers " + tag.get("href"));
    }
    const bool is_field = (tag.name == "input" && tag.get("type") != "hidden") ||
                          tag.name == "select" || tag.name == "textarea";
    if (is_field) fields.push_back(tag);
    if (!tag.get("style").empty()) faults.push_back("style dans l'élément " + tag.name);
    for (const auto& [name, value] : tag.attributes) {
      if (name.rfind("on", 0) == 0) faults.push_back("script dans l'élément " + tag.name);
    }
    const std::string source = tag.name == "link" ? tag.get("href") : tag.get("src");
    if (source.rfind("http", 0) == 0 || source.rfind("//", 0) == 0) {
      faults.push_back("demande une ressource à " + source);
    }
  }
  if (!open.empty()) faults.push_back("<" + open.back() + "> n'est pas fermé");
  if (titles != 1) faults.push_back("h1 : " + std::to_string(titles));
  if (!has_main) faults.push_back("sans main");
  for (const auto& id : wanted) {
    if (ids.count(id) == 0) faults.push_back("rien ne porte l'id " + id);
  }
  for (const Tag& field : fields) {
    if (labelled.count(field.get("id")) == 0 && field.get("aria-label").empty()) {
      faults.push_back("champ sans étiquette : " + field.get("name"));
    }
  }
  return faults;
}

/// The page's words, without tags nor the style sheet; entities are given back. Where a line may
/// or must not end inside a word says nothing.
inline std::string words_of_page(const std::string& written) {
  static const std::regex kInsideWords{"<wbr ?/>|<span class=\"insecable\">([^<]*)</span>"};
  const std::string page = std::regex_replace(written, kInsideWords, "$1");
  std::string words;
  bool is_inside = false;
  const auto body = page.find("<body");
  for (std::size_t i = body == std::string::npos ? 0 : body; i < page.size(); ++i) {
    if (page[i] == '<') {
      is_inside = true;
      words += ' ';
    } else if (page[i] == '>') {
      is_inside = false;
    } else if (!is_inside) {
      words += page[i];
    }
  }
  for (const auto& [entity, character] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
    for (auto at = words.find(entity); at != std::string::npos; at = words.find(entity, at + 1)) {
      words.replace(at, std::string{entity}.size(), character);
    }
  }
  return words;
}

/// The words with single plain spaces, whatever spaces the page has.
inline std::string spaced(std::string text) {
  for (const char* wide : {"\u00A0", "\u202F", "\n"}) {
    for (auto at = text.find(wide); at != std::string::npos; at = text.find(wide, at)) {
      text.replace(at, std::string{wide}.size(), " ");
    }
  }
  for (auto at = text.find("  "); at != std::string::npos; at = text.find("  ", at)) {
    text.erase(at, 1);
  }
  return text;
}

}  // namespace copil::testing
