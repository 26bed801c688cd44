import Mutation
import Synthetic
import Testing

@testable import JSONStream

/// Lines of every length and depth, and lines truncated anywhere.
@Suite struct SkimLengthTests {
  @Test(arguments: [0..<300, 300..<600, 600..<1100])
  func linesOfEveryLengthAreAccepted(_ lengths: Range<Int>) {
    let lines = lengths.map {
      Array("{\"id\":1,\"x\":\"\(String(repeating: "x", count: $0))\"}".utf8)
    }
    SkimLines.expectAccepted(lines)
    let next = Array("\n{\"id\":2}\r\n".utf8)
    for line in lines where line.count % 64 < 4 || line.count % 64 > 60 {
      readAlike(line + next, Way.each([65536, line.count, line.count + 1]))
      readAlike(line.dropLast() + next, [Way(chunk: 65536, isIdle: false)])
    }
  }

  /// A kernel accepts a depth within the limit and 64 levels; beyond that, yajl decides.
  @Test(arguments: [1, 2, 5, 63, 64, 65, 512], [1, 2, 3, 5, 6, 62, 63, 64, 65, 66, 67])
  func depthIsLimitedAlike(_ limit: Int, _ depth: Int) {
    let limits = Limits(depth: limit)
    for (opener, closer, step) in [("[", "]", 1), ("{\"user\":", "}", 1), ("[{\"id\":", "}]", 2)] {
      let count = (depth - 1) / step
      let value =
        String(repeating: opener, count: count) + "0" + String(repeating: closer, count: count)
      let lines = SkimLines.lines("\"user\":\(value)}", [0, 1, 62, 63])
      let levels = 1 + count * step
      if levels <= min(limit, 64) {
        SkimLines.expectAccepted(lines, limits: limits)
      } else {
        SkimLines.expectAlike(lines, limits: limits)
      }
    }
  }

  @Test(arguments: [8, 9, 63, 64, 65, 127, 128, 511, 512, 513])
  func sizeIsLimitedAlike(_ size: Int) {
    for length in max(9, size - 2)...size + 2 {
      let line = "{\"x\":\"\(String(repeating: "x", count: max(0, length - 8)))\"}"
      for end in ["", "\n", "\r\n", "\r"] {
        readAlike(line + end + "{\"id\":1}", limits: Limits(recordBytes: size))
      }
    }
  }
}

/// Synthetic records, unchanged and in the spacing of tools.
@Suite(.tags(.slow)) struct SkimFormTests {
  static let cases = Form.allCases.flatMap { form in Spacing.allCases.map { (form, $0) } }

  static func lines(_ form: Form, _ spacing: Spacing, count: Int) -> [[UInt8]] {
    var options = Options()
    options.pageSize = 2
    var stream = Stream(form: form, seed: 7, options: options)
    var bytes: [UInt8] = []
    for _ in 0..<count { stream.next(into: &bytes) }
    return bytes.split { $0 == 0x0A || $0 == 0x0D }.map { spacing.of(Array($0)) }
  }

  @Test(arguments: cases) func aKernelAcceptsEveryRecord(_ form: Form, _ spacing: Spacing) {
    let lines = Self.lines(form, spacing, count: 40)
    let keys = KeySelectors.keys(in: lines)
    for selector in [
      Selectors.sample, KeySelectors.everything(keys), KeySelectors.some(keys, seed: 1),
    ] {
      SkimLines.expectAccepted(lines, selector: selector)
    }
  }

  /// A short record truncated at every byte, and a long one at some.
  @Test(arguments: cases) func aTruncatedRecordIsReadAlike(_ form: Form, _ spacing: Spacing) {
    let lines = Self.lines(form, spacing, count: 12).sorted { $0.count < $1.count }
    for (line, step) in [(lines[0], 1), (lines[11], max(1, lines[11].count / 150))] {
      let edits = stride(from: 1, to: min(line.count, 1000 * step), by: step)
      SkimLines.expectAlike(edits.map { Array(line[..<$0]) })
    }
  }
}
