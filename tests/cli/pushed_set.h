// pushed_set.h - a set of shards that is pushed to two hosts, which are folders of this machine
// with addresses of the loopback, or networks of their own.  What is called as ssh is a program
// that runs the command there.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/cli/host_namespaces.h"
#include "tests/cli/program.h"

namespace musubi::test {

class PushedSet {
 public:
  static constexpr int kShards = 2;
  static constexpr int kHosts = 2;
  static constexpr int kDocuments = 40;

  // `timeout`: of [shards].  The hosts serve at all their ports, which find nothing yet.
  explicit PushedSet(const std::string& timeout = "2s", HostNamespaces* networks = nullptr);

  // Whether rsync, and hosts at addresses of their own, can be had here; where not, warns why.
  static bool is_possible();

  // Brings the index to the `number`th night, in which every document says that number.
  Outcome build(int number, const std::vector<std::string>& options = {}) const;
  Outcome push(const std::map<std::string, std::string>& environment = {}) const;
  RunningProgram start_push(const std::string& program,
                            const std::map<std::string, std::string>& environment) const;

  std::string index() const { return folder_ / "index"; }
  std::string front() const { return folder_ / "front"; }
  // The folder of a host, and its address.
  std::filesystem::path host(int number) const;
  std::string address(int number) const;
  int port(int shard, int turn) const { return first_port_ + 2 * shard + turn; }
  std::filesystem::path folder() const { return folder_.path(); }

  // Which night answers, by all documents and servers; -1: there is no answer; -2: it is a mixture.
  int night_at(const std::string& index) const;
  Outcome search(const std::string& index) const;

  // Sets that a host has, by the numbers of their generations.
  std::vector<std::string> sets_of(int host) const;

  // From now on ssh says that a host is down, cuts what is sent to it after so many bytes, or goes
  // there.
  void take_down(int host) const;
  void cut_after(int host, int bytes) const;
  void bring_back(int host) const;
  // Of the hosts' indexer, too.
  void use_faults() const;

  // At both ports of the shard.
  void stop_servers(int host, int shard);
  // Serves a database in place of what the host is told to.
  void serve(int host, int shard, int turn, const std::string& database);

  // Each shard on a host, or on both, its own first.
  enum class Copies { One, Two };
  void write_config(Copies copies) const;

 private:
  RunningProgram start_at(const std::vector<std::string>& place, const std::string& program,
                          const std::vector<std::string>& arguments,
                          const std::map<std::string, std::string>& environment = {}) const;
  std::vector<std::string> at_home() const;
  std::vector<std::string> at_host(int number) const;

  TemporaryFolder folder_;
  std::string timeout_;
  HostNamespaces* networks_;  // none: hosts have addresses of the loopback
  int first_port_ = 0;
  std::map<std::pair<int, int>, RunningProgram> servers_;  // by host and port
};

// Fails the test where the program did not end well.
void require_done(const Outcome& outcome);

}  // namespace musubi::test
