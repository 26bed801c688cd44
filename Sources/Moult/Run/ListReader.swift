internal import JSONStream

/// The state of an input that may be a list or table of IDs.
struct ListReader: Sendable {
  enum State: Sendable {
    /// The start is examined again when this many bytes have come.
    case undecided(needed: Int)
    /// It is read as records.
    case records
    /// With the scan of a row that is not complete.
    case rows(ListFormat, RowScan?)
    /// The rest of it is not read.
    case refused
  }

  let options: ListOptions
  var state = State.undecided(needed: 0)

  init(_ options: ListOptions) {
    self.options = options
  }

  mutating func startInput() { state = .undecided(needed: 0) }
}

extension JobRunner {
  /// Reads the waiting bytes as a list, if the input is one; returns true where it consists of records, which the
  /// caller has to read.
  mutating func readList<Work: RecordWork>(by work: inout Work) -> Bool {
    while true {
      switch list?.state {
      case nil, .records: return true
      case .undecided(let needed):
        guard reader.hasAll || reader.waiting.count >= needed, decide() else { return false }
      case .rows(let format, let scan):
        readRows(by: &work, format, scan)
        return false
      case .refused:
        let rest = reader.waiting.count
        reader.take(rest)
        return false
      }
    }
  }

  /// Examines the start of an input; false where more bytes are needed. The bytes double before each attempt, so
  /// the cost is linear.
  private mutating func decide() -> Bool {
    guard let options = list?.options else { return true }
    let count = reader.waiting.count
    let isAll = reader.hasAll || count >= ListFormat.reach
    switch reader.isScript {
    case true?:
      list?.state = .records
      return true
    case nil: return false
    case false?: break
    }
    switch ListFormat.find(in: reader.waiting, isAll: isAll, options) {
    case .records: list?.state = .records
    case .unfinished:
      list?.state = .undecided(needed: min(2 * count, ListFormat.reach))
      return false
    case .list(let format):
      skipHead(hasHeader: format.hasHeader, format.delimiter)
      list?.state = .rows(format, nil)
    case .refused(let reason):
      output.reject(Rejection(code: "no-id-column", position: reader.position, reason: reason))
      output.input.refusal = reason
      list?.state = .refused
    }
    return true
  }

  /// Skips a byte-order mark, and the header with the blank lines before it.
  private mutating func skipHead(hasHeader: Bool, _ delimiter: RowScan.Delimiter?) {
    if Bytes.starts(reader.waiting, with: [0xEF, 0xBB, 0xBF]) { reader.take(3) }
    var isHeader = hasHeader
    while isHeader, reader.waiting.count > 0 {
      var scan = RowScan(delimiter ?? .tab)
      let length = scan.run(reader.waiting, isLast: true) ?? reader.waiting.count
      isHeader = ListCell.isBlank(reader.waiting.extracting(0..<length))
      reader.take(length)
    }
  }
}
