// A server of a shard that has been taken over: it greets as it should, and then says what the
// input has.
//
// The first byte of an input tells what is searched for.  Then come messages: two bytes for how
// long one is, its kind, its content.  Each question of the searcher gets the next of them, up to
// one that ends an answer; when none is left the server hangs up.
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <fstream>
#include <thread>
#include <vector>

#include "common/index/layout.h"
#include "common/index/server_protocol.h"
#include "common/index/shard_identity.h"
#include "indexer/export/front.h"
#include "searcher/search.h"
#include "tests/cli/search_server.h"
#include "tests/fuzz/small_index.h"
#include "tests/fuzz/sound_answer.h"
#include "tests/fuzz/target.h"

namespace musubi::fuzz {

namespace fs = std::filesystem;

namespace {

using server_protocol::put_number;
using server_protocol::put_text;
using server_protocol::Reply;

// Words, a phrase that is looked up in texts, a beginning, what is left out, an order by date.
constexpr std::array kQueries = {"大連 経済", "「連市と」", "国際*", "協定 -「青森」", "date:2004.."};

// Sent as it stands, without telling how long it is.
constexpr unsigned char kRaw = 0x80;

std::string greeting() {
  const IndexLayout layout(small_index().index);
  const fs::path live = layout.generations() / layout.live_generation().value();
  const ShardIdentity identity = identity_of(Xapian::Database(live.string()));
  std::string content(2, server_protocol::kVersion);
  put_number(content, identity.documents);
  put_number(content, identity.last_docid - identity.documents);
  put_number(content, 0);  // bounds of the lengths
  put_number(content, 0);
  content += '0';  // no positions
  put_number(content, identity.total_length);
  content += identity.uuid;
  std::string message(1, static_cast<char>(Reply::Greeting));
  put_text(message, content);
  return message;
}

// The front of the small index, in a folder of its own.
const fs::path& far_index() {
  static const fs::path made = [] {
    const fs::path far = folder() / "far";
    fs::create_directories(far);
    IndexerOptions options;
    options.common = small_index();
    options.front = far / "front";
    const auto status = export_front(options, Log(LogFormat::Text));
    expect(status == ExitStatus::Published, "the small index has a front");
    return far;
  }();
  return made;
}

class Messages {
 public:
  explicit Messages(std::string_view bytes) : rest_(bytes) {}

  // The answer to a question; empty where none is left.
  std::string next_answer() {
    std::string answer;
    while (rest_.size() > 2) {
      const std::size_t length = static_cast<unsigned char>(rest_[0]) |
                                 static_cast<std::size_t>(static_cast<unsigned char>(rest_[1])) << 8;
      const std::string_view message = rest_.substr(2, length);
      rest_.remove_prefix(2 + message.size());
      if (message.empty()) continue;
      const auto kind = static_cast<unsigned char>(message.front());
      if (kind >= kRaw) return answer + std::string(message.substr(1));
      answer += message.front();
      put_text(answer, message.substr(1));
      const auto reply = static_cast<Reply>(kind);
      if (reply != Reply::DocumentData && reply != Reply::Value) return answer;
    }
    return answer;
  }

 private:
  std::string_view rest_;
};

// On a thread of its own, for one searcher after another.
class ForeignServer {
 public:
  explicit ForeignServer(std::string_view bytes)
      : messages_(bytes), listener_(test::listening_socket(port_)), thread_([this] { run(); }) {}
  ForeignServer(const ForeignServer&) = delete;
  ForeignServer& operator=(const ForeignServer&) = delete;
  ~ForeignServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }

  int port() const { return port_; }

 private:
  void run() {
    static const std::string greeted = greeting();
    for (int caller; (caller = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
      static_cast<void>(say(caller, greeted));
      answer(caller);
      ::close(caller);
    }
  }

  static bool say(int caller, std::string_view bytes) {
    return ::send(caller, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }

  // Until the searcher hangs up, or there is nothing more to say.
  void answer(int caller) {
    std::string heard;
    std::array<char, 1U << 16> piece{};
    for (ssize_t got; (got = ::recv(caller, piece.data(), piece.size(), 0)) > 0;) {
      heard.append(piece.data(), static_cast<std::size_t>(got));
      while (take_question(heard)) {
        const std::string next = messages_.next_answer();
        if (next.empty() || !say(caller, next)) return;
      }
    }
  }

  static bool take_question(std::string& heard) try {
    server_protocol::Reader from(heard);
    from.byte();  // what it is
    from.text();
    heard.erase(0, heard.size() - from.rest().size());
    return true;
  } catch (const Xapian::NetworkError&) {
    return false;  // not all of it is there
  }

  Messages messages_;
  int port_ = 0;
  int listener_;
  std::thread thread_;
};

}  // namespace

void take_served(std::string_view bytes) {
  CommonOptions options = small_index();
  options.index = far_index();
  const std::size_t number = bytes.empty() ? 0 : static_cast<unsigned char>(bytes.front());
  const ForeignServer server(bytes.empty() ? bytes : bytes.substr(1));
  std::ofstream(options.index / "XAPIANDB") << "remote 127.0.0.1:" << server.port() << '\n';
  auto searcher = Searcher::open(options);
  expect(searcher.has_value(), "a server that greets as it should is taken");
  SearchRequest request;
  request.query = kQueries[number % kQueries.size()];
  const auto answer = searcher->search(request);
  if (answer) expect_sound(*answer);
  if (!answer) expect(!answer.error().message.empty(), "an error has words");
}

}  // namespace musubi::fuzz
