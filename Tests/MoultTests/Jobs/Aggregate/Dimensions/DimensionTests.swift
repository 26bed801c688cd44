import JSONStream
import Testing

@testable import Moult

/// Every dimension is read from records, written in each format, and parsed in filters.
@Suite(.tags(.slow)) struct DimensionTests {
  /// The other tests skip a dimension without a case.
  @Test func everyDimensionHasACase() {
    #expect(DimensionCase.all.map(\.dimension) == Dimension.allCases)
  }

  /// The table of ten users with a record each.
  private static func table(
    _ analysis: Analysis, _ record: (Int) -> String
  ) throws -> TableResult {
    // The records of all users have the same ID.
    var job = Aggregator(analysis, .init(uniqueMemory: nil))
    let run = JobRun(&job, Array((0..<10).map(record).joined().utf8))
    #expect(run.rejections.isEmpty && run.report.records.values.reduce(0, +) == 10)
    return try job.result()
  }

  /// Only the fields that a dimension declares are read, so this fails if one is missing.
  @Test(arguments: DimensionCase.all.filter { $0.dimension != .text })
  func isReadAndWritten(example: DimensionCase) throws {
    let (name, printed) = (example.dimension.rawValue, example.printed)
    let result = try Self.table(Analysis(example.request()), example.record(user:))
    #expect(result.text(.csv) == "\(name),share_percent\r\n\(printed),100.0\r\n")
    #expect(
      result.text(.json).hasPrefix(
        #"{"by":["\#(name)"],"rows":[{"\#(name)":"\#(printed)","share_percent":100.0}],"#))
    #expect(result.text(.table).contains("\n\(printed) "))
  }

  @Test(arguments: DimensionCase.all.filter { $0.dimension != .text })
  func isMissing(example: DimensionCase) throws {
    let result = try Self.table(Analysis(example.request()), DimensionCase.emptyRecord(user:))
    switch example.dimension.definition {
    case .list: #expect(result.lines.isEmpty && result.tweetsWithoutValue == 10)
    case .number where example.dimension == .kind: #expect(result.lines == ["plain 100.0"])
    case .number, .word: #expect(result.lines == ["- 100.0"])
    }
  }

  @Test(arguments: DimensionCase.all)
  func isSelected(example: DimensionCase) throws {
    for spelling in [example.printed] + example.spellings {
      for (sign, rows) in [("=", ["de 10"]), ("!=", [])] {
        let filter = example.dimension.rawValue + sign + spelling
        var request = try example.request()
        (request.by, request.count, request.conditions) = (["lang"], [], [filter])
        let result = try Self.table(Analysis(request), example.record(user:))
        #expect(result.lines == rows, "\(filter)")
      }
    }
  }

  @Test(arguments: DimensionCase.all)
  func isParsed(example: DimensionCase) throws {
    let (dimension, rules) = (example.dimension, example.dimension.rules)
    for spelling in [example.printed] + example.spellings {
      let value = try #require(dimension.value(spelled: spelling), "\(spelling)")
      #expect(dimension.written(value) == example.printed, "\(spelling)")
    }
    for spelling in example.wrong {
      #expect(dimension.value(spelled: spelling) == nil, "\(spelling)")
    }
    for word in rules.words {
      #expect(dimension.value(spelled: word).flatMap(dimension.written) == word, "\(word)")
    }
    let isPlain = !rules.example.contains(" ")
    #expect(!isPlain || dimension.value(spelled: rules.example) != nil)
  }

  /// The two lists in ``Dimension`` agree on each type.
  @Test(arguments: Dimension.allCases)
  func isOfOneShape(dimension: Dimension) {
    switch (dimension.definition, dimension.read(TweetFacts())) {
    case (.number(let type), .number(let value)):
      #expect(value == nil || type.isInEveryTweet)
    case (.word, .word(let code)): #expect(code == 0)
    case (.list, .list(let list)): #expect(list.isEmpty)
    default: Issue.record("the reading does not fit the definition")
    }
  }

  @Test func aNameIsOfOneDimension() {
    for dimension in Dimension.allCases {
      for name in [dimension.rawValue] + dimension.rules.otherNames {
        let spelling = name.uppercased().replacing("-", with: "_")
        #expect(Dimension(spelling: " \(spelling) ") == dimension, "\(name)")
      }
    }
    #expect(Dimension(spelling: "colour") == nil)
  }

  @Test(arguments: [
    (Dimension.hour, "1969-12-31T23:00Z"), (.day, "1969-12-31"), (.month, "1969-12"),
    (.weekday, "Wed"), (.hourOfDay, "23"),
  ])
  func writesTimesBefore1970(dimension: Dimension, text: String) {
    guard case .number(let number?) = dimension.read(TweetFacts(user: 1, hour: -1)) else {
      Issue.record("no number")
      return
    }
    #expect(dimension.written(.number(number)) == text)
  }

  /// The gate judges what people wrote, not what the table writes.
  @Test func theGateExemptsNumbers() {
    #expect(DimensionValue.number(12_345_678).passesGate && DimensionValue.none.passesGate)
    #expect(DimensionValue.text("en").passesGate && !DimensionValue.text("12345678").passesGate)
  }
}
