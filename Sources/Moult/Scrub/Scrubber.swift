import JSONStream

/// Makes a text publishable: a typed ``Mark`` replaces what identifies a person, the rest is kept.
///
/// It replaces mentions, e-mail addresses, links, telephone numbers, numbers of five digits or more, precise places,
/// and every name of the record. Of clock times the hour remains. Overlapping ranges become one mark, that of the
/// longest, so that no part of one remains beside another; adjacent ranges keep a mark each.
///
/// The output is always HTML text: `&`, `<` and `>` of the text as entities, other entities as the
/// characters they mean, and otherwise unchanged but for invisible characters (see
/// ``Scalars/invisible(_:)``). Every literal `<` belongs to a mark, whatever the text contained.
///
/// It takes time proportional to the text, and no memory after the longest text.
struct Scrubber: Sendable {
  /// The longest text in bytes that is scrubbed; it bounds the memory. The platform's longest texts have a
  /// tenth of it.
  static let longestText = 1 << 20

  /// The text in the forms in which it is searched.
  private(set) var readings = TextReadings()
  private var patterns = PatternSearch()
  private var found: [PatternSearch.Found] = []

  init() {}

  /// Reads a text, which ``scrub(removing:into:)`` scrubs.
  ///
  /// - Parameters:
  ///   - text: UTF-8 with the escapes of JSON decoded; the caller escapes the output again.
  ///   - isHTMLEscaped: whether `&amp;` in the text means `&`.
  mutating func read(_ text: Span<UInt8>, isHTMLEscaped: Bool) {
    readings.fill(text, isHTMLEscaped: isHTMLEscaped)
  }

  /// Appends the scrubbed text to `output`.
  ///
  /// - Parameter names: the names to remove.
  mutating func scrub(removing names: borrowing RecordNames, into output: inout ByteBuffer) {
    patterns.removeAll()
    patterns.search(readings.letters, of: readings, names)
    for round in 0..<readings.roundCount {
      patterns.search(readings.rounds[round], of: readings, names)
    }
    merge()
    write(into: &output)
  }

  /// Sorts the ranges and merges those that overlap.
  private mutating func merge() {
    found.removeAll(keepingCapacity: true)
    found.append(contentsOf: patterns.found)
    guard found.count > 1 else { return }
    found.sort {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    var kept = 0
    var longest = found[0].range.count
    for index in 1..<found.count {
      let next = found[index]
      if next.range.lowerBound < found[kept].range.upperBound {
        if next.range.count > longest {
          longest = next.range.count
          found[kept].replacement = next.replacement
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
    let written = readings.written.bytes
    var end = 0
    for one in found {
      output.append(written.extracting(end..<one.range.lowerBound))
      output.append(one.replacement.text)
      end = one.range.upperBound
    }
    output.append(written.extracting(end..<written.count))
  }
}
