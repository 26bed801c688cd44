internal import JSONStream

/// Writes what a policy keeps of an object, in the object's own shape.
///
/// Only members of the catalogue are written, under the catalogue's spelling of their keys, and only
/// what ``Transform`` and the three actions here make of their values. An object or array of which
/// nothing is kept is left out.
struct RedactWriter {
  let projection: Projection
  /// What the policy does with the values of each member.
  let actions: [Action]
  var scrubber = Scrubber()
  var identities = Identities()
  var stores = Stores()
  var decoded = ByteBuffer()
  var scrubbed = ByteBuffer()
  /// For each edge, the object in which it was written last; a repeated key is written once.
  private var writtenIn: [Int]
  private var objectNumber = 0
  /// Whether topics at hand may be kept.
  var topicsAreOpen = false
  /// Values that were not of their type, and so dropped.
  var malformedCount = 0

  init(_ projection: Projection, _ policy: Policy) {
    self.projection = projection
    actions = projection.members.map { member in member.meaning.map { policy[$0] } ?? .drop }
    writtenIn = Array(repeating: 0, count: projection.optionStarts.count)
  }

  /// Where joins are followed: in a record, and once more in a tweet that it refers to.
  enum Joining {
    case record, referred, none
  }

  /// Appends an object; false, and nothing appended, where nothing of it is kept.
  mutating func object(
    _ object: Int, type: Int, _ joining: Joining, _ record: borrowing Record,
    into out: inout ByteBuffer
  ) -> Bool {
    let start = out.count
    out.append(UInt8(ascii: "{"))
    objectNumber += 1
    members(object, type, number: objectNumber, joining, record, from: start, into: &out)
    guard out.count > start + 1 else {
      out.truncate(to: start)
      return false
    }
    out.append(UInt8(ascii: "}"))
    return true
  }

  /// Appends the members of an object after its brace, which stands at `start`.
  mutating func members(
    _ object: Int, _ type: Int, number: Int, _ joining: Joining, _ record: borrowing Record,
    from start: Int, into out: inout ByteBuffer
  ) {
    let outer = topicsAreOpen
    if let open = topicsOpen(object, type, record) { topicsAreOpen = open }
    defer { topicsAreOpen = outer }
    var index = object + 1
    let end = Int(record.nodes[object].next)
    while index < end {
      let node = record.nodes[index]
      if let member = projection.member(node.edge, in: type),
        writtenIn[Int(node.edge)] != number
      {
        let before = out.count
        separate(start, &out)
        append(label: projection.members[member], &out)
        if value(index, member, joining, record, into: &out) {
          writtenIn[Int(node.edge)] = number
        } else {
          out.truncate(to: before)
        }
      }
      index = Int(node.next)
    }
    if joining != .none && projection.traits[type].hasJoins && !stores.isEmpty {
      joined(object, type, number: number, joining, record, from: start, into: &out)
    }
  }

  func append(label member: Projection.Member, _ out: inout ByteBuffer) {
    out.append(projection.labels.span.extracting(member.label))
  }

  func separate(_ start: Int, _ out: inout ByteBuffer) {
    if out.count > start + 1 { out.append(UInt8(ascii: ",")) }
  }

  private mutating func value(
    _ index: Int, _ member: Int, _ joining: Joining, _ record: borrowing Record,
    into out: inout ByteBuffer
  ) -> Bool {
    let node = record.nodes[index]
    switch node.kind {
    case .object:
      guard let type = projection.resolve(projection.members[member], node) else {
        return false
      }
      return object(index, type: type, joining, record, into: &out)
    case .array:
      let start = out.count
      out.append(UInt8(ascii: "["))
      var element = index + 1
      while element < Int(node.next) {
        let before = out.count
        separate(start, &out)
        if !value(element, member, joining, record, into: &out) { out.truncate(to: before) }
        element = Int(record.nodes[element].next)
      }
      out.append(UInt8(ascii: "]"))
      return out.count > start + 2
    case .string, .escaped, .number, .true, .false, .null:
      return leaf(node, member, record, into: &out)
    }
  }
}
