internal import Synchronization

/// Messages that nobody has taken yet. Beyond a number they are counted.
package final class MessageList: Sendable {
  private static let most = 10_000

  private let waiting = Mutex<(messages: [RunMessage], lost: Int)>(([], 0))

  /// A list without messages.
  package init() {}

  /// Adds a message.
  func add(_ message: RunMessage) {
    waiting.withLock { waiting in
      if waiting.messages.count < Self.most {
        waiting.messages.append(message)
      } else {
        waiting.lost += 1
      }
    }
  }

  /// Removes and returns all messages.
  package func take() -> [RunMessage] {
    waiting.withLock { waiting in
      defer { waiting = ([], 0) }
      guard waiting.lost > 0 else { return waiting.messages }
      let rest = RunMessage(nil, .note("\(waiting.lost) more messages; the report counts them"))
      return waiting.messages + [rest]
    }
  }
}
