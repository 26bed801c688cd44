/// Hosts and paths under names that are reserved for examples.
enum LinkHost {
  /// A host by Zipf's law, and a path on it that begins with a slash.
  static func page(_ random: inout Random) -> (host: [UInt8], path: [UInt8]) {
    let rank = random.heavy(0, 10) - 1
    var path: [UInt8] = []
    path.reserveCapacity(60)
    path.append(UInt8(ascii: "/"))
    for _ in 0..<(1 + random.below(3)) {
      for _ in 0..<(2 + random.below(3)) { path.append(ascii: syllables[random.below(32)]) }
      path.append(UInt8(ascii: "/"))
    }
    path.append(random: 6 + random.below(8), using: &random)
    return (name(rank), path)
  }

  /// The host with a rank from 0 to 1022.
  static func name(_ rank: Int) -> [UInt8] {
    var host: [UInt8] = []
    host.append(ascii: syllables[rank % 32])
    host.append(ascii: syllables[rank / 32 % 32])
    host.append(ascii: [".example.com", ".example.org", ".example"][rank % 3])
    return host
  }

  static let syllables = [
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va",
    "we", "xi", "yo", "zu", "bri", "cla", "dre", "fli", "gro", "ple", "qua", "sta", "tri", "vlo",
    "sno", "ska",
  ]
}
