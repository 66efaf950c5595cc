#include "searcher/interactive/finder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/console.h"
#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/interactive/clipboard.h"
#include "searcher/interactive/help_screen.h"
#include "searcher/interactive/orders.h"
#include "searcher/interactive/panes.h"
#include "searcher/interactive/preview.h"
#include "searcher/interactive/ticks.h"
#include "searcher/present/copies.h"
#include "searcher/present/terminal.h"
#include "searcher/reach/opening.h"
#include "searcher/reach/spawned.h"
#include "searcher/typed_query.h"

namespace musubi {

namespace {

constexpr int kRowsWithPreview = 30;  // a smaller screen shows one only when it is asked for

}  // namespace

Finder::Finder(LiveSearcher searcher, SearchRequest request, std::vector<SavedRequest> saved,
               TextStyle style, RawTerminal& terminal)
    : request_(std::move(request)),
      saved_(std::move(saved)),
      style_(std::move(style)),
      terminal_(terminal),
      worker_(std::move(searcher)) {
  line_.take({Key::Kind::Text, request_.query, 0});
  fit();
  search();
}

void Finder::fit() {
  style_.columns = terminal_columns();
  style_.rows = std::max(terminal_rows(), 4);
  view_.has_preview = wants_preview_.value_or(style_.rows >= kRowsWithPreview);
  if (shows_document()) {
    show_document();
  } else if (shows_page()) {
    view_.page = help_screen(style_);
  }
  scroll(0);
}

void Finder::draw() {
  view_.query = line_.text();
  view_.before_cursor = std::string(line_.before_cursor());
  // As Searcher::search() has it: without words what is new comes first, or what changed last.
  const bool is_without_words = trim(view_.query).empty() && !request_.like;
  const bool is_of_changes =
      is_without_words && request_.since && request_.sort == SortOrder::Relevance;
  view_.order = translated(
      order_label(is_of_changes ? SortOrder::LatestChange : request_.sort, is_without_words));
  write_answer(drawn(view_, style_));
}

void Finder::search() {
  SearchTask task;
  task.number = ++asked_;
  task.request = request_;
  task.request.query = line_.text();
  task.request = with_saved(std::move(task.request), saved_);
  task.request.everything = trim(task.request.query).empty();
  // A document takes the place of a query, and what is typed the place of that.
  if (!task.request.everything) task.request.like.reset();
  if (const auto word = named_word(line_.text()); word && !saved_.empty()) {
    view_.message =
        translated(fmt::format("保存した検索: {}", printable(names_beginning(saved_, word->name))));
  }
  view_.is_searching = true;
  worker_.ask(std::move(task));
}

void Finder::search_from_first() {
  request_.offset = 0;
  view_.hit = 0;
  search();
}

const Hit* Finder::chosen() const {
  if (document_ && shows_page()) return &*document_;
  return view_.hit < view_.answer.hits.size() ? &view_.answer.hits[view_.hit] : nullptr;
}

SearchTask Finder::task_for(const Hit& hit) {
  SearchTask task;
  task.number = ++asked_;
  task.request.query = as_typed_so_far(line_.text());
  task.document = hit.id;
  return task;
}

void Finder::look_at_chosen() {
  view_.preview.reset();
  if (!view_.has_preview || chosen() == nullptr || view_.is_searching) return;
  SearchTask task = task_for(*chosen());
  asked_beside_ = task.number;
  worker_.ask_beside(std::move(task));
}

void Finder::read_chosen() {
  if (chosen() == nullptr) return;
  line_.remember();
  worker_.ask(task_for(*chosen()));
}

void Finder::open_chosen() {
  if (!document_ || chosen() != &*document_) {
    opens_document_ = true;
    read_chosen();
    return;
  }
  const auto command = opening_command(*document_);
  if (!command) {
    view_.message = translated(command.error().message);
    return;
  }
  terminal_.leave();
  const auto status = run_in_terminal(*command);
  terminal_.enter();
  if (!status) view_.message = translated(status.error().message);
}

void Finder::copy_chosen() {
  const Hit* hit = chosen();
  if (hit == nullptr) return;
  const std::string& text = hit->url.empty() ? hit->id : hit->url;
  write_answer(clipboard_sequence(text));
  view_.message = translated(fmt::format("コピーしました: {}", printable(text)));
}

void Finder::take_document(Result<Hit> document) {
  if (!document) {
    view_.message = translated(document.error().message);
    return;
  }
  document_ = std::move(*document);
  if (std::exchange(opens_document_, false)) {
    view_.page = {""};
    open_chosen();
    view_.page.clear();
    document_.reset();
    return;
  }
  show_document();
  view_.scrolled = 0;
}

void Finder::take_answer(Result<Answer> answer) {
  view_.is_searching = false;
  if (!answer) {
    view_.message = translated(answer.error().message);
    return;
  }
  view_.answer = request_.is_each_content_once ? folded(*answer) : std::move(*answer);
  add_ticked(view_.answer);
  view_.hit = std::min(view_.hit, view_.answer.hits.empty() ? 0 : view_.answer.hits.size() - 1);
  const std::size_t values = facet_values(view_).size();
  view_.value = std::min(view_.value, values == 0 ? 0 : values - 1);
  look_at_chosen();
}

void Finder::take_outcomes() {
  for (SearchOutcome& outcome : worker_.take()) {
    const bool is_beside = outcome.number == asked_beside_;
    if (is_beside && outcome.document && *outcome.document) {
      view_.preview = excerpt(std::move(**outcome.document));
    } else if (outcome.number == asked_ && outcome.document) {
      take_document(std::move(*outcome.document));
    } else if (outcome.number == asked_) {
      take_answer(std::move(outcome.answer));
    }
  }
}

void Finder::tick() {
  const auto values = facet_values(view_);
  if (view_.value >= values.size()) return;
  toggle(*values[view_.value].facet, *values[view_.value].count, request_);
  search_from_first();
}

void Finder::turn_page(bool is_forward) {
  const std::size_t page = std::max<std::size_t>(request_.limit, 1);
  if (is_forward ? request_.offset + page >= view_.answer.total : request_.offset == 0) return;
  request_.offset =
      is_forward ? request_.offset + page : request_.offset - std::min(page, request_.offset);
  view_.hit = 0;
  search();
}

void Finder::choose_hit(int step) {
  const std::size_t count = view_.answer.hits.size();
  if (step < 0 && view_.hit == 0) {
    view_.focus = Focus::Query;
    return;
  }
  if (count == 0 || (step > 0 && view_.hit + 1 >= count)) return;
  view_.focus = Focus::Hits;
  view_.hit += static_cast<std::size_t>(step);
  look_at_chosen();
}

void Finder::choose_value(int step) {
  const std::size_t count = facet_values(view_).size();
  if (step < 0 ? view_.value == 0 : view_.value + 1 >= count) return;
  view_.value += static_cast<std::size_t>(step);
}

void Finder::list_facet(bool is_whole) {
  const auto values = facet_values(view_);
  if (view_.value >= values.size()) return;
  const FacetResult* facet = values[view_.value].facet;
  const std::string value = values[view_.value].count->value;
  view_.whole_facet = is_whole ? facet->name : "";
  const auto now = facet_values(view_);
  const auto first = std::find_if(now.begin(), now.end(),
                                  [&](const FacetValue& one) { return one.facet == facet; });
  const auto same = std::find_if(first, now.end(), [&](const FacetValue& one) {
    return one.facet == facet && one.count->value == value;
  });
  view_.value = static_cast<std::size_t>((same == now.end() ? first : same) - now.begin());
}

void Finder::edit(const Key& key) {
  const std::string before = line_.text();
  view_.focus = Focus::Query;
  line_.take(key);
  if (line_.text() == before) return;
  const bool is_blank =
      key.kind == Key::Kind::Text && (key.text.ends_with(' ') || key.text.ends_with("　"));
  if (!is_blank || !take_saved()) search_from_first();
}

bool Finder::take_saved() {
  const auto word = named_word(line_.text());
  const SavedRequest* meant = word ? find_saved(saved_, word->name) : nullptr;
  if (meant == nullptr) return false;
  add_saved(meant->request, request_);
  line_.replace(word->begin, word->end, meant->request.query);
  search_from_first();
  return true;
}

void Finder::change_order() {
  request_.sort = next_order(request_.sort);
  search_from_first();
}

void Finder::show_preview_or_not() {
  wants_preview_ = !view_.has_preview;
  fit();
  look_at_chosen();
}

void Finder::drop_filters() {
  clear_filters(request_);
  search_from_first();
}

}  // namespace musubi
