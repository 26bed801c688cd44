import Moult

/// All commands: the one list from which help, completions and the readers of the command line come.
enum CommandList {
  /// A row for each job or group. A job adds itself here.
  static let all: [any CommandNode.Type] = [
    Dehydrate.self, Redact.self, Aggregate.self, Comply.self, Explain.self, PolicyCommand.self,
    Share.self, RecipientCommand.self, LedgerCommand.self,
  ]

  /// What a plain command line asks for; nil where ArgumentParser has to read it.
  static func plain(_ words: ArraySlice<String>) -> (any Command)? {
    all.first { $0.about.name == words.first }?.plain(words.dropFirst())
  }

  /// The words that name a command, as `share ids`.
  static func path(of command: any CommandNode.Type) -> String {
    let groups = all.compactMap { $0 as? any CommandGroup.Type }
    let group = groups.first { $0.commands.contains { $0 == command } }
    return [group?.about.name, command.about.name].compactMap(\.self).joined(separator: " ")
  }

  /// A refusal of a first word that is no command but close to one.
  static func unknown(_ words: ArraySlice<String>) -> String? {
    let names = all.map { $0.about.name }
    guard let word = words.first, word != "help", !word.hasPrefix("-"), !names.contains(word),
      let nearest = Spelling.nearest(to: word, among: names)
    else { return nil }
    return "there is no job `\(word)`; perhaps `\(nearest)`; `moult help` lists all"
  }
}
