#pragma once
// What a page is printed from, as a digest.

#include "core/digest.hpp"
#include "reports/page.hpp"

namespace labledger::reports {

/// A digest of everything in the page: pages that differ in anything that a writer can see have
/// different digests, so equal digests print to equal bytes. It is the same on every machine of one
/// byte order. Linear in the texts of the page.
[[nodiscard]] Digest digest_of(const Page& page);

}  // namespace labledger::reports
