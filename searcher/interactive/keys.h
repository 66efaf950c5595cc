// keys.h - what was pressed, from the bytes that a terminal sends.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

struct Key {
  enum class Kind {
    Text,  // typed, committed by an input method, or pasted
    Control,
    Enter,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Help,
    Escape
  };
  Kind kind = Kind::Text;
  std::string text;  // of Text: valid UTF-8 without control characters
  char letter = 0;   // of Control: 'a' to 'z'
};

class KeyReader {
 public:
  // The keys that are whole now; the beginning of another one is kept for the next call.
  std::vector<Key> feed(std::string_view bytes);

  // Whether a beginning is kept.  An escape that nothing follows soon is the key itself.
  bool is_waiting() const { return !kept_.empty(); }
  std::vector<Key> flush();

 private:
  std::string kept_;
};

}  // namespace musubi
