import Testing

@testable import Moult

/// Names are removed from each value of a page, of which names are first chosen and later all compared.
@Suite struct ManyValuesTests {
  private static let names = [
    "Anna Baumann", "Zoë Łuczak", "Фёдор Иванов", "山田太郎", "محمد المنصوري", "김민수", "Oezil Mesut",
    "Jürgen Weiß", "Νίκος Παππάς", "Smith-Jones",
  ]

  /// A page of tweets by the people above, each of whom is named in somebody else's tweet.
  private static func page(_ count: Int) -> String {
    let tweets = (0..<count).map { number in
      let name = names[(number * 7 + 3) % names.count]
      let tag = name.filter { $0.isLetter }
      return #"{"id":"\#(number + 1)","author_id":"\#(number % names.count + 1)","#
        + #""text":"\#(number) rain with \#(name) today","#
        + #""entities":{"hashtags":[{"tag":"\#(tag)"},{"tag":"rain\#(number)"}]}}"#
    }
    let users = names.indices.map {
      #"{"id":"\#($0 + 1)","username":"user_\#($0)_x","name":"\#(names[$0])"}"#
    }
    return
      #"{"data":[\#(tweets.joined(separator: ","))],"includes":{"users":[\#(users.joined(separator: ","))]}}"#
  }

  @Test(arguments: [1, 5, 11, 12, 13, 14, 40]) func noNameLeaves(count: Int) throws {
    let run = try JobRun.redact(Self.page(count) + "\n", "text")
    #expect(run.lines.count == count)
    for (number, line) in run.lines.enumerated() {
      #expect(line.contains("\(number) rain with <name> today"), "\(line)")
      #expect(line.contains("rain\(number)\""), "\(line)")
      for name in Self.names {
        for word in name.split(whereSeparator: { !$0.isLetter }) {
          #expect(!line.lowercased().contains(word.lowercased()), "\(line)")
        }
      }
    }
  }
}
