import Moult

/// Runs a job as the command does, its output thrown away, and returns how much there was of it.
func run(_ job: consuming Job<some JobKind>, _ bytes: [UInt8]) -> Int {
  var job = job
  var count = 0
  forEachPiece(of: bytes) { piece in
    job.feed(piece)
    count += job.output.count
    job.output.removeAll()
  }
  job.finish()
  return count + job.output.count
}
