import Testing

@testable import MoultCommand

/// All commands and the values of their options.
@Suite struct CommandListTests {
  static let paths = CommandList.commands.map { $0.about.path }

  static func rows(of path: String) -> [OptionRow] {
    CommandList.commands.first { $0.about.path == path }?.rows ?? []
  }

  @Test func namesAreUnique() {
    #expect(Self.paths.count == Set(Self.paths).count)
    #expect(Self.paths.contains("share ids") && Self.paths.contains("dehydrate"))
  }

  @Test(arguments: paths) func everyOptionIsReadOnce(_ path: String) {
    let names = Self.rows(of: path).map(\.name)
    #expect(names.count == Set(names).count)
  }

  /// Under ten words and with a full stop, before which the default is put.
  @Test(arguments: paths) func helpIsOneShortSentence(_ path: String) {
    for row in Self.rows(of: path) {
      #expect(row.help.hasSuffix(".") && row.help.split(separator: " ").count < 10, "\(row.help)")
      #expect(row.details.isEmpty || row.details.hasSuffix("."), "\(row.details)")
    }
  }

}

/// The completions that a shell offers.
@Suite(.tags(.process)) struct CompletionTests {
  private static let rows = CommandListTests.paths.flatMap(CommandListTests.rows(of:))

  /// A shell completes the words of a closed list, and the names of files.
  @Test(arguments: ["bash", "zsh", "fish"]) func completions(_ shell: String) throws {
    let script = try Workspace().moult(["--generate-completion-script", shell])
    #expect(script.code == 0)
    for row in Self.rows {
      if !row.isOperand { #expect(script.output.contains(row.name), "\(row.name)") }
      guard case .words(let words) = row.completion else { continue }
      for word in words { #expect(script.output.contains(word), "\(word)") }
    }
    let closed = ["ids", "kind", "results", "shape", "format", "reader", "names", "compress"]
    for row in Self.rows where closed.contains(row.name) {
      if case .words(let words) = row.completion {
        #expect(words.count > 1)
      } else {
        Issue.record("\(row.name) has no words")
      }
    }
  }
}
