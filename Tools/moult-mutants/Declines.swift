import JSONStream
import Mutation

/// Counts the records of a file that every kernel declines.
enum Declines {
  /// Prints a line for a file: the number of its records, and of those that are declined in each spacing.
  static func report(on path: String) throws {
    let records = try Seeds.records(of: path)
    let keys = KeySelectors.keys(in: records)
    // A record on one line is also checked in that form.
    let lines = records.filter { !$0.contains(UInt8(ascii: "\n")) }
    let isDeclined = lines.filter { !isAccepted($0, KeySelectors.everything(keys)) }
    var text = "\(records.count)\tas they are \(isDeclined.count) of \(lines.count)"
    for spacing in Spacing.allCases {
      let declined = records.indices.filter { index in
        !isAccepted(spacing.of(records[index]), KeySelectors.everything(keys))
      }
      text += "\t\(spacing.rawValue) \(declined.count)"
      if !declined.isEmpty { text += " (record \(declined.prefix(8).map { $0 + 1 }))" }
    }
    print("\(path)\t\(text)")
  }

  private static func isAccepted(_ line: [UInt8], _ selector: Selector) -> Bool {
    var reader = RecordReader(selector: selector, reading: .fastest)
    reader.feed(line.span)
    reader.finish()
    while true {
      switch reader.next() {
      case .record, .labelled, .rejected: continue
      case .needsInput, .finished: return reader.skimmedCount > 0
      }
    }
  }
}
