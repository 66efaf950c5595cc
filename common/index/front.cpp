#include "common/index/front.h"

#include <utility>

#include "common/index/byte_stream.h"

namespace musubi {

std::string encoded(const std::vector<FrontShard>& shards) {
  ByteWriter to;
  for (const auto& [identity, dictionary] : shards) {
    to.text(identity.uuid);
    to.number(identity.documents);
    to.number(identity.last_docid);
    to.number(identity.total_length);
    to.text(dictionary.stored());
  }
  return to.take();
}

Result<std::vector<FrontShard>> shards_of_front(const Xapian::Database& front) {
  const std::string stored = front.get_metadata(kFrontShardsKey);
  std::vector<FrontShard> shards;
  for (ByteReader from(stored); !from.at_end();) {
    FrontShard shard;
    shard.identity.uuid = from.text();
    shard.identity.documents = from.number();
    shard.identity.last_docid = from.number();
    shard.identity.total_length = from.number();
    auto dictionary = TextDictionary::open(from.text());
    if (!from.sound() || !dictionary) return fail("the list of its shards is damaged");
    shard.dictionary = std::move(*dictionary);
    shards.push_back(std::move(shard));
  }
  return shards;
}

}  // namespace musubi
