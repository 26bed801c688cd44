internal import JSONStream

/// An identifier found in a record.
struct IDHit: BitwiseCopyable, Sendable {
  /// The node of the object around it, the same for both parts of an ID pair (`id`, `id_str`).
  let object: Int32
  /// The node of its value.
  var node: Int32
  /// The newest hit of the same name before this one; -1 for none.
  let shadowed: Int32
  let role: Role?
  /// The reliability of the value as an ID.
  var rank: Rank
  /// Whether the value is the ID alone, without text around it.
  let isPlain: Bool
  /// Nil where the value is malformed.
  var id: DecimalID?
}

/// The reliability of a value as an ID: decimal text wins over a number, which a program may have rounded, and
/// both win over a value that is no decimal ID.
enum Rank: UInt8 {
  case malformed, number, text

  init(_ node: Node, _ id: DecimalID?) {
    self = id == nil ? .malformed : node.kind.isString ? .text : .number
  }
}

/// The identifiers found so far in an item. An ID pair, a number and its text form, is one hit.
struct IDHits: Sendable {
  private(set) var all = Pile<IDHit>()
  /// The number of ID pairs with two different identifiers.
  private(set) var disagreements = 0
  /// For each name (``Projection/Field/twin``), its newest hit; -1 for none.
  private var newest: [Int32]
  /// The names with a hit.
  private var named = Pile<Int32>()

  /// - Parameter names: the number of names.
  init(names: Int) {
    newest = Array(repeating: -1, count: names)
  }

  mutating func removeAll() {
    for index in named.indices { newest[Int(named[index])] = -1 }
    named.removeAll()
    all.removeAll()
    disagreements = 0
  }

  /// Adds an element of an array, which is never part of an ID pair.
  mutating func add(element index: Int, of object: Int, _ role: Role?, in record: borrowing Record)
  {
    append(index, .plain, object, role, shadowed: -1, record)
  }

  /// Adds a value, or merges it with the other part of its ID pair. Of two parts with the same rank, the first
  /// one counts. Amortized O(1): objects inside this one are complete, so their hits are skipped only once.
  mutating func add(
    _ index: Int, name: Int, _ form: IDForm, of object: Int, _ role: Role?,
    in record: borrowing Record
  ) {
    var twin = newest[name]
    while twin >= 0, Int(all[Int(twin)].object) > object { twin = all[Int(twin)].shadowed }
    if twin >= 0, Int(all[Int(twin)].object) == object {
      newest[name] = twin
      return join(Int(twin), with: index, form, record)
    }
    if newest[name] < 0 { named.append(Int32(name)) }
    newest[name] = Int32(all.count)
    append(index, form, object, role, shadowed: twin, record)
  }

  @inline(__always)
  private mutating func append(
    _ index: Int, _ form: IDForm, _ object: Int, _ role: Role?, shadowed: Int32,
    _ record: borrowing Record
  ) {
    let node = record.nodes[index]
    let id = DecimalID(node, in: form, record)
    all.append(
      IDHit(
        object: Int32(object), node: Int32(index), shadowed: shadowed, role: role,
        rank: Rank(node, id), isPlain: form == .plain, id: id))
  }

  private mutating func join(
    _ twin: Int, with index: Int, _ form: IDForm, _ record: borrowing Record
  ) {
    var known = all[twin]
    let node = record.nodes[index]
    let other = record.nodes[Int(known.node)]
    let isSameText = Bytes.equal(record.literal(other), record.literal(node))
    // The same bytes are the same ID, unless they contain escapes.
    let id = isSameText && node.kind != .escaped ? known.id : DecimalID(node, in: form, record)
    if other.kind.isString != node.kind.isString, known.id != id || id == nil && !isSameText {
      disagreements += 1
    }
    let rank = Rank(node, id)
    guard rank.rawValue > known.rank.rawValue else { return }
    known.node = Int32(index)
    known.rank = rank
    known.id = id
    all[twin] = known
  }
}
