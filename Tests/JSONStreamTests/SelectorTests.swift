import Testing

@testable import JSONStream

/// What a selector selects, as outlines: an edge before each value, `{` and `[` with their contents,
/// `'` around strings (after `\` those with escapes), `=` before other values.
@Suite struct SelectorTests {
  @Test(arguments: [
    (#"{}"#, "0{ }"),
    (#"{"id":1,"text":"a"}"#, "0{ 1=1 2'a' }"),
    // Unknown keys, and objects where none is expected, are skipped.
    (#"{"a":{"id":9},"b":[{"id":9}],"c":"x","id":1}"#, "0{ 1=1 }"),
    (#"{"text":{"id":9},"id":1}"#, "0{ 1=1 }"),
    (#"{"user":7,"id":1}"#, "0{ 1=1 }"),
    (#"{"user":["a",7,null],"id":1}"#, "0{ 3[ ] 1=1 }"),
    (#"{"id":{},"text":[{}],"tags":{}}"#, "0{ 2[ ] }"),
    // Objects in objects, and after those what follows them.
    (#"{"user":{"id":2,"name":"n","user":{"id":3}},"id":1}"#, "0{ 3{ 1=2 5'n' 3{ 1=3 } } 1=1 }"),
    (#"{"user":{},"id":1}"#, "0{ 3{ } 1=1 }"),
    (#"{"user":{"text":"a","x":{"id":4},"id":2}}"#, "0{ 3{ 1=2 } }"),
    // Arrays are transparent: elements are reached by the array's edge.
    (
      #"{"tags":["a",1,true,false,null,[2,[3]],{"id":9}],"id":1}"#,
      "0{ 4[ 4'a' 4=1 4=true 4=false 4=null 4[ 4=2 4[ 4=3 ] ] ] 1=1 }"
    ),
    (
      #"{"items":[{"id":1},[{"id":2}],"a",{"items":[{"id":3}]}]}"#,
      "0{ 6[ 6{ 1=1 } 6[ 6{ 1=2 } ] 6{ 6[ 6{ 1=3 } ] } ] }"
    ),
    (
      #"{"user":[{"id":1},{"x":["a"]},{"name":"b"}],"id":1}"#,
      "0{ 3[ 3{ 1=1 } 3{ } 3{ 5'b' } ] 1=1 }"
    ),
    (#"{"x":["a",{"y":["b"]}],"tags":["c"],"z":["d"],"id":1}"#, "0{ 4[ 4'c' ] 1=1 }"),
    // Every one of equal keys counts.
    (#"{"id":1,"id":"2","id":[3]}"#, "0{ 1=1 1'2' 1[ 1=3 ] }"),
    // Keys are compared after their escapes are decoded.
    (#"{"\u0069d":1,"i\u0064":2,"\u0075ser":{"\u0069\u0064":3}}"#, "0{ 1=1 1=2 3{ 1=3 } }"),
    (#"{"id\u0000":1,"\\u0069d":2,"ID":3,"id ":4,"":5,"\"id":6}"#, "0{ }"),
  ])
  func selects(_ text: String, _ outline: String) {
    for framed in [text, text + "\n", "[\(text)]", text.replacing(",\"", with: ",\n\"")] {
      #expect(readAlike(framed).records.map(\.outline) == [outline])
    }
  }

  @Test func unknownValuesAreKeptOnDemand() throws {
    let text = #"{"id":1,"a":"x","b\n":{"c":[1,{"d":2}],"id":3},"user":{"e":null},"text":{"f":{}}}"#
    let log = readAlike(text, selector: Selectors.keeping)
    #expect(
      log.records.map(\.outline) == [
        #"0{ 1=1 ?a'x' ?b\n{ ?c[ ?c=1 ?c{ ?d=2 } ] ?id=3 } 3{ ?e=null } 2{ ?f{ } } }"#
      ])
  }

  @Test func elementsOfAnUnknownArrayHaveItsKey() {
    let log = readAlike(
      #"{"a":[{"b":1},2,[{"c":[3,{"d":4},5]},6],7],"id":8}"#, selector: Selectors.keeping)
    #expect(
      log.records.map(\.outline) == [
        "0{ ?a[ ?a{ ?b=1 } ?a=2 ?a[ ?a{ ?c[ ?c=3 ?c{ ?d=4 } ?c=5 ] } ?a=6 ] ?a=7 ] 1=8 }"
      ])
  }

  @Test func otherKeysLeadToTheirEdge() {
    var builder = Selector.Builder()
    let (root, person) = (builder.addState(), builder.addState())
    builder.setRoot(root)
    let value = builder.addEdge(child: nil, isValue: true)
    let other = builder.addEdge(child: person, isValue: false)
    builder.add(key: "id", to: root, edge: value)
    builder.addOtherKeys(to: root, edge: other)
    builder.add(key: "name", to: person, edge: value)
    let selector = builder.build()
    let log = readAlike(
      #"{"12":{"name":"a","x":1},"id":2,"34":{"name":"b"},"":{"name":"c"},"z":"d"}"#,
      selector: selector)
    #expect(log.records.map(\.outline) == ["0{ 2{ 1'a' } 1=2 2{ 1'b' } 2{ 1'c' } }"])
  }

  /// In a selector that keeps unknown values, keys that only the rule for other keys matches have their
  /// range as well.
  @Test func otherKeysHaveTheirRangeOnDemand() {
    var builder = Selector.Builder(keepsUnknown: true)
    let root = builder.addState()
    builder.setRoot(root)
    let value = builder.addEdge(child: nil, isValue: true)
    builder.add(key: "id", to: root, edge: value)
    builder.addOtherKeys(to: root, edge: builder.addEdge(child: nil, isValue: true))
    let log = readAlike(
      #"{"id":[1],"a":2,"b":[{"c":3},4],"id":{"d":[5]},"id":6}"#, selector: builder.build())
    #expect(
      log.records.map(\.outline) == [
        "0{ 1[ 1=1 ] 2?a=2 2?b[ 2{ ?c=3 } 2?b=4 ] 1{ ?d[ ?d=5 ] } 1=6 }"
      ])
  }

  /// The key of a rejected record does not appear in the next one.
  @Test(arguments: ["[x", "\"\\x\"", "{\"b\":}", "\u{B}"])
  func aRejectedRecordLeavesNoKey(_ bad: String) {
    let text = "{\"id\":1}\n{\"a_long_key_that_is_not_known\":\(bad)\n7\n{\"id\":2}\n[[]]\n"
    let log = readAlike(text, selector: Selectors.keeping)
    #expect(log.errors.map(\.position.line) == [2])
    #expect(log.records.map(\.outline) == ["0{ 1=1 }", "0=", "0{ 1=2 }", "0[ ]"])
  }

  @Test func markersAreSetOnTheObjectThatHasTheKey() throws {
    let log = readAlike(
      #"{"id":1,"user":{"name":"a","user":{"id":2}},"tags":[]}"# + "\n" + #"{"text":1}"# + "\n{}")
    let marks = log.records.map { $0.nodes.filter { $0.kind == .object }.map(\.marks) }
    #expect(marks == [[0b101, 1 << 127, 0b1], [0b10], [0]])
  }

  @Test func anEmptySelectorStillValidates() {
    #expect(readAlike(#"{"a":[1]}"#, selector: Selectors.empty).records.map(\.outline) == ["0{ }"])
    #expect(readAlike(#"{"a":[1}"#, selector: Selectors.empty).errors.map(\.code) == [.syntax])
    #expect(readAlike(#"{"a":"\x"}"#, selector: Selectors.empty).errors.map(\.code) == [.syntax])
  }
}
