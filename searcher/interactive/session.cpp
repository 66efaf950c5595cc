#include "searcher/interactive/session.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "common/console.h"
#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/interactive/query_line.h"
#include "searcher/interactive/raw_terminal.h"
#include "searcher/interactive/search_worker.h"
#include "searcher/interactive/view.h"
#include "searcher/present/document_text.h"
#include "searcher/present/terminal.h"
#include "searcher/reach/opening.h"
#include "searcher/reach/spawned.h"
#include "searcher/typed_query.h"

namespace musubi {

namespace {

constexpr int kEscapeMilliseconds = 40;

constexpr std::string_view kHelp =
    R"(検索語を打つと、そのたびに結果が変わります。打ちかけの語は、読みでも見つかります。

↑ ↓              文書を選ぶ
Enter            選んだ文書を読む
PageUp PageDown  前のページ、次のページ
Tab              絞り込みへ移る、検索語へ戻る
Space            絞り込みの値を付ける、外す
Ctrl-S           並べ替え（関連の深い順、新しい順、古い順）
Ctrl-O、o        ページやファイルを開く
Ctrl-G、y        URL か ID をコピーする
Ctrl-A E B F     行頭、行末、前、次     Ctrl-K U W Y  消す、戻す
Ctrl-P Ctrl-N    前に読んだときの検索語
Esc              戻る        Ctrl-Z  中断        Ctrl-C、q  終わる)";

struct Order {
  SortOrder order;
  const char* label;
};
constexpr std::array kOrders = {Order{SortOrder::Relevance, "関連順"},
                                Order{SortOrder::NewestFirst, "新しい順"},
                                Order{SortOrder::OldestFirst, "古い順"}};

std::vector<std::string> lines_of_text(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The sequence that puts a text into the clipboard of the terminal (OSC 52).
std::string copied(std::string_view text) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string base64;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    std::uint32_t bits = 0;
    const std::size_t count = std::min<std::size_t>(3, text.size() - i);
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (k < count ? static_cast<unsigned char>(text[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      base64 += k <= count ? kDigits[bits >> (18 - 6 * k) & 0x3F] : '=';
    }
  }
  return "\x1b]52;c;" + base64 + "\x07";
}

class Session {
 public:
  Session(LiveSearcher searcher, SearchRequest request, TextStyle style)
      : request_(std::move(request)), style_(std::move(style)), worker_(std::move(searcher)) {
    line_.take({Key::Kind::Text, request_.query, 0});
  }

  Result<void> run();

 private:
  enum class Next { Stay, Leave };

  void fit();
  void draw();
  void search();
  void read_chosen();
  void open_chosen();
  void copy_chosen();
  void show(const std::string& text);
  void take_outcome();
  void tick();
  void turn_page(bool is_forward);
  Next press(const Key& key);
  Next press_on_page(const Key& key);
  Next press_on_facets(const Key& key);
  Next press_on_query(const Key& key);
  void move(std::size_t& place, std::size_t count, int step);
  const Hit* chosen() const;

  SearchRequest request_;
  TextStyle style_;
  SearchWorker worker_;
  RawTerminal terminal_;
  KeyReader keys_;
  QueryLine line_;
  View view_;
  std::optional<Hit> document_;
  bool opens_document_ = false;
  std::size_t order_ = 0;
  std::uint64_t asked_ = 0;
};

void Session::fit() {
  style_.columns = terminal_columns();
  style_.rows = std::max(terminal_rows(), 4);
}

void Session::draw() {
  view_.query = line_.text();
  view_.before_cursor = std::string(line_.before_cursor());
  view_.order = translated(kOrders[order_].label);
  write_answer(drawn(view_, style_));
}

void Session::search() {
  SearchTask task;
  task.number = ++asked_;
  task.request = request_;
  task.request.query = line_.text();
  task.request.everything = trim(line_.text()).empty();
  const bool is_unordered = order_ == 0 && task.request.everything;
  task.request.sort = is_unordered ? SortOrder::NewestFirst : kOrders[order_].order;
  view_.is_searching = true;
  worker_.ask(std::move(task));
}

const Hit* Session::chosen() const {
  if (document_ && !view_.page.empty()) return &*document_;
  return view_.hit < view_.answer.hits.size() ? &view_.answer.hits[view_.hit] : nullptr;
}

void Session::read_chosen() {
  const Hit* hit = chosen();
  if (hit == nullptr) return;
  line_.remember();
  SearchTask task;
  task.number = ++asked_;
  task.request.query = as_typed_so_far(line_.text());
  task.document = hit->id;
  worker_.ask(std::move(task));
}

void Session::show(const std::string& text) {
  view_.page = lines_of_text(text);
  view_.scrolled = 0;
}

void Session::open_chosen() {
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

void Session::copy_chosen() {
  const Hit* hit = chosen();
  if (hit == nullptr) return;
  const std::string& text = hit->url.empty() ? hit->id : hit->url;
  write_answer(copied(text));
  view_.message = translated(fmt::format("コピーしました: {}", printable(text)));
}

void Session::take_outcome() {
  auto outcome = worker_.take();
  if (!outcome || outcome->number != asked_) return;
  view_.is_searching = false;
  if (outcome->document) {
    if (!*outcome->document) {
      view_.message = translated(outcome->document->error().message);
      return;
    }
    document_ = std::move(**outcome->document);
    if (std::exchange(opens_document_, false)) {
      view_.page = {""};
      open_chosen();
      view_.page.clear();
      return;
    }
    show(document_text(*document_, style_));
    return;
  }
  if (!outcome->answer) {
    view_.message = translated(outcome->answer.error().message);
    return;
  }
  view_.answer = std::move(*outcome->answer);
  view_.hit = std::min(view_.hit, view_.answer.hits.empty() ? 0 : view_.answer.hits.size() - 1);
  const std::size_t values = facet_values(view_.answer).size();
  view_.value = std::min(view_.value, values == 0 ? 0 : values - 1);
}

// Ticks the chosen value, or takes the tick off.
void Session::tick() {
  const auto values = facet_values(view_.answer);
  if (view_.value >= values.size()) return;
  const Field* field = find_field(values[view_.value].facet->name);
  if (field == nullptr) return;
  const std::string& value = values[view_.value].count->value;
  auto& ticked = request_.facet_values[field->id];
  const auto found = std::find(ticked.begin(), ticked.end(), value);
  if (found == ticked.end()) {
    ticked.push_back(value);
  } else {
    ticked.erase(found);
  }
  request_.offset = 0;
  view_.hit = 0;
  search();
}

void Session::turn_page(bool is_forward) {
  const std::size_t page = std::max<std::size_t>(request_.limit, 1);
  if (is_forward ? request_.offset + page >= view_.answer.total : request_.offset == 0) return;
  request_.offset =
      is_forward ? request_.offset + page : request_.offset - std::min(page, request_.offset);
  view_.hit = 0;
  search();
}

void Session::move(std::size_t& place, std::size_t count, int step) {
  if (step < 0 ? place == 0 : place + 1 >= count) return;
  place += static_cast<std::size_t>(step);
}

Session::Next Session::press_on_page(const Key& key) {
  using Kind = Key::Kind;
  const auto rows = static_cast<std::size_t>(page_rows(style_));
  const std::size_t last = view_.page.size() > rows ? view_.page.size() - rows : 0;
  const bool goes_back = key.kind == Kind::Escape || key.text == "q" ||
                         (key.kind == Kind::Control && key.letter == 'c');
  if (goes_back) {
    view_.page.clear();
    document_.reset();
  }
  if (key.kind == Kind::Up && view_.scrolled > 0) --view_.scrolled;
  if (key.kind == Kind::Down || key.kind == Kind::Enter) {
    view_.scrolled = std::min(view_.scrolled + 1, last);
  }
  if (key.kind == Kind::PageUp) view_.scrolled -= std::min(view_.scrolled, rows);
  if (key.kind == Kind::PageDown || key.text == " ") {
    view_.scrolled = std::min(view_.scrolled + rows, last);
  }
  if (document_ && key.text == "o") open_chosen();
  if (document_ && key.text == "y") copy_chosen();
  return Next::Stay;
}

Session::Next Session::press_on_facets(const Key& key) {
  using Kind = Key::Kind;
  const std::size_t count = facet_values(view_.answer).size();
  if (key.kind == Kind::Up) move(view_.value, count, -1);
  if (key.kind == Kind::Down) move(view_.value, count, 1);
  if (key.kind == Kind::Tab || key.kind == Kind::Escape) view_.focus = Focus::Query;
  if (key.text == " " || key.kind == Kind::Enter) tick();
  if (key.text == "?") show(translated(kHelp));
  if (key.text == "o") open_chosen();
  if (key.text == "y") copy_chosen();
  return key.text == "q" ? Next::Leave : Next::Stay;
}

Session::Next Session::press_on_query(const Key& key) {
  using Kind = Key::Kind;
  const std::string before = line_.text();
  switch (key.kind) {
    case Kind::Tab:
      view_.focus = Focus::Facets;
      return Next::Stay;
    case Kind::Up:
      move(view_.hit, view_.answer.hits.size(), -1);
      return Next::Stay;
    case Kind::Down:
      move(view_.hit, view_.answer.hits.size(), 1);
      return Next::Stay;
    case Kind::Enter:
      read_chosen();
      return Next::Stay;
    default:
      break;
  }
  if (key.text == "?" && before.empty()) {
    show(translated(kHelp));
    return Next::Stay;
  }
  line_.take(key);
  if (line_.text() != before) {
    request_.offset = 0;
    view_.hit = 0;
    search();
  }
  return Next::Stay;
}

// Keys that do the same everywhere, then those of what has the focus.
Session::Next Session::press(const Key& key) {
  using Kind = Key::Kind;
  view_.message.clear();
  if (!view_.page.empty()) return press_on_page(key);
  if (key.kind == Kind::Help) {
    show(translated(kHelp));
    return Next::Stay;
  }
  if (key.kind == Kind::PageUp || key.kind == Kind::PageDown) {
    turn_page(key.kind == Kind::PageDown);
    return Next::Stay;
  }
  if (key.kind == Kind::Control) {
    switch (key.letter) {
      case 'c':
        return Next::Leave;
      case 'd':
        if (line_.text().empty()) return Next::Leave;
        break;
      case 'z':
        terminal_.suspend();
        fit();
        return Next::Stay;
      case 's':
        order_ = (order_ + 1) % kOrders.size();
        search();
        return Next::Stay;
      case 'o':
        open_chosen();
        return Next::Stay;
      case 'g':
        copy_chosen();
        return Next::Stay;
      default:
        break;
    }
  }
  return view_.focus == Focus::Facets ? press_on_facets(key) : press_on_query(key);
}

Result<void> Session::run() {
  fit();
  search();
  draw();
  for (;;) {
    std::array<pollfd, 3> watched = {pollfd{STDIN_FILENO, POLLIN, 0},
                                     pollfd{worker_.ready(), POLLIN, 0},
                                     pollfd{terminal_.signals(), POLLIN, 0}};
    const int ready =
        ::poll(watched.data(), watched.size(), keys_.is_waiting() ? kEscapeMilliseconds : -1);
    std::vector<Key> pressed;
    if (ready == 0) pressed = keys_.flush();
    if (ready > 0 && watched[0].revents != 0) {
      char bytes[4096];
      const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
      if (size <= 0) return {};  // the terminal is gone
      pressed = keys_.feed({bytes, static_cast<std::size_t>(size)});
    }
    for (const Key& key : pressed) {
      if (press(key) == Next::Leave) return {};
    }
    if (ready > 0 && watched[1].revents != 0) take_outcome();
    if (ready > 0 && watched[2].revents != 0) {
      if (terminal_.take_signals()) terminal_.suspend();
      fit();
      if (document_ && !view_.page.empty()) show(document_text(*document_, style_));
    }
    draw();
  }
}

}  // namespace

Result<void> search_interactively(LiveSearcher searcher, SearchRequest request, TextStyle style) {
  if (auto able = RawTerminal::check(); !able) return able;
  return Session(std::move(searcher), std::move(request), std::move(style)).run();
}

}  // namespace musubi
