import ArgumentParser

/// What a command line asks of a job, checked, before anything of it is done.
protocol Request: Equatable {
  /// The options without a value.
  static var flags: [String] { get }

  init(_ arguments: inout PlainArguments) throws

  func run() throws -> ExitCode
}

extension Request {
  static var flags: [String] { [] }

  /// Reads the words behind the name of the job; nil where ArgumentParser has to.
  init?(plain words: ArraySlice<String>) {
    do {
      var arguments = try PlainArguments(words, flags: Self.flags)
      try self.init(&arguments)
      guard arguments.isUsedUp else { return nil }
    } catch {
      return nil
    }
  }

  /// Does what is asked, and gives the code to leave with.
  func perform() -> ExitCode {
    do {
      return try run()
    } catch {
      return Exit.tell(error)
    }
  }
}

/// A command that makes a request of its options.
protocol JobCommand: ParsableCommand {
  associatedtype Asked: Request

  func request() throws -> Asked
}

extension JobCommand {
  func validate() throws {
    _ = try request()
  }

  func run() throws {
    throw try request().perform()
  }
}
