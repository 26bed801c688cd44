import Testing

@testable import JSONStream

/// Lines for the kernels, which read blocks of 64 bytes and groups of 8 blocks: the tested part of a
/// line is moved over every offset in a block, and over the borders of blocks and groups.
enum SkimLines {
  /// How far to move the tested part of a line: over all of a block, and from one group to the next.
  static let shifts = block + border
  static let block = Array(0..<64)
  static let border = Array(490..<510)

  /// Some of the shifts: every `share`-th one from `index` on.
  static func few(_ share: Int, _ index: Int = 0, of shifts: [Int] = shifts) -> [Int] {
    stride(from: index % share, to: shifts.count, by: share).map { shifts[$0] }
  }

  /// Lines that begin with `{"y":"yyy",` and continue with the tested part.
  static func lines(_ rest: [UInt8], _ shifts: [Int] = shifts) -> [[UInt8]] {
    shifts.map { shift in
      let letters = [UInt8](repeating: UInt8(ascii: "y"), count: shift)
      return Array("{\"y\":\"".utf8) + letters + Array("\",".utf8) + rest
    }
  }

  static func lines(_ rest: String, _ shifts: [Int] = shifts) -> [[UInt8]] {
    lines(Array(rest.utf8), shifts)
  }

  /// Expects the same result of all readings: of the lines one after another, after a line that makes
  /// the input one of lines; of some of them also with the other line end, and of some alone, without a
  /// line end.
  static func expectAlike(
    _ lines: [[UInt8]], selector: Selector = Selectors.sample, limits: Limits = Limits(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let way = Way(chunk: 65536, isIdle: false)
    for (end, step) in [([0x0A], 1), ([0x0D, 0x0A], 4)] as [([UInt8], Int)] {
      let some = stride(from: 0, to: lines.count, by: step).flatMap { lines[$0] + end }
      let all = Array("{\"id\":0}".utf8) + end + some
      readAlike(all, [way], selector: selector, limits: limits, sourceLocation: sourceLocation)
    }
    for index in stride(from: 0, to: lines.count, by: 5) {
      let bytes = index % 4 == 3 ? lines[index] + [0x0D] : lines[index]
      let kernel = Kernel.available[index % Kernel.available.count]
      let parsed = read(bytes, way, selector: selector, limits: limits, reading: .parsed)
      let skimmed = read(bytes, way, selector: selector, limits: limits, reading: .skimmed(kernel))
      #expect(parsed == skimmed, sourceLocation: sourceLocation)
    }
  }

  /// How many lines of an input a kernel accepted.
  static func skimmedCount(
    _ bytes: [UInt8], _ kernel: Kernel, selector: Selector = Selectors.sample,
    limits: Limits = Limits()
  ) -> Int {
    var reader = RecordReader(selector: selector, limits: limits, reading: .skimmed(kernel))
    reader.feed(bytes.span)
    reader.finish()
    while true {
      switch reader.next() {
      case .record, .labelled, .rejected: continue
      case .needsInput, .finished: return reader.skimmedCount
      }
    }
  }

  /// Expects each kernel to accept every line, and the same result of all readings.
  static func expectAccepted(
    _ lines: [[UInt8]], selector: Selector = Selectors.sample, limits: Limits = Limits(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let bytes = lines.flatMap { $0 + [UInt8(0x0A)] }
    for kernel in Kernel.available {
      let count = skimmedCount(bytes, kernel, selector: selector, limits: limits)
      #expect(count == lines.count, "\(kernel)", sourceLocation: sourceLocation)
    }
    expectAlike(lines, selector: selector, limits: limits, sourceLocation: sourceLocation)
  }
}
