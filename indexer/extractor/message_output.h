// message_output.h - sends what is extracted to the indexer.
#pragma once
#include <cstdint>
#include <unordered_set>

#include "indexer/extraction/message.h"
#include "indexer/extractor/extract.h"

namespace musubi {

// Ends the process where nobody listens any more.
void send_message(int channel, const Message& message);

class MessageOutput : public Output {
 public:
  MessageOutput(int channel, const Request& request)
      : channel_(channel),
        known_members_(request.known_members.begin(), request.known_members.end()),
        members_to_pass_(request.passed_members) {}

  void opened(SourceKind kind) override { send_message(channel_, Opened{kind}); }
  void document(Extracted document) override;
  void begin_table(TableHead head) override { send_message(channel_, head); }
  void row(TableRow row) override { send_message(channel_, row); }
  void plain(PlainMember member) override;
  void remark(Remark remark) override { send_message(channel_, remark); }
  bool begin_member(const Input& member) override;
  void end_member() override { send_message(channel_, MemberEnd{}); }

 private:
  void refuse_large(const std::string& member);

  int channel_;
  std::unordered_set<std::uint64_t> known_members_;
  std::uint64_t members_to_pass_;
};

}  // namespace musubi
