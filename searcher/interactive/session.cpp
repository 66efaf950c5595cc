#include "searcher/interactive/session.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <limits>
#include <utility>

#include "searcher/interactive/finder.h"

namespace musubi {

namespace {

constexpr int kEscapeMilliseconds = 40;

// Waits for keys, answers and signals, and says what each key does where it is pressed.
class Session {
 public:
  Session(LiveSearcher searcher, SearchRequest request, std::vector<SavedRequest> saved,
          TextStyle style)
      : finder_(std::move(searcher), std::move(request), std::move(saved), std::move(style),
                terminal_) {}

  Result<void> run(std::string notice);

 private:
  enum class Next { Stay, Leave };

  Next press(const Key& key);
  Next press_anywhere(const Key& key, bool& is_taken);
  void press_on_page(const Key& key);
  Next press_on_hits(const Key& key);
  Next press_on_facets(const Key& key);
  Next press_on_query(const Key& key);

  RawTerminal terminal_;
  KeyReader keys_;
  Finder finder_;
};

void Session::press_on_page(const Key& key) {
  using Kind = Key::Kind;
  const std::ptrdiff_t page = finder_.page_lines();
  const std::ptrdiff_t end = std::numeric_limits<int>::max();
  if (key.kind == Kind::Up || key.text == "k") finder_.scroll(-1);
  if (key.kind == Kind::Down || key.kind == Kind::Enter || key.text == "j") finder_.scroll(1);
  if (key.kind == Kind::PageUp) finder_.scroll(-page);
  if (key.kind == Kind::PageDown || key.text == " ") finder_.scroll(page);
  if (key.kind == Kind::Home) finder_.scroll(-end);
  if (key.kind == Kind::End) finder_.scroll(end);
  if (key.kind == Kind::Help || key.text == "?") finder_.show_help();
  const bool is_match = key.text == "n" || key.text == "N";
  if (finder_.shows_document() && is_match) finder_.scroll_to_match(key.text == "n");
  if (finder_.shows_document() && key.text == "o") finder_.open_chosen();
  if (finder_.shows_document() && key.text == "y") finder_.copy_chosen();
  const bool goes_back = key.kind == Kind::Escape || key.text == "q" ||
                         (key.kind == Kind::Control && key.letter == 'c');
  if (goes_back) finder_.leave_page();
}

// Letters that mean nothing here are typed into the query.
Session::Next Session::press_on_hits(const Key& key) {
  using Kind = Key::Kind;
  if (key.kind == Kind::Up || key.text == "k") {
    finder_.choose_hit(-1);
  } else if (key.kind == Kind::Down || key.text == "j") {
    finder_.choose_hit(1);
  } else if (key.kind == Kind::Enter) {
    finder_.read_chosen();
  } else if (key.kind == Kind::Tab) {
    finder_.set_focus(Focus::Facets);
  } else if (key.kind == Kind::Escape || key.kind == Kind::BackTab || key.text == "/") {
    finder_.set_focus(Focus::Query);
  } else if (key.text == "o") {
    finder_.open_chosen();
  } else if (key.text == "y") {
    finder_.copy_chosen();
  } else if (key.text == "?") {
    finder_.show_help();
  } else if (key.text == "q") {
    return Next::Leave;
  } else {
    finder_.edit(key);
  }
  return Next::Stay;
}

Session::Next Session::press_on_facets(const Key& key) {
  using Kind = Key::Kind;
  if (key.kind == Kind::Up || key.text == "k") finder_.choose_value(-1);
  if (key.kind == Kind::Down || key.text == "j") finder_.choose_value(1);
  if (key.kind == Kind::Right) finder_.list_facet(true);
  if (key.kind == Kind::Left) finder_.list_facet(false);
  const bool goes_to_query = key.kind == Kind::Tab || key.kind == Kind::Escape || key.text == "/";
  if (goes_to_query) finder_.set_focus(Focus::Query);
  if (key.kind == Kind::BackTab) finder_.set_focus(Focus::Hits);
  if (key.text == " " || key.kind == Kind::Enter) finder_.tick();
  if (key.text == "?") finder_.show_help();
  if (key.text == "o") finder_.open_chosen();
  if (key.text == "y") finder_.copy_chosen();
  return key.text == "q" ? Next::Leave : Next::Stay;
}

Session::Next Session::press_on_query(const Key& key) {
  using Kind = Key::Kind;
  if (key.kind == Kind::Tab || key.kind == Kind::BackTab) {
    static_cast<void>(finder_.take_saved());  // so that its filters are ticks that can be taken off
    finder_.set_focus(Focus::Facets);
  } else if (key.kind == Kind::Down) {
    finder_.choose_hit(1);
  } else if (key.kind == Kind::Enter) {
    if (!finder_.take_saved()) finder_.read_chosen();
  } else if (key.text == "?" && finder_.query().empty()) {
    finder_.show_help();
  } else if (key.kind != Kind::Up) {
    finder_.edit(key);
  }
  return Next::Stay;
}

// Keys that do the same wherever the focus is.
Session::Next Session::press_anywhere(const Key& key, bool& is_taken) {
  using Kind = Key::Kind;
  is_taken = true;
  if (key.kind == Kind::Help) {
    finder_.show_help();
    return Next::Stay;
  }
  if (key.kind == Kind::PageUp || key.kind == Kind::PageDown) {
    finder_.turn_page(key.kind == Kind::PageDown);
    return Next::Stay;
  }
  switch (key.kind == Kind::Control ? key.letter : '\0') {
    case 'c':
      return Next::Leave;
    case 'd':
      if (finder_.query().empty()) return Next::Leave;
      break;
    case 'z':
      terminal_.suspend();
      finder_.fit();
      return Next::Stay;
    case 's':
      finder_.change_order();
      return Next::Stay;
    case 'v':
      finder_.show_preview_or_not();
      return Next::Stay;
    case 'x':
      finder_.drop_filters();
      return Next::Stay;
    case 'o':
      finder_.open_chosen();
      return Next::Stay;
    case 'g':
      finder_.copy_chosen();
      return Next::Stay;
    default:
      break;
  }
  is_taken = false;
  return Next::Stay;
}

Session::Next Session::press(const Key& key) {
  finder_.forget_message();
  if (finder_.shows_page()) {
    press_on_page(key);
    return Next::Stay;
  }
  bool is_taken = false;
  const Next next = press_anywhere(key, is_taken);
  if (is_taken) return next;
  switch (finder_.focus()) {
    case Focus::Hits:
      return press_on_hits(key);
    case Focus::Facets:
      return press_on_facets(key);
    case Focus::Query:
      break;
  }
  return press_on_query(key);
}

Result<void> Session::run(std::string notice) {
  if (!notice.empty()) finder_.tell(std::move(notice));
  finder_.draw();
  for (;;) {
    std::array<pollfd, 3> watched = {pollfd{STDIN_FILENO, POLLIN, 0},
                                     pollfd{finder_.ready(), POLLIN, 0},
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
    if (ready > 0 && watched[1].revents != 0) finder_.take_outcomes();
    if (ready > 0 && watched[2].revents != 0) {
      if (terminal_.take_signals()) terminal_.suspend();
      finder_.fit();
    }
    finder_.draw();
  }
}

}  // namespace

Result<void> search_interactively(LiveSearcher searcher, SearchRequest request,
                                  std::vector<SavedRequest> saved, TextStyle style,
                                  std::string notice) {
  if (auto able = RawTerminal::check(); !able) return able;
  return Session(std::move(searcher), std::move(request), std::move(saved), std::move(style))
      .run(std::move(notice));
}

}  // namespace musubi
