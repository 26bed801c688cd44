internal import JSONStream

/// Lines of the catalogue as a whole.
extension CatalogueReader {
  /// Reads `@NAME`, then keys. Lines with the same name add to one group.
  mutating func readGroup() throws(CatalogueError) {
    guard let name = lines.take(), words.bytes(of: name)[0] == UInt8(ascii: "@") else {
      throw fault("`group` names a group, as in @name, then its keys")
    }
    var keys: [Int] = []
    while let key = lines.take() { keys.append(key) }
    if let place = groups.firstIndex(where: { $0.name == name }) {
      keys = groups.remove(at: place).keys + keys
    }
    groups.append(Catalogue.Group(name: name, keys: keys))
  }

  /// Reads names of labels, then `>` and the types of the records.
  mutating func readFile() throws(CatalogueError) {
    var names: [Int] = []
    while !lines.take(.leads) {
      guard let name = lines.take() else {
        throw fault("`file` names labels, then types after `>`")
      }
      names.append(name)
    }
    let types = Array(candidates[readTypes()])
    files += names.map { Catalogue.File(name: $0, types: types) }
  }

  /// Reads a pattern for the first line of scripts, up to its `=`, then `as` and the first word of the label.
  mutating func readScript() throws(CatalogueError) {
    var pattern: [String] = []
    while !lines.take(.as), let word = lines.take() { pattern.append(words[word]) }
    let text = pattern.joined(separator: " ")
    guard let label = lines.take(), ScriptForm(text, label: words[label]) != nil else {
      throw fault("`script` has a pattern, as in window.YTD.{name}.part{1-6}, then `as` and a word")
    }
    scripts.append(Catalogue.ScriptLine(pattern: text, label: words[label]))
    try readEnd()
  }

  /// Reads a name, then the conditions of a signature, then `>` and the keys with the records.
  mutating func readWrapper() throws(CatalogueError) {
    guard let name = lines.take().map({ words[$0] }) else {
      throw fault("`wrapper` has no name")
    }
    var conditions: [Catalogue.Signature.Condition] = []
    while !lines.take(.leads) {
      var condition = Catalogue.Signature.Condition(isAbsence: lines.take(.not))
      repeat {
        guard let key = lines.take() else {
          throw fault("`wrapper` has a name and a signature, then keys after `>`")
        }
        condition.keys.append(key)
      } while lines.take(.or)
      conditions.append(condition)
    }
    var fields: [Int] = []
    while let key = lines.take() { fields.append(key) }
    wrappers.append(Catalogue.Wrapper(name: name, conditions: conditions, fields: fields))
  }

  /// Reads a kind, then a subject and a cause, with `undone` where the notice ends the cause; or a form.
  mutating func readNotice() throws(CatalogueError) {
    guard let kind = lines.take().map({ words[$0] }), let word = lines.take() else {
      throw fault("`notice` names a kind, then what it says")
    }
    if let subject = NoticeSubject.allCases.first(where: { $0.name == words[word] }) {
      guard let cause = takeCause() else {
        let causes = NoticeCause.allCases.map(\.name).joined(separator: ", ")
        throw fault("the subject of a notice is followed by a cause: \(causes)")
      }
      notices[kind] = .statement(.init(subject, cause, isOn: !lines.take(.undone)))
    } else if let form = NoticeForm(named: words[word]) {
      notices[kind] = form
    } else {
      throw fault(
        "a notice is about a tweet, user or message, or of the form places, edit, result or envelope"
      )
    }
    try readEnd()
  }
}
