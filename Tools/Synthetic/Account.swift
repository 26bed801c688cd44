/// An account's profile, derived from the account's number alone.
struct Account: Sendable {
  let identity: Identity
  let created: Instant
  let location: [UInt32]?
  /// A link in the profile; one in three is a `t.co` link.
  let link: Link?
  let bio: Body
  let verified: Bool
  let protected: Bool
  let geoEnabled: Bool
  /// Whether colours and background are the defaults.
  let isPlain: Bool
  let followers: Int
  let friends: Int
  let listed: Int
  let favourites: Int
  let statuses: Int
  /// Three colours, as indices into ``Look/colours``.
  let colours: (Int, Int, Int)
  /// The number in the address of the profile picture; nil where there is none.
  let picture: UInt64?
  /// The characters after that number.
  let pictureKey: [UInt8]
  /// The seconds in the address of the banner; nil where there is none.
  let banner: Int?
  /// The tweet pinned to the profile.
  let pinned: UInt64?
  let withheld: Bool

  /// The account with a number in a world.
  init(_ index: Int, in world: World) {
    var random = Random(seed: world.seed, purpose: .account, index: index)
    let identity = Identity(index: index, random: &random)
    self.identity = identity
    let age = 86_400_000 * (365 + random.below(3600))
    let birth = identity.birth ?? Instant(millis: Instant.dawn - age - random.below(86_400_000))
    created = birth
    location = random.chance(640) ? Profile.location(identity, world, &random) : nil
    link = random.chance(300) ? Link(&random) : nil
    bio = random.chance(850) ? Profile.bio(identity, world, &random) : Body()
    let fame = index < 4096 ? 7 : 0
    verified = random.chance(fame > 0 ? 250 : 4)
    protected = random.chance(3)
    geoEnabled = random.chance(420)
    isPlain = random.chance(620)
    followers = random.heavy(fame, 13 + fame)
    friends = random.heavy(4, 13)
    listed = random.heavy(0, 5 + fame)
    favourites = random.heavy(5, 18)
    statuses = random.heavy(6, 18)
    colours = (random.below(24), random.below(24), random.below(24))
    let since = Instant(millis: birth.millis + random.below(Instant.dawn - birth.millis))
    picture =
      random.chance(985)
      ? Identifier.snowflake(Instant(millis: Instant.dawn - random.below(1 << 34)), low: index)
      : nil
    var key = Array("SYN".utf8)
    key.append(random: 5, using: &random)
    pictureKey = key
    banner = random.chance(840) ? since.seconds : nil
    pinned =
      random.chance(380)
      ? Identifier.snowflake(
        Instant(millis: Instant.dawn - random.below(1 << 33)), low: Identifier.low(&random)) : nil
    withheld = random.chance(1)
  }
}
