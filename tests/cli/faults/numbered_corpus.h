// numbered_corpus.h - sources whose answers tell which state of them was indexed.
//
// The sources go through a few states.  Some documents are in every state, some change,
// some come and go, and each state has another number of them: an answer made of two
// states is the answer of none.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace musubi::test {

// What is left of a searcher's answer without the time it took, and without scores and
// the order that they give.
std::string comparable(const Outcome& answer);

class NumberedCorpus {
 public:
  static constexpr int kStates = 4;
  static constexpr int kQuestions = 5;

  // Indexes the first `states` of them by themselves, to know the right answers.
  explicit NumberedCorpus(int states = kStates);

  // Brings the sources to one of those states; the first is 0.
  void become(int state) const;
  std::string sources() const { return (folder_ / "sources").string(); }

  Outcome index_into(const std::string& index) const;

  // With fault points, which `environment` names (tests/fault_point/).
  RunningProgram start_with_faults(const std::string& index,
                                   const std::map<std::string, std::string>& environment) const;

  // Of the searcher that asks one of kQuestions.
  static std::vector<std::string> question(const std::string& index, int number);

  // The states that would answer so; none where the answer is wrong.
  std::set<int> states_answering(int question, const Outcome& answer) const;

  // The state that an index holds, told from all questions.
  std::optional<int> state_of(const std::string& index) const;

 private:
  using Answers = std::array<std::string, kQuestions>;
  static Answers ask_all(const std::string& index);
  std::optional<int> state_answering(const Answers& answers) const;

  TemporaryFolder folder_;
  std::vector<Answers> answers_;  // by state
};

}  // namespace musubi::test
