/// A topic that the platform finds in a text: a domain of its list and an invented entity.
struct Topic {
  let domain: Domain
  let entity: UInt64
  let name: [UInt32]
  let about: [UInt32]?

  /// A subject area. The numbers are the platform's; some of them name people.
  struct Domain: Sendable {
    let id: Int
    let name: String
    let about: String
    let isPerson: Bool

    init(_ id: Int, _ name: String, _ about: String, isPerson: Bool = false) {
      self.id = id
      self.name = name
      self.about = about
      self.isPerson = isPerson
    }

    static let all: [Domain] = [
      Domain(66, "Interests and Hobbies Category", "A grouping of interests and hobbies entities"),
      Domain(131, "Unified Twitter Taxonomy", "A taxonomy of user interests."),
      Domain(46, "Business Taxonomy", "Categories within Brand Verticals that narrow the scope"),
      Domain(10, "Person", "Named people in the world", isPerson: true),
      Domain(30, "Entities [Entity Service]", "Entity Service top level domain, every item"),
      Domain(47, "Brand", "Brands and Companies"),
      Domain(54, "Musician", "A musician in the world", isPerson: true),
      Domain(3, "TV Shows", "Television shows from around the world"),
      Domain(35, "Politician", "Politicians in the world", isPerson: true),
      Domain(12, "Sports Team", "A sports team organization"),
      Domain(60, "Athlete", "An athlete in the world", isPerson: true),
    ]
  }

  init(language: Int, _ world: World, _ random: inout Random) {
    domain = Domain.all[random.heavy(0, 5) % Domain.all.count]
    let rank = random.heavy(0, 12)
    let moment = Instant(millis: Instant.dawn - 86_400_000 - rank * 1000)
    entity = Identifier.snowflake(moment, low: rank)
    name =
      domain.isPerson
      ? world.identity(rank).name : Profile.phrase(0, 1 + random.below(2), world, &random)
    about =
      random.chance(700)
      ? name + [0x20] + Profile.phrase(language, 2 + random.below(6), world, &random) : nil
  }
}

/// A thing that the platform found in a text, with its place there.
struct Thing {
  enum Kind: String, CaseIterable, Sendable {
    case person = "Person"
    case place = "Place"
    case product = "Product"
    case organization = "Organization"
    case other = "Other"
  }

  let kind: Kind
  let text: [UInt32]
  let at: Range<Int>
  /// Ten-thousandths.
  let probability: Int
}
