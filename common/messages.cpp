#include "common/messages.h"

#include <cstdlib>
#include <optional>
#include <vector>

namespace musubi {

namespace {

constexpr TranslatedMessage kMessages[] = {
#include "common/message_table.inc"
};

constexpr TranslatedMessage kIndexerMessages[] = {
#include "common/indexer_messages.inc"
};

constexpr int kMaxDepth = 6;  // sentences in the holes of sentences

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

struct Rule {
  Pattern from, to;
};

std::vector<Rule> rules_to(Language language) {
  std::vector<Rule> rules;
  const auto add = [&](const TranslatedMessage& message) {
    const Pattern english = pattern_of(message.english), japanese = pattern_of(message.japanese);
    rules.push_back(language == Language::Japanese ? Rule{english, japanese}
                                                   : Rule{japanese, english});
  };
  for (const TranslatedMessage& message : kMessages) add(message);
  // What the indexer says stands in English in the code.
  if (language == Language::English) return rules;
  for (const TranslatedMessage& message : kIndexerMessages) add(message);
  return rules;
}

const std::vector<Rule>& rules(Language language) {
  static const std::vector<Rule> to_japanese = rules_to(Language::Japanese);
  static const std::vector<Rule> to_english = rules_to(Language::English);
  return language == Language::Japanese ? to_japanese : to_english;
}

std::string in_language(std::string_view text, Language language, int depth) {
  const Rule* best = nullptr;
  std::size_t best_bytes = 0;
  for (const Rule& rule : rules(language)) {
    if (rule.from.fixed_bytes <= best_bytes || !holes_of(text, rule.from)) continue;
    best = &rule;
    best_bytes = rule.from.fixed_bytes;
  }
  if (best == nullptr || depth == 0) return std::string(text);
  const auto filled = holes_of(text, best->from);
  std::string result(best->to.parts.front());
  for (std::size_t i = 0; i < best->to.holes.size(); ++i) {
    if (best->to.holes[i] < filled->size()) {
      result += in_language((*filled)[best->to.holes[i]], language, depth - 1);
    }
    result += best->to.parts[i + 1];
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
    Language language = Language::Usual;
    if (word == kOption && i + 1 < argc) language = language_named(argv[i + 1]);
    if (word.starts_with(kOption) && word.substr(kOption.size()).starts_with("=")) {
      language = language_named(word.substr(kOption.size() + 1));
    }
    if (language != Language::Usual) return language;
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

std::span<const TranslatedMessage> indexer_messages() {
  return kIndexerMessages;
}

}  // namespace musubi
