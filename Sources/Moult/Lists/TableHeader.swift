/// The header of a table: what its names say.
struct TableHeader {
  /// Folded.
  let names: [[UInt8]]
  /// Nil for unknown names.
  let meanings: [HeaderMeaning?]

  /// - Parameter names: the names, folded.
  init(names: [[UInt8]]) {
    self.names = names
    meanings = names.map { ListHeaders.meaning(of: $0) }
  }

  func column(named name: String) -> Int? {
    let wanted = ListHeaders.folded(Array(name.utf8).span)
    return only(names.indices.filter { names[$0] == wanted })
  }

  /// The column with the IDs of a kind; nil where the names do not say which it is.
  ///
  /// - Parameter inLists: whether the only column of a list may be one that does not name the kind.
  func column(of kind: ListKind, inLists: Bool) -> Int? {
    let sure = columns(.ids(kind))
    if !sure.isEmpty { return same(withoutPairs(sure)) }
    let own = withoutPairs(unsure)
    if own.isEmpty { return inLists && isVector ? only(columns(.row)) : nil }
    let isAlone = names.indices.allSatisfy { own.contains($0) || names[$0].isEmpty }
    let isEnough = isAlone ? inLists && (kind == .users || columns(.either).isEmpty) : isAbout(kind)
    return isEnough ? only(own) : nil
  }

  /// The columns with the IDs of the rows' subjects whose names do not say what these are.
  var unsure: [Int] { names.indices.filter { [.own, .either].contains(meanings[$0]) } }

  /// Whether the name of a column says the kind of its IDs.
  func isSure(_ column: Int, _ kind: ListKind) -> Bool { meanings[column] == .ids(kind) }

  /// Whether columns show that the rows are about one kind of subject.
  func isAbout(_ kind: ListKind) -> Bool {
    if meanings.contains(.otherSign) || kind == .users && meanings.contains(.texts) { return false }
    return Set(meanings.compactMap { $0?.signOf }) == [kind]
  }

  /// Whether the table has more of its subjects than IDs.
  func isHydrated(_ kind: ListKind) -> Bool {
    meanings.contains(.texts) || meanings.contains { $0?.signOf == kind }
  }

  func columns(_ meaning: HeaderMeaning) -> [Int] {
    names.indices.filter { meanings[$0] == meaning }
  }

  /// Whether the header is the one that R writes for a vector: `x`, possibly after an empty one for row names.
  private var isVector: Bool {
    meanings.last == .row && names.dropLast().allSatisfy(\.isEmpty) && names.count <= 2
  }

  /// Removes `tweet_id` where there is a `tweet_id_str`: programs round numbers, but not texts.
  func withoutPairs(_ columns: [Int]) -> [Int] {
    let ending = Array("str".utf8)
    let texts = columns.filter { names[$0].count > 3 && names[$0].suffix(3) == ending[...] }
    return columns.filter { column in
      texts.contains(column) || !texts.contains { names[$0].dropLast(3) == names[column][...] }
    }
  }

  private func only(_ columns: [Int]) -> Int? { columns.count == 1 ? columns[0] : nil }

  /// The first of columns with the same name, as `author_id` and `author.id`; nil where the names differ.
  private func same(_ columns: [Int]) -> Int? {
    let differ = columns.contains { names[$0] != names[columns[0]] }
    return differ ? nil : columns.first
  }
}
