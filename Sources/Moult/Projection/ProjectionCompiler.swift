internal import JSONStream

extension Projection {
  /// Compiles a catalogue for a job.
  ///
  /// - Parameters:
  ///   - keepsUnknown: whether values without a meaning are read as well, for a report on them.
  ///   - follows: whether the job reads objects under a field; records are always read.
  ///   - wants: whether the job reads the values of a field of a type.
  init(
    _ catalogue: Catalogue, keepsUnknown: Bool = false,
    follows: (Catalogue.Field) -> Bool = { _ in true },
    wants: (Catalogue.Field, Catalogue.ObjectType) -> Bool
  ) {
    let selection = CatalogueSelection(
      catalogue, keepsUnknown: keepsUnknown, follows: follows, wants: wants)
    var compiler = ProjectionCompiler(selection)
    compiler.run()
    self = compiler.projection()
  }
}

/// Makes the states of a selector out of sets of types (the subset construction, with a type in place of
/// a state of the automaton), following only what leads to something wanted.
struct ProjectionCompiler {
  let selection: CatalogueSelection
  var builder: Selector.Builder
  /// The options of all edges, one edge after the other, and where those of each edge begin.
  private(set) var options: [Projection.Option] = []
  private(set) var optionStarts = [0, 0]
  private(set) var edgeKeys = [Catalogue.anyKey]
  /// The state of objects that are of one type, or -1, and those of more.
  private var stateOfType: [Int]
  private var statesOfTypes: [(types: [Int], state: Int)] = []
  private var candidates: [Int] = []
  private var waiting: [(state: Int, types: [Int])] = []
  private var keys: StateKeys
  /// The fields for other keys of the state at hand.
  private var others: [Projection.Option] = []

  init(_ selection: CatalogueSelection) {
    self.selection = selection
    builder = Selector.Builder(keepsUnknown: selection.keepsUnknown)
    stateOfType = Array(repeating: -1, count: selection.catalogue.types.count)
    keys = StateKeys(words: selection.catalogue.words.count)
  }

  mutating func run() {
    // Which script a record is of, the reader tells with it: what it can be is then in the options.
    let files = selection.catalogue.files.flatMap(\.types)
    builder.setRoot(state(of: Set(selection.catalogue.roots + files).sorted()))
    while let (state, types) = waiting.popLast() { fill(state, types) }
  }

  /// The state of objects that can be of some types, in ascending order.
  private mutating func state(of types: [Int]) -> Int {
    if let known = statesOfTypes.first(where: { $0.types == types }) { return known.state }
    let state = builder.addState()
    statesOfTypes.append((types, state))
    waiting.append((state, types))
    return state
  }

  private mutating func state(of type: Int) -> Int {
    if stateOfType[type] < 0 { stateOfType[type] = state(of: [type]) }
    return stateOfType[type]
  }

  /// Gives a state its keys: those of its types' fields, and those of their signatures.
  private mutating func fill(_ state: Int, _ types: [Int]) {
    collectKeys(of: types)
    let words = selection.catalogue.words
    for key in keys.order {
      let first = options.count
      keys.append(optionsOf: key, to: &options)
      for other in others where !options[first...].contains(where: { $0.type == other.type }) {
        options.append(other)
      }
      let marker = keys.isMarking(key) ? selection.marker(of: key) : nil
      if let edge = edge(for: key) ?? (marker == nil ? nil : deadEdge(for: key)) {
        builder.add(
          key: words.bytes(of: key), to: state, edge: edge, marker: marker)
      }
    }
    options += others
    if let edge = edge(for: Catalogue.anyKey) { builder.addOtherKeys(to: state, edge: edge) }
  }

  private mutating func collectKeys(of types: [Int]) {
    keys.removeAll()
    others.removeAll(keepingCapacity: true)
    for type in types {
      for number in selection.catalogue.types[type].fields {
        let option = Projection.Option(type: type, field: number)
        let key = selection.catalogue.fields[number].key
        if key == Catalogue.anyKey { others.append(option) } else { keys.add(option, to: key) }
      }
      for key in selection.signatureKeys(of: type) { keys.mark(key) }
    }
  }

  /// The edge of a key, whose options are those behind the last edge's. Nil where nothing there is
  /// wanted; then the options are taken away.
  private mutating func edge(for key: Int) -> UInt16? {
    var isFollowed = false
    var isValue = selection.keepsUnknown
    let first = optionStarts[optionStarts.count - 1]
    for option in options[first...] {
      let isRecords = selection.catalogue.fields[option.field].isRecords
      isValue = isValue || isRecords || selection.isWanted[option.field]
      isFollowed = isFollowed || isRecords || selection.leadsOn[option.field]
    }
    guard first < options.count, isValue || isFollowed else {
      options.removeLast(options.count - first)
      return nil
    }
    let child = isFollowed ? self.child(of: options[first...]) : nil
    return addEdge(for: key, child: child, isValue: isValue)
  }

  /// The state of objects of all the types to which some fields lead.
  private mutating func child(of options: ArraySlice<Projection.Option>) -> Int? {
    candidates.removeAll(keepingCapacity: true)
    for option in options {
      for place in selection.types[option.field] {
        let type = selection.catalogue.candidates[place]
        if !candidates.contains(type) { candidates.append(type) }
      }
    }
    switch candidates.count {
    case 0: return nil
    case 1: return state(of: candidates[0])
    default: return state(of: candidates.sorted())
    }
  }

  /// An edge whose values are read past; its key still marks.
  private mutating func deadEdge(for key: Int) -> UInt16 {
    addEdge(for: key, child: nil, isValue: false)
  }

  private mutating func addEdge(for key: Int, child: Int?, isValue: Bool) -> UInt16 {
    optionStarts.append(options.count)
    edgeKeys.append(key)
    return builder.addEdge(child: child, isValue: isValue)
  }
}
