#include "indexer/extractor/container/xml_events.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace musubi {

namespace {

constexpr std::size_t kMaxDepth = 1000;

// In one pass over the characters: a sheet has some million names.
std::string_view without_prefix(const char* name) {
  const char* end = name;
  for (; *end != '\0'; ++end) {
    if (*end == ':') name = end + 1;
  }
  return {name, static_cast<std::size_t>(end - name)};
}

bool has_prefix(const char* name) {
  return without_prefix(name).data() != name;
}

}  // namespace

struct XmlEvents::State {
  XmlHandler& handler;
  XML_Parser parser = XML_ParserCreate(nullptr);
  std::size_t depth = 0;
  bool is_stopped = false;
  const char* fault = nullptr;  // that made us stop

  void stop_for(const char* reason) {
    fault = reason;
    XML_StopParser(parser, XML_FALSE);
  }

  static State& of(void* user) { return *static_cast<State*>(user); }
  static void begin(void* user, const char* name, const char** attributes) {
    State& state = of(user);
    if (++state.depth > kMaxDepth) return state.stop_for("is nested too deeply");
    if (!state.is_stopped) state.handler.begin(without_prefix(name), XmlAttributes(attributes));
  }
  static void end(void* user, const char* name) {
    State& state = of(user);
    --state.depth;
    if (!state.is_stopped) state.handler.end(without_prefix(name));
  }
  static void text(void* user, const char* piece, int size) {
    State& state = of(user);
    if (!state.is_stopped) state.handler.text({piece, static_cast<std::size_t>(size)});
  }
  static void entity(void* user, const char*, int, const char*, int, const char*, const char*,
                     const char*, const char*) {
    of(user).stop_for("declares entities, which are not expanded");
  }
};

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (without_prefix(pair[0]) == name) return pair[1];
  }
  return {};
}

std::optional<unsigned> XmlAttributes::number(std::string_view name) const {
  const std::string_view text = (*this)[name];
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() ? std::optional(number) : std::nullopt;
}

std::string_view XmlAttributes::prefixed(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (has_prefix(pair[0]) && without_prefix(pair[0]) == name) return pair[1];
  }
  return {};
}

XmlEvents::XmlEvents(XmlHandler& handler) : state_(std::make_unique<State>(State{handler})) {
  XML_SetUserData(state_->parser, state_.get());
  XML_SetElementHandler(state_->parser, State::begin, State::end);
  XML_SetCharacterDataHandler(state_->parser, State::text);
  XML_SetEntityDeclHandler(state_->parser, State::entity);
}

XmlEvents::~XmlEvents() {
  XML_ParserFree(state_->parser);
}

Result<void> XmlEvents::feed(std::string_view piece) {
  constexpr std::size_t kMaxPiece = 1U << 20;
  while (piece.size() > kMaxPiece && !state_->is_stopped) {
    if (auto done = parse(piece.substr(0, kMaxPiece), false); !done) return done;
    piece.remove_prefix(kMaxPiece);
  }
  return parse(piece, false);
}

Result<void> XmlEvents::finish() {
  return parse({}, true);
}

Result<void> XmlEvents::parse(std::string_view piece, bool is_last) {
  if (state_->is_stopped) return {};
  const int size = static_cast<int>(piece.size());
  if (XML_Parse(state_->parser, piece.data(), size, is_last ? 1 : 0) != XML_STATUS_ERROR) return {};
  if (state_->is_stopped) return {};
  if (state_->fault != nullptr) return fail(state_->fault);
  // Not in which line: office files are one line, and expat 2.8 has another function for it.
  return fail(
      fmt::format("is ill-formed XML: {}", XML_ErrorString(XML_GetErrorCode(state_->parser))));
}

void XmlEvents::stop() {
  state_->is_stopped = true;
  XML_StopParser(state_->parser, XML_FALSE);
}

bool XmlEvents::is_stopped() const {
  return state_->is_stopped;
}

Result<void> read_xml(const ZipContainer& container, std::string_view part, XmlEvents& events) {
  Result<void> parsed;
  auto done = container.stream(part, [&](std::string_view piece) {
    parsed = events.feed(piece);
    return parsed && !events.is_stopped();
  });
  if (!done) return done;
  return parsed ? events.finish() : parsed;
}

Result<void> read_xml(const ZipContainer& container, std::string_view part, XmlHandler& handler) {
  XmlEvents events(handler);
  return read_xml(container, part, events);
}

}  // namespace musubi
