// UTF-8 (RFC 3629), checked on planes.

#ifndef MOULT_UTF8_H
#define MOULT_UTF8_H

#include "planes.h"

/// The sequences of the stretch before (RFC 3629, section 4): all leads, those of three bytes and more, those of four,
/// and those whose second byte has narrower bounds.
struct utf8 {
  lanes lead, long_lead, longest_lead, e0, ed, f0, f4;
  /// Whether a sequence continues.
  bool is_unfinished;
};

/// The faults of UTF-8 in a stretch with bytes above 0x7F.
static inline INLINE lanes utf8_faults(struct utf8 *state, const struct planes *p) {
  lanes b0 = p->bit[0], b1 = p->bit[1], b2 = p->bit[2], b3 = p->bit[3];
  lanes b4 = p->bit[4], b5 = p->bit[5], high = p->bit[7];
  lanes lead = high & p->bit[6], continuation = high & ~p->bit[6];
  lanes long_lead = lead & b5, longest = long_lead & b4;
  lanes one = next_byte(lead, &state->lead);
  lanes before = lane_before(long_lead, &state->long_lead);
  lanes two = long_lead << 2 | before >> 62;
  before = lane_before(longest, &state->longest_lead);
  lanes three = longest << 3 | before >> 61;
  lanes faults = (one | two | three) ^ continuation;
  // C0, C1, and F5 and above.
  faults |= lead & ~(b5 | b4 | b3 | b2 | b1);
  faults |= longest & (b3 | (b2 & (b1 | b0)));
  lanes three_bytes = long_lead & ~b4;
  lanes e0 = three_bytes & ~(b3 | b2 | b1 | b0), ed = three_bytes & b3 & b2 & ~b1 & b0;
  lanes f0 = longest & ~(b3 | b2 | b1 | b0), f4 = longest & ~b3 & b2 & ~b1 & ~b0;
  faults |= (next_byte(e0, &state->e0) & ~b5) | (next_byte(ed, &state->ed) & b5);
  faults |= (next_byte(f0, &state->f0) & ~(b5 | b4)) | (next_byte(f4, &state->f4) & (b5 | b4));
  state->is_unfinished = (lead[BLOCKS - 1] >> 61) != 0;
  return faults;
}

#endif
