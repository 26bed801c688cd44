import JSONStream

/// Makes a text publishable: a typed ``Mark`` replaces what identifies a person, the rest is kept.
///
/// It replaces mentions, e-mail addresses, links, telephone numbers, numbers of five digits or more, and
/// every needle of the record's ``Identities``. Overlapping ranges become one mark, that of the longest, so
/// that no part of one remains beside another; adjacent ranges keep a mark each. The rest of the text then
/// contains no needle of four code points or more: neither in plain letters nor percent-encoded nor as
/// HTML, in any case and with any invisible characters.
///
/// The output is always HTML text: `&`, `<` and `>` of the text as entities, other entities as the
/// characters they mean, and otherwise unchanged but for invisible characters (see
/// ``Scalars/invisible(_:)``). Every literal `<` belongs to a mark, whatever the text contained.
///
/// The output can still contain a needle that is part of a mark (a handle `user`, a name `number`) or of an
/// entity (`amp;`), or that begins in a mark and ends in the text after it. A needle of more than
/// ``NeedleTrie/longest`` code points is found by its beginning.
///
/// It takes time proportional to the text and up to 50 bytes of memory for each byte of it, which are kept
/// for the next text.
struct Scrubber: Sendable {
  /// The longest text in bytes that is scrubbed; it bounds the memory. The platform's longest texts have a
  /// tenth of it.
  static let longestText = 1 << 20

  var text = FoldedText()
  private(set) var found: [Found] = []
  /// The ends of the last link, host name and number found: the search does not look inside them again.
  var linkEnd = 0
  var hostEnd = 0
  var numberEnd = 0
  /// The last run of link characters in which a known link was found, and its end without the punctuation
  /// of its sentence, so that many known links in one run search for its end once.
  var lastRun = (limit: 0, end: 0)

  /// A range of elements to replace.
  struct Found: Sendable {
    var range: Range<Int>
    var mark: Mark
  }

  init() {}

  /// Appends the scrubbed text to `output`.
  ///
  /// - Parameters:
  ///   - text: UTF-8 with the escapes of JSON decoded; the caller escapes the output again.
  ///   - isHTMLEscaped: whether `&amp;` in the text means `&`.
  ///   - identities: the needles to remove.
  mutating func scrub(
    _ text: Span<UInt8>, isHTMLEscaped: Bool, removing identities: borrowing Identities,
    into output: inout ByteBuffer
  ) {
    self.text.fill(text, isHTMLEscaped: isHTMLEscaped)
    found.removeAll(keepingCapacity: true)
    (linkEnd, hostEnd, numberEnd) = (0, 0, 0)
    lastRun = (0, 0)
    for index in 0..<self.text.count {
      findPattern(at: index)
      findNeedle(at: index, of: identities.needles)
    }
    merge()
    write(into: &output)
  }

  /// Adds a range to replace, widened to whole entities and percent encodings.
  mutating func note(_ range: Range<Int>, _ mark: Mark) {
    found.append(Found(range: text.whole(range), mark: mark))
  }

  /// Searches for the patterns that the character at an index can be part of.
  private mutating func findPattern(at index: Int) {
    switch text.character(at: index) {
    case 0x40:  // @
      findMention(at: index)
      findAddress(at: index)
    case 0x61: findSpelledAddress(at: index)  // a, of "at"
    case 0x3A: findScheme(at: index)
    case 0x2E: findHost(at: index)
    case Scalars.ellipsis: findTruncatedLink(at: index)
    case 0x30...0x39: findNumber(at: index)
    case 0x2B, 0x28: findTelephone(at: index)  // + (
    default: break
    }
    if index == text.count - 1 { findTruncatedLink(at: text.count) }
  }

  /// Sorts the ranges and merges those that overlap.
  private mutating func merge() {
    guard found.count > 1 else { return }
    found.sort {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    var kept = 0
    var longest = found[0].range.count
    for next in found.dropFirst() {
      if next.range.lowerBound < found[kept].range.upperBound {
        if next.range.count > longest {
          longest = next.range.count
          found[kept].mark = next.mark
        }
        let end = max(found[kept].range.upperBound, next.range.upperBound)
        found[kept].range = found[kept].range.lowerBound..<end
      } else {
        kept += 1
        found[kept] = next
        longest = next.range.count
      }
    }
    found.removeLast(found.count - kept - 1)
  }

  private func write(into output: inout ByteBuffer) {
    let written = text.written.span
    var end = 0
    for one in found {
      output.append(written.extracting(end..<text.starts[one.range.lowerBound]))
      output.append(one.mark.text)
      end = text.starts[one.range.upperBound]
    }
    output.append(written.extracting(end..<written.count))
  }
}
