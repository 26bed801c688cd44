import Testing

@testable import JSONStream

/// Only the truncated record is lost, wherever it is truncated.
@Suite struct FramingCutTests {
  static let record =
    #"{"text":"a\"\u00e9 }{","id":7,"user":{"id":-1.5e3,"name":[]},"x":[{},[true]]}"#
  static let lines = [#"{"id":1,"user":{"id":11}}"#, #"{"id":2,"tags":["a"]}"#, #"{"id":3}"#]

  @Test(arguments: 0..<4, 1..<record.utf8.count)
  func aTruncatedLineIsLostAlone(_ place: Int, _ length: Int) {
    for separator in ["\n", "\r\n"] {
      var all = Self.lines
      all.insert(String(decoding: Array(Self.record.utf8)[..<length], as: UTF8.self), at: place)
      let log = readAlike(
        all.map { $0 + separator }.joined(), Way.each([4096, 5]))
      var expected = ["1", "2", "3"]
      expected.insert("error", at: place)
      #expect(outcomes(log) == expected)
      #expect(log.errors.map(\.position.line) == [place + 1])
      #expect(log.roots == 3)
    }
  }

  @Test(arguments: 1..<record.utf8.count)
  func aTruncatedLastRecordIsAnError(_ length: Int) {
    let cut = String(decoding: Array(Self.record.utf8)[..<length], as: UTF8.self)
    #expect(outcomes(readAlike(cut)) == ["error"])
    #expect(outcomes(readAlike("{\"id\":1}\n" + cut)) == ["1", "error"])
  }

  /// The array continues after an element that is truncated in a string; the others cannot be
  /// distinguished from elements that contain what follows them.
  @Test(arguments: 1..<record.utf8.count)
  func aTruncatedArrayLineIsLostAlone(_ length: Int) {
    let cut = String(decoding: Array(Self.record.utf8)[..<length], as: UTF8.self)
    let log = readAlike(
      "[{\"id\":1}]\n[{\"id\":2},\(cut)\n[{\"id\":3}]\n", Way.each([4096, 5]))
    #expect(outcomes(log) == ["1", "2", "error", "3"])
  }

  /// Only the element with an unterminated string is lost in an array of several lines.
  @Test(arguments: [
    #"{"text":"a"#, #"{"text":"a},"#, #"{"text":"a\"},"#, #"{"id":5,"te"#, #"""#, #"{"a":"\"#,
  ])
  func aTruncatedStringInAnArrayCostsItsElement(_ cut: String) {
    let log = readAlike("[\n{\"id\":1},\n\(cut)\n{\"id\":3},\n{\"id\":4}\n]\n{\"id\":5}\n")
    #expect(outcomes(log) == ["1", "error", "3", "4", "5"])
    #expect(log.roots == 2)
  }

  /// The documents before a truncated one, and those after the next, are read.
  @Test func aTruncatedDocumentDoesNotCostTheOthers() {
    let documents = (1...5).map { "{\n  \"id\": \($0),\n  \"user\": {\n    \"id\": 9\n  }\n}\n" }
    let length = documents[1].utf8.count
    for cut in 1..<length - 1 {
      var all = documents
      all[1] = String(decoding: Array(all[1].utf8)[..<cut], as: UTF8.self) + "\n"
      let log = readAlike(all.joined(), Way.each([4096, 5]))
      #expect(log.records.first?.id == "1")
      #expect(log.errors.count == 1, "\(log.brief) after a cut at \(cut)")
      #expect(log.records.suffix(2).map(\.id) == ["4", "5"], "\(log.brief) after a cut at \(cut)")
    }
  }

  private func outcomes(_ log: ReaderLog) -> [String] {
    log.entries.map {
      switch $0 {
      case .record(let record): record.id ?? "none"
      case .labelled, .rejected: "error"
      }
    }
  }
}
