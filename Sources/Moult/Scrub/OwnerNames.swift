internal import JSONStream

/// The names of the owner of a personal archive, which must not leave in any of its texts, tags and hosts.
///
/// The scripts of an archive name their owner apart from the tweets. An ``OwnerCollector`` reads these scripts; names
/// that are known from elsewhere are added one by one:
///
///     var owner = OwnerNames()
///     owner.add(handle: "jane")
///     owner.add(address: "https://jane.example")
///     job.startArchive("jane.zip", of: owner)
public struct OwnerNames: Sendable, Equatable {
  enum Kind: UInt8, Sendable {
    case handle, name
    /// What is a name if a word of it is rare.
    case presumed
    /// A link whose host is the owner's.
    case site
    /// What the owner wrote about themselves.
    case biography
  }

  /// The most bytes of all names. An account has some hundred.
  private static let mostBytes = 1 << 16

  /// For each value its kind, its length in two bytes, and its bytes.
  private var values: [UInt8] = []
  /// Whether there were more names than are kept. Then no text, tag or host leaves.
  private(set) var isOverfull = false

  /// No names.
  public init() {}

  /// Whether there is no name.
  public var isEmpty: Bool { values.isEmpty && !isOverfull }

  /// Adds a screen name, with or without its `@`. O(all names).
  public mutating func add(handle: String) { add(Array(handle.utf8).span, .handle) }

  /// Adds a display name. O(all names).
  public mutating func add(name: String) { add(Array(name.utf8).span, .name) }

  /// Adds the address of a site or an e-mail address. Its host is the owner's too, unless many people have sites or
  /// e-mail there. Anything else is ignored. O(all names).
  public mutating func add(address: String) { add(address: Array(address.utf8).span) }

  /// Adds the text of the profile, whose handles are names. O(all names).
  public mutating func add(biography: String) { add(Array(biography.utf8).span, .biography) }

  /// Adds other names of the same owner. O(names of both).
  public mutating func formUnion(_ other: OwnerNames) {
    if isEmpty {
      self = other
      return
    }
    isOverfull = isOverfull || other.isOverfull
    other.forEachName { add($0, $1) }
  }

  /// Adds a value, once. O(all names).
  mutating func add(_ value: Span<UInt8>, _ kind: Kind) {
    guard !value.isEmpty, !contains(value, kind) else { return }
    guard values.count + 3 + value.count <= Self.mostBytes else {
      isOverfull = true
      return
    }
    values.append(kind.rawValue)
    values.append(UInt8(truncatingIfNeeded: value.count))
    values.append(UInt8(truncatingIfNeeded: value.count >> 8))
    for index in value.indices { values.append(value[index]) }
  }

  /// Passes each value. O(bytes).
  func forEachName(_ body: (Span<UInt8>, Kind) -> Void) {
    let bytes = values.span
    var index = 0
    while index < bytes.count {
      let start = index + 3
      index = start + Int(bytes[start - 2]) + Int(bytes[start - 1]) << 8
      body(bytes.extracting(start..<index), Kind(rawValue: bytes[start - 3]) ?? .name)
    }
  }

  private func contains(_ value: Span<UInt8>, _ kind: Kind) -> Bool {
    var isKnown = false
    forEachName { isKnown = isKnown || $1 == kind && Bytes.equal($0, value) }
    return isKnown
  }
}
