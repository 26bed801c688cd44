internal import JSONStream

/// The handles, names and sites of the people in a record, which must not leave in its texts, tags and hosts.
///
/// Filled once for each record, searched for each of its values, then emptied. Names are compared by their folded
/// form (``Folding``). Where only tags, topics and hosts are compared, names are taken apart only for a value in
/// which one of them may start.
struct RecordNames: Sendable {
  private(set) var index = NeedleIndex()
  /// The hosts of profiles' links, separated by zeros.
  private(set) var sites: [UInt8] = []
  private var names = NameNeedles()
  private(set) var scratch = TextReading()
  private(set) var deferred = DeferredNames()
  private let folding: Folding
  /// Whether texts are searched too. Then links are needed, and nearly every name may start in a text.
  let isForTexts: Bool

  init(_ folding: Folding = .builtIn, isForTexts: Bool = true) {
    self.folding = folding
    self.isForTexts = isForTexts
  }

  /// Whether there is no name of any kind.
  var isEmpty: Bool { index.isEmpty && deferred.isEmpty }

  /// Whether there were more names than are kept. Then no tag or text is known to name nobody: every
  /// tag counts as a name, and no text may be kept.
  var isOverfull: Bool { index.isOverfull }

  /// Adds a handle, with or without its `@`. One with a space is a display name in the wrong field.
  mutating func add(handle: Span<UInt8>) {
    for index in handle.indices where handle[index] == 0x20 { return add(name: handle) }
    if !isForTexts, deferred.take(handle: handle) { return }
    addNow(handle: handle)
  }

  private mutating func addNow(handle: Span<UInt8>) {
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
    if isForTexts || !deferred.take(name: name) { names.add(name, to: &index) }
  }

  /// Adds what is probably a display name: it is one if a word of it is rare.
  mutating func add(presumed name: Span<UInt8>) {
    names.add(name, onlyIfRare: true, to: &index)
  }

  /// Adds the name of a place, which texts repeat: it is one if a word of it is rare. A tag with it is a topic.
  mutating func add(place name: Span<UInt8>) {
    if isForTexts { add(presumed: name) }
  }

  /// Adds the name of a person that an annotation of the record found in its text.
  mutating func add(person: Span<UInt8>) { add(name: person) }

  /// Adds a link in any of its forms: short, expanded, as displayed. It is compared without its scheme, `www.`,
  /// the last slash and an ellipsis.
  mutating func add(url: Span<UInt8>) {
    guard isForTexts else { return }
    fold(url)
    let core = LinkForm.core(of: scratch.span)
    guard core.count >= 6 else { return }
    index.insert(scratch, core, Needle(kind: .link))
  }

  /// Adds a link of a profile, whose host is its user's.
  mutating func add(site url: Span<UInt8>) {
    add(url: url)
    deferred.take(site: url)
  }

  private mutating func add(hostOf url: Span<UInt8>) {
    fold(url)
    let host = LinkForm.host(of: scratch.span)
    let domain = PublicSuffixes.registeredDomain(of: scratch.span.extracting(host))
    let site = host.lowerBound + domain.lowerBound..<host.upperBound
    guard !site.isEmpty, !isShared(scratch.span.extracting(site)) else { return }
    for place in site { sites.append(scratch[place]) }
    sites.append(0)
  }

  /// Whether a domain is of a service under which many people have their pages.
  private func isShared(_ domain: Span<UInt8>) -> Bool {
    Vocabulary.builtIn.sharedHosts.contains(domain)
      || PublicSuffixes.suffix(of: domain).map { $0.isPrivate && $0.start == 0 } ?? false
  }

  /// Removes everything and keeps the memory.
  mutating func removeAll() {
    index.removeAll()
    deferred.removeAll()
    sites.removeAll(keepingCapacity: true)
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

/// Names that are not taken apart yet.
extension RecordNames {
  mutating func addDeferred() {
    let bytes = deferred.names
    deferred.removeNames()
    DeferredNames.forEach(in: bytes) { kind, name in
      if kind == .handle { addNow(handle: name) } else { names.add(name, to: &index) }
    }
  }

  mutating func addDeferredSites() {
    guard !deferred.sites.isEmpty else { return }
    let bytes = deferred.sites
    deferred.removeSites()
    DeferredNames.forEach(in: bytes) { _, site in add(hostOf: site) }
  }
}
