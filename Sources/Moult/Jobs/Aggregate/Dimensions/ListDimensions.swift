/// A hashtag, in lower case and without its sign.
enum HashtagDimension: TagDimension {
  static let signs = "#\u{FF03}"

  static func list(in facts: borrowing TweetFacts) -> [String] { facts.hashtags }
}

/// A cashtag, in lower case and without its sign.
enum CashtagDimension: TagDimension {
  static let signs = "$"

  static func list(in facts: borrowing TweetFacts) -> [String] { facts.cashtags }
}

/// A dimension whose values are tags.
protocol TagDimension: ListDimension {
  /// The characters that begin a tag; a filter may have one or leave it out.
  static var signs: String { get }
}

extension TagDimension {
  static var isContent: Bool { true }
  /// Hashtags and cashtags, so that the limit of values counts both, whichever is requested.
  static var meanings: [Meaning] { [.hashtag, .cashtag] }
  static var canBeName: Bool { true }
  static var example: String { "a word without its sign" }

  static func text(spelled text: String) -> String? {
    let lower = text.lowercased()
    let word = lower.first.map(signs.contains) == true ? String(lower.dropFirst()) : lower
    let isSplit = word.contains { $0.isWhitespace || "#$,;".contains($0) }
    return word.isEmpty || isSplit ? nil : word
  }
}

/// The registered domain of a link, in lower case; see ``Host``.
enum HostDimension: ListDimension {
  static let isContent = true
  static let meanings: [Meaning] = [.link, .outlink]
  static let canBeName = true
  static let example = "a registered domain, as example.org"

  static func list(in facts: borrowing TweetFacts) -> [String] { facts.hosts }
  static func text(spelled text: String) -> String? {
    let lower = text.lowercased()
    let isHost = lower.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || isSign($0) }
    guard isHost, lower.contains(".") else { return nil }
    // No cell and no tweet has more of a host.
    return PublicSuffixes.registeredDomain(of: lower.utf8.span).lowerBound == 0 ? lower : nil
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "-" || ("0"..."9").contains(scalar)
  }
}

/// The type of an attached media item.
enum MediaDimension: ListDimension {
  static let isContent = true
  static let meanings: [Meaning] = [.mediaType, .otherID, .photo, .video, .animation, .mediaClass]
  static let canBeName = false
  static let example = "photo, video or animated_gif"
  static let words = ["photo", "video", "animated_gif"]
  static let otherNames = ["media-type"]

  static func list(in facts: borrowing TweetFacts) -> [String] { facts.media }
  static func text(spelled text: String) -> String? {
    let name = String(text.lowercased().map { $0 == "-" ? "_" : $0 })
    return words.contains(name) ? name : nil
  }
}
