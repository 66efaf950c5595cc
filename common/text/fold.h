// fold.h - one form for all the ways to type a name.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Width, compatibility forms and case (NFKC_Casefold), Latin accents and
// macrons, katakana -> hiragana; white space, ・ ＝ and hyphens go.  For looking names
// up, not for text that is to be cut into words.  Ill-formed UTF-8 becomes U+FFFD.
std::string fold_name(std::string_view name);

}  // namespace musubi
