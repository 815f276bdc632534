#include <map>
#include <set>

#include "demo.hpp"

// The .ics is read back by a reader of its own, strict on RFC 5545: line ends, folding, nesting,
// escapes, mandatory properties, days.

using namespace copil;
using namespace copil::committees;

namespace {

struct Event {
  std::map<std::string, std::string> properties;
  std::vector<std::string> triggers;
};

/// Lines without their folding; each raw line ends with CRLF and has 75 octets at most.
std::vector<std::string> unfolded(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != std::string::npos);
    REQUIRE(text[end - 1] == '\r');
    const std::string line = text.substr(at, end - 1 - at);
    REQUIRE(line.size() <= 75);
    REQUIRE(line.find('\r') == std::string::npos);
    if (line.front() == ' ') {
      REQUIRE_FALSE(lines.empty());
      lines.back() += line.substr(1);
    } else {
      lines.push_back(line);
    }
    at = end + 1;
  }
  return lines;
}

std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    REQUIRE(text[i] != ';');
    REQUIRE(text[i] != ',');
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    ++i;
    REQUIRE(i < text.size());
    REQUIRE(std::string{"\\;,n"}.find(text[i]) != std::string::npos);
    out += text[i] == 'n' ? '\n' : text[i];
  }
  return out;
}

std::vector<Event> parsed(const std::string& text) {
  std::vector<Event> events;
  std::vector<std::string> inside;
  for (const auto& line : unfolded(text)) {
    const auto colon = line.find(':');
    REQUIRE(colon != std::string::npos);
    const std::string name = line.substr(0, colon);
    const std::string value = line.substr(colon + 1);
    if (name == "BEGIN") {
      inside.push_back(value);
      if (value == "VEVENT") events.emplace_back();
      continue;
    }
    REQUIRE_FALSE(inside.empty());
    if (name == "END") {
      REQUIRE(inside.back() == value);
      inside.pop_back();
      continue;
    }
    if (inside.back() == "VEVENT") {
      REQUIRE(events.back().properties.emplace(name, value).second);
    }
    if (inside.back() == "VALARM" && name == "TRIGGER") events.back().triggers.push_back(value);
  }
  REQUIRE(inside.empty());
  return events;
}

}  // namespace

TEST_CASE("every deadline is an event of its own that a strict reader understands") {
  const Demo demo{"2011-02-28"};
  const auto deadlines = demo.calendar("FR");
  const auto& tree = demo.records.territoires;
  const auto events = parsed(icalendar(deadlines, tree, demo.arrete));
  REQUIRE(events.size() == deadlines.size());
  std::set<std::string> names;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto& properties = events[i].properties;
    CAPTURE(i, properties.at("UID"));
    CHECK(names.insert(properties.at("UID")).second);
    CHECK(properties.at("DTSTAMP") == "20110228T000000Z");
    std::string begin = iso_text(deadlines[i].date);
    std::erase(begin, '-');
    std::string end = iso_text(deadlines[i].date + 1);
    std::erase(end, '-');
    CHECK(properties.at("DTSTART;VALUE=DATE") == begin);
    CHECK(properties.at("DTEND;VALUE=DATE") == end);
    CHECK(unescaped(properties.at("SUMMARY")) == std::string{deadlines[i].duty->objet} + " (" +
                                                     tree.libelle[deadlines[i].territoire] + ")");
    CHECK(unescaped(properties.at("DESCRIPTION")).rfind(deadlines[i].duty->article, 0) == 0);
    const bool is_done = deadlines[i].etat == Etat::faite;
    CHECK(events[i].triggers ==
          (is_done ? std::vector<std::string>{} : std::vector<std::string>{"-P30D", "-P15D"}));
  }
}

TEST_CASE("an event keeps its name when the state changes") {
  const Demo before{"2010-06-30"};
  const Demo after{"2011-02-28"};
  const auto names = [](const Demo& demo) {
    std::vector<std::string> all;
    for (const auto& event :
         parsed(icalendar(demo.calendar("ML01"), demo.records.territoires, demo.arrete))) {
      all.push_back(event.properties.at("UID"));
    }
    return all;
  };
  CHECK(names(before) == names(after));
}

TEST_CASE("separators, backslashes and long names are written as the format wants") {
  const Demo demo{"2011-02-28"};
  auto tree = demo.records.territoires;
  const auto ml01 = place(demo.records, "ML01");
  tree.libelle[ml01] =
      "L\\à ; là, où « l’été » s’étire sans que la ligne s’arrête jamais tout à fait";
  const auto events = parsed(icalendar(demo.calendar("ML01"), tree, demo.arrete));
  REQUIRE(events.size() == 6);
  CHECK(unescaped(events[0].properties.at("SUMMARY")) ==
        "Notifier son objectif à la mission locale (" + tree.libelle[ml01] + ")");
}

TEST_CASE("no deadline, an empty calendar") {
  CHECK(icalendar({}, read_demo().territoires, on("2011-02-28")) ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//copil//echeances//FR\r\n"
        "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n");
}
