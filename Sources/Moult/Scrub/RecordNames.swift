internal import JSONStream

/// The handles, names and sites of the people in a record, which must not leave in its texts, tags and hosts.
///
/// It is filled for a record, for its texts one after the other, or for one of its tags and hosts: then only with the
/// names that the texts, or the value, may have (``NameFilter``). Names are compared by their folded form
/// (``Folding``).
struct RecordNames: Sendable {
  /// Which names are added.
  private enum Scope {
    case all
    /// Those that the current text may have, and links, beside those of the texts before it.
    case texts
    /// Those that a tag, topic or host may have, and sites.
    case value
  }

  private(set) var index: NeedleIndex
  /// The links of profiles, each with a zero after it.
  private var sites = ByteBuffer()
  private var names = NameNeedles()
  private(set) var scratch = TextReading()
  private let folding: Folding
  private var scope = Scope.all

  init(_ folding: Folding = .builtIn) {
    self.folding = folding
    index = NeedleIndex(folding)
  }

  /// Whether there is no name of any kind.
  var isEmpty: Bool { index.isEmpty }

  /// Whether there were more names than are kept. Then no tag or text is known to name nobody: every
  /// tag counts as a name, and no text may be kept.
  var isOverfull: Bool { index.isOverfull }

  /// Removes everything, and prepares for the names of a whole record.
  mutating func start() {
    removeAll()
    scope = .all
  }

  /// Prepares for the names and links that a text may have, and keeps what it has for texts before it.
  mutating func prepare(for text: borrowing TextReadings) {
    index.filter.removeAll()
    index.filter.insert(text.letters)
    index.filter.insert(disguisesIn: text.letters)
    for round in 0..<text.roundCount {
      index.filter.insert(text.rounds[round])
      index.filter.insert(disguisesIn: text.rounds[round])
    }
    scope = .texts
  }

  /// Prepares for the names of all further texts, and keeps what it has.
  mutating func prepareForAllTexts() { scope = .all }

  /// Removes everything, and prepares for the names and sites that a tag, topic or host may have.
  mutating func start(for value: Span<UInt8>) {
    removeAll()
    fold(value)
    index.filter.removeAll()
    index.filter.insert(scratch)
    index.isFiltered = true
    scope = .value
  }

  /// Adds a handle, with or without its `@`. One with a space is a display name in the wrong field. Returns false if
  /// it is left out for now, like the functions below.
  @discardableResult
  mutating func add(handle: Span<UInt8>) -> Bool {
    for index in handle.indices where handle[index] == 0x20 { return add(name: handle) }
    if scope != .all, !index.filter.admits(handle: handle) { return false }
    fold(handle)
    let start = scratch[0] == 0x40 ? 1 : 0
    // Digits alone are numbers: a text's long numbers do not leave anyway, and its short ones name nobody.
    guard scratch.count > start, !scratch.span.extracting(start...).allDigits else { return true }
    var needle = Needle(kind: .handle)
    needle.limit(scratch.span.extracting(start...))
    index.insert(scratch, start..<scratch.count, needle)
    return true
  }

  /// Adds a display name. Single characters of ASCII and names of a few signs are ignored: they name nobody.
  @discardableResult
  mutating func add(name: Span<UInt8>) -> Bool {
    if scope != .all, !index.filter.admits(name: name) { return false }
    names.add(name, to: &index)
    return true
  }

  /// Adds what is probably a display name: it is one if a word of it is rare.
  @discardableResult
  mutating func add(presumed name: Span<UInt8>) -> Bool {
    if scope != .all, !index.filter.admits(name: name) { return false }
    names.add(name, onlyIfRare: true, to: &index)
    return true
  }

  /// Adds the name of a place, which texts repeat: it is one if a word of it is rare. A tag with it is a topic.
  @discardableResult
  mutating func add(place name: Span<UInt8>) -> Bool {
    scope == .value || add(presumed: name)
  }

  /// Adds the name of a person that an annotation of the record found in its text.
  @discardableResult
  mutating func add(person: Span<UInt8>) -> Bool { add(name: person) }

  /// Adds a link in any of its forms: short, expanded, as displayed. It is compared without its scheme, `www.`,
  /// the last slash and an ellipsis.
  @discardableResult
  mutating func add(url: Span<UInt8>) -> Bool {
    guard scope != .value else { return true }
    if scope != .all, !index.filter.admits(link: url.extracting(LinkForm.core(of: url))) {
      return false
    }
    fold(url)
    let core = LinkForm.core(of: scratch.span)
    guard core.count >= 6 else { return true }
    index.insert(scratch, core, Needle(kind: .link))
    return true
  }

  /// Adds a link of a profile, whose host is its user's.
  @discardableResult
  mutating func add(site url: Span<UInt8>) -> Bool {
    guard add(url: url) else { return false }
    if scope != .texts {
      sites.append(url)
      sites.append(0)
    }
    return true
  }

  /// Whether a host is that of a profile's link, or above or below it. O(bytes of the links).
  mutating func isSite(_ host: Span<UInt8>) -> Bool {
    guard !sites.isEmpty else { return false }
    let links = sites
    var start = 0
    for end in links.bytes.indices where links.bytes[end] == 0 {
      let link = links.bytes.extracting(start..<end)
      if LinkForm.mayBe(link, of: host), isSite(link, host) { return true }
      start = end + 1
    }
    return false
  }

  private mutating func isSite(_ link: Span<UInt8>, _ host: Span<UInt8>) -> Bool {
    fold(link)
    let whole = LinkForm.host(of: scratch.span)
    let domain = PublicSuffixes.registeredDomain(of: scratch.span.extracting(whole))
    let site = scratch.span.extracting(whole).extracting(domain)
    guard !site.isEmpty, !isShared(site) else { return false }
    return host.isBelow(site) || site.isBelow(host)
  }

  /// Whether a domain is of a service under which many people have their pages.
  private func isShared(_ domain: Span<UInt8>) -> Bool {
    Vocabulary.builtIn.sharedHosts.contains(domain)
      || PublicSuffixes.suffix(of: domain).map { $0.isPrivate && $0.start == 0 } ?? false
  }

  private mutating func removeAll() {
    index.removeAll()
    index.isFiltered = false
    sites.removeAll()
  }

  mutating func fold(_ text: Span<UInt8>) {
    scratch.read(compact: text, atMost: 4 * NeedleIndex.longest, folding)
  }

  /// Whether a word is in no list of common words, so that it names somebody without its neighbors.
  func isRare(_ word: Needle) -> Bool {
    word.kind == .stem
      ? word.isRareStem : !CommonWords.builtIn.contains(index.bytes.span.extracting(word.range))
  }
}

extension Span where Element == UInt8 {
  /// Whether a host is another one or below it.
  fileprivate func isBelow(_ other: Span<UInt8>) -> Bool {
    let start = count - other.count
    guard start >= 0, start == 0 || self[start - 1] == 0x2E else { return false }
    return Bytes.equal(extracting(start...), other)
  }
}
