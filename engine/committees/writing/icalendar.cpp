#include "base/signs.hpp"
#include "committees/calendar.hpp"

// RFC 5545: lines of 75 octets at most, folded between characters, ended by CRLF; commas,
// semicolons and backslashes of texts escaped.
namespace copil::committees {

namespace {

constexpr std::size_t kLongestLine = 75;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c != '\r') out += c;
  }
  return out;
}

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The content line, folded.
void put_line(std::string& out, std::string_view line) {
  std::size_t room = kLongestLine;
  while (line.size() > room) {
    std::size_t cut = room;
    while (is_inside_character(line[cut])) --cut;
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = kLongestLine - 1;
  }
  out.append(line).append("\r\n");
}

std::string compact(Day day) {
  std::string text = iso_text(day);
  std::erase(text, '-');
  return text;
}

void put_alarm(std::string& out, int days, const std::string& summary) {
  put_line(out, "BEGIN:VALARM");
  put_line(out, "ACTION:DISPLAY");
  put_line(out, "TRIGGER:-P" + std::to_string(days) + "D");
  put_line(out, "DESCRIPTION:" + escaped("Dans " + std::to_string(days) + " jours : " + summary));
  put_line(out, "END:VALARM");
}

void put_event(std::string& out, const Deadline& deadline, const records::Territoires& tree,
               Day stamp, const std::string& uid) {
  const std::string summary =
      std::string{deadline.duty->objet} + " (" + tree.libelle[deadline.territoire] + ")";
  std::string about =
      std::string{deadline.duty->article} + "\n" + std::string{etat_label(deadline.etat)};
  if (!deadline.precision.empty()) about += " ; " + deadline.precision;
  if (deadline.origin == Origin::chosen) about += "\ndate retenue par défaut, non imprimée";
  put_line(out, "BEGIN:VEVENT");
  put_line(out, "UID:" + uid + "@copil");
  put_line(out, "DTSTAMP:" + compact(stamp) + "T000000Z");
  put_line(out, "DTSTART;VALUE=DATE:" + compact(deadline.date));
  put_line(out, "DTEND;VALUE=DATE:" + compact(deadline.date + 1));
  put_line(out, "SUMMARY:" + escaped(summary));
  put_line(out, "DESCRIPTION:" + escaped(about));
  put_line(out, "CATEGORIES:" + escaped(etat_label(deadline.etat)));
  put_line(out, "TRANSP:TRANSPARENT");
  if (deadline.etat != Etat::faite) {
    put_alarm(out, 30, summary);
    put_alarm(out, 15, summary);
  }
  put_line(out, "END:VEVENT");
}

/// The same deadline keeps its name from one file to the next, so that a calendar replaces it.
std::string uid_of(const Deadline& deadline, const records::Territoires& tree) {
  std::string name = std::string{deadline.duty->code} + "-" + tree.code[deadline.territoire] + "-" +
                     std::to_string(calendar(deadline.date).year);
  if (!deadline.precision.empty() && deadline.duty->proof != Proof::meetings) {
    const std::string whose = deadline.precision.substr(0, deadline.precision.find(','));
    name += "-" + whose.substr(whose.find(' ') + 1);
  }
  for (char& c : name) {
    const bool is_plain = is_digit(c) || is_plain_letter(c) || c == '-' || c == '.';
    if (!is_plain) c = '_';
  }
  return name;
}

}  // namespace

std::string icalendar(const std::vector<Deadline>& deadlines, const records::Territoires& tree,
                      Day stamp) {
  std::string out;
  put_line(out, "BEGIN:VCALENDAR");
  put_line(out, "VERSION:2.0");
  put_line(out, "PRODID:-//copil//echeances//FR");
  put_line(out, "CALSCALE:GREGORIAN");
  put_line(out, "METHOD:PUBLISH");
  for (const Deadline& deadline : deadlines) {
    put_event(out, deadline, tree, stamp, uid_of(deadline, tree));
  }
  put_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace copil::committees
