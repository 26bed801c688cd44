import Benchmark
import JSONStream
import Moult

// One more is one more line: a name, its input, and what is done with it.
let benchmarks: @Sendable () -> Void = {
  // Nothing is looked for, so that a kernel's reading, or yajl's, and the framing are all there is.
  for kernel in Kernel.available {
    let reading = Reading.skimmed(kernel)
    measure("kernel/\(kernel), v1", over: Input.v1) { read($0, Looks.nothing, reading) }
    measure("kernel/\(kernel), v1-python", over: Input.v1Python) {
      read($0, Looks.nothing, reading)
    }
    measure("kernel/\(kernel), v2-pages", over: Input.pages) { read($0, Looks.nothing, reading) }
  }
  measure("yajl/nothing, v1", over: Input.v1) { read($0, Looks.nothing, .parsed) }
  measure("yajl/few, v1", over: Input.v1) { read($0, Looks.few, .parsed) }

  measure("skim/few, v1", over: Input.v1) { read($0, Looks.few) }
  measure("skim/few, v1-python", over: Input.v1Python) { read($0, Looks.few) }
  measure("skim/few, v2-pages", over: Input.pages) { read($0, Looks.few) }
  measure("skim/all that is named, v1", over: Input.v1) { read($0, Looks.named) }
  measure("read/everything, v1", over: Input.v1) { read($0, Looks.everything) }

  // A job without input is its catalogue read and its projection compiled.
  measure("projection/dehydrate") { run(Dehydrator(), []) }
  measure("projection/redact strict") { run(Redactor(try .named("strict")), []) }
  measure("projection/aggregate lang,day") {
    run(Aggregator(try Analysis(by: ["lang", "day"])), [])
  }

  // Records of little but text, and of little but their dimensions.
  measure("scrub/text", over: Input.texts) { run(Redactor(try .named("text")), $0) }
  measure("aggregation/lang,day", over: Input.cells) {
    run(Aggregator(try Analysis(by: ["lang", "day"])), $0)
  }

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
