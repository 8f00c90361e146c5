#pragma once
// A ledger as text, so that two can be compared and a difference can be read.

#include <string>
#include <vector>

namespace labledger::e2e {

/// The chain links of the fetch log, in hex, in order. Requires that the ledger can be opened.
[[nodiscard]] std::vector<std::string> chain_of(const std::string& path);

/// Every row of every table, evidence and derived, one a line; payloads by digest.
[[nodiscard]] std::string dump_all(const std::string& path);

/// Only what is derived.
[[nodiscard]] std::string dump_derived(const std::string& path);

/// What two crawls of the same site must agree on whenever they ran: per page its outcomes, bodies
/// and wordings, without times.
[[nodiscard]] std::string dump_without_times(const std::string& path);

/// The events raised, in the order of their ids: id, URL, kind and what is told, without when.
[[nodiscard]] std::string events_of(const std::string& path);

/// The faults that a check of the whole ledger finds, one a line; empty when all holds.
[[nodiscard]] std::string faults_of(const std::string& path);

}  // namespace labledger::e2e
