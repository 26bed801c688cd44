/// Sums over cells, what a reader can compare of them, and in which of them each cell is, in a few arrays.
struct Sums {
  /// Two sums over cells: they are equal but for a difference, or the inner one is at most the outer one.
  ///
  /// A difference arises where the bound on the tweets of a user cuts different tweets in two tables. A reader does not
  /// have it. The audit assumes that one does, which protects more than is needed.
  struct Relation: BitwiseCopyable {
    let inner: Int32
    let outer: Int32
    /// By how many tweets the inner sum is greater; 0 where the inner one is at most the outer one.
    let difference: Int
    let isEqual: Bool
    /// Whether the users of the inner sum are among those of the outer one, too.
    let comparesUsers: Bool

    /// The other one of the two sums.
    func other(than sum: Int32) -> Int32 { sum == inner ? outer : inner }
  }

  private(set) var relations: [Relation] = []
  /// The cells of all sums, one sum after the other; in each sum, those that are not printed are first.
  private(set) var members: [Int32] = []
  /// For each sum, the end of its cells, and of those that are not printed.
  private var ends: [Int] = []
  private(set) var openEnds: [Int] = []
  /// For each cell, the sum of it alone, or -1.
  private var alone: [Int32] = []
  private var sumsOfCells = Incidence()
  private var relationsOfSums = Incidence()

  /// The number of sums.
  var count: Int { ends.count }

  /// Adds a sum, and returns its number; a cell alone is one sum, however often it is added. O(cells).
  mutating func append(_ cells: some Collection<Int32>) -> Int32 {
    guard cells.count == 1, let cell = cells.first else { return appendNew(cells) }
    while alone.count <= cell { alone.append(-1) }
    if alone[Int(cell)] < 0 { alone[Int(cell)] = appendNew(cells) }
    return alone[Int(cell)]
  }

  private mutating func appendNew(_ cells: some Collection<Int32>) -> Int32 {
    members.append(contentsOf: cells)
    ends.append(members.count)
    return Int32(ends.count - 1)
  }

  /// Adds two sums that can be compared.
  mutating func append(_ relation: Relation) { relations.append(relation) }

  /// Adds that a cell is the sum of cells that are in no table.
  mutating func append(_ cell: Int32, isSumOf parts: [Int32]) {
    let (whole, inner) = (append(CollectionOfOne(cell)), append(parts))
    relations.append(
      Relation(inner: inner, outer: whole, difference: 0, isEqual: true, comparesUsers: true))
  }

  /// Prepares the look-ups, once all sums are added. O(cells of the sums).
  mutating func index(_ cells: RunCells, jointCount: Int) {
    var index = Incidence.Builder(count: cells.count + jointCount)
    index.add(members)
    for sum in 0..<Int32(count) { for place in places(of: sum) { index.put(sum, members[place]) } }
    sumsOfCells = index.built
    index = Incidence.Builder(count: count)
    for relation in relations { index.add([relation.inner, relation.outer]) }
    for (number, relation) in relations.enumerated() {
      index.put(Int32(number), relation.inner)
      index.put(Int32(number), relation.outer)
    }
    relationsOfSums = index.built
    openEnds = (0..<Int32(count)).map { places(of: $0).lowerBound }
    for sum in 0..<Int32(count) {
      for place in places(of: sum) where !cells.isPrinted(members[place]) { open(place, in: sum) }
    }
  }

  /// Notes that a cell is not printed any more. O(cells of its sums).
  mutating func open(_ cell: Int32) {
    for sum in sums(of: Int(cell)) {
      for place in openEnds[Int(sum)]..<ends[Int(sum)] where members[place] == cell {
        open(place, in: sum)
        break
      }
    }
  }

  private mutating func open(_ place: Int, in sum: Int32) {
    members.swapAt(place, openEnds[Int(sum)])
    openEnds[Int(sum)] += 1
  }

  /// The places in ``members`` of the cells of a sum.
  func places(of sum: Int32) -> Range<Int> {
    (sum == 0 ? 0 : ends[Int(sum) - 1])..<ends[Int(sum)]
  }

  /// The places of those that are not printed.
  func openPlaces(of sum: Int32) -> Range<Int> {
    places(of: sum).lowerBound..<openEnds[Int(sum)]
  }

  /// The cells of a sum that are printed.
  func printed(in sum: Int32) -> ArraySlice<Int32> { members[openEnds[Int(sum)]..<ends[Int(sum)]] }

  /// The cells of a sum that are not printed.
  func open(in sum: Int32) -> ArraySlice<Int32> { members[openPlaces(of: sum)] }

  /// The sums in which a cell is.
  func sums(of cell: Int) -> ArraySlice<Int32> { sumsOfCells[cell] }

  /// The relations in which a sum is.
  func relations(of sum: Int32) -> ArraySlice<Int32> { relationsOfSums[Int(sum)] }
}

/// Lists of numbers, in two arrays.
private struct Incidence {
  private var ends: [Int] = []
  private var numbers: [Int32] = []

  subscript(index: Int) -> ArraySlice<Int32> {
    numbers[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Fills the lists: first all lengths, then all numbers.
  struct Builder {
    private var lengths: [Int]
    private var next: [Int] = []
    private var numbers: [Int32] = []

    init(count: Int) { lengths = Array(repeating: 0, count: count) }

    mutating func add(_ indices: [Int32]) { for index in indices { lengths[Int(index)] += 1 } }

    mutating func put(_ number: Int32, _ index: Int32) {
      if next.isEmpty { start() }
      numbers[next[Int(index)]] = number
      next[Int(index)] += 1
    }

    private mutating func start() {
      var sum = 0
      next = lengths.map { length in
        defer { sum += length }
        return sum
      }
      numbers = Array(repeating: 0, count: sum)
    }

    var built: Incidence {
      // Each list is full, so that the next place is its end.
      Incidence(ends: next.isEmpty ? lengths : next, numbers: numbers)
    }
  }
}
