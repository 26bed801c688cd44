/// A way in which databases, queues and programs write records.
struct WrapperForm: Sendable, CustomStringConvertible {
  let description: String
  /// The names that are counted.
  let counted: Set<String>
  /// The input with some records.
  let write: @Sendable ([JSONTree]) -> String

  /// The least number of records that are counted for a name. A record is read again only if a value that the job
  /// reads has the other form.
  func least(of name: String) -> Int { name == "mongodb" ? 4 : 5 }

  private static func lines(
    _ name: String, _ counted: Set<String>, _ write: @escaping @Sendable (JSONTree) -> String
  ) -> WrapperForm {
    WrapperForm(description: name, counted: counted) { records in
      records.map { write($0) + "\n" }.joined()
    }
  }

  private static func whole(
    _ name: String, _ counted: Set<String>, _ write: @escaping @Sendable ([JSONTree]) -> String
  ) -> WrapperForm {
    WrapperForm(description: name, counted: counted, write: write)
  }

  private static func text(_ record: JSONTree) -> String { JSONTree.string(record.text).text }

  private static func list(_ records: [JSONTree], _ write: (JSONTree) -> String) -> String {
    records.map(write).joined(separator: ",\n  ")
  }

  static let searchEngines: [WrapperForm] = [
    lines("dump", ["elasticsearch"]) { #"{"_index":"t","_id":"77","_source":\#($0.text)}"# },
    lines("dump with spaces", ["elasticsearch"]) {
      #"{ "_index" : "t" , "_source" : \#($0.text) , "sort" : [ 77 ] }"#
    },
    whole("hits", ["elasticsearch"]) {
      #"{"took":1,"hits":{"total":{"value":2},"hits":[\#(list($0) { #"{"_id":"77","_source":\#($0.text)}"# })]}}"#
    },
    whole("hits on many lines", ["elasticsearch"]) {
      "{\n\"hits\": {\n\"hits\": [\n\(list($0) { "{\n\"_id\": \"77\",\n\"_source\": \($0.text)\n}" })\n]\n}\n}\n"
    },
    whole("several responses", ["elasticsearch"]) {
      #"{"responses":[\#(list($0) { #"{"hits":{"hits":[{"_source":\#($0.text)}]}}"# })]}"#
    },
    whole("view", ["couchdb"]) {
      #"{"total_rows":2,"offset":0,"rows":[\#(list($0) { #"{"id":"77","key":"77","value":{"rev":"1"},"doc":\#($0.text)}"# })]}"#
    },
    whole("changes", ["couchdb"]) {
      #"{"results":[\#(list($0) { #"{"seq":1,"id":"77","changes":[{"rev":"1"}],"doc":\#($0.text)}"# })],"last_seq":2}"#
    },
  ]

  static let queues: [WrapperForm] = [
    lines("payload", ["kafka"]) { #"{"schema":{"type":"struct"},"payload":\#($0.text)}"# },
    lines("payload as text", ["kafka"]) { #"{"schema":{"type":"string"},"payload":\#(text($0))}"# },
    lines("change event", ["kafka", "debezium", "mongodb"]) {
      #"{"payload":{"before":null,"after":\#(text($0.extended)),"source":{"db":"77"},"op":"c"}}"#
    },
    whole("proxy", ["value"]) {
      "[\(list($0) { #"{"topic":"t","key":"77","value":\#($0.text),"offset":77}"# })]"
    },
    lines("log", ["message"]) { #"{"@timestamp":"77","host":"h","message":\#(text($0))}"# },
    lines("key", ["key"]) { "77\t\($0.text)" },
    lines("key in quotes, with a time", ["key"]) { "CreateTime:77\t\"77\"\t\($0.text)" },
    lines("key before a wrapper", ["key", "kafka"]) { "null\t{\"payload\":\($0.text)}" },
    lines("collector", ["perceval"]) {
      #"{"backend_name":"Twitter","data":\#($0.text),"origin":"77","uuid":"77"}"#
    },
    lines("record", ["record"]) { #"{"record":\#($0.text),"at":77}"# },
    lines("column of a table", ["json"]) { #"{"id":77,"raw_json":\#(text($0))}"# },
  ]

  static let values: [WrapperForm] = [
    lines("text", ["json-text"]) { text($0) },
    lines("text in a text", ["json-text"]) { text(.string($0.text)) },
    lines("text that ends its line", ["json-text"]) {
      text(.string($0.text)).replacing("}\\\"", with: "}\\\\r\\\\n\\\"")
    },
    whole("list of texts", ["json-text"]) { "[\(list($0, text))]" },
    whole("text of a list", ["json-text"]) { text(.array($0)) },
    lines("extended", ["mongodb"]) { $0.extended.text },
    lines("extended, with an ID", ["mongodb"]) {
      #"{"_id":{"$oid":"507f191e810c19729de860ea"},\#($0.extended.text.dropFirst())"#
    },
    whole("list of extended ones", ["mongodb"]) { "[\(list($0) { $0.extended.text })]" },
    lines("extended in a dump", ["elasticsearch", "mongodb"]) {
      #"{"_source":\#($0.extended.text)}"#
    },
    lines("boxed", ["jsonlite"]) { $0.boxed.text },
    whole("list of boxed ones", ["jsonlite"]) { "[\n\(list($0) { $0.boxed.text })\n]" },
  ]

  static let all = searchEngines + queues + values
}

extension JSONTree {
  /// The value as MongoDB's canonical extended JSON has it.
  var extended: JSONTree {
    switch self {
    case .object(let members):
      .object(members.map { Member(key: $0.key, value: $0.value.extended) })
    case .array(let elements): .array(elements.map(\.extended))
    case .literal(let literal) where Int(literal) != nil:
      .object([Member(key: "$numberLong", value: .string(literal))])
    case .literal(let literal) where Double(literal) != nil:
      .object([Member(key: "$numberDouble", value: .string(literal))])
    case .string, .literal: self
    }
  }

  /// The value as R's jsonlite writes it, with each scalar in an array.
  var boxed: JSONTree {
    switch self {
    case .object(let members):
      .object(members.map { Member(key: $0.key, value: $0.value.boxed) })
    case .array(let elements): .array(elements.map(\.boxed))
    case .literal("null"): .object([])
    case .string, .literal: .array([self])
    }
  }
}
