/// What the values of a meaning look like, which decides what a policy may do to them.
///
/// The raw value is the word used in `meanings.txt`.
enum ValueClass: String, CaseIterable, Sendable {
  /// A number or text that identifies one tweet, user, message or thing.
  case id
  /// A screen name.
  case handle
  /// A display name.
  case name
  /// What users wrote or set about themselves.
  case profile
  /// A way to reach a person or a device.
  case contact
  /// The target of a link in a tweet.
  case link
  /// Any other address.
  case url
  /// The text of a tweet.
  case text
  /// Free text outside tweets, and all other values that no policy may keep.
  case `private`
  /// A hashtag or cashtag without its sign.
  case tag
  /// The name of a topic that the platform assigned.
  case topic
  /// A number that the scrubber reads and no output contains.
  case number
  /// When a tweet was posted.
  case time
  /// When an event happened.
  case instant
  /// When an account was created.
  case account
  /// A place finer than a country.
  case place
  /// A two-letter country code.
  case country
  /// A language tag.
  case language
  /// The application that sent a tweet.
  case source
  /// Yes or no.
  case boolean
  /// Yes or no about the account that collected the data.
  case own
  /// One word of a list in `meanings.txt`.
  case vocabulary
  /// Country codes in which something is withheld, one a value.
  case countries
  /// How often something happened, or how many there are.
  case count
}

extension ValueClass {
  private static let names = WordSet(allCases.map(\.rawValue))

  /// The class with a name, or nil. It makes no string, as the table of meanings has many lines.
  init?(named name: Span<UInt8>) {
    guard let number = Self.names.index(of: name) else { return nil }
    self = Self.allCases[number]
  }
}
