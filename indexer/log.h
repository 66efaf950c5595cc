// log.h - what a run tells on stderr: lines for people or JSON for programs,
// with the priorities of the journal under systemd.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "common/result.h"
#include "indexer/options.h"
#include "indexer/readers/reader.h"

namespace musubi {

// The severities of syslog.
enum class Level { Error = 3, Warning = 4, Notice = 5, Info = 6, Debug = 7 };

// May be called from any thread: a line is written at once.
class Log {
 public:
  // Quiet: errors and warnings only.
  explicit Log(LogFormat format, Verbosity verbosity = Verbosity::Normal);

  // "indexer: MESSAGE", or an object with time, level, event, message and `fields`.
  // `event`: a name that stays, for programs to look for.
  void write(Level level, std::string_view event, const std::string& message) const;
  void write(Level level, std::string_view event, const std::string& message,
             const nlohmann::ordered_json& fields) const;

  // What went wrong, and below it what to do.
  void error(const Error& error) const;

  // "EVENT: PATH:LINE: REASON": a document that was refused, warned of, skipped.
  void document(Level level, std::string_view event, const Refusal& refusal) const;

  // A step of the work, which only programs and the journal are told of.
  void phase(const std::string& name) const;

  // A person is watching, who may be shown a line that changes.
  bool interactive() const { return interactive_; }

 private:
  enum class Form { Text, Journal, Json };
  void write_text(Level level, std::string_view label, const std::string& message) const;
  bool is_told(Level level) const { return level <= Level::Warning || !quiet_; }

  Form form_;
  bool quiet_;
  bool interactive_;
};

}  // namespace musubi
