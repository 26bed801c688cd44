import CMoult
import Testing

@testable import Moult
@testable import MoultArrow

/// All rows of a stream, read through the C stream interface alone; the stream is released.
func rows(of stream: ArrowArrayStream) throws -> (schema: ArrowReader, rows: [[String: ArrowValue]])
{
  var stream = unsafe stream
  defer { unsafe stream.release(&stream) }
  var schema = unsafe ArrowSchema()
  #expect(unsafe stream.get_schema(&stream, &schema) == 0)
  defer { unsafe schema.release(&schema) }
  let reader = try unsafe ArrowReader(schema)
  var rows: [[String: ArrowValue]] = []
  while true {
    var batch = unsafe ArrowArray()
    #expect(unsafe stream.get_next(&stream, &batch) == 0)
    guard unsafe batch.release != nil else { return (reader, rows) }
    rows += try unsafe reader.rows(of: batch)
    unsafe batch.release(&batch)
  }
}

/// The batches that a builder makes of outputs.
func batches<Builder: BatchBuilder & ~Copyable>(
  _ outputs: [[UInt8]], _ builder: inout Builder
) throws -> [ArrowColumn] {
  var batches: [ArrowColumn] = []
  for output in outputs {
    var offset = 0
    while offset < output.count {
      offset = try builder.append(output.span, from: offset)
      if builder.isFull { batches.append(builder.finish()) }
    }
  }
  if builder.count > 0 { batches.append(builder.finish()) }
  return batches
}

/// A stream of batches.
func stream(_ schema: ArrowField, _ batches: [ArrowColumn]) -> ArrowArrayStream {
  var rest = batches[...]
  return unsafe makeStream(schema: schema) { rest.popFirst() }
}
