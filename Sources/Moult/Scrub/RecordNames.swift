internal import JSONStream

/// The handles, names and sites of the people in a record, which must not leave in its texts, tags and hosts.
///
/// It is filled for a record, or for one of its values: then only with the names that the value may have
/// (``NameFilter``). Names are compared by their folded form (``Folding``).
struct RecordNames: Sendable {
  private(set) var index: NeedleIndex
  /// The links of profiles, each with a zero after it.
  private var sites = ByteBuffer()
  private var names = NameNeedles()
  private(set) var scratch = TextReading()
  private let folding: Folding
  /// Whether links are compared: only texts have some.
  private(set) var hasLinks = true
  /// Whether the hosts of profiles' links are compared.
  private var hasSites = true

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
    (index.isFiltered, hasLinks, hasSites) = (false, true, true)
  }

  /// Removes everything, and prepares for the names that a tag, topic or host may have.
  mutating func start(for value: Span<UInt8>) {
    removeAll()
    fold(value)
    index.filter.removeAll()
    index.filter.insert(scratch)
    (index.isFiltered, hasLinks, hasSites) = (true, false, true)
  }

  /// Removes everything, and prepares for the names and links that a text may have.
  mutating func start(for text: borrowing TextReadings) {
    removeAll()
    index.filter.removeAll()
    index.filter.insert(text.letters)
    for round in 0..<text.roundCount { index.filter.insert(text.rounds[round]) }
    (index.isFiltered, hasLinks, hasSites) = (true, true, false)
  }

  /// Adds a handle, with or without its `@`. One with a space is a display name in the wrong field.
  mutating func add(handle: Span<UInt8>) {
    for index in handle.indices where handle[index] == 0x20 { return add(name: handle) }
    if index.isFiltered, !index.filter.admits(handle: handle) { return }
    fold(handle)
    let start = scratch[0] == 0x40 ? 1 : 0
    // Digits alone are numbers: a text's long numbers do not leave anyway, and its short ones name nobody.
    guard scratch.count > start, !scratch.span.extracting(start...).allDigits else { return }
    var needle = Needle(kind: .handle)
    needle.limit(scratch.span.extracting(start...))
    index.insert(scratch, start..<scratch.count, needle)
  }

  /// Adds a display name. Single characters of ASCII and names of a few signs are ignored: they name nobody.
  mutating func add(name: Span<UInt8>) {
    if !index.isFiltered || index.filter.admits(name: name) { names.add(name, to: &index) }
  }

  /// Adds what is probably a display name: it is one if a word of it is rare.
  mutating func add(presumed name: Span<UInt8>) {
    if index.isFiltered, !index.filter.admits(name: name) { return }
    names.add(name, onlyIfRare: true, to: &index)
  }

  /// Adds the name of a person that an annotation of the record found in its text.
  mutating func add(person: Span<UInt8>) { add(name: person) }

  /// Adds a link in any of its forms: short, expanded, as displayed. It is compared without its scheme, `www.`,
  /// the last slash and an ellipsis.
  mutating func add(url: Span<UInt8>) {
    guard hasLinks else { return }
    if index.isFiltered, !index.filter.admits(link: url.extracting(LinkForm.core(of: url))) {
      return
    }
    fold(url)
    let core = LinkForm.core(of: scratch.span)
    guard core.count >= 6 else { return }
    index.insert(scratch, core, Needle(kind: .link))
  }

  /// Adds a link of a profile, whose host is its user's.
  mutating func add(site url: Span<UInt8>) {
    add(url: url)
    guard hasSites else { return }
    sites.append(url)
    sites.append(0)
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
