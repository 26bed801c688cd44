import JSONStream

/// Makes a text publishable: what names somebody is replaced by a typed ``Mark``, the rest stays.
///
/// Replaced are mentions, e-mail addresses, links, telephone numbers, numbers of five digits and
/// more, and every needle of the record's ``Identities``. Stretches that overlap are replaced
/// together by the mark of the longest, so that no rest of one survives beside another; stretches
/// that touch keep a mark each. No needle of four code points or more then stands in what was kept,
/// written plainly, percent-encoded or as HTML, with any case and any invisible characters.
///
/// What is written is always HTML text: `&`, `<` and `>` of the text as entities, other entities as
/// the characters they mean, nothing else changed but invisible characters (see
/// ``Scalars/invisible(_:)``). Every literal `<` is a mark's, whatever the text said.
///
/// What cannot be kept out: a needle that stands in a mark (a handle `user`, a name `number`), in
/// the entities (`amp;`), or that begins in a mark and ends in the text after it. A needle of more
/// than ``NeedleTrie/longest`` code points is found by its beginning.
///
/// Costs time proportional to the text, and up to 50 bytes of memory for each of its bytes, which it
/// keeps from one text to the next.
struct Scrubber: Sendable {
  /// The longest text, in bytes, that is worth its memory; the platform's longest have a tenth of it.
  static let longestText = 1 << 20

  var text = FoldedText()
  private(set) var found: [Found] = []
  /// Where the last link, name of a host and number end: nothing inside is looked at again.
  var linkEnd = 0
  var hostEnd = 0
  var numberEnd = 0
  /// The run of link characters that a known link was last found in, and where it ends without the
  /// punctuation of its sentence: many known links in one run look for its end once.
  var lastRun = (limit: 0, end: 0)

  /// A range of elements to be replaced.
  struct Found: Sendable {
    var range: Range<Int>
    var mark: Mark
  }

  init() {}

  /// Appends the scrubbed text to `output`.
  ///
  /// - Parameters:
  ///   - text: UTF-8 without the escapes of JSON; the caller escapes the output again.
  ///   - isHTMLEscaped: whether `&amp;` in the text means `&`.
  ///   - identities: what the record knows.
  mutating func scrub(
    _ text: Span<UInt8>, isHTMLEscaped: Bool, knowing identities: borrowing Identities,
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

  /// Notes a stretch to replace.
  mutating func note(_ range: Range<Int>, _ mark: Mark) {
    found.append(Found(range: text.whole(range), mark: mark))
  }

  /// Starts the search that the character at an index is the sign of.
  private mutating func findPattern(at index: Int) {
    switch text.character(at: index) {
    case 0x40:  // @
      findMention(at: index)
      findAddress(at: index)
    case 0x61: findSpelledAddress(at: index)  // a, of "at"
    case 0x3A: findScheme(at: index)
    case 0x2E: findHost(at: index)
    case Scalars.ellipsis: findCutLink(at: index)
    case 0x30...0x39: findNumber(at: index)
    case 0x2B, 0x28: findTelephone(at: index)  // + (
    default: break
    }
    if index == text.count - 1 { findCutLink(at: text.count) }
  }

  /// Joins overlapping stretches, in the order of the text.
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
    for stretch in found {
      output.append(written.extracting(end..<text.starts[stretch.range.lowerBound]))
      output.append(stretch.mark.text)
      end = text.starts[stretch.range.upperBound]
    }
    output.append(written.extracting(end..<written.count))
  }
}
