import JSONStream

@testable import Moult

extension Catalogue {
  /// A catalogue of one text, which faults call `c.catalogue`.
  init(_ text: String) throws(CatalogueError) {
    try self.init(texts: [("c.catalogue", Array(text.utf8))], meanings: .builtIn)
  }
}

extension Projection {
  /// Reads the first record of an input and passes it to `body`; nil where there is none.
  func read<Result>(_ text: String, _ body: (borrowing Record) throws -> Result) rethrows -> Result?
  {
    var reader = RecordReader(selector: selector, scripts: scripts, reading: .parsed)
    reader.feed(Array(text.utf8).span)
    reader.finish()
    while true {
      switch reader.next() {
      case .record: return try body(reader.record)
      case .labelled: reader.labelNumber = files.number(of: reader.label?.name ?? "")
      case .rejected, .needsInput, .finished: return nil
      }
    }
  }

  /// The number of a type.
  func type(named name: String) -> Int? { types.firstIndex { $0.name == name } }
}

/// A small catalogue that has one of each thing, in words of no platform.
enum SmallCatalogue {
  static let text = """
    twins _str
    group @odd strange weird
    root a.post a.note a.page a.mark

    type a.post
      kind tweet
      join by_id people as by
      when key words !@odd
      key      tweet.id
      key_str  tweet.id
      words    tweet.text
      by_id    user.id as author
      by       > a.user as author
      refs     > a.ref
      address  tweet.id in tag
      *        tweet.place

    type a.note
      kind note
      when only key
      key  other.id

    type a.mark
      kind mark
      kind by word post=tweet gone=delete
      when word
      word  notice.text
      key   tweet.id

    type a.page
      kind page
      when list
      list  > a.post | a.user records
      ids   user.id as liked records
      box   > a.box

    type a.box
      people  > a.user as included

    type a.user
      kind user
      stored by uid
      when uid nick
      uid   user.id
      nick  user.handle

    type a.ref
      role type quoted=quoted answer=replied
      key   tweet.id
      type  tweet.relation

    """

  static let catalogue: Catalogue = {
    do {
      return try Catalogue(text)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// Everything that has a meaning is read.
  static let projection = Projection(catalogue) { _, _ in true }
}
