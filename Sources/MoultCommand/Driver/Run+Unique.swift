import Moult
import MoultIO
import MoultRelease

/// IDs that a job put aside because it had no memory for them.
extension Run {
  /// After the last input: writes what was put aside.
  mutating func loadSpilled(_ job: inout Dehydrator) throws {
    while try job.loadSpilled(from: &aside) { try pass(&job, from: "", all: true) }
  }
}
