/// The contents of a text that is to be written.
struct Plan {
  /// An index into ``Language/all``.
  var language: Int
  /// The number of code points of the words, without the entities between them.
  var length = 0
  /// The accounts that the text replies to; their handles are at its beginning.
  var answered: [Identity] = []
  var mentions: [Identity] = []
  var hashtags = 0
  var symbols = 0
  var links: [Link] = []
  var pictures = 0
  /// A display name to mention in the text.
  var name: [UInt32]?
  /// A hashtag of this text's own, before those of the vocabulary.
  var ownTag: [UInt32]?

  init(language: Int) {
    self.language = language
  }
}

/// Writes texts of invented words, with the entities of a plan among them.
enum Composer {
  /// Writes a text by a plan. Entities that do not fit among the words are at the end.
  static func body(_ plan: Plan, _ world: World, _ random: inout Random) -> Body {
    var body = Body()
    body.text.reserveCapacity(plan.length + 160)
    for who in plan.answered {
      body.append(mention: who)
      body.append(ascii: " ")
    }
    let first = body.text.count
    var rest = plan
    while body.text.count - first < plan.length {
      appendWord(to: &body, plan.language, world, &random)
      if random.chance(120) { appendItem(to: &body, &rest, world, &random) }
    }
    while appendItem(to: &body, &rest, world, &random) {}
    while body.text.last == 0x20 || body.text.last == 0x0A { body.text.removeLast() }
    body.visible = min(first, body.text.count)..<body.text.count
    return body
  }

  /// Appends a word and a separator.
  private static func appendWord(
    to body: inout Body, _ language: Int, _ world: World, _ random: inout Random
  ) {
    world.appendWord(to: &body.text, language, &random)
    let dense = Language.all[language].script.isDense
    switch random.below(200) {
    case 0...11: body.append(ascii: "\n")
    case 12...15: body.text += dense ? [0x3001] : [0x2C, 0x20]
    case 16...19: body.text += dense ? [0x3002] : [0x2E, 0x20]
    case 20...21: body.text += [0x2019, 0x73, 0x20]
    case 22: body.append(ascii: " &amp; ")
    case 23: body.append(ascii: random.chance(500) ? " &lt;3 " : " -&gt; ")
    case 24: body.append(ascii: " \"")
    case 25: body.append(ascii: "! ")
    default: if !dense || random.chance(60) { body.append(ascii: " ") }
    }
  }

  /// Appends the next entity of the plan, with a space on either side.
  ///
  /// - Returns: false where nothing is left to append.
  @discardableResult
  private static func appendItem(
    to body: inout Body, _ rest: inout Plan, _ world: World, _ random: inout Random
  ) -> Bool {
    if let last = body.text.last, last != 0x20, last != 0x0A { body.append(ascii: " ") }
    guard appendPerson(to: &body, &rest) || appendThing(to: &body, &rest, world, &random) else {
      return false
    }
    body.append(ascii: " ")
    return true
  }

  /// Appends the next mention, name or hashtag that names somebody.
  private static func appendPerson(to body: inout Body, _ rest: inout Plan) -> Bool {
    if let who = rest.mentions.popLast() {
      body.append(mention: who)
    } else if let name = rest.name {
      body.text += name
      body.names.append(name)
      rest.name = nil
    } else if let tag = rest.ownTag {
      body.append(hashtag: tag)
      rest.ownTag = nil
    } else {
      return false
    }
    return true
  }

  /// Appends the next hashtag, emoji, cashtag or link.
  private static func appendThing(
    to body: inout Body, _ rest: inout Plan, _ world: World, _ random: inout Random
  ) -> Bool {
    if rest.hashtags > 0 {
      rest.hashtags -= 1
      body.append(hashtag: world.tag(&random))
    } else if rest.pictures > 0 {
      rest.pictures -= 1
      body.text.append(random.pick(Emoji.all))
    } else if rest.symbols > 0 {
      rest.symbols -= 1
      body.append(symbol: [0x53, 0x59, 0x4E, UInt32(0x41 + random.below(26))])
    } else if let link = rest.links.popLast() {
      body.append(link: link)
    } else {
      return false
    }
    return true
  }
}
