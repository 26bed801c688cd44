extension Catalogue {
  /// The most bytes of all dialects that are added.
  static let mostAddedBytes = 48 << 10
  /// The most kinds of records; a projection has numbers for 256.
  static let mostKinds = 200

  /// The built-in catalogue with dialects of your own. O(length).
  ///
  ///     let catalogue = try Catalogue(adding: ["forum.catalogue": """
  ///       root forum.post
  ///       type forum.post
  ///         kind tweet
  ///         when post_no
  ///         post_no  tweet.id
  ///         body     tweet.text
  ///       """])
  ///
  /// A record is tried as a type of a built-in dialect first, then as one of `dialects` in their order. What a file says a
  /// path means is believed: a path of names with the meaning of texts is scrubbed like a text.
  ///
  /// - Parameter dialects: the texts of catalogue files by the names that errors give them, 48 KiB together at most.
  /// - Throws: ``CatalogueError`` for the first fault.
  public init(adding dialects: KeyValuePairs<String, String>) throws(CatalogueError) {
    let added = dialects.map { (name: $0.key, bytes: Array($0.value.utf8)) }
    let last = dialects.last?.key ?? ""
    func fault(_ reason: String) -> CatalogueError {
      CatalogueError(file: last, line: 1, reason: reason)
    }
    guard added.reduce(0, { $0 + $1.bytes.count }) <= Self.mostAddedBytes else {
      throw fault("the dialects have more than \(Self.mostAddedBytes) bytes")
    }
    try self.init(texts: Self.builtInTexts + added, meanings: .builtIn)
    guard kindCount <= Self.mostKinds else {
      throw fault("the catalogue has more than \(Self.mostKinds) kinds of records")
    }
    // No job reads more than this one, which reads everything.
    var compiler = ProjectionCompiler(
      CatalogueSelection(self, keepsUnknown: true, follows: { _ in true }, wants: { _, _ in true }))
    compiler.run()
    guard !compiler.isTooLarge else {
      throw fault("its types can be in too many places; name fewer types for a field")
    }
  }

  private var kindCount: Int {
    Set(types.compactMap(\.kind) + types.flatMap { $0.kindField?.kinds.map(\.kind) ?? [] }).count
  }
}
