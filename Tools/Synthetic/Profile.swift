/// The texts of a profile.
enum Profile {
  /// An invented place in the account's script.
  static func location(
    _ identity: Identity, _ world: World, _ random: inout Random
  ) -> [UInt32] {
    var place = capitalised(world.word(identity.language, &random))
    place += world.word(identity.language, &random)
    if random.chance(400) {
      place += [0x2C, 0x20] + capitalised(world.word(identity.language, &random))
    }
    return place
  }

  /// A biography. One in twelve names its owner, one in ten another account, some have links.
  static func bio(_ identity: Identity, _ world: World, _ random: inout Random) -> Body {
    var plan = Plan(language: identity.language)
    let density = Language.all[identity.language].script.density
    plan.length = (10 + random.below(130)) * max(density, 40) / 100
    plan.hashtags = random.chance(150) ? 1 + random.below(3) : 0
    plan.pictures = random.chance(300) ? 1 + random.below(4) : 0
    if random.chance(80) { plan.name = identity.name }
    if random.chance(100) { plan.mentions = [world.identity(world.celebrity(&random))] }
    if random.chance(60) { plan.links = [Link(&random)] }
    return Composer.body(plan, world, &random)
  }

  /// The word with its first letter in upper case, if it is an ASCII letter.
  static func capitalised(_ word: [UInt32]) -> [UInt32] {
    guard let first = word.first, (97...122).contains(first) else { return word }
    return [first - 32] + word.dropFirst()
  }
}

extension World {
  /// The identity of the account with a number.
  func identity(_ index: Int) -> Identity {
    var random = Random(seed: seed, purpose: .account, index: index)
    return Identity(index: index, random: &random)
  }
}
