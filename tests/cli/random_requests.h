// random_requests.h - documents and requests of every form, by chance.
#pragma once
#include <random>
#include <string>

#include "common/result.h"
#include "searcher/answer.h"
#include "searcher/request.h"

namespace musubi::test {

class Random {
 public:
  explicit Random(unsigned seed) : random_(seed) {}
  int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

 private:
  std::mt19937 random_;
};

// A line of JSON.
std::string random_record(Random& random, int number);

// Of so many such documents.
SearchRequest random_request(Random& random, int documents);

// All of an answer but where its files lie and how long it took.
std::string answer_without_places(Result<Answer> answer);

}  // namespace musubi::test
