// kanji_variants.h - old and variant kanji and the form in use today.
#pragma once

namespace musubi {

// The form in use today (國 -> 国, 髙 -> 高, 𠮷 -> 吉), or the character itself.
char32_t modern_kanji(char32_t c);

}  // namespace musubi
