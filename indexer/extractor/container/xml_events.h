// xml_events.h - reads XML as a stream of events, in memory that does not grow with it.
//
// Expat stays behind this door.  Entities that a document declares are not expanded, nothing
// outside of it is looked at.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/result.h"
#include "indexer/extractor/container/zip_container.h"

namespace musubi {

class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}

  // By the name without its prefix; empty where there is none.
  std::string_view operator[](std::string_view name) const;

  // None where it is no number, or there is none.
  std::optional<unsigned> number(std::string_view name) const;

  // The one of that name that has a prefix.
  std::string_view prefixed(std::string_view name) const;

 private:
  const char** pairs_;
};

// What a reader of one kind of XML makes of it.  Names come without their prefix: "w:p" is "p".
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
};

class XmlEvents {
 public:
  explicit XmlEvents(XmlHandler& handler);
  ~XmlEvents();
  XmlEvents(const XmlEvents&) = delete;
  XmlEvents& operator=(const XmlEvents&) = delete;

  // Fails where it is ill-formed, declares entities or is nested too deeply.
  Result<void> feed(std::string_view piece);
  Result<void> finish();

  // Of an event handler: nothing behind this is wanted.
  void stop();
  bool is_stopped() const;

 private:
  struct State;
  Result<void> parse(std::string_view piece, bool is_last);
  std::unique_ptr<State> state_;
};

// A whole part of an office file.
Result<void> read_xml(const ZipContainer& container, std::string_view part, XmlEvents& events);
Result<void> read_xml(const ZipContainer& container, std::string_view part, XmlHandler& handler);

}  // namespace musubi
