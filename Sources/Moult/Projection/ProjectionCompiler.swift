internal import JSONStream

extension Projection {
  /// Compiles a catalogue for a job. O(catalogue).
  ///
  /// - Parameters:
  ///   - keepsUnknown: whether the job also reads values without a meaning.
  ///   - follows: whether the job reads the objects in a field. Records are always read.
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

/// Makes the states of a selector, each from a set of types: the subset construction, with types as the states
/// of the nondeterministic automaton. Fields without anything that the job reads are left out.
struct ProjectionCompiler {
  let selection: CatalogueSelection
  private(set) var states = SelectorStates()
  /// The options of all edges, edge by edge, and the start of each edge in them.
  private(set) var options: [Projection.Option] = []
  private(set) var optionStarts = [0, 0]
  /// The first edge of each state.
  private(set) var stateStarts: [Int] = []
  private(set) var edgeKeys = [Catalogue.anyKey]
  /// The state for each type, or -1, and the states for sets of types.
  private var stateOfType: [Int]
  private var statesOfTypes: [(types: [Int], state: Int)] = []
  private var candidates: [Int] = []
  private var waiting: [(state: Int, types: [Int])] = []
  private var keys: StateKeys
  /// Whether there are more states or edges than may be; then nothing can be made of them.
  private(set) var isTooLarge = false
  /// The most edges; a selector has 65,535.
  static let mostEdges = 48_000
  /// The most states. A state is found among all others.
  static let mostStates = 4_000
  /// The options for all other keys of the current state.
  private var others: [Projection.Option] = []

  init(_ selection: CatalogueSelection) {
    self.init(selection, words: selection.catalogue.words.count)
  }

  private init(_ selection: CatalogueSelection, words: Int) {
    self.selection = selection
    stateOfType = Array(repeating: -1, count: selection.catalogue.types.count)
    keys = StateKeys(words: words)
  }

  /// Reads what a compiler found from an image.
  init(_ image: inout ImageReader, _ selection: CatalogueSelection) {
    // It does not run, so that it needs no room for keys.
    self.init(selection, words: 0)
    states = SelectorStates(&image)
    options = image.list { Projection.Option(type: $0.number(), field: $0.number()) }
    optionStarts = image.numbers()
    stateStarts = image.numbers()
    edgeKeys = image.numbers()
  }

  func write(to image: inout ImageWriter) {
    states.write(to: &image)
    image.add(options) {
      $0.add($1.type)
      $0.add($1.field)
    }
    image.add(optionStarts)
    image.add(stateStarts)
    image.add(edgeKeys)
  }

  mutating func run() {
    // The root state serves records of all scripts too. The script's label selects among the types.
    let files = selection.catalogue.files.flatMap(\.types)
    states.root = state(of: Set(selection.catalogue.roots + files).sorted())
    while !isTooLarge, let (state, types) = waiting.popLast() { fill(state, types) }
  }

  /// The state for objects that can have some types.
  ///
  /// - Parameter types: in ascending order.
  private mutating func state(of types: [Int]) -> Int {
    if let known = statesOfTypes.first(where: { $0.types == types }) { return known.state }
    if statesOfTypes.count >= Self.mostStates { isTooLarge = true }
    let state = states.addState()
    statesOfTypes.append((types, state))
    waiting.append((state, types))
    return state
  }

  private mutating func state(of type: Int) -> Int {
    if stateOfType[type] < 0 { stateOfType[type] = state(of: [type]) }
    return stateOfType[type]
  }

  /// Adds the keys of a state: those of its types' fields, and those of their signatures.
  private mutating func fill(_ state: Int, _ types: [Int]) {
    collectKeys(of: types)
    stateStarts.append(optionStarts.count - 1)
    for key in keys.order {
      let first = options.count
      keys.append(optionsOf: key, to: &options)
      for other in others where !selection.catalogue.fields[other.field].isForeign {
        if !options[first...].contains(where: { $0.type == other.type }) { options.append(other) }
      }
      let marker = keys.isMarking(key) ? selection.marker(of: key) : nil
      if let edge = edge(for: key) ?? (marker == nil ? nil : deadEdge(for: key)) {
        states.add(SelectorStates.Key(state: state, word: key, edge: edge, marker: marker))
      }
    }
    options += others
    if let edge = edge(for: Catalogue.anyKey) {
      states.add(SelectorStates.OtherKeys(state: state, edge: edge))
    }
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

  /// Adds the edge for a key, with the options after the last edge's. Where the job reads nothing there, removes
  /// the options and returns nil.
  private mutating func edge(for key: Int) -> UInt16? {
    var isFollowed = false
    var isValue = selection.keepsUnknown
    var isPlain = false
    let first = optionStarts[optionStarts.count - 1]
    for option in options[first...] {
      let field = selection.catalogue.fields[option.field]
      isValue = isValue || field.isRecords || selection.isWanted[option.field]
      isPlain = isPlain || !field.isRecords && selection.isWanted[option.field]
      // Of a mark of promotion only its presence is read.
      isFollowed =
        isFollowed || field.isRecords || field.use == .promoted || selection.leadsOn[option.field]
    }
    guard first < options.count, isValue || isFollowed else {
      options.removeLast(options.count - first)
      return nil
    }
    let child = isFollowed ? self.child(of: options[first...]) : nil
    return addEdge(for: key, child: child, isValue: isValue, isPlain: isPlain)
  }

  /// The state for the objects in some fields.
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

  /// Adds an edge whose values are skipped. Its key only sets a marker bit.
  private mutating func deadEdge(for key: Int) -> UInt16 {
    addEdge(for: key, child: nil, isValue: false)
  }

  private mutating func addEdge(
    for key: Int, child: Int?, isValue: Bool, isPlain: Bool = false
  ) -> UInt16 {
    guard edgeKeys.count < Self.mostEdges else {
      isTooLarge = true
      return Selector.rootEdge
    }
    optionStarts.append(options.count)
    edgeKeys.append(key)
    return states.addEdge(SelectorStates.Edge(child: child, isValue: isValue, isPlain: isPlain))
  }
}
