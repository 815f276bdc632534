#include "opendocument/sheet/chart.hpp"

#include <array>

#include "opendocument/sheet/cell_styles.hpp"
#include "opendocument/sheet/number_styles.hpp"
#include "sheets/charts.hpp"
#include "sheets/palette.hpp"
#include "wording/typography.hpp"

namespace copil::opendocument {

namespace {

using ChartKind = document::Chart::Kind;
using sheets::NativeChart;

/// Beyond that many points, labels on each would cover one another.
constexpr std::size_t kLabelledPointsMax = 16;

/// The marks of lines by look, as on the pages.
constexpr std::array<const char*, 5> kSymbols{"circle", "square", "arrow-up", "diamond", "x"};

std::string object_name(int number) {
  return "Object " + std::to_string(number);
}

std::string width_text(const NativeChart& chart) {
  return length_text(chart.width_px * kCentimetresPerPixel, "cm");
}
std::string height_text(const NativeChart& chart) {
  return length_text(chart.height_px * kCentimetresPerPixel, "cm");
}

bool has_lines(ChartKind kind) {
  return kind == ChartKind::lines || kind == ChartKind::sparkline;
}
bool lies_flat(ChartKind kind) {
  return kind == ChartKind::horizontal_bars || kind == ChartKind::bullet ||
         kind == ChartKind::tile_map;
}

const char* class_of(ChartKind kind) {
  if (has_lines(kind)) return "chart:line";
  return kind == ChartKind::areas ? "chart:area" : "chart:bar";
}

/// One chart on its way to XML.
class ChartWriter {
 public:
  ChartWriter(const NativeChart& chart, const ChartAddresses& addresses)
      : chart_(chart), addresses_(addresses), format_(numbers_.name_of(chart.number_format)) {}

  std::string content() {
    Xml xml(Xml::Kind::document);
    xml.open("office:document-content", namespaces());
    xml.open("office:automatic-styles");
    xml.raw(numbers_.xml());
    styles(xml);
    xml.close();
    xml.open("office:body");
    xml.open("office:chart");
    chart(xml);
    xml.close();
    xml.close();
    xml.close();
    return xml.finished();
  }

 private:
  bool is_bare() const { return chart_.kind == ChartKind::sparkline; }

  // ── Styles ───────────────────────────────────────────────────────────────────────────────────

  static void style(Xml& xml, const char* name, const Attributes& chart, const Attributes& graphic,
                    const Attributes& text = {}, const std::string& data = {}) {
    Attributes head{{"style:name", name}, {"style:family", "chart"}};
    if (!data.empty()) head.push_back({"style:data-style-name", data});
    xml.open("style:style", head);
    if (!chart.empty()) xml.leaf("style:chart-properties", chart);
    if (!graphic.empty()) xml.leaf("style:graphic-properties", graphic);
    if (!text.empty()) xml.leaf("style:text-properties", text);
    xml.close();
  }

  static Attributes type(const char* size, std::uint32_t colour) {
    return {{"fo:font-size", size}, {"fo:color", colour_text(colour)}};
  }

  void styles(Xml& xml) {
    const Attributes bare{{"draw:fill", "none"}, {"draw:stroke", "none"}};
    style(xml, "chart", {},
          {{"draw:fill", "solid"}, {"draw:fill-color", "#ffffff"}, {"draw:stroke", "none"}});
    style(xml, "wall", {}, bare);
    style(xml, "title", {}, bare,
          {{"fo:font-size", "12pt"},
           {"fo:font-weight", "bold"},
           {"fo:color", colour_text(sheets::kNavyColour)}});
    style(xml, "legend", {}, bare, type("9pt", sheets::kGreyColour));
    style(xml, "plot",
          {{"chart:vertical", lies_flat(chart_.kind) ? "true" : "false"},
           {"chart:stacked", chart_.kind == ChartKind::stacked_bars ? "true" : "false"},
           {"chart:symbol-type", chart_.kind == ChartKind::lines ? "automatic" : "none"},
           {"chart:treat-empty-cells", "leave-gap"},
           {"chart:include-hidden-cells", "false"}},
          {});
    axis_styles(xml);
    for (std::size_t i = 0; i < chart_.series.size(); ++i) series_style(xml, i);
  }

  void axis_styles(Xml& xml) {
    const char* shown = is_bare() ? "false" : "true";
    const Attributes line{{"draw:stroke", is_bare() ? "none" : "solid"},
                          {"svg:stroke-color", colour_text(sheets::kRuleColour)}};
    // Flat bars are read from the top, as in the table; the values stay below.
    style(xml, "categories",
          {{"chart:display-label", shown},
           {"chart:tick-marks-major-outer", shown},
           {"chart:reverse-direction", lies_flat(chart_.kind) ? "true" : "false"}},
          line, type("9pt", sheets::kGreyColour));
    Attributes values{{"chart:display-label", shown},
                      {"chart:tick-marks-major-outer", shown},
                      {"chart:link-data-style-to-source", "false"},
                      {"chart:gap-width", "60"},
                      {"chart:overlap", overlap()},
                      {"chart:axis-position", lies_flat(chart_.kind) ? "end" : "start"}};
    if (sheets::begins_at_zero(chart_)) values.push_back({"chart:minimum", "0"});
    style(xml, "values", values, line, type("9pt", sheets::kGreyColour), format_);
    style(xml, "grid", {},
          {{"draw:stroke", "solid"}, {"svg:stroke-color", colour_text(sheets::kPaleColour)}});
  }

  const char* overlap() const {
    return chart_.kind == ChartKind::bullet || chart_.kind == ChartKind::stacked_bars ? "100" : "0";
  }

  void series_style(Xml& xml, std::size_t rank) {
    const std::size_t look = chart_.series[rank].look;
    const std::uint32_t colour = sheets::kSeriesColours[look % sheets::kSeriesColours.size()];
    const bool is_labelled =
        chart_.series.size() == 1 && !is_bare() && chart_.categories.size() <= kLabelledPointsMax;
    Attributes labels{{"chart:data-label-number", is_labelled ? "value" : "none"},
                      {"chart:link-data-style-to-source", "false"}};
    if (chart_.kind == ChartKind::lines) {
      labels.push_back({"chart:symbol-type", "named-symbol"});
      labels.push_back({"chart:symbol-name", kSymbols[look % kSymbols.size()]});
    }
    Attributes graphic{
        {"draw:stroke", "none"}, {"draw:fill", "solid"}, {"draw:fill-color", colour_text(colour)}};
    if (has_lines(chart_.kind)) {
      graphic = {{"draw:stroke", "solid"},
                 {"svg:stroke-width", "0.08cm"},
                 {"svg:stroke-color", colour_text(colour)},
                 {"draw:fill-color", colour_text(colour)}};
    } else if (chart_.kind == ChartKind::bullet && rank > 0) {
      graphic = {{"draw:stroke", "solid"},
                 {"svg:stroke-width", "0.05cm"},
                 {"svg:stroke-color", colour_text(colour)},
                 {"draw:fill", "none"}};
    }
    style(xml, ("series" + std::to_string(rank)).c_str(), labels, graphic,
          type("9pt", sheets::kGreyColour), format_);
  }

  // ── The chart ────────────────────────────────────────────────────────────────────────────────

  void chart(Xml& xml) {
    xml.open("chart:chart", {{"svg:width", width_text(chart_)},
                             {"svg:height", height_text(chart_)},
                             {"chart:class", class_of(chart_.kind)},
                             {"chart:style-name", "chart"}});
    if (!chart_.title.empty()) title(xml, chart_.title);
    if (chart_.series.size() > 1) {
      xml.leaf("chart:legend",
               {{"chart:legend-position", "bottom"}, {"chart:style-name", "legend"}});
    }
    plot(xml);
    figures(xml);
    xml.close();
  }

  static void title(Xml& xml, const std::string& text) {
    xml.open("chart:title", {{"chart:style-name", "title"}});
    xml.element("text:p", text);
    xml.close();
  }

  void plot(Xml& xml) {
    xml.open("chart:plot-area",
             {{"chart:style-name", "plot"}, {"chart:data-source-has-labels", "both"}});
    xml.open("chart:axis", {{"chart:dimension", "x"},
                            {"chart:name", "primary-x"},
                            {"chart:style-name", "categories"}});
    if (!addresses_.categories.empty()) {
      xml.leaf("chart:categories", {{"table:cell-range-address", addresses_.categories}});
    }
    xml.close();
    xml.open(
        "chart:axis",
        {{"chart:dimension", "y"}, {"chart:name", "primary-y"}, {"chart:style-name", "values"}});
    if (!chart_.axis_title.empty()) {
      xml.open("chart:title", {{"chart:style-name", "legend"}});
      xml.element("text:p", chart_.axis_title);
      xml.close();
    }
    if (!is_bare())
      xml.leaf("chart:grid", {{"chart:class", "major"}, {"chart:style-name", "grid"}});
    xml.close();
    for (std::size_t i = 0; i < chart_.series.size(); ++i) series(xml, i);
    xml.leaf("chart:wall", {{"chart:style-name", "wall"}});
    xml.close();
  }

  void series(Xml& xml, std::size_t rank) {
    Attributes attributes{{"chart:style-name", "series" + std::to_string(rank)},
                          {"chart:values-cell-range-address", addresses_.series[rank].values},
                          {"chart:class", class_of(chart_.kind)}};
    if (!addresses_.series[rank].label.empty()) {
      attributes.push_back({"chart:label-cell-address", addresses_.series[rank].label});
    }
    xml.open("chart:series", attributes);
    xml.leaf("chart:data-point",
             {{"chart:repeated", std::to_string(chart_.series[rank].points.size())}});
    xml.close();
  }

  // ── Its figures ──────────────────────────────────────────────────────────────────────────────

  void figures(Xml& xml) {
    xml.open("table:table", {{"table:name", "local-table"}});
    xml.open("table:table-header-columns");
    xml.leaf("table:table-column");
    xml.close();
    xml.open("table:table-columns");
    xml.leaf("table:table-column",
             {{"table:number-columns-repeated", std::to_string(chart_.series.size())}});
    xml.close();
    xml.open("table:table-header-rows");
    xml.open("table:table-row");
    cell(xml, "");
    for (const auto& series : chart_.series) cell(xml, series.label);
    xml.close();
    xml.close();
    xml.open("table:table-rows");
    const std::size_t rows = chart_.series.empty() ? 0 : chart_.series[0].points.size();
    for (std::size_t row = 0; row < rows; ++row) figures_row(xml, row);
    xml.close();
    xml.close();
  }

  void figures_row(Xml& xml, std::size_t row) {
    xml.open("table:table-row");
    cell(xml, row < chart_.categories.size() ? chart_.categories[row] : "");
    for (const auto& series : chart_.series) {
      const auto point = series.points[row];
      if (!point) {
        xml.open("table:table-cell", {{"office:value-type", "float"}, {"office:value", "NaN"}});
        xml.element("text:p", "NaN");
        xml.close();
        continue;
      }
      const std::string number = number_text(*point);
      xml.open("table:table-cell", {{"office:value-type", "float"}, {"office:value", number}});
      xml.element("text:p", number);
      xml.close();
    }
    xml.close();
  }

  static void cell(Xml& xml, const std::string& text) {
    xml.open("table:table-cell", {{"office:value-type", "string"}});
    xml.element("text:p", text);
    xml.close();
  }

  const NativeChart& chart_;
  const ChartAddresses& addresses_;
  NumberStyles numbers_;
  std::string format_;
};

}  // namespace

ChartAddresses own_addresses(const NativeChart& chart) {
  const auto rows = [&](std::size_t column) {
    const std::string letter(1, static_cast<char>('A' + column));
    const std::size_t count = chart.series.empty() ? 0 : chart.series[0].points.size();
    return "local-table.$" + letter + "$2:.$" + letter + "$" + std::to_string(count + 1);
  };
  ChartAddresses addresses{rows(0), {}};
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const std::string letter(1, static_cast<char>('B' + i));
    addresses.series.push_back({rows(i + 1), "local-table.$" + letter + "$1"});
  }
  return addresses;
}

std::vector<Part> chart_parts(const NativeChart& chart, const ChartAddresses& addresses,
                              int number) {
  const std::string folder = object_name(number) + "/";
  return {{folder, "", kChartType},
          {folder + "content.xml", ChartWriter(chart, addresses).content()}};
}

void write_chart_frame(Xml& xml, const NativeChart& chart, int number, const Attributes& more) {
  Attributes attributes{{"draw:name", "Graphique " + std::to_string(number)},
                        {"svg:width", width_text(chart)},
                        {"svg:height", height_text(chart)},
                        {"draw:z-index", std::to_string(number)}};
  attributes.insert(attributes.end(), more.begin(), more.end());
  xml.open("draw:frame", attributes);
  xml.leaf("draw:object", {{"xlink:href", "./" + object_name(number)},
                           {"xlink:type", "simple"},
                           {"xlink:show", "embed"},
                           {"xlink:actuate", "onLoad"}});
  if (!chart.alternative.empty()) xml.element("svg:desc", wording::typography(chart.alternative));
  xml.close();
}

}  // namespace copil::opendocument
