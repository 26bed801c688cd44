/// The handles, names and links of the people in a record, as needles to be removed from its texts.
///
/// Filled once for each record, searched for each of its texts and hashtags, then emptied. Adding takes
/// time proportional to what is added; the same string may be added many times. Texts and names are
/// compared code point by code point: a name in composed letters is not found in decomposed ones.
struct Identities: Sendable {
  private(set) var needles = NeedleTrie()

  init() {}

  /// Whether there were more needles than are kept. Then no tag or text is known to name nobody: every
  /// tag counts as a name, and no text may be kept.
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
  /// A name of fewer than four ASCII characters without a letter or a digit (`.`, `:)`) is ignored: it
  /// identifies nobody, and it occurs in most texts.
  mutating func add(name: Span<UInt8>) {
    let form = NameForms.fold(name)
    // A record repeats its names, and making their forms is its most expensive part.
    guard needles.end(of: form).mark != .name else { return }
    for form in NameForms.all(of: form) { insert(form, .name) }
    for reading in NameForms.readings(of: form) { insertTag(reading) }
  }

  /// Adds the name of a person that an annotation of the record found in its text.
  mutating func add(person: Span<UInt8>) { add(name: person) }

  /// Adds a link in any of its forms: short, expanded, as displayed.
  ///
  /// The needle leaves out the scheme, `www.`, the last slash and an ellipsis, so that each form is found.
  mutating func add(url: Span<UInt8>) {
    let whole = NameForms.fold(url)
    let core = NameForms.linkCore(whole)
    for form in NameForms.readings(of: core.count >= 6 ? core : whole) { insert(form, .url) }
  }

  /// Removes all needles and keeps the memory. O(needles).
  mutating func removeAll() {
    needles.removeAll()
  }

  /// Whether a hashtag names a person: without spaces, punctuation and case it equals a handle or a display
  /// name, or contains one of four code points or more. O(length × the longest needle).
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
    // A needle of four code points or more is found anywhere; a shorter one occurs in most words.
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
