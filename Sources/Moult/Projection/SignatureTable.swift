/// The signatures of all types, as masks for the marks of a node.
struct SignatureTable: Sendable {
  private struct Row: BitwiseCopyable, Sendable {
    /// Bits that must all be set.
    var required: UInt128 = 0
    /// Bits that must all be clear.
    var forbidden: UInt128 = 0
    /// The range in `choices` of masks of which one bit must be set.
    var firstChoice: Int32
    var endOfChoices: Int32
    let isClosed: Bool
  }

  /// How the keys of an object match a type.
  enum Fit: Sendable {
    case none
    /// They match, whatever other keys the object has.
    case open
    /// They match if the object has no keys besides those of the type.
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

  /// Whether an object with these marks matches a type. A type without signatures matches every object.
  @inline(__always)
  func fits(_ type: Int, _ marks: UInt128) -> Bool { fit(type, marks) != .none }

  /// How an object with these marks matches a type. An open signature goes before a closed one.
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
