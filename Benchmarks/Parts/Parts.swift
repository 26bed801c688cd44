import Benchmark
import JSONStream
import Moult

// One more is one more line: a name, its input, and what is done with it.
let benchmarks: @Sendable () -> Void = {
  measure("read/nothing, v1", over: Input.v1) { read($0, Looks.nothing) }
  measure("read/few, v1", over: Input.v1) { read($0, Looks.few) }
  measure("read/few, v1-python", over: Input.v1Python) { read($0, Looks.few) }
  measure("read/few, v2-pages", over: Input.pages) { read($0, Looks.few) }
  measure("read/everything, v1", over: Input.v1) { read($0, Looks.everything) }

  measure("job/dehydrate, v1", over: Input.v1) { run(Dehydrator(), $0) }
  measure("job/dehydrate, v2-pages", over: Input.pages) { run(Dehydrator(), $0) }
  for policy in ["strict", "text"] {
    measure("job/redact \(policy), v1", over: Input.v1) { run(Redactor(try .named(policy)), $0) }
    measure("job/redact \(policy), v2-pages", over: Input.pages) {
      run(Redactor(try .named(policy)), $0)
    }
  }
  measure("job/aggregate lang,day, v1", over: Input.v1) {
    run(Aggregator(try Analysis(by: ["lang", "day"])), $0)
  }
}
