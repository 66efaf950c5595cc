// view.h - what stands on the full screen, and how it is drawn.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

enum class Focus { Query, Hits, Facets };
enum class PageKind { Document, Help };

// All that is to be seen.
struct View {
  std::string query;
  std::string before_cursor;
  Answer answer;
  std::string message;  // of an error, or of what was done
  std::string order;    // how the hits are sorted, for people
  bool is_searching = false;
  Focus focus = Focus::Query;
  std::size_t hit = 0;            // chosen, on the page
  std::size_t value = 0;          // chosen, among facet_values()
  std::string whole_facet;        // name of the facet that is listed with all of its values
  bool has_preview = false;       // room is kept for one
  std::optional<Hit> preview;     // of the chosen hit, as far as it is there
  std::vector<std::string> page;  // lines of a document or of the help; empty: the answer
  PageKind page_kind = PageKind::Document;
  std::size_t scrolled = 0;
};

// Lines for a document or the help between the first and the last line of the screen.
int page_rows(const TextStyle& style);

// The whole screen as one string for the terminal, the cursor at its place.
std::string drawn(const View& view, const TextStyle& style);

}  // namespace musubi
