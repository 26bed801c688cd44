internal import JSONStream

/// The image of the built-in catalogue: its tables as they are after its texts are read, so that a start reads no text.
/// `ImageTests` compares it with the texts, and writes it.
extension Catalogue {
  /// Reads an image. O(catalogue).
  init(image bytes: [UInt8]) {
    var image = ImageReader(bytes)
    self.init(&image)
  }

  /// The forms of a script's first line, which an image begins with: whoever looks for inputs needs no more of it.
  static func scriptLines(_ image: inout ImageReader) -> [ScriptLine] {
    image.list { ScriptLine(pattern: $0.text(), label: $0.text()) }
  }

  init(_ image: inout ImageReader) {
    scriptLines = Self.scriptLines(&image)
    let roles = Role.allCases
    words = WordSet(&image)
    types = image.list { ObjectType(&$0, roles) }
    let kinds = FieldCases(roles: roles)
    fields = image.list { Field(&$0, kinds) }
    candidates = image.numbers()
    roots = image.numbers()
    files = image.list { File(name: $0.number(), types: $0.numbers()) }
    notices = Dictionary(
      uniqueKeysWithValues: image.list { ($0.text(), NoticeForm(number: $0.number())) })
    textEndings = image.list { $0.array() }
    wrappers = image.list {
      Wrapper(
        name: $0.text(), conditions: $0.list { Signature.Condition(&$0) }, fields: $0.numbers())
    }
    markers = MarkerBits(&image)
  }

  /// The image. O(catalogue).
  var image: [UInt8] {
    var image = ImageWriter()
    write(to: &image)
    return image.bytes
  }

  func write(to image: inout ImageWriter) {
    image.add(scriptLines) {
      $0.add($1.pattern)
      $0.add($1.label)
    }
    words.write(to: &image)
    image.add(types) { $1.write(to: &$0) }
    image.add(fields) { $1.write(to: &$0) }
    image.add(candidates)
    image.add(roots)
    image.add(files) {
      $0.add($1.name)
      $0.add($1.types)
    }
    image.add(notices.sorted { $0.key < $1.key }) {
      $0.add($1.key)
      $0.add($1.value.number)
    }
    image.add(textEndings) { $0.add($1) }
    image.add(wrappers) {
      $0.add($1.name)
      $0.add($1.conditions) { $1.write(to: &$0) }
      $0.add($1.fields)
    }
    markers.write(to: &image)
  }
}
