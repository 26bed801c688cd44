internal import JSONStream

/// Finding out whether an input is a list or table.
extension JobRunner {
  /// Reads the waiting bytes as a list, if the input is one; returns true where it consists of records, which the
  /// caller has to read.
  mutating func readList<Work: RecordWork>(by work: inout Work) -> Bool {
    while true {
      switch list?.state {
      case nil, .records: return true
      case .undecided(let needed):
        guard reader.hasAll || reader.waiting.count >= needed, decide(by: &work) else {
          return false
        }
      case .rows:
        readRows(by: &work)
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
  private mutating func decide<Work: RecordWork>(by work: inout Work) -> Bool {
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
      let head = headLength(hasHeader: format.hasHeader, format.delimiter)
      work.start(format, reader.waiting.extracting(0..<head), &output)
      list?.start(format, reader.waiting.extracting(0..<head))
      reader.take(head)
    case .refused(let reason, let code):
      output.reject(Rejection(code: code.rawValue, position: reader.position, reason: reason))
      output.input.refusal = reason
      list?.state = .refused
    }
    return true
  }

  /// The length of the header, with a byte-order mark and the blank lines before it.

  private func headLength(hasHeader: Bool, _ delimiter: RowScan.Delimiter?) -> Int {
    let bytes = reader.waiting
    var length = Bytes.starts(bytes, with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var isHeader = hasHeader
    while isHeader, length < bytes.count {
      var scan = RowScan(delimiter ?? .tab)
      let rest = bytes.extracting(length..<bytes.count)
      let line = scan.run(rest, isLast: true) ?? rest.count
      isHeader = ListCell.isBlank(rest.extracting(0..<line))
      length += line
    }
    return length
  }
}
