internal import JSONStream

/// Makes the needles of a display name.
///
/// These are the whole name and each of its segments, also without titles and initials and, of two or three
/// words, in reverse order; and its single words, which count alone if they are rare. Names with `ö` or `oe` are
/// searched for in each of their spellings.
struct NameNeedles: Sendable {
  private var name = DisplayName()
  private var form: [UInt8] = []
  private let common: CommonWords

  init(_ common: CommonWords = .builtIn) {
    self.common = common
  }

  /// Adds the needles of a display name to an index. O(bytes of the name · its words).
  mutating func add(_ text: Span<UInt8>, to index: inout NeedleIndex) {
    for umlauts in DisplayName.Umlauts.allCases where name.read(text, umlauts) {
      if name.words.isEmpty { addOrnaments(to: &index) } else { addWords(to: &index) }
    }
  }

  /// Adds a name without any letter or digit as it is, if it is longer than one character of a sentence.
  private mutating func addOrnaments(to index: inout NeedleIndex) {
    guard name.text.count > 3 else { return }
    index.insert(name.text, 0..<name.text.count, Needle(kind: .name))
  }

  private mutating func addWords(to index: inout NeedleIndex) {
    let words = name.words
    let last = words[words.count - 1].segment
    if words[0].segment != last { addSequence(words, isFirst: true, to: &index) }
    var start = 0
    while start < words.count {
      var end = start
      while end < words.count, words[end].segment == words[start].segment { end += 1 }
      addSegment(words[start..<end], isFirst: start == 0, to: &index)
      start = end
    }
    for word in words where word.hasLetters && !word.isAffix { addWord(word, to: &index) }
  }

  private mutating func addSegment(
    _ words: ArraySlice<DisplayName.Word>, isFirst: Bool, to index: inout NeedleIndex
  ) {
    addSequence(Array(words), isFirst: isFirst, to: &index)
    let named = words.filter { !$0.isAffix }
    if named.count < words.count, !named.isEmpty { addSequence(named, isFirst: isFirst, to: &index) }
    let long = named.filter { $0.end - $0.start > 1 }
    if long.count < named.count, !long.isEmpty { addSequence(long, isFirst: isFirst, to: &index) }
    if 2...3 ~= long.count { addSequence(long.reversed(), isFirst: isFirst, to: &index) }
  }

  /// Adds words in sequence. A single one is a name only at the start of a display name.
  private mutating func addSequence(
    _ words: [DisplayName.Word], isFirst: Bool, to index: inout NeedleIndex
  ) {
    guard words.count > 1 || isFirst, words.contains(where: \.hasLetters) else { return }
    form.removeAll(keepingCapacity: true)
    for word in words {
      if !form.isEmpty { form.append(0x20) }
      append(word)
    }
    guard form.count > 1 else { return }
    var needle = Needle(kind: .name)
    needle.isBounded = form.span.letterCount < 4
    index.insert(form, needle)
  }

  /// Adds a single word, with those that an apostrophe joins to it.
  private mutating func addWord(_ word: DisplayName.Word, to index: inout NeedleIndex) {
    form.removeAll(keepingCapacity: true)
    append(word)
    guard form.span.letterCount > 1, form.count > 2 else { return }
    var needle = Needle(kind: .word)
    needle.isRare = !common.contains(form.span)
    index.insert(form, needle)
  }

  private mutating func append(_ word: DisplayName.Word) {
    for place in Int(word.start)..<Int(word.end) { form.append(name.text[place]) }
  }
}

extension Span where Element == UInt8 {
  /// The number of characters of a folded text, without spaces.
  var letterCount: Int {
    var count = 0
    for index in indices where self[index] & 0xC0 != 0x80 && self[index] != 0x20 { count += 1 }
    return count
  }
}
