#include "sheets/planning/front.hpp"

#include <algorithm>
#include <array>

#include "sheets/origins.hpp"
#include "sheets/texts.hpp"
#include "wording/dates.hpp"
#include "wording/text.hpp"
#include "wording/typography.hpp"

namespace copil::sheets {

namespace {

constexpr std::array<double, kTextLastColumn + 1> kTextColumns{32, 18, 16, 32};
constexpr std::array<double, kTextLastColumn + 1> kMixedColumns{16, 26, 28, 28};
constexpr int kLogoHeightPx = 60;
constexpr int kLogoGapPx = 8;

void place_line(Canvas& canvas, int row, const std::string& label, const std::string& content) {
  canvas.text(row, 0, {.role = Role::label}, label);
  canvas.wide_text(row, 1, kTextLastColumn, {.role = Role::paragraph}, content);
}

/// Side by side on the first row, all as high as one another. Returns the row under them.
int place_logos(Canvas& canvas, const std::vector<document::Picture>& logos) {
  if (logos.empty()) return 0;
  int left = kLogoGapPx;
  for (const auto& logo : logos) {
    Picture picture{logo.png, cleaned(logo.alternative).text};
    picture.left_px = left;
    picture.top_px = kLogoGapPx / 2;
    picture.height_px = kLogoHeightPx;
    picture.width_px = std::max(1, kLogoHeightPx * logo.width / std::max(logo.height, 1));
    left += picture.width_px + 2 * kLogoGapPx;
    canvas.sheet().pictures.push_back(std::move(picture));
  }
  constexpr double kPointsPerPixel = 0.75;
  canvas.raise(0, (kLogoHeightPx + 2 * kLogoGapPx) * kPointsPerPixel);
  return 1;
}

void place_headers(Canvas& canvas, int row, const std::vector<std::string>& titles) {
  int column = 0;
  for (const auto& title : titles) canvas.text(row, column++, {.role = Role::header}, title);
}

std::string state_text(const document::Document& document) {
  std::string state = document.is_draft ? "Projet" : "Version définitive";
  if (document.is_provisional) state += ", données provisoires";
  return state;
}

std::string kind_text(document::BlankKind kind) {
  using document::BlankKind;
  switch (kind) {
    case BlankKind::text:
      return "texte";
    case BlankKind::person:
      return "personne";
    case BlankKind::date:
      return "date";
    case BlankKind::amount:
      return "montant en euros";
    case BlankKind::choice:
      return "choix";
    case BlankKind::lines:
      return "texte libre";
  }
  return {};
}

}  // namespace

void set_text_columns(Canvas& canvas) {
  for (int i = 0; i <= kTextLastColumn; ++i) {
    canvas.widen(i, kTextColumns[static_cast<std::size_t>(i)]);
  }
}

void set_mixed_columns(Canvas& canvas) {
  for (int i = 0; i <= kTextLastColumn; ++i) {
    canvas.widen(i, kMixedColumns[static_cast<std::size_t>(i)]);
  }
}

int place_identity(Canvas& canvas, const document::Document& document) {
  set_text_columns(canvas);
  int row = place_logos(canvas, document.logos);
  canvas.wide_text(row++, 0, kTextLastColumn, {.role = Role::title},
                   wording::typography(document.title));
  canvas.raise(row - 1, 30);
  if (!document.subtitle.empty()) {
    canvas.wide_text(row++, 0, kTextLastColumn, {.role = Role::subtitle},
                     wording::typography(document.subtitle));
  }
  ++row;
  if (!document.territory.empty()) {
    const std::string code = document.territory_code;
    place_line(canvas, row++, "Territoire",
               wording::typography(document.territory) + (code.empty() ? "" : " (" + code + ")"));
  }
  place_line(canvas, row++, "Période", wording::capitalised(wording::period_text(document.period)));
  canvas.text(row, 0, {.role = Role::label}, "Données arrêtées au");
  canvas.day(row++, 1, {.role = Role::paragraph, .across = Across::left}, document.arrete);
  place_line(canvas, row++, "État du document", state_text(document));
  for (std::size_t i = 0; i < document.rules.size(); ++i) {
    place_line(canvas, row++, i == 0 ? "Règles appliquées" : "",
               wording::typography(document.rules[i]));
  }
  return row + 1;
}

int place_key_figures(Canvas& canvas, const std::vector<const document::KeyFigure*>& figures,
                      CellNames& names, const FindRepeat& find_repeat,
                      const document::Document* origins_of, int row) {
  if (figures.empty()) return row;
  const auto say_origin = [&](int column, const document::Number& number) {
    if (origins_of == nullptr) return;
    canvas.comment(row, column, origin_words(*origins_of, number.origin));
  };
  canvas.text(row++, 0, {.role = Role::heading}, "Chiffres clés");
  for (const auto* figure : figures) {
    canvas.wide_text(row, 0, 0, {.role = Role::key_label}, wording::typography(figure->label));
    const Look look{.role = Role::key_figure, .mark = figure->mark};
    if (const auto repeat = find_repeat(*figure))
      canvas.repeat(row, 1, look, *repeat, figure->value);
    else
      canvas.number(row, 1, look, figure->value);
    say_origin(1, figure->value);
    if (figure->change) {
      canvas.number(row, 2, {.role = Role::key_change}, *figure->change);
      say_origin(2, *figure->change);
    } else {
      canvas.empty(row, 2, {.role = Role::key_change});
    }
    canvas.wide_text(row, 3, 3, {.role = Role::key_detail, .indent = 1},
                     wording::typography(figure->detail));
    canvas.raise(row, 24);
    canvas.book().names.push_back(
        {names.name_for("chiffre", figure->label), canvas.sheet_index(), {row, 1, row, 1}});
    ++row;
  }
  return row + 1;
}

int place_contents(Canvas& canvas, int row) {
  canvas.text(row++, 0, {.role = Role::heading}, "Feuilles de ce classeur");
  const auto& sheets = canvas.book().sheets;
  for (std::size_t i = 1; i < sheets.size(); ++i) {
    canvas.jump(row, 0, static_cast<int>(i), sheets[i].name);
    canvas.wide_text(row++, 1, kTextLastColumn, {.role = Role::paragraph}, sheets[i].title);
  }
  return row + 1;
}

int place_sheet_title(Canvas& canvas, const document::Document& document, const std::string& title,
                      int front_sheet) {
  canvas.text(0, 0, {.role = Role::heading}, title);
  canvas.raise(0, 24);
  canvas.text(1, 0, {.role = Role::subtitle},
              wording::typography(document.territory) + " – " +
                  wording::period_text(document.period) + " – données arrêtées au " +
                  wording::date_text(document.arrete));
  canvas.jump(2, 0, front_sheet,
              "← " + canvas.book().sheets[static_cast<std::size_t>(front_sheet)].name);
  canvas.raise(2, 22);
  return 3;
}

int place_rules(Canvas& canvas, const document::Document& document, int row) {
  if (document.rules.empty()) return row;
  ++row;
  canvas.text(row++, 0, {.role = Role::heading}, "Règles appliquées");
  for (const auto& rule : document.rules) {
    canvas.wide_text(row++, 0, kTextLastColumn, {.role = Role::paragraph},
                     wording::typography(rule));
  }
  return row + 1;
}

int place_sources(Canvas& canvas, const Outline& outline,
                  const std::map<const void*, FlowTarget>& targets, int row) {
  const bool has_some =
      std::any_of(outline.tables.begin(), outline.tables.end(), [](const TableSheet& part) {
        return !part.table->source.empty() || !part.table->scope.empty();
      });
  if (!has_some) return row;
  canvas.text(row++, 0, {.role = Role::heading}, "Sources par tableau");
  for (const auto& part : outline.tables) {
    if (part.table->source.empty() && part.table->scope.empty()) continue;
    const FlowTarget& target = targets.at(part.table);
    canvas.jump(row, 0, target.sheet, target.sheet_name);
    const std::string scope = part.table->scope.empty() ? "" : "\nChamp : " + part.table->scope;
    canvas.wide_text(row++, 1, kTextLastColumn, {.role = Role::paragraph},
                     wording::typography(part.table->source + scope));
  }
  return row + 1;
}

int place_inputs(Canvas& canvas, const std::vector<AskedBlank>& blanks, int row) {
  constexpr int kAnswer = 4;
  canvas.widen(0, 44);
  canvas.widen(1, 36);
  canvas.widen(2, 18);
  canvas.widen(3, 14);
  canvas.widen(kAnswer, 44);
  canvas.sheet().frozen_rows = row + 1;
  place_headers(canvas, row++,
                {"Question ou partie", "À renseigner", "Nature", "Obligatoire", "Réponse"});
  for (const auto& [blank, question] : blanks) {
    canvas.wide_text(row, 0, 0, {.role = Role::body}, wording::typography(question));
    canvas.wide_text(row, 1, 1, {.role = Role::body}, wording::typography(blank.invite));
    canvas.text(row, 2, {.role = Role::body}, kind_text(blank.kind));
    canvas.text(row, 3, {.role = Role::body}, blank.required ? "oui" : "non");
    if (blank.content)
      canvas.text(row, kAnswer, {.role = Role::input}, *blank.content);
    else
      canvas.empty(row, kAnswer, {.role = Role::input});
    canvas.sheet().inputs.push_back(
        {row, kAnswer, blank.kind, cleaned(blank.invite).text, blank.choices});
    ++row;
  }
  return row + 1;
}

}  // namespace copil::sheets
