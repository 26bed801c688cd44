/// The addresses and colours of a profile's look.
enum Look {
  static let colours = [
    "000000", "1A1B1F", "ABB8C2", "FF691F", "19CF86", "E81C4F", "9266CC", "981CEB", "3B94D9",
    "022330", "C0DFEC", "642D8B", "FF0000", "EFEFEF", "0084B4", "FFFFFF", "DDFFCC", "E0FF92",
    "BADFCD", "F3F3F3", "94D487", "7AC3EE", "A0C5C7", "F58EA8",
  ]

  /// The background picture without its scheme; empty for newer accounts with the default look.
  static func theme(_ account: Account) -> [UInt8] {
    guard account.identity.birth == nil || !account.isPlain else { return [] }
    var address: [UInt8] = []
    address.reserveCapacity(60)
    address.append(ascii: "//abs.twimg.com/images/themes/theme")
    address.append(decimal: UInt64(account.isPlain ? 1 : account.colours.0 % 19 + 1))
    address.append(ascii: "/bg.png")
    return address
  }

  /// The profile picture without its scheme.
  static func picture(_ account: Account) -> [UInt8] {
    guard let picture = account.picture else {
      return Array("//abs.twimg.com/sticky/default_profile_images/default_profile_normal.png".utf8)
    }
    var address: [UInt8] = []
    address.reserveCapacity(80)
    address.append(ascii: "//pbs.twimg.com/profile_images/")
    address.append(decimal: picture)
    address.append(UInt8(ascii: "/"))
    address.append(contentsOf: account.pictureKey)
    address.append(ascii: "_normal.jpg")
    return address
  }

  /// The banner, which has the user's ID in its address.
  static func banner(_ account: Account) -> [UInt8]? {
    guard let banner = account.banner else { return nil }
    var address: [UInt8] = []
    address.reserveCapacity(80)
    address.append(ascii: "https://pbs.twimg.com/profile_banners/")
    address.append(decimal: account.identity.id)
    address.append(UInt8(ascii: "/"))
    address.append(decimal: UInt64(banner))
    return address
  }
}

extension Link {
  /// The address in a profile, as a stream has it: one in three as a short link.
  var profileAddress: [UInt8] {
    (short.last ?? 0) % 3 == 0 ? short : target
  }
}
