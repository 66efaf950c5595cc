// members_read.h - how far an archive or a mail was read, so that reading can go on behind a
// member that ended its extractor.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_set>

#include "indexer/extraction/message.h"

namespace musubi {

class MembersRead {
 public:
  // Notes where reading has come to.  False for what was said before: nobody is to get it again.
  bool note(const Message& message);

  // Empty where none is being read.
  const std::string& open_member() const { return open_member_; }

  // How many members a Request passes over when it is asked again, which begins here.
  std::uint64_t begin_again();

 private:
  bool is_again_ = false;
  std::string open_member_;
  std::uint64_t passed_count_ = 0;
  std::unordered_set<std::string> told_;  // of the file itself
};

}  // namespace musubi
