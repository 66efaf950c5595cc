#include "searcher/present/terminal.h"

#include <cstdlib>
#include <optional>
#include <string>

#include "tests/catch.h"

namespace musubi {

namespace {

// An environment variable for the length of a test; nullptr: not set.
class Setting {
 public:
  Setting(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    set(value);
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;
  ~Setting() { set(before_ ? before_->c_str() : nullptr); }

 private:
  void set(const char* value) {
    if (value == nullptr) {
      unsetenv(name_);
    } else {
      setenv(name_, value, 1);
    }
  }

  const char* name_;
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("colour is used where it is wanted and can be seen", "[present]") {
  struct Row {
    std::string why;
    ColorChoice choice;
    bool is_terminal;
    const char* no_color;
    const char* term;
    bool color;
  };
  const auto row = GENERATE(values<Row>({
      {"a terminal", ColorChoice::Auto, true, nullptr, "xterm", true},
      {"a pipe", ColorChoice::Auto, false, nullptr, "xterm", false},
      {"NO_COLOR", ColorChoice::Auto, true, "1", "xterm", false},
      {"NO_COLOR set but empty", ColorChoice::Auto, true, "", "xterm", true},
      {"a terminal that knows no colour", ColorChoice::Auto, true, nullptr, "dumb", false},
      {"TERM is not set", ColorChoice::Auto, true, nullptr, nullptr, true},
      {"always, into a pipe, against NO_COLOR", ColorChoice::Always, false, "1", "dumb", true},
      {"never, on a terminal", ColorChoice::Never, true, nullptr, "xterm", false},
  }));
  INFO(row.why);
  const Setting no_color("NO_COLOR", row.no_color);
  const Setting term("TERM", row.term);
  CHECK(use_color(row.choice, row.is_terminal) == row.color);
}

TEST_CASE("without a terminal the columns come from COLUMNS, within reason", "[present]") {
  if (stdout_is_terminal()) return;  // which then says itself how wide it is
  struct Row {
    const char* typed;
    int columns;
  };
  const auto row = GENERATE(values<Row>({
      {nullptr, 80},
      {"", 80},
      {"120", 120},
      {"wide", 80},
      {"100x", 80},
      {"-5", 80},
      {"0", 80},
      {"3", 20},
      {"99999", 1000},
      {"99999999999999999999", 80},
  }));
  INFO((row.typed == nullptr ? "unset" : row.typed));
  const Setting columns("COLUMNS", row.typed);
  CHECK(terminal_columns() == row.columns);
}

}  // namespace musubi
