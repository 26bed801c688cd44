/// The place of a tweet: an invented town in a real country.
struct Place: Sendable {
  let id: [UInt8]
  let name: [UInt32]
  let country: Country
  /// The south-western corner in millionths of a degree.
  let west: Int
  let south: Int
  /// Its extent to the north and the east, in millionths of a degree.
  let extent: Int

  /// The place with a rank.
  init(_ rank: Int, in world: World) {
    var random = Random(seed: world.seed, purpose: .place, index: rank)
    var id = Array("51".utf8)
    id.append(hex: 14, using: &random)
    self.id = id
    country = Country.all[random.heavy(0, 4) % Country.all.count]
    let word = Profile.capitalised(world.word(0, &random))
    name = word + world.word(0, &random) + Array("ville".unicodeScalars.map(\.value))
    west = country.longitude * 1_000_000 + 1000 + random.below(900_000)
    south = country.latitude * 1_000_000 + 1000 + random.below(900_000)
    extent = 10_000 + random.below(90_000)
  }

  /// Name and country, in the form of a full name.
  var fullName: [UInt32] {
    name + [0x2C, 0x20] + country.name
  }

  /// How many places there are.
  static let count = 511
}

/// A country with a point inside it, in whole degrees.
struct Country: Sendable {
  let code: String
  let name: [UInt32]
  let latitude: Int
  let longitude: Int

  init(_ code: String, _ name: String, _ latitude: Int, _ longitude: Int) {
    self.code = code
    self.name = name.unicodeScalars.map(\.value)
    self.latitude = latitude
    self.longitude = longitude
  }

  static let all: [Country] = [
    Country("US", "United States", 39, -98),
    Country("BR", "Brasil", -10, -52),
    Country("JP", "\u{65E5}\u{672C}", 36, 138),
    Country("GB", "United Kingdom", 52, -2),
    Country("TR", "T\u{FC}rkiye", 39, 35),
    Country("AR", "Argentina", -34, -64),
    Country("ID", "Indonesia", -3, 120),
    Country("ES", "Espa\u{F1}a", 40, -4),
    Country("MX", "M\u{E9}xico", 23, -102),
    Country("TH", "\u{E1B}\u{E23}\u{E30}\u{E40}\u{E17}\u{E28}\u{E44}\u{E17}\u{E22}", 15, 101),
    Country("FR", "France", 46, 2),
    Country("DE", "Deutschland", 51, 10),
  ]
}
