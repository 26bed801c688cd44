/// What a record knows about people: their handles, names, links and IDs, as needles to be taken
/// out of its texts.
///
/// Filled once for a record, asked for each of its texts and hashtags, then emptied; adding costs
/// time proportional to what is added, and the same thing may be added many times. Texts and names
/// are compared code point by code point: a name in composed letters is not found in decomposed ones.
struct Identities: Sendable {
  private(set) var needles = NeedleTrie()

  init() {}

  /// Whether there were more needles than are kept. Then nothing shows that a tag or a text names
  /// nobody: every tag is taken to name somebody, and no text may be kept.
  var isOverfull: Bool { needles.isOverfull }

  /// Adds a handle, with or without its `@`.
  mutating func add(handle: Span<UInt8>) {
    var form = NameForms.fold(handle)
    if form.first == Scalars.ascii("@") { form.removeFirst() }
    insert(form, .user)
    insertTag(form)
  }

  /// Adds a display name.
  ///
  /// A name of less than four ASCII characters without a letter or a digit (`.`, `:)`) is ignored:
  /// it names nobody, and texts are full of it.
  mutating func add(name: Span<UInt8>) {
    let form = NameForms.fold(name)
    // A record repeats its names, and their forms are the dearest part of reading it.
    guard needles.end(of: form).mark != .name else { return }
    for form in NameForms.all(of: form) { insert(form, .name) }
    for reading in NameForms.readings(of: form) { insertTag(reading) }
  }

  /// Adds the name of a person that the record found in its own text.
  mutating func add(person: Span<UInt8>) { add(name: person) }

  /// Adds a link in any of its forms: short, expanded, as displayed.
  ///
  /// Its scheme, `www.`, its last slash and an ellipsis are left out, so that any form finds it.
  mutating func add(url: Span<UInt8>) {
    let whole = NameForms.fold(url)
    let core = NameForms.linkCore(whole)
    for form in NameForms.readings(of: core.count >= 6 ? core : whole) { insert(form, .url) }
  }

  /// Adds an ID of a tweet, a user, a message or a medium, but not of a topic, whose small numbers
  /// would be taken out of every text; one of a single character is ignored.
  mutating func add(id: Span<UInt8>) {
    let form = NameForms.fold(id)
    if form.count > 1 { insert(form, .number) }
  }

  /// Forgets everything and keeps the memory.
  mutating func removeAll() {
    needles.removeAll()
  }

  /// Whether a hashtag names somebody: without spaces, punctuation and case it equals a handle or a
  /// display name, or contains one of four code points or more.
  func contains(tag: Span<UInt8>) -> Bool {
    if isOverfull { return true }
    let tag = NameForms.squeeze(NameForms.fold(tag))
    for start in tag.indices {
      var node: UInt32 = 0
      for end in start..<min(tag.count, start + NeedleTrie.longest) {
        node = needles.child(of: node, by: tag[end])
        if node == 0 { break }
        guard needles.end(at: node).isTag else { continue }
        if end - start >= 3 || (start == 0 && end == tag.count - 1) { return true }
      }
    }
    return false
  }

  private mutating func insert(_ form: [UInt32], _ mark: Mark) {
    // Four code points and more are found anywhere; a shorter needle would be found in most words.
    guard let first = form.first, let last = form.last else { return }
    let isShort = form.count < 4
    needles.insert(
      form,
      NeedleEnd(
        mark: mark, boundedStart: isShort && Scalars.isWord(first),
        boundedEnd: isShort && Scalars.isWord(last)))
  }

  private mutating func insertTag(_ form: [UInt32]) {
    needles.insert(NameForms.squeeze(form), NeedleEnd(mark: nil, isTag: true))
  }
}
