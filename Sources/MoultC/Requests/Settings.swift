internal import CMoult
internal import Moult
internal import MoultFiles

/// The settings of a job as they were given, each with its values in their order.
struct Settings: Sendable {
  private var values: [String: [String]] = [:]
  /// The settings that were read.
  private var known: Set<String> = []

  /// Adds a value.
  mutating func add(_ name: String, _ value: String) { values[name, default: []].append(value) }

  /// The values of a setting that is a list.
  mutating func texts(_ name: String) -> [String] {
    known.insert(name)
    return values[name] ?? []
  }

  /// The value that was given last; nil where none was.
  mutating func text(_ name: String) -> String? { texts(name).last }

  /// A number.
  mutating func number(
    _ name: String, in range: ClosedRange<Int>, or usual: Int
  ) throws(Failure) -> Int {
    guard let text = text(name) else { return usual }
    guard let number = Int(text), range.contains(number) else {
      throw .usage("bad-setting", "\(name) takes \(Self.words(range))")
    }
    return number
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max
      ? "a number from \(range.lowerBound)"
      : "a number from \(range.lowerBound) to \(range.upperBound)"
  }

  /// A switch.
  mutating func isOn(_ name: String) throws(Failure) -> Bool {
    switch text(name) {
    case nil, "false": return false
    case "true": return true
    default: throw .usage("bad-setting", "\(name) takes true or false")
    }
  }

  /// One of several words.
  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, or usual: Choice
  ) throws(Failure) -> Choice {
    guard let text = text(name) else { return usual }
    guard let choice = Choice(rawValue: text) else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("bad-setting", "\(name) takes one of \(words)")
    }
    return choice
  }

  /// Refuses settings that the job does not have.
  func checkNames() throws(Failure) {
    guard let name = values.keys.filter({ !known.contains($0) }).min() else { return }
    let list = known.sorted().joined(separator: ", ")
    // The name of a setting is the program's, unless it is long.
    let shown = name.utf8.count <= 40 ? "`\(name)`" : "of this name"
    throw .usage("unknown-setting", "there is no setting \(shown) here; there are \(list)")
  }
}

extension Settings {
  /// The settings of all jobs.
  ///
  /// - Parameter inputs: those that are known from the start.
  mutating func inputSettings(_ inputs: [RunInput]) throws(Failure) -> InputSettings {
    var settings = InputSettings(inputs)
    settings.threads = try number("threads", in: 1...1024, or: settings.threads)
    settings.mostRejections = try number("most-messages", in: 0 ... .max, or: 1000)
    if let name = text("script") {
      guard let script = ArchiveScript(file: name) else {
        throw .usage("bad-setting", "script takes the name of a script of a personal archive")
      }
      settings.script = script
    }
    return settings
  }
}
