/// The signatures of all types, as bits of marker keys in plain rows.
struct SignatureTable: Sendable {
  private struct Row: BitwiseCopyable, Sendable {
    /// Keys that all must be there.
    var required: UInt128 = 0
    /// Keys of which none may be there.
    var forbidden: UInt128 = 0
    /// The places in `choices` of keys of which one must be there.
    var firstChoice: Int32
    var endOfChoices: Int32
    let isClosed: Bool
  }

  /// How an object's keys fit a type.
  enum Fit: Sendable {
    case none
    /// Whatever other keys it has.
    case open
    /// If it has no other keys than its type has.
    case closed
  }
  private var rows: [Row] = []
  private var choices: [UInt128] = []
  /// The rows of type `t` are `rows[starts[t] ..< starts[t + 1]]`.
  private var starts = [0]

  init(_ types: [Projection.TypeInfo]) {
    for type in types {
      for signature in type.signatures { add(signature) }
      starts.append(rows.count)
    }
  }

  private mutating func add(_ signature: Projection.Signature) {
    var row = Row(
      firstChoice: Int32(choices.count), endOfChoices: 0, isClosed: signature.isClosed)
    for condition in signature.conditions {
      if condition.isAbsence {
        row.forbidden |= condition.mask
      } else if condition.mask.nonzeroBitCount == 1 {
        row.required |= condition.mask
      } else {
        choices.append(condition.mask)
      }
    }
    row.endOfChoices = Int32(choices.count)
    rows.append(row)
  }

  /// Whether an object with these marks can be of a type; one without signatures always can.
  @inline(__always)
  func fits(_ type: Int, _ marks: UInt128) -> Bool { fit(type, marks) != .none }

  /// How an object with these marks fits a type; that it fits whatever its other keys are goes before.
  @inline(__always)
  func fit(_ type: Int, _ marks: UInt128) -> Fit {
    let end = starts[type + 1]
    var index = starts[type]
    if index == end { return .open }
    var fit = Fit.none
    while index < end {
      if fits(rows[index], marks) {
        guard rows[index].isClosed else { return .open }
        fit = .closed
      }
      index += 1
    }
    return fit
  }

  @inline(__always)
  private func fits(_ row: Row, _ marks: UInt128) -> Bool {
    guard marks & row.forbidden == 0, marks & row.required == row.required else { return false }
    var index = Int(row.firstChoice)
    while index < Int(row.endOfChoices) {
      if choices[index] & marks == 0 { return false }
      index += 1
    }
    return true
  }
}
