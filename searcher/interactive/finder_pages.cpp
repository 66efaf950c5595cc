// The page that stands above the answer: a document, or the help.
#include <algorithm>
#include <iterator>
#include <utility>

#include "common/messages.h"
#include "searcher/interactive/finder.h"
#include "searcher/interactive/help_screen.h"
#include "searcher/interactive/reading_page.h"

namespace musubi {

void Finder::show_document() {
  ReadingPage page = reading_page(*document_, style_);
  view_.page_kind = PageKind::Document;
  view_.page = std::move(page.lines);
  matches_ = std::move(page.matches);
}

void Finder::show_help() {
  if (shows_page() && view_.page_kind == PageKind::Help) return;
  if (!shows_page()) document_.reset();
  document_scrolled_ = view_.scrolled;
  view_.page_kind = PageKind::Help;
  view_.page = help_screen(style_);
  view_.scrolled = 0;
}

void Finder::scroll(std::ptrdiff_t lines) {
  const auto rows = static_cast<std::ptrdiff_t>(page_rows(style_));
  const auto last = std::max<std::ptrdiff_t>(std::ssize(view_.page) - rows, 0);
  const auto wanted = static_cast<std::ptrdiff_t>(view_.scrolled) + lines;
  view_.scrolled = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last));
}

void Finder::scroll_to_match(bool is_forward) {
  const auto line = match_from(matches_, view_.scrolled, is_forward);
  const std::size_t before = view_.scrolled;
  if (line) scroll(static_cast<std::ptrdiff_t>(*line) - static_cast<std::ptrdiff_t>(before));
  // At the end of the page the rest of the matches is on the screen already.
  if (view_.scrolled == before) {
    view_.message =
        translated(is_forward ? "この下に検索語はありません。" : "この上に検索語はありません。");
  }
}

void Finder::leave_page() {
  if (view_.page_kind == PageKind::Help && document_) {
    show_document();
    view_.scrolled = document_scrolled_;
    scroll(0);  // the terminal may be wider by now, and the page shorter
    return;
  }
  view_.page.clear();
  document_.reset();
}

}  // namespace musubi
