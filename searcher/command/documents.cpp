#include "searcher/command/documents.h"

#include <fmt/format.h>

#include "searcher/command/named_document.h"
#include "searcher/command/output.h"
#include "searcher/present/document_text.h"
#include "searcher/present/json.h"
#include "searcher/reach/opening.h"
#include "searcher/reach/spawned.h"

namespace musubi {

int show_document(const SearcherOptions& options) {
  auto document = named_document(*options.show, options);
  if (!document) return tell(document.error());
  switch (options.output.format) {
    case OutputFormat::Json:
    case OutputFormat::JsonLines:
      return print(present_json(*document), kHits);
    case OutputFormat::Text:
      break;
    default:
      return tell({"--show has no table", "take --format json or text"});
  }
  const TextStyle style = text_style(options.output);
  if (style.links) document->line = linked_line(*document);
  return print_paged(document_text(*document, style), options.output, kHits);
}

int open_document(const SearcherOptions& options) {
  const auto document = named_document(*options.open, options);
  if (!document) return tell(document.error());
  const auto command = opening_command(*document);
  if (!command) return tell(command.error());
  const auto status = run_in_terminal(*command);
  if (!status) return tell({status.error().message, "set BROWSER or EDITOR, or install xdg-utils"});
  if (*status == 0) return kHits;
  return tell({fmt::format("{} ended with status {}", command->front(), *status), ""});
}

}  // namespace musubi
