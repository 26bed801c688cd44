/// Which members of a type its uncut member holds as well, so that they are read there alone.
struct CutMembers: Sendable {
  private let memberCount: Int
  /// For each type that an uncut member can be of, a row; -1 for all others.
  private var rows: [Int32]
  /// For each row and each member, whether the type has its key.
  private var isHeld: [Bool] = []

  init(_ projection: Projection) {
    memberCount = projection.members.count
    rows = Array(repeating: -1, count: projection.types.count)
    for type in projection.types.indices {
      guard let number = projection.traits[type].wholeMember else { continue }
      for place in projection.members[number].types {
        add(projection.candidates[place], cutting: type, projection)
      }
    }
  }

  private mutating func add(_ whole: Int, cutting type: Int, _ projection: Projection) {
    if rows[whole] < 0 {
      rows[whole] = Int32(isHeld.count)
      isHeld += Array(repeating: false, count: memberCount)
    }
    for number in projection.types[type].members
    where projection.hasMember(projection.members[number].key, in: whole) {
      isHeld[Int(rows[whole]) + number] = true
    }
  }

  /// Whether a member is left to the uncut one, which is of a type.
  func isCut(_ member: Projection.Member, by whole: Int?) -> Bool {
    guard let whole, !member.isWhole, rows[whole] >= 0 else { return false }
    return isHeld[Int(rows[whole]) + member.number]
  }
}
