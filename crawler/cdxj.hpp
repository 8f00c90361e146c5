#pragma once
// The index beside an archive: where the captures of a URL stand, in the order in which replay
// tools look them up.

#include <cstdint>
#include <string>

#include "core/result.hpp"
#include "core/time.hpp"
#include "core/url.hpp"

namespace labledger::crawler {

/// One capture in an archive.
struct CdxEntry {
  std::string url;
  Instant at;
  int status = 0;
  std::string media_type;  ///< "text/html", without parameters; "warc/revisit" for a revisit.
  std::string digest;      ///< As the record states it: "sha256:…"; empty when it states none.
  std::string file;        ///< Name of the archive's file.
  std::uint64_t offset = 0;
  std::uint64_t length = 0;  ///< Of the compressed record, in bytes.
};

/// The URL as a key that sorts the pages of a host together: "org,example)/a?b=c". The scheme goes,
/// a "www." before the host goes, a port stays unless it is the default, and letters are lower
/// case.
/// @see the Sort-friendly URI Reordering Transform of the web archives, as CDXJ uses it.
[[nodiscard]] std::string sort_key(const Url& url);

/// One line of a CDXJ file, with its "\n": key, time in 14 digits, and a JSON object. A file is
/// lines like this, sorted by their bytes. Malformed when the URL is none.
[[nodiscard]] Result<std::string> cdxj_line(const CdxEntry& entry);

}  // namespace labledger::crawler
