#include "indexer/log.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "common/command_names.h"
#include "common/console.h"
#include "common/messages.h"
#include "common/text/json.h"
#include "common/text/utf8.h"
#include "indexer/units.h"

namespace musubi {

namespace {

// Whether stderr is the stream that systemd made for its journal: it names
// device and inode in the environment (systemd.exec(5)).
bool stderr_is_journal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat status = {};
  return stream != nullptr && ::fstat(STDERR_FILENO, &status) == 0 &&
         fmt::format("{}:{}", status.st_dev, status.st_ino) == stream;
}

// Safe to print, and one line whatever a file's name holds.
std::string one_line(std::string_view text) {
  std::string line = printable(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

const char* name_of(Level level) {
  switch (level) {
    case Level::Error:
      return "error";
    case Level::Warning:
      return "warning";
    case Level::Notice:
      return "notice";
    case Level::Info:
      return "info";
    case Level::Debug:
      return "debug";
  }
  return "";
}

std::string place_of(const Refusal& refusal) {
  return refusal.line == 0 ? refusal.path : fmt::format("{}:{}", refusal.path, refusal.line);
}

}  // namespace

Log::Log(LogFormat format, Verbosity verbosity)
    : form_(format == LogFormat::Json ? Form::Json
            : stderr_is_journal()     ? Form::Journal
                                      : Form::Text),
      quiet_(verbosity == Verbosity::Quiet),
      interactive_(!quiet_ && form_ == Form::Text && ::isatty(STDERR_FILENO) == 1) {}

void Log::write(Level level, std::string_view event, const std::string& message) const {
  write(level, event, message, JsonValue::object());
}

void Log::write(Level level, std::string_view event, const std::string& message,
                const JsonValue& fields) const {
  if (!is_told(level)) return;
  if (form_ != Form::Json) return write_text(level, "indexer", translated(message));
  JsonValue line = {{"time", utc_text_with_milliseconds(std::chrono::system_clock::now())},
                    {"level", name_of(level)},
                    {"event", event},
                    {"message", scrub_utf8(message)}};
  line.update(fields);
  write_message(json_line(line) + "\n");
}

void Log::write_text(Level level, std::string_view label, const std::string& message) const {
  const std::string priority =
      form_ == Form::Journal ? fmt::format("<{}>", static_cast<int>(level)) : "";
  write_message(fmt::format("{}{}: {}\n", priority, label, one_line(message)));
}

void Log::error(const Error& error) const {
  switch (form_) {
    case Form::Json:
      return write(Level::Error, "error", error.message,
                   {{"hint", scrub_utf8(with_installed_commands(error.hint))}});
    case Form::Journal:
      write_text(Level::Error, "indexer", translated(error.message));
      if (!error.hint.empty()) {
        write_text(Level::Error, "indexer", with_installed_commands(translated(error.hint)));
      }
      return;
    case Form::Text:
      return tell_error("indexer", error);
  }
}

void Log::document(Level level, std::string_view event, const Refusal& refusal) const {
  if (!is_told(level)) return;
  // What is told of the whole run stands in no file.
  const std::string place = refusal.path.empty() ? "" : place_of(refusal) + ": ";
  if (form_ != Form::Json) return write_text(level, event, place + translated(refusal.reason));
  const std::string message = place + refusal.reason;
  write(level, event, message,
        {{"path", scrub_utf8(refusal.path)},
         {"line", refusal.line},
         {"reason", scrub_utf8(refusal.reason)}});
}

void Log::phase(const std::string& name) const {
  if (form_ != Form::Text) write(Level::Debug, "phase", name);
}

}  // namespace musubi
