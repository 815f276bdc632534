// What content streams draw besides text and paths: images, forms, patterns, colour spaces.
#include <array>

#include "conformity/content/walk.hpp"

namespace copil::conformity {

namespace {

constexpr int kDeepestForm = 48;

/// Short names that images in the content may use (ISO 32000-1, tables 93 and 94).
std::string whole_name(const std::string& short_name) {
  constexpr std::array<std::array<const char*, 2>, 4> kShort{
      {{"G", "DeviceGray"}, {"RGB", "DeviceRGB"}, {"CMYK", "DeviceCMYK"}, {"I", "Indexed"}}};
  for (const auto& [letters, name] : kShort) {
    if (short_name == letters) return name;
  }
  return short_name;
}

bool is_transparent(const Object& state) {
  if (is_dictionary(get(state, "/SMask"))) return true;
  for (const char* key : {"/CA", "/ca"}) {
    if (number(get(state, key)).value_or(1) < 1) return true;
  }
  const std::string mode = name(state, "/BM");
  return !mode.empty() && mode != "Normal" && mode != "Compatible";
}

}  // namespace

void ContentWalk::draw(const std::string& name, Frame& frame) {
  const Object drawn = resource("/XObject", name, frame);
  const std::string kind = conformity::name(drawn, "/Subtype");
  if (kind == "Image") {
    paint(frame, "Do");
    draw_image(drawn, frame);
  } else if (kind == "Form" && is_stream(drawn)) {
    draw_form(drawn, frame);
  } else if (is_stream(drawn)) {
    facts_.other_objects.push_back({page_, drawn});
  }
}

/// The grey of a mask is no colour.
void ContentWalk::draw_soft_mask(const Object& mask) {
  if (images_.insert(id(mask)).second) facts_.images.push_back({page_, mask});
  if (has(mask, "/Intent")) check_intent(name(mask, "/Intent"));
}

void ContentWalk::draw_image(const Object& image, Frame& frame) {
  if (is_dictionary(get(image, "/SMask")) || is_stream(get(image, "/SMask"))) {
    facts_.transparent_pages.insert(page_);
  }
  if (!images_.insert(id(image)).second) return;
  facts_.images.push_back({page_, image});
  const bool is_mask = is_true(get(image, "/ImageMask"));
  if (is_mask) paint_colour(frame.state.fill, frame.state.overprints_fill, frame);
  if (!is_mask) use_space(get(image, "/ColorSpace"), frame);
  if (has(image, "/Intent")) check_intent(name(image, "/Intent"));
  const Object mask = get(image, "/SMask");
  if (is_stream(mask)) draw_soft_mask(mask);
}

void ContentWalk::draw_form(const Object& form, Frame& frame) {
  if (!frame.is_appearance) ++facts_.forms[id(form)].times;
  walk_form(form, frame, now(frame));
}

void ContentWalk::walk_form(const Object& form, Frame& frame, Surroundings surroundings) {
  const QPDFObjGen number = id(form);
  if (open_.contains(number) || depth_ > kDeepestForm) {
    rings_.push_back("formulaires dessinés les uns dans les autres (" + object_label(form) + ")");
    return;
  }
  if (!walked_.insert({number, surroundings, frame.is_appearance}).second) return;
  FormUse& use = facts_.forms[number];
  use.object = form;
  if (use.page == 0) use.page = page_;
  if (name(form, "/Group") == "Transparency" || name(get(form, "/Group"), "/S") == "Transparency") {
    use_space(get(form, "/Group", "/CS"), frame);
  }
  Frame inside;
  const Object own = get(form, "/Resources");
  inside.resources = is_dictionary(own) ? own : Object::newNull();
  inside.outer = is_dictionary(own) ? Object::newNull() : frame.resources;
  inside.stream = number;
  inside.parents_key = integer(get(form, "/StructParents"), -1);
  inside.is_appearance = frame.is_appearance;
  inside.state = frame.state;
  inside.around = surroundings;
  open_.insert(number);
  ++depth_;
  walk(content_of(form).value_or(""), inside);
  --depth_;
  open_.erase(number);
}

void ContentWalk::use_state(const Object& state, Frame& frame) {
  if (!is_dictionary(state)) return;
  if (is_transparent(state)) facts_.transparent_pages.insert(page_);
  if (has(state, "/OP")) {
    frame.state.overprints_stroke = is_true(get(state, "/OP"));
    frame.state.overprints_fill = frame.state.overprints_stroke;
  }
  if (has(state, "/op")) frame.state.overprints_fill = is_true(get(state, "/op"));
  frame.state.overprint_mode = integer(get(state, "/OPM"), frame.state.overprint_mode);
  const std::vector<Object> font = items(get(state, "/Font"));
  if (!font.empty() && is_dictionary(font[0])) frame.state.font = &fonts_.find(font[0]);
  if (id(state).getObj() != 0 && !states_.insert({id(state), 0}).second) return;
  facts_.states.push_back({page_, state});
  if (has(state, "/RI")) check_intent(name(state, "/RI"));
  const Object group = get(state, "/SMask", "/G");
  if (is_stream(group)) walk_form(group, frame, Surroundings{false, true, true, true, false});
}

void ContentWalk::use_pattern(const std::string& name, Frame& frame) {
  const Object pattern = resource("/Pattern", name, frame);
  if (!is_stream(pattern)) {
    if (has(pattern, "/ExtGState")) use_state(get(pattern, "/ExtGState"), frame);
    return use_shading(get(pattern, "/Shading"), frame);
  }
  // Patterns are painted as part of what they fill.
  walk_form(pattern, frame, Surroundings{false, true, true, true, false});
}

void ContentWalk::use_shading(const Object& shading, Frame& frame) {
  if (has(shading, "/ColorSpace")) use_space(get(shading, "/ColorSpace"), frame);
}

void ContentWalk::use_space(const Object& space, const Frame& frame, int depth) {
  if (depth > 8 || is_null(space)) return;
  const std::string plain = whole_name(name(space));
  const auto device = [&](const char* other, Notice notice) {
    const Object own = get(get(frame.resources, "/ColorSpace"), other);
    if (is_null(own)) return note(notice, "");
    if (name(own) != plain) use_space(own, frame, depth + 1);
  };
  if (plain == "DeviceRGB") return device("/DefaultRGB", Notice::device_rgb);
  if (plain == "DeviceCMYK") return device("/DefaultCMYK", Notice::device_cmyk);
  if (plain == "DeviceGray") return device("/DefaultGray", Notice::device_gray);
  if (!plain.empty()) {
    const Object named = get(get(frame.resources, "/ColorSpace"), "/" + plain);
    return use_space(named, frame, depth + 1);
  }
  const std::vector<Object> parts = items(space);
  if (parts.empty()) return;
  if (id(space).getObj() == 0 || spaces_.insert(id(space)).second) {
    const auto same = [&](const Used& used) {
      return id(space).getObj() == 0 && id(used.object).getObj() == 0 &&
             items(used.object).size() == parts.size() && parts.size() > 1 &&
             id(items(used.object)[1]).getObj() != 0 && id(items(used.object)[1]) == id(parts[1]);
    };
    const std::size_t from = facts_.spaces.size() > 8 ? facts_.spaces.size() - 8 : 0;
    bool is_known = false;
    for (std::size_t i = from; i < facts_.spaces.size(); ++i) is_known |= same(facts_.spaces[i]);
    if (!is_known) facts_.spaces.push_back({page_, space});
  }
  const std::string kind = whole_name(name(parts[0]));
  if (kind.starts_with("Device") && kind != "DeviceN") return use_space(parts[0], frame, depth + 1);
  const bool has_base = kind == "Indexed" || kind == "Pattern";
  if (has_base && parts.size() > 1) use_space(parts[1], frame, depth + 1);
  if ((kind == "Separation" || kind == "DeviceN") && parts.size() > 2) {
    use_space(parts[2], frame, depth + 1);
  }
}

void ContentWalk::inline_image(Lexer& lexer, Frame& frame) {
  constexpr std::string_view kFilters =
      " ASCIIHexDecode ASCII85Decode FlateDecode RunLengthDecode CCITTFaxDecode DCTDecode AHx A85 "
      "Fl RL CCF DCT ";
  std::string key;
  bool is_mask = false;
  for (Token token = lexer.next(); !token.is(Token::Kind::end) && !token.is_word("ID");
       token = lexer.next()) {
    check_operand(token);
    if (token.is(Token::Kind::open_array) || token.is(Token::Kind::close_array)) continue;
    if (key.empty()) {
      key = token.text;
      continue;
    }
    const bool is_filter = key == "F" || key == "Filter";
    if (is_filter && kFilters.find(" " + token.text + " ") == std::string_view::npos) {
      if (token.is(Token::Kind::name)) note(Notice::odd_inline_filter, token.text);
    }
    if (key == "Intent") check_intent(token.text);
    if ((key == "I" || key == "Interpolate") && token.is_word("true")) {
      note(Notice::interpolated_inline, "");
    }
    if (key == "IM" || key == "ImageMask") is_mask = token.is_word("true");
    if ((key == "CS" || key == "ColorSpace") && token.is(Token::Kind::name)) {
      use_space(Object::newName("/" + whole_name(token.text)), frame);
    }
    if (!is_filter || !token.is(Token::Kind::name)) key.clear();
    if (is_filter && token.is(Token::Kind::name)) key.clear();
  }
  lexer.skip_inline_image();
  paint(frame, "EI");
  if (is_mask) paint_colour(frame.state.fill, frame.state.overprints_fill, frame);
}

}  // namespace copil::conformity
