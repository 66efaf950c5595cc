#include "searcher/command/output.h"

#include <filesystem>

#include "common/console.h"
#include "common/file/path_text.h"
#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/reach/line_in_file.h"
#include "searcher/reach/pager.h"

namespace musubi {

int tell(const Error& error) {
  tell_error("searcher", error);
  return kSearchError;
}

int print(const std::string& text, int status) {
  return write_answer(text) ? status : tell({"cannot write the answer", ""});
}

int print_paged(const std::string& text, const OutputOptions& output, int status) {
  const auto command = pager_command();
  if (!output.pager || command.empty() || !stdout_is_terminal()) return print(text, status);
  const auto shown = show_in_pager(command, text);
  if (shown) return status;
  if (is_pager_named()) tell(shown.error());
  return print(text, status);
}

void tell_notes(const Answer& answer) {
  for (const std::string& note : answer.notes) {
    write_message(printable(translated("※ " + note)) + "\n");
  }
}

std::size_t linked_line(const Hit& hit) {
  constexpr std::size_t kMaxBytes = 4U << 20;  // nobody waits for a link
  return line_of(hit, path_meant(hit.file), kMaxBytes);
}

TextStyle text_style(const OutputOptions& output) {
  std::error_code error;
  TextStyle style;
  style.columns = terminal_columns();
  style.rows = terminal_rows();
  style.layout = output.layout;
  style.color = use_color(output.color, stdout_is_terminal());
  style.links = use_links(output.links, stdout_is_terminal());
  style.ambiguous = output.ambiguous.value_or(ambiguous_width_of_locale());
  style.folder = std::filesystem::current_path(error);
  return style;
}

}  // namespace musubi
