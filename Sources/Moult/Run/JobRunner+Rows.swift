internal import JSONStream

/// Reads the lines of a list, or the rows of a table. Each is either used or rejected.
extension JobRunner {
  /// Reads all complete rows.
  mutating func readRows<Work: RecordWork>(by work: inout Work) {
    while reader.waiting.count > 0,
      let (length, finding) = list!.next(reader.waiting, isLast: reader.hasAll)
    {
      switch finding {
      case .blank: break
      case .read:
        let bytes = reader.waiting.extracting(0..<length)
        work.takeRow(list!.row, bytes, at: reader.position, &output)
      case .fault(let fault):
        reject(fault, at: reader.position)
        if fault == .record { return leaveOutRest() }
      }
      reader.take(length)
    }
    let isTooLong = reader.waiting.count > limits.recordBytes
    guard reader.hasAll || isTooLong else { return }
    if reader.waiting.count > 0 { reject(isTooLong ? .tooLong : .noEnd, at: reader.position) }
    leaveOutRest()
    guard list!.isMangled else { return }
    output.note(.roundedLists)
    output.reject(
      Rejection(
        code: RowFault.mangled.code, position: reader.position, reason: RoundingTally.reason))
  }

  private mutating func leaveOutRest() {
    list!.state = .refused
    let rest = reader.waiting.count
    reader.take(rest)
  }

  private mutating func reject(_ fault: RowFault, at position: Position) {
    output.reject(Rejection(code: fault.code, position: position, reason: fault.reason))
  }
}
