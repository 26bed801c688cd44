/// Invented numbers and names, from ranges that contain nothing real.
///
/// - A tweet, media, place or photo ID is a snowflake of the years 2076 to 2080, the last that 63 bits
///   can hold: `(id >> 22) + 1288834974657` is its time in milliseconds, as with a real one, and no ID
///   of such a time has ever been assigned.
/// - A long user ID is such a snowflake too. A short one is from 7,000,000,000 to 8,999,999,999:
///   sequential numbers ended below 5,000,000,000, and snowflakes for users began above
///   600,000,000,000,000,000, so none in between was assigned.
/// - A `t.co` link has eleven characters after the slash; a real one has ten at the most.
/// - Other hosts are under `example.com`, `example.org` and `.example`, which are reserved.
/// - A handle begins with `syn_` or `Syn` and ends with its user's number; a display name has the
///   word `Syn` in it.
enum Identifier {
  /// The ID of something created at a moment. Later moments give larger IDs.
  ///
  /// - Parameter low: the 22 bits below the time: ten of the machine, twelve of the sequence.
  static func snowflake(_ moment: Instant, low: Int) -> UInt64 {
    let ticks = UInt64(moment.millis - Instant.snowflakeEpoch)
    return ticks << 22 | UInt64(low & 0x3F_FFFF)
  }

  /// The 22 low bits of an ordinary ID: one of 32 machines and a short sequence.
  static func low(_ random: inout Random) -> Int {
    (320 + random.below(32)) << 12 | random.below(8)
  }

  /// `https://t.co/` and eleven characters.
  static func shortLink(_ random: inout Random) -> [UInt8] {
    var link: [UInt8] = []
    link.reserveCapacity(24)
    link.append(ascii: "https://t.co/SYN")
    link.append(random: 8, using: &random)
    return link
  }
}
