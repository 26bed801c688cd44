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
    let key: String
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
  private var numbersByKey: [[String: Int]] = []
  /// For each type, whether something in it, at any depth, is wanted.
  private var matters: [Bool]
  /// For each type, whether records of their own stand in it, at any depth.
  private var holdsRecords: [Bool]
  /// One bit for each key of the signatures, the same in all states.
  private var markers: [String: Int] = [:]
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
      memberNumbers.append(
        type.members.map { member in
          var followed = member
          if !member.isRecords && !follows(member) { followed.types = [] }
          members.append(Self.numbered(followed, isWanted: wants(member, type), of: type))
          return members.count - 1
        })
    }
    numbersByKey = memberNumbers.map { numbers in
      Dictionary(numbers.map { (members[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
    }
    findWhatMatters()
    numberMarkers()
  }

  private static func numbered(
    _ member: Catalogue.Member, isWanted: Bool, of type: Catalogue.ObjectType
  ) -> Draft {
    let tellsRole = type.roleMember?.key == member.key
    return Draft(
      key: member.key, meaning: member.meaning, types: member.types, role: member.role,
      isRecords: member.isRecords,
      isWhole: member.isWhole, isWanted: member.meaning != nil && (isWanted || tellsRole))
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
    for type in catalogue.types {
      for key in type.signatures.flatMap({ $0.conditions.flatMap(\.keys) })
      where markers[key] == nil {
        markers[key] = markers.count
      }
    }
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

  /// Gives a state its keys: those of its types' members, and those of their signatures.
  private mutating func fill(_ types: [Int]) {
    guard let state = states[types] else { return }
    let signatureKeys = types.flatMap { catalogue.types[$0].signatures }
      .flatMap { $0.conditions.flatMap(\.keys) }
    let memberKeys = types.flatMap { memberNumbers[$0].map { members[$0].key } }
    for key in Set(memberKeys).union(signatureKeys).sorted() where key != "*" {
      let edge = edge(for: key, in: types)
      let marker = types.count > 1 || !signatureKeys.isEmpty ? markers[key] : nil
      if edge != nil || marker != nil {
        builder.add(key: key, to: state, edge: edge ?? deadEdge(key), marker: marker)
      }
    }
    if memberKeys.contains("*"), let edge = edge(for: "*", in: types) {
      builder.addOtherKeys(to: state, edge: edge)
    }
  }

  /// The edge of a key, or nil where nothing there is wanted.
  private mutating func edge(for key: String, in types: [Int]) -> UInt16? {
    let options = types.compactMap { type -> Projection.Option? in
      let number = numbersByKey[type][key] ?? numbersByKey[type]["*"]
      return number.map { Projection.Option(type: type, member: $0) }
    }
    let candidates = Set(options.flatMap { members[$0.member].types }).sorted()
    let isFollowed = options.contains { option in
      members[option.member].isRecords || members[option.member].types.contains { matters[$0] }
    }
    let isValue =
      keepsUnknown
      || options.contains { members[$0.member].isWanted || members[$0.member].isRecords }
    guard !options.isEmpty, isValue || isFollowed else { return nil }
    let child = isFollowed && !candidates.isEmpty ? state(of: candidates) : nil
    optionsOfEdge.append(options)
    keysOfEdge.append(key)
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
      labels += Array("\"\(member.key)\":".utf8)
      candidates += member.types
      return Projection.Member(
        number: number, label: label..<labels.count, meaning: member.meaning,
        types: first..<candidates.count, role: member.role, isRecords: member.isRecords,
        isWhole: member.isWhole, isWanted: member.isWanted,
        isFollowedLink: member.key.hasPrefix("unwound"))
    }
    return Projection(
      shape: builder.build(), members: finished, keys: members.map(\.key), labels: labels,
      candidates: candidates, types: catalogue.types.indices.map(info),
      traits: catalogue.types.indices.map(traits), roots: catalogue.roots, optionStarts: starts,
      options: optionsOfEdge.flatMap { $0 }, edgeKeys: keysOfEdge)
  }

  private func traits(_ type: Int) -> Projection.Traits {
    func first(_ condition: (Draft) -> Bool) -> Int? {
      memberNumbers[type].first { condition(members[$0]) }
    }
    func number(in type: Int) -> Int? {
      memberNumbers[type].first { members[$0].meaning == .topicDomain }
    }
    let roleKey = catalogue.types[type].roleMember?.key
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
    let byKey = numbersByKey[number]
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
      mask: condition.keys.reduce(0) { $0 | 1 << UInt128(markers[$1] ?? 0) },
      isAbsence: condition.isAbsence)
  }
}
