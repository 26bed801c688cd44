import JSONStream
import Testing

@testable import Moult

/// The memory of values met last.
@Suite struct ValueMemoTests {
  private static func found(_ memo: borrowing ValueMemo, _ literal: String, tag: UInt32) -> String?
  {
    memo.find(literal.utf8.span, tag: tag).map { range in
      String(decoding: Bytes.array(memo.result(range)), as: UTF8.self)
    }
  }

  /// Lengths on both sides of the eight bytes that are read as a word.
  @Test(arguments: [1, 2, 7, 8, 9, 15, 16, 24, 25, 199, 200]) func isFoundAgain(length: Int) {
    var memo = ValueMemo()
    let literal = String((0..<length).map { Character(Unicode.Scalar(UInt8(33 + $0 % 90))) })
    #expect(Self.found(memo, literal, tag: 1) == nil)
    memo.keep("\"en\"".utf8.span, of: literal.utf8.span, tag: 1)
    #expect(Self.found(memo, literal, tag: 1) == "\"en\"")
    #expect(Self.found(memo, literal, tag: 2) == nil)
    #expect(Self.found(memo, literal + "x", tag: 1) == nil)
    #expect(Self.found(memo, String(literal.dropLast()) + "~", tag: 1) == nil)
  }

  /// What is too long for its room is not kept, and nothing else is overwritten by it.
  @Test(arguments: [(201, 4), (10, 57), (500, 500), (0, 4)])
  func isNotKept(literalLength: Int, resultLength: Int) {
    var memo = ValueMemo()
    let literal = String(repeating: "a", count: literalLength)
    memo.keep(String(repeating: "b", count: resultLength).utf8.span, of: literal.utf8.span, tag: 1)
    #expect(Self.found(memo, literal, tag: 1) == nil)
  }

  @Test func theLongestAreKept() {
    var memo = ValueMemo()
    let (literal, result) = (
      String(repeating: "a", count: 200), String(repeating: "b", count: 56)
    )
    memo.keep(result.utf8.span, of: literal.utf8.span, tag: 1)
    #expect(Self.found(memo, literal, tag: 1) == result)
  }

  /// There are 512 places, so that of many values most replace another; none may get another's result.
  @Test func manyValues() {
    var memo = ValueMemo()
    let literals = (0..<5_000).map { "value \($0)" }
    for literal in literals {
      memo.keep(("\"" + literal + "\"").utf8.span, of: literal.utf8.span, tag: 1)
      #expect(Self.found(memo, literal, tag: 1) == "\"" + literal + "\"")
    }
    let kept = literals.filter { Self.found(memo, $0, tag: 1) != nil }
    #expect(100...512 ~= kept.count)
    #expect(kept.allSatisfy { Self.found(memo, $0, tag: 1) == "\"" + $0 + "\"" })
  }

  /// An empty result is one, too.
  @Test func emptyResult() {
    var memo = ValueMemo()
    memo.keep("".utf8.span, of: "x".utf8.span, tag: 1)
    #expect(Self.found(memo, "x", tag: 1) == "")
  }

  /// In a run, a value that comes again is written as it was the first time, whatever the field.
  @Test func wordsOfTwoFields() throws {
    let tweets = [
      #"{"id":1,"text":"a","lang":"und","source":"und","user":{"id":7}}"#,
      #"{"id":1,"text":"a","source":"und","lang":"und","user":{"id":7}}"#,
    ]
    let run = try JobRun.redact((tweets + tweets).map { $0 + "\n" }.joined())
    let written = [#"{"lang":"und","source":"other"}"#, #"{"source":"other","lang":"und"}"#]
    #expect(run.lines == written + written)
  }
}
