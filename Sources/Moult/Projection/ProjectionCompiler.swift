internal import JSONStream

extension Projection {
  /// Compiles a catalogue for a job.
  ///
  /// - Parameters:
  ///   - keepsUnknown: whether values without a meaning are read as well, for a report on them.
  ///   - follows: whether the job reads objects under a member; records are always read.
  ///   - wants: whether the job reads the values of a member of a type.
  init(
    _ catalogue: Catalogue, keepsUnknown: Bool = false,
    follows: (Catalogue.Member) -> Bool = { _ in true },
    wants: (Catalogue.Member, Catalogue.ObjectType) -> Bool
  ) {
    var compiler = ProjectionCompiler(
      catalogue, keepsUnknown: keepsUnknown, follows: follows, wants: wants)
    compiler.run()
    self = compiler.projection()
  }
}

/// Makes the states of a shape out of sets of types (the subset construction, with a type in place of
/// a state of the automaton), following only what leads to something wanted.
struct ProjectionCompiler {
  /// A member while its type's are still numbered.
  private struct Draft {
    /// Its place in `names`.
    let key: Int
    let meaning: Meaning?
    let types: [Int]
    let role: Role?
    let isRecords: Bool
    let isWhole: Bool
    let isWanted: Bool
  }

  private let catalogue: Catalogue
  private var builder: Shape.Builder
  private var members: [Draft] = []
  /// For each type, the numbers of its members.
  private var memberNumbers: [[Int]] = []
  /// All keys of the catalogue, each once; the first stands for any key.
  private var names = ["*"]
  private var keyNumbers = ["*": anyKey]
  private static let anyKey = 0
  /// For each type, the member that stands for any other key, and the keys of its signatures.
  private var otherKeys: [Int?] = []
  private var signatureKeys: [[Int]] = []
  /// For each type, whether something in it, at any depth, is wanted.
  private var matters: [Bool]
  /// For each type, whether records of their own stand in it, at any depth.
  private var holdsRecords: [Bool]
  /// One bit for each key of the signatures, the same in all states.
  private var markers: [Int: Int] = [:]
  private var states: [[Int]: Int] = [:]
  private var waiting: [[Int]] = []
  private var optionsOfEdge: [[Projection.Option]] = [[]]
  private var keysOfEdge = [""]
  private let keepsUnknown: Bool

  init(
    _ catalogue: Catalogue, keepsUnknown: Bool, follows: (Catalogue.Member) -> Bool,
    wants: (Catalogue.Member, Catalogue.ObjectType) -> Bool
  ) {
    self.catalogue = catalogue
    self.keepsUnknown = keepsUnknown
    builder = Shape.Builder(keepsUnknown: keepsUnknown)
    matters = Array(repeating: keepsUnknown, count: catalogue.types.count)
    holdsRecords = Array(repeating: false, count: catalogue.types.count)
    for type in catalogue.types {
      add(type, follows: follows, wants: wants)
    }
    findWhatMatters()
    numberMarkers()
  }

  private mutating func add(
    _ type: Catalogue.ObjectType, follows: (Catalogue.Member) -> Bool,
    wants: (Catalogue.Member, Catalogue.ObjectType) -> Bool
  ) {
    let first = members.count
    for member in type.members {
      let tellsRole = type.roleMember?.key == member.key
      members.append(
        Draft(
          key: number(of: member.key), meaning: member.meaning,
          types: member.isRecords || follows(member) ? member.types : [], role: member.role,
          isRecords: member.isRecords, isWhole: member.isWhole,
          isWanted: member.meaning != nil && (tellsRole || wants(member, type))))
    }
    memberNumbers.append(Array(first..<members.count))
    otherKeys.append((first..<members.count).first { members[$0].key == Self.anyKey })
    var keys: [Int] = []
    for signature in type.signatures {
      for condition in signature.conditions {
        for key in condition.keys { keys.append(number(of: key)) }
      }
    }
    signatureKeys.append(keys)
  }

  private mutating func number(of key: String) -> Int {
    if let known = keyNumbers[key] { return known }
    names.append(key)
    keyNumbers[key] = names.count - 1
    return names.count - 1
  }

  /// A type matters if a member of it is wanted, or leads to records or to a type that matters.
  private mutating func findWhatMatters() {
    spread(&matters) { $0.isWanted || $0.isRecords }
    spread(&holdsRecords) { $0.isRecords }
  }

  /// Marks the types of which a member fulfils a condition, and those that lead to marked ones.
  private func spread(_ marks: inout [Bool], _ condition: (Draft) -> Bool) {
    var isChanged = true
    while isChanged {
      isChanged = false
      for type in memberNumbers.indices where !marks[type] {
        marks[type] = memberNumbers[type].contains { number in
          condition(members[number]) || members[number].types.contains { marks[$0] }
        }
        isChanged = isChanged || marks[type]
      }
    }
  }

  private mutating func numberMarkers() {
    for key in signatureKeys.joined() where markers[key] == nil { markers[key] = markers.count }
    precondition(markers.count <= 128, "the signatures of a catalogue name at most 128 keys")
  }

  mutating func run() {
    builder.setRoot(state(of: Array(Set(catalogue.roots)).sorted()))
    while let types = waiting.popLast() { fill(types) }
  }

  private mutating func state(of types: [Int]) -> Int {
    if let known = states[types] { return known }
    let state = builder.addState()
    states[types] = state
    waiting.append(types)
    return state
  }

  /// What the keys of a state are in its types, and which of them tell the types apart.
  private struct Keys {
    /// In the order in which they were met.
    var order: [Int] = []
    var options: [Int: [Projection.Option]] = [:]
    var marking: Set<Int> = []

    mutating func meet(_ key: Int) {
      if options[key] == nil {
        options[key] = []
        order.append(key)
      }
    }
  }

  /// Gives a state its keys: those of its types' members, and those of their signatures.
  private mutating func fill(_ types: [Int]) {
    guard let state = states[types] else { return }
    let keys = keys(of: types)
    let others = types.compactMap { type in
      otherKeys[type].map { Projection.Option(type: type, member: $0) }
    }
    for key in keys.order {
      var options = keys.options[key] ?? []
      options += others.filter { other in !options.contains { $0.type == other.type } }
      let edge = edge(for: key, options)
      let marker = keys.marking.contains(key) ? markers[key] : nil
      if edge != nil || marker != nil {
        builder.add(
          key: names[key], to: state, edge: edge ?? deadEdge(names[key]), marker: marker)
      }
    }
    if !others.isEmpty, let edge = edge(for: Self.anyKey, others) {
      builder.addOtherKeys(to: state, edge: edge)
    }
  }

  private func keys(of types: [Int]) -> Keys {
    var keys = Keys()
    for type in types {
      for number in memberNumbers[type] where members[number].key != Self.anyKey {
        keys.meet(members[number].key)
        keys.options[members[number].key]?.append(Projection.Option(type: type, member: number))
      }
      for key in signatureKeys[type] {
        keys.meet(key)
        keys.marking.insert(key)
      }
    }
    return keys
  }

  /// The edge of a key, or nil where nothing there is wanted.
  private mutating func edge(for key: Int, _ options: [Projection.Option]) -> UInt16? {
    var candidates: [Int] = []
    var isFollowed = false
    var isValue = keepsUnknown
    for option in options {
      let member = members[option.member]
      isValue = isValue || member.isWanted || member.isRecords
      isFollowed = isFollowed || member.isRecords || member.types.contains { matters[$0] }
      for type in member.types where !candidates.contains(type) { candidates.append(type) }
    }
    guard !options.isEmpty, isValue || isFollowed else { return nil }
    let child = isFollowed && !candidates.isEmpty ? state(of: candidates.sorted()) : nil
    optionsOfEdge.append(options)
    keysOfEdge.append(names[key])
    return builder.addEdge(child: child, isValue: isValue)
  }

  /// An edge whose values are read past; its key still marks.
  private mutating func deadEdge(_ key: String) -> UInt16 {
    optionsOfEdge.append([])
    keysOfEdge.append(key)
    return builder.addEdge(child: nil, isValue: false)
  }

  func projection() -> Projection {
    var starts = [0]
    for options in optionsOfEdge { starts.append(starts[starts.count - 1] + options.count) }
    var labels: [UInt8] = []
    var candidates: [Int] = []
    let finished = members.enumerated().map { number, member in
      let label = labels.count
      let first = candidates.count
      labels.append(UInt8(ascii: "\""))
      labels += names[member.key].utf8
      labels += [UInt8(ascii: "\""), UInt8(ascii: ":")]
      candidates += member.types
      return Projection.Member(
        number: number, twin: twin(of: member.key), label: label..<labels.count,
        meaning: member.meaning,
        types: first..<candidates.count, role: member.role, isRecords: member.isRecords,
        isWhole: member.isWhole, isWanted: member.isWanted,
        isFollowedLink: names[member.key].hasPrefix("unwound"))
    }
    return Projection(
      shape: builder.build(), members: finished, keys: members.map { names[$0.key] },
      labels: labels,
      candidates: candidates, types: catalogue.types.indices.map(info),
      traits: catalogue.types.indices.map(traits), roots: catalogue.roots, optionStarts: starts,
      options: optionsOfEdge.flatMap { $0 }, edgeKeys: keysOfEdge)
  }

  /// The number of a key without the ending that marks the text form of an ID.
  private func twin(of key: Int) -> Int {
    for ending in ["_str", "_string"] where names[key].hasSuffix(ending) {
      return keyNumbers[String(names[key].dropLast(ending.count))] ?? key
    }
    return key
  }

  private func traits(_ type: Int) -> Projection.Traits {
    func first(_ condition: (Draft) -> Bool) -> Int? {
      memberNumbers[type].first { condition(members[$0]) }
    }
    func number(in type: Int) -> Int? {
      memberNumbers[type].first { members[$0].meaning == .topicDomain }
    }
    let roleKey = catalogue.types[type].roleMember.flatMap { keyNumbers[$0.key] }
    let domain = first { $0.types.count == 1 && number(in: $0.types[0]) != nil }
    return Projection.Traits(
      roleKey: first { $0.key == roleKey }, wholeMember: first(\.isWhole),
      holdsRecords: holdsRecords[type], hasJoins: !catalogue.types[type].joins.isEmpty,
      isMedia: catalogue.types[type].kind == "media",
      isLink: first { $0.meaning == .link } != nil,
      annotationType: first { $0.meaning == .annotationType }, topicDomain: domain,
      topicDomainNumber: domain.flatMap { number(in: members[$0].types[0]) })
  }

  private func info(_ number: Int) -> Projection.TypeInfo {
    let type = catalogue.types[number]
    let byKey = Dictionary(
      memberNumbers[number].map { (names[members[$0].key], $0) },
      uniquingKeysWith: { first, _ in first })
    return Projection.TypeInfo(
      name: type.name, kind: type.kind.map(RecordKind.init),
      signatures: type.signatures.map { $0.conditions.map(condition) },
      roles: (type.roleMember?.roles ?? []).map { (Array($0.value.utf8), $0.role) },
      members: byKey, storeKey: type.storeKey.flatMap { byKey[$0] },
      joins: type.joins.compactMap { join in
        byKey[join.key].map { key in
          Projection.Join(
            key: key, store: join.store, target: join.name.flatMap { byKey[$0] },
            isFirstOnly: join.isFirstOnly)
        }
      })
  }

  private func condition(_ condition: Catalogue.Signature.Condition) -> Projection.Condition {
    Projection.Condition(
      mask: condition.keys.reduce(0) {
        $0 | 1 << UInt128(keyNumbers[$1].flatMap { markers[$0] } ?? 0)
      },
      isAbsence: condition.isAbsence)
  }
}
