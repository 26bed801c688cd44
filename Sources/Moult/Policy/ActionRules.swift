/// Why no policy may choose an action for a class, and what is allowed instead.
struct ActionRefusal: Equatable, Sendable {
  /// The clause that forbids it.
  let clause: Clause
  /// The reason, as a part of a sentence.
  let why: String
  /// What is allowed instead, as a part of a sentence.
  let instead: String

  /// A refusal by a clause.
  init(_ clause: Clause, _ why: String, instead: String) {
    self.clause = clause
    self.why = why
    self.instead = instead
  }
}

extension ValueClass {
  /// The actions that a policy may choose; every other one is refused with ``refusal``.
  var allowed: [Action] {
    switch self {
    case .id, .handle, .name, .profile, .contact, .url, .private, .number, .place, .own: [.drop]
    case .text: [.drop, .scrub]
    case .tag: [.drop, .lower]
    case .topic: [.drop, .topic]
    case .link: [.drop, .host]
    case .time, .instant: [.drop, .hour, .day, .month, .year]
    case .account: [.drop, .year]
    case .count: [.drop, .power]
    case .source: [.drop, .known]
    case .country, .language, .boolean, .vocabulary, .countries: [.drop, .keep]
    }
  }

  /// The clause that forbids every action that is not ``allowed``, the reason, and what is allowed
  /// instead. It applies to all refused actions of the class.
  var refusal: ActionRefusal {
    switch self {
    case .id, .handle, .name: refusalOfIdentifier
    case .profile, .place, .own, .time, .instant, .account, .country: refusalOfTrace
    case .url, .link, .text: refusalOfContent
    case .tag, .topic, .source, .count: refusalOfRarity
    case .contact, .private, .number, .language, .boolean, .vocabulary, .countries:
      refusalOfSurplus
    }
  }
}

extension ValueClass {
  private var refusalOfIdentifier: ActionRefusal {
    switch self {
    case .id:
      ActionRefusal(
        .matching, "an ID links the record to its tweet, its author and every other data set",
        instead: "drop; `moult dehydrate` makes a list of IDs to share")
    case .handle:
      ActionRefusal(.matching, "a screen name identifies its account", instead: "drop")
    default:
      ActionRefusal(.matching, "a display name names a person", instead: "drop")
    }
  }

  private var refusalOfTrace: ActionRefusal {
    switch self {
    case .profile:
      ActionRefusal(
        .surveillance, "what users say about themselves is a profile of them", instead: "drop")
    case .place:
      ActionRefusal(
        .surveillance, "a place finer than a country reveals where a person is",
        instead: "drop here, and keep for `tweet.country`")
    case .own:
      ActionRefusal(
        .surveillance, "it reveals what the collecting account did", instead: "drop")
    case .account:
      ActionRefusal(
        .surveillance, "the exact time at which an account was created identifies it",
        instead: "year or drop")
    case .country:
      ActionRefusal(
        .surveillance, "a place is exported as a two-letter country code or not at all",
        instead: "keep or drop")
    default:
      ActionRefusal(
        .surveillance, "a time is exported as its hour or coarser, never finer",
        instead: "hour, day, month, year or drop")
    }
  }

  private var refusalOfContent: ActionRefusal {
    switch self {
    case .url:
      ActionRefusal(
        .redistribution, "an address of the platform is the tweet, the picture or the user itself",
        instead: "drop here, and host for `tweet.link`")
    case .link:
      ActionRefusal(
        .redistribution, "a whole link can contain a tweet's ID, a user's name or a title",
        instead: "host or drop")
    default:
      ActionRefusal(
        .redistribution, "a search for an unchanged text finds its tweet",
        instead: "scrub or drop; `moult dehydrate` makes a list of IDs to share")
    }
  }

  private var refusalOfRarity: ActionRefusal {
    switch self {
    case .tag:
      ActionRefusal(
        .matching, "a tag can be a person's name, and its spelling can identify the tweet",
        instead: "lower or drop")
    case .topic:
      ActionRefusal(
        .matching, "a topic can be a person, and only `topic` leaves persons out",
        instead: "topic or drop")
    case .source:
      ActionRefusal(
        .matching, "the name of an application that few people use identifies its user",
        instead: "known or drop")
    default:
      ActionRefusal(.matching, "an exact count identifies its tweet", instead: "power or drop")
    }
  }

  private var refusalOfSurplus: ActionRefusal {
    switch self {
    case .contact:
      ActionRefusal(.privacy, "nobody expects contact data to be passed on", instead: "drop")
    case .private:
      ActionRefusal(.privacy, "no rule makes it safe, so no policy may keep it", instead: "drop")
    case .number:
      ActionRefusal(
        .privacy, "only the scrubber reads it, and no output needs it", instead: "drop")
    default:
      ActionRefusal(
        .privacy, "its values are a closed list: they are exported unchanged or not at all",
        instead: "keep or drop")
    }
  }
}
