internal import JSONStream

/// An identifier found in a record.
struct IDHit {
  /// The object in which it stands; twins (`id`, `id_str`) stand in the same.
  let object: Int
  /// What twins have in common; see ``Projection/Member/twin``.
  let twin: Int
  let role: Role?
  /// The node of its value.
  var node: Int
  /// How good the value is as an ID.
  var rank: Rank
  /// Whether it is an element of an array, and so has no twin.
  let isElement: Bool
}

/// How good a value is as an ID: decimal text wins over a number, which a program may have rounded,
/// and both win over what is no decimal ID.
enum Rank: Int {
  case malformed, number, text

  init(_ node: Node, _ literal: Span<UInt8>) {
    self = !Bytes.isID(literal) ? .malformed : node.kind.isString ? .text : .number
  }
}

/// Finds the identifiers of one meaning in an item, each once for a number and its text twin.
struct IDFinder {
  let projection: Projection
  let meaning: Meaning
  private(set) var hits: [IDHit] = []
  /// How often a number and its text twin were different identifiers.
  private(set) var disagreements = 0

  init(_ projection: Projection, _ meaning: Meaning) {
    self.projection = projection
    self.meaning = meaning
  }

  mutating func removeAll() {
    hits.removeAll(keepingCapacity: true)
    disagreements = 0
  }

  /// Collects the identifiers in an object, in the order of the bytes. O(nodes).
  mutating func search(
    _ object: Int, type: Int, role: Role?, in record: borrowing Record
  ) {
    let role = Role.combine(role, projection.roleToldWithin(object, type: type, record))
    let nodes = record.nodes
    let firstHit = hits.count
    var index = object + 1
    let end = Int(nodes[object].next)
    while index < end {
      let node = nodes[index]
      if let number = projection.member(node.edge, in: type) {
        let member = projection.members[number]
        let inner = Role.combine(role, member.role)
        if node.kind.isContainer {
          descend(index, member, inner, object, in: record)
        } else if member.meaning == meaning, node.kind != .null {
          add(index, object, member.twin, inner, from: firstHit, isElement: false, in: record)
        }
      }
      index = Int(node.next)
    }
  }

  /// Collects the identifiers in a page that stand in none of its records.
  mutating func searchBesidesRecords(_ page: Int, type: Int, in record: borrowing Record) {
    var index = page + 1
    let end = Int(record.nodes[page].next)
    while index < end {
      let node = record.nodes[index]
      if node.kind.isContainer, let number = projection.member(node.edge, in: type) {
        let member = projection.members[number]
        if !member.isRecords { descend(index, member, member.role, page, in: record) }
      }
      index = Int(node.next)
    }
  }

  private mutating func descend(
    _ index: Int, _ member: Projection.Member, _ role: Role?, _ object: Int,
    in record: borrowing Record
  ) {
    let node = record.nodes[index]
    if node.kind == .object {
      guard !member.types.isEmpty, let type = projection.resolve(member, node) else { return }
      return search(index, type: type, role: role, in: record)
    }
    var element = index + 1
    while element < Int(node.next) {
      let inner = record.nodes[element]
      if inner.kind.isContainer {
        descend(element, member, role, object, in: record)
      } else if member.meaning == meaning, inner.kind != .null {
        add(element, object, member.twin, role, from: hits.count, isElement: true, in: record)
      }
      element = Int(inner.next)
    }
  }

  /// Adds a value, or joins it with its twin; of two that are as good, the first is the record's.
  private mutating func add(
    _ index: Int, _ object: Int, _ name: Int, _ role: Role?, from firstHit: Int, isElement: Bool,
    in record: borrowing Record
  ) {
    let node = record.nodes[index]
    let rank = Rank(node, record.literal(node))
    let twin = (firstHit..<hits.count).first {
      let hit = hits[$0]
      return !isElement && !hit.isElement && hit.object == object && hit.twin == name
    }
    guard let twin else {
      hits.append(
        IDHit(
          object: object, twin: name, role: role, node: index, rank: rank,
          isElement: isElement))
      return
    }
    let known = record.nodes[hits[twin].node]
    if known.kind.isString != node.kind.isString,
      !Bytes.equal(record.literal(known), record.literal(node))
    {
      disagreements += 1
    }
    if rank.rawValue > hits[twin].rank.rawValue {
      hits[twin].node = index
      hits[twin].rank = rank
    }
  }
}
