#include "common/messages.h"

#include <cstdlib>
#include <optional>
#include <vector>

namespace musubi {

namespace {

constexpr TranslatedMessage kMessages[] = {
#include "common/indexer_messages.inc"
#include "common/message_table.inc"
};

constexpr int kMaxDepth = 3;  // sentences in the holes of sentences

Language g_language = Language::Usual;

// A sentence as its fixed parts and the numbers of the holes between them.
struct Pattern {
  std::vector<std::string_view> parts;
  std::vector<std::size_t> holes;
  std::size_t fixed_bytes = 0;
};

Pattern pattern_of(std::string_view sentence) {
  Pattern pattern;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const bool is_bare = sentence.substr(at, 2) == "{}";
    const bool is_numbered = !is_bare && sentence.substr(at, 1) == "{" &&
                             at + 2 < sentence.size() && sentence[at + 2] == '}' &&
                             sentence[at + 1] >= '0' && sentence[at + 1] <= '9';
    if (!is_bare && !is_numbered) continue;
    pattern.parts.push_back(sentence.substr(begin, at - begin));
    pattern.holes.push_back(is_bare ? pattern.holes.size()
                                    : static_cast<std::size_t>(sentence[at + 1] - '0'));
    begin = at + (is_bare ? 2 : 3);
    at = begin - 1;
  }
  pattern.parts.push_back(sentence.substr(begin));
  for (const std::string_view part : pattern.parts) pattern.fixed_bytes += part.size();
  return pattern;
}

// What fills the holes, by their numbers; nothing where the text is another sentence.
std::optional<std::vector<std::string_view>> holes_of(std::string_view text,
                                                      const Pattern& pattern) {
  if (!text.starts_with(pattern.parts.front())) return std::nullopt;
  std::vector<std::string_view> filled(pattern.holes.size());
  std::size_t at = pattern.parts.front().size();
  for (std::size_t i = 0; i < pattern.holes.size(); ++i) {
    const std::string_view next = pattern.parts[i + 1];
    const bool is_last = i + 1 == pattern.holes.size();
    const std::string_view rest = text.substr(at);
    if (is_last && !rest.ends_with(next)) return std::nullopt;
    const std::size_t size = is_last ? rest.size() - next.size() : rest.find(next);
    if (size == rest.npos || pattern.holes[i] >= filled.size()) return std::nullopt;
    filled[pattern.holes[i]] = rest.substr(0, size);
    at += size + next.size();
  }
  if (at != text.size()) return std::nullopt;
  return filled;
}

std::string in_language(std::string_view text, Language language, int depth) {
  const bool is_to_japanese = language == Language::Japanese;
  const TranslatedMessage* best = nullptr;
  std::size_t best_bytes = 0;
  for (const TranslatedMessage& message : messages()) {
    const Pattern from = pattern_of(is_to_japanese ? message.english : message.japanese);
    if (from.fixed_bytes <= best_bytes || !holes_of(text, from)) continue;
    best = &message;
    best_bytes = from.fixed_bytes;
  }
  if (best == nullptr || depth == 0) return std::string(text);
  const auto filled = holes_of(text, pattern_of(is_to_japanese ? best->english : best->japanese));
  const Pattern to = pattern_of(is_to_japanese ? best->japanese : best->english);
  std::string result(to.parts.front());
  for (std::size_t i = 0; i < to.holes.size(); ++i) {
    if (to.holes[i] < filled->size()) {
      result += in_language((*filled)[to.holes[i]], language, depth - 1);
    }
    result += to.parts[i + 1];
  }
  return result;
}

Language language_named(std::string_view name) {
  if (name.starts_with("ja")) return Language::Japanese;
  if (name.starts_with("en")) return Language::English;
  return Language::Usual;
}

}  // namespace

Language language_of(int argc, const char* const* argv) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == kOption && i + 1 < argc) return language_named(argv[i + 1]);
    if (word.starts_with(kOption) && word.substr(kOption.size()).starts_with("=")) {
      return language_named(word.substr(kOption.size() + 1));
    }
  }
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return language_named(value);
  }
  return Language::Usual;
}

void speak(Language language) {
  g_language = language;
}

Language spoken_language() {
  return g_language;
}

std::string translated(std::string_view text, Language language) {
  if (language == Language::Usual) return std::string(text);
  return in_language(text, language, kMaxDepth);
}

std::string translated(std::string_view text) {
  return translated(text, g_language);
}

std::span<const TranslatedMessage> messages() {
  return kMessages;
}

}  // namespace musubi
