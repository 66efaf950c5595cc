// finder.h - what the keys of the full screen do: search, choose, narrow, read.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "searcher/interactive/query_line.h"
#include "searcher/interactive/raw_terminal.h"
#include "searcher/interactive/saved_requests.h"
#include "searcher/interactive/search_worker.h"
#include "searcher/interactive/view.h"
#include "searcher/live_searcher.h"

namespace musubi {

// Nothing here waits for a search: what comes of it is taken when ready() is readable.
class Finder {
 public:
  // `request`: what holds for all searches, and the query to begin with.
  Finder(LiveSearcher searcher, SearchRequest request, std::vector<SavedRequest> saved,
         TextStyle style, RawTerminal& terminal);

  // To the size that the terminal has now.
  void fit();
  void draw();

  int ready() const { return worker_.ready(); }
  void take_outcomes();

  const std::string& query() const { return line_.text(); }
  Focus focus() const { return view_.focus; }
  bool shows_page() const { return !view_.page.empty(); }
  bool shows_document() const { return view_.page_kind == PageKind::Document && shows_page(); }
  int page_lines() const { return page_rows(style_); }
  void set_focus(Focus focus) { view_.focus = focus; }
  void tell(std::string message) { view_.message = std::move(message); }
  void forget_message() { view_.message.clear(); }

  // The line takes the key; another text is searched for at once.
  void edit(const Key& key);
  // Puts the query and the filters of a saved search in the place of its name, @NAME; false where
  // the line has none.
  bool take_saved();
  void search_from_first();
  void change_order();
  void turn_page(bool is_forward);

  // Above the first hit is the query.
  void choose_hit(int step);
  void read_chosen();
  void open_chosen();
  void copy_chosen();
  void show_preview_or_not();

  void choose_value(int step);
  // Ticks the chosen value, or takes the tick off.
  void tick();
  // All values of the facet that the chosen one belongs to, or the most frequent again.
  void list_facet(bool is_whole);
  void drop_filters();

  // Above the document that is read, too.
  void show_help();
  // On the page of a document or of the help, by lines.
  void scroll(std::ptrdiff_t lines);
  // To the next line with a word of the query, or the one before.
  void scroll_to_match(bool is_forward);
  void leave_page();

 private:
  void search();
  void look_at_chosen();
  void show_document();
  void take_document(Result<Hit> document);
  void take_answer(Result<Answer> answer);
  SearchTask task_for(const Hit& hit);
  const Hit* chosen() const;

  SearchRequest request_;
  std::vector<SavedRequest> saved_;
  TextStyle style_;
  RawTerminal& terminal_;
  SearchWorker worker_;
  QueryLine line_;
  View view_;
  std::optional<Hit> document_;        // that is read on the page
  std::vector<std::size_t> matches_;   // lines of it
  std::size_t document_scrolled_ = 0;  // while the help is above it
  bool opens_document_ = false;
  std::optional<bool> wants_preview_;  // as it was asked for
  std::uint64_t asked_ = 0;
  std::uint64_t asked_beside_ = 0;
};

}  // namespace musubi
