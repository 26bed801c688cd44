@testable import MoultCommand

extension CommandList {
  /// All commands, those of groups among them.
  static var commands: [any Command.Type] { all.flatMap(commands(of:)) }

  /// The command of a row, or the commands of a group.
  static func commands(of node: any CommandNode.Type) -> [any Command.Type] {
    if let group = node as? any CommandGroup.Type { return group.commands.flatMap(commands(of:)) }
    return [node as? any Command.Type].compactMap(\.self)
  }

  /// The words of each help page: the first page, the groups and the commands.
  static var pages: [String] { [""] + all.map { $0.about.name } + commands.map { $0.about.path } }
}
