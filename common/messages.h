// messages.h - what the programs say to people, in Japanese or in English.
//
// In the code a sentence stands once: an error, and whatever the indexer says, in English, an
// answer in Japanese.  The other language is found in a table (message_table.inc,
// indexer_messages.inc) by the sentence itself, its holes {} filled with anything.  What the table
// lacks is said as it stands.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace musubi {

// Usual: each sentence as it stands in the code, where the locale names neither language.
enum class Language { Usual, Japanese, English };

// Of "--lang ja" or "--lang=en" among the arguments, else of the locale: $LC_ALL, $LC_MESSAGES,
// $LANG, the first that is set.
Language language_of(int argc, const char* const* argv);

// From now on.  Before anything is said, and before threads begin.
void speak(Language language);
Language spoken_language();

// `text` in that language; a hole may hold a sentence, which is translated too.
std::string translated(std::string_view text, Language language);

// The same in the language that is spoken.
std::string translated(std::string_view text);

// A sentence in both languages.  Holes are {}; in the Japanese {0}, {1} … where their order is
// another.
struct TranslatedMessage {
  std::string_view english, japanese;
};
std::span<const TranslatedMessage> messages();

// Those of the indexer alone, in indexer_messages.inc.
std::span<const TranslatedMessage> indexer_messages();

}  // namespace musubi
