#include "db/payload_codec.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include <zstd.h>

#include "core/check.hpp"
#include "core/handle.hpp"

namespace labledger::db {
namespace {

/// Measured on two years of policy pages: level 6 takes four times as long as 3 for a sixth less,
/// and long-distance matching twice as long for a twentieth less. For the first payload of a source
/// level 9 would save an eighth, and cost a first crawl 6 % of its time.
constexpr int kLevel = 3;

/// How many versions share a base, and so how many links a digit of the version number may cost.
/// Measured on the same pages: 8 keeps a tenth more, 32 a thirtieth less.
constexpr std::int64_t kFanOut = 16;

/// Bounds of the window: what zstd takes at the least, and what every decoder accepts (128 MB).
constexpr int kWindowLogMin = 10;
constexpr int kWindowLogMax = 27;

Error damaged(std::size_t code) {
  return {ErrorKind::Storage, std::string("payload frame: ") + ZSTD_getErrorName(code)};
}

}  // namespace

std::int64_t base_ordinal(std::int64_t ordinal) {
  CHECK_INVARIANT(ordinal >= 0);
  if (ordinal == 0) return 0;
  std::int64_t unit = 1;
  while (ordinal / unit % kFanOut == 0)
    unit *= kFanOut;
  return ordinal - unit;
}

struct PayloadCodec::Contexts {
  Handle<ZSTD_CCtx, ZSTD_freeCCtx> compress{ZSTD_createCCtx()};
  Handle<ZSTD_DCtx, ZSTD_freeDCtx> expand{ZSTD_createDCtx()};
  std::string buffer;
  std::array<std::string, 2> between;  // Links of a chain: one is read while the other is written.
};

PayloadCodec::PayloadCodec() : contexts_(std::make_unique<Contexts>()) {
  CHECK_INVARIANT(contexts_->compress != nullptr && contexts_->expand != nullptr);
}
PayloadCodec::~PayloadCodec() = default;

Result<std::string> PayloadCodec::compress(std::string_view payload, std::string_view base) {
  ZSTD_CCtx* context = contexts_->compress.get();
  // The window must hold base and payload, so that the far end of the base is still in reach.
  const int window_log =
      std::clamp(static_cast<int>(std::bit_width(payload.size() + base.size())) + 1, kWindowLogMin,
                 kWindowLogMax);
  ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters);
  const auto set = [&](ZSTD_cParameter parameter, int value) {
    CHECK_INVARIANT(ZSTD_isError(ZSTD_CCtx_setParameter(context, parameter, value)) == 0);
  };
  set(ZSTD_c_compressionLevel, kLevel);
  set(ZSTD_c_checksumFlag, 1);
  set(ZSTD_c_windowLog, window_log);
  if (!base.empty()) {
    CHECK_INVARIANT(ZSTD_isError(ZSTD_CCtx_refPrefix(context, base.data(), base.size())) == 0);
  }
  std::string& buffer = contexts_->buffer;
  buffer.resize(std::max(buffer.size(), ZSTD_compressBound(payload.size())));
  const std::size_t size =
      ZSTD_compress2(context, buffer.data(), buffer.size(), payload.data(), payload.size());
  if (ZSTD_isError(size) != 0) {
    return Error{ErrorKind::Internal, std::string("zstd: ") + ZSTD_getErrorName(size)};
  }
  return buffer.substr(0, size);
}

Result<std::string> PayloadCodec::expand(std::string_view frame, std::string_view base,
                                         std::size_t size) {
  std::string payload(size, '\0');
  TRY(expand_into(frame, base, payload));
  return payload;
}

Result<std::string> PayloadCodec::expand_chain(std::span<const ChainLink> links,
                                               std::string_view base) {
  CHECK_INVARIANT(!links.empty());
  const auto named = [](Error error, const ChainLink& link) {
    return std::move(error).in("payload " + std::to_string(link.payload));
  };
  for (std::size_t i = 0; i + 1 < links.size(); ++i) {
    std::string& payload = contexts_->between[i % 2];
    payload.resize(links[i].size);
    auto expanded = expand_into(links[i].frame, base, payload);
    if (!expanded) return named(std::move(expanded).error(), links[i]);
    base = payload;
  }
  auto last = expand(links.back().frame, base, links.back().size);
  if (!last) return named(std::move(last).error(), links.back());
  return last;
}

// Fills `payload`, whose size is the one expected.
Result<void> PayloadCodec::expand_into(std::string_view frame, std::string_view base,
                                       std::string& payload) {
  ZSTD_DCtx* context = contexts_->expand.get();
  ZSTD_DCtx_reset(context, ZSTD_reset_session_and_parameters);
  CHECK_INVARIANT(
      ZSTD_isError(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, kWindowLogMax)) == 0);
  if (!base.empty()) {
    CHECK_INVARIANT(ZSTD_isError(ZSTD_DCtx_refPrefix(context, base.data(), base.size())) == 0);
  }
  const std::size_t got =
      ZSTD_decompressDCtx(context, payload.data(), payload.size(), frame.data(), frame.size());
  if (ZSTD_isError(got) != 0) return damaged(got);
  if (got != payload.size()) {
    return Error{ErrorKind::Storage, "payload frame: holds " + std::to_string(got) +
                                         " bytes, the ledger says " +
                                         std::to_string(payload.size())};
  }
  return {};
}

}  // namespace labledger::db
