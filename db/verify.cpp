#include "db/verify.hpp"

#include <map>

#include "db/evidence_store.hpp"
#include "db/review_store.hpp"

namespace labledger::db {
namespace {

constexpr std::size_t kFaultLimit = 100;

class Verifier {
 public:
  Verifier(Database& database, const std::function<void(std::int64_t, std::int64_t)>& progress)
      : database_(database), evidence_(database), reviews_(database), progress_(progress) {}

  Result<Verification> run() {
    const auto fetches = TRY(database_.integer("SELECT count(*) FROM fetch")).value_or(0);
    const auto payloads = TRY(database_.integer("SELECT count(*) FROM payload")).value_or(0);
    const auto reviews = TRY(database_.integer("SELECT count(*) FROM review")).value_or(0);
    total_ = fetches + payloads + reviews;
    TRY(check_file());
    TRY(note_cited_links());
    TRY(check_chain());
    TRY(check_payloads());
    TRY(check_reviews());
    return std::move(found_);
  }

 private:
  void fault(std::string sentence) {
    if (found_.faults.size() < kFaultLimit) found_.faults.push_back(std::move(sentence));
  }

  void step() { progress_(found_.fetches + found_.payloads + found_.reviews, total_); }

  Result<void> check_file() {
    Rows integrity = TRY(database_.query("PRAGMA integrity_check"));
    while (TRY(integrity.next())) {
      if (integrity.bytes(0) != "ok") fault("file: " + integrity.text(0));
    }
    Rows foreign = TRY(database_.query("PRAGMA foreign_key_check"));
    while (TRY(foreign.next())) {
      fault("table " + foreign.text(0) + ", row " + foreign.text(1) +
            ": refers to a row that is missing");
    }
    return {};
  }

  /// Notes which links of the fetch log entries of human work name, to be found on the way.
  Result<void> note_cited_links() {
    return reviews_.for_each([&](const ReviewRow& row) -> Result<void> {
      constexpr std::int64_t kNotFound = -1;
      cited_.emplace(std::string(row.evidence.view()), kNotFound);
      return {};
    });
  }

  Result<void> check_chain() {
    Rows links = TRY(database_.query("SELECT id, chain FROM fetch ORDER BY id"));
    std::int64_t expected_id = 1;
    return evidence_.for_each([&](const FetchRow& row) -> Result<void> {
      const std::string name = "fetch " + std::to_string(row.id.value);
      if (row.id.value != expected_id) {
        fault(name + ": the log has a gap, expected row " + std::to_string(expected_id));
      }
      expected_id = row.id.value + 1;
      found_.head = chain_link(found_.head, row.record);
      if (!TRY(links.next()) || links.integer(0) != row.id.value ||
          links.bytes(1) != found_.head.view()) {
        fault(name + " (" + row.record.url + "): the row is not the one that was chained");
      }
      const auto cited = cited_.find(std::string(links.bytes(1)));
      if (cited != cited_.end()) cited->second = row.id.value;
      if (row.record.robots && !TRY(evidence_.payloads().find(*row.record.robots))) {
        fault(name + ": its robots.txt " + row.record.robots->hex() + " is not kept");
      }
      ++found_.fetches;
      step();
      return {};
    });
  }

  Result<void> check_payloads() {
    Rows rows =
        TRY(database_.query("SELECT id, digest, size FROM payload ORDER BY source, ordinal"));
    while (TRY(rows.next())) {
      const std::string name = "payload " + std::to_string(rows.integer(0));
      const auto bytes = evidence_.payloads().get(PayloadId{rows.integer(0)});
      if (!bytes) {
        fault(bytes.error().message);
      } else {
        const Digest digest = sha256(**bytes);
        if (digest.view() != rows.bytes(1)) fault(name + ": its bytes do not have its digest");
        found_.payload_bytes += static_cast<std::int64_t>((*bytes)->size());
      }
      ++found_.payloads;
      step();
    }
    return {};
  }

  Result<void> check_reviews() {
    cited_[std::string(Digest{}.bytes.size(), '\0')] = 0;  // Before the first fetch.
    std::int64_t expected_id = 1;
    std::int64_t newest_cited = 0;
    return reviews_.for_each([&](const ReviewRow& row) -> Result<void> {
      const std::string name = "review " + std::to_string(row.entry.id.value);
      if (row.entry.id.value != expected_id) {
        fault(name + ": the chain has a gap, expected entry " + std::to_string(expected_id));
      }
      expected_id = row.entry.id.value + 1;
      found_.review_head = review_link(found_.review_head, row.evidence, row.entry);
      if (row.link != found_.review_head) {
        fault(name + " (by " + row.entry.author + "): the entry is not the one that was chained");
      }
      const std::int64_t cited = cited_[std::string(row.evidence.view())];
      if (cited < newest_cited) {
        fault(name + ": the fetch log never stood as the entry says");
      } else {
        newest_cited = cited;
      }
      ++found_.reviews;
      step();
      return {};
    });
  }

  Database& database_;
  EvidenceStore evidence_;
  ReviewStore reviews_;
  const std::function<void(std::int64_t, std::int64_t)>& progress_;
  Verification found_;
  std::int64_t total_ = 0;
  std::map<std::string, std::int64_t> cited_;  ///< Links that entries name, and their rows.
};

}  // namespace

Result<Verification> verify(Database& database,
                            const std::function<void(std::int64_t, std::int64_t)>& progress) {
  return Verifier(database, progress).run();
}

}  // namespace labledger::db
