// number_filter.h - the tokens of one number as one token.
#pragma once
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/tokenizer.h"

namespace musubi {

// Belongs to one thread.
class NumberFilter {
 public:
  // Makes the tokens of each number one, whose base is its decimal form (十|二: 12), and %
  // behind one the word that it is read as.  The bases live until the next call.
  void apply(std::vector<Token>& tokens);

 private:
  Token joined(std::span<const Token> tokens, std::string decimal);

  std::deque<std::string> decimals_;  // that tokens point into
};

}  // namespace musubi
