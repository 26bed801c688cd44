public import Moult
public import MoultIO

extension TemporaryWords: BlockStore {}

/// IDs that a job put aside because it had no memory for them.
extension Run {
  /// After the last input: writes what was put aside.
  mutating func takeBack(_ job: inout Dehydrator) throws {
    while try job.takeBack(from: &aside) { try pass(&job, from: "", all: true) }
  }
}
