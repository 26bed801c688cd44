import Benchmark

extension BenchmarkMetric {
  static let speed = BenchmarkMetric.custom("MB/s", polarity: .prefersLarger)
}

/// A benchmark of work on bytes in memory, reported in megabytes a second and in milliseconds.
///
/// The input is made before anything is timed. What the work returns is kept from being optimised
/// away.
func measure(
  _ name: String, over input: @autoclosure @escaping @Sendable () -> [UInt8],
  _ work: @escaping @Sendable ([UInt8]) throws -> Int
) {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident, .speed], timeUnits: .milliseconds,
    warmupIterations: 1, maxDuration: .seconds(5), maxIterations: 15)
  Benchmark(name, configuration: configuration) { (benchmark: Benchmark) in
    let bytes = input()
    let clock = ContinuousClock()
    benchmark.startMeasurement()
    let taken = try clock.measure { blackHole(try work(bytes)) }
    benchmark.stopMeasurement()
    benchmark.measurement(.speed, Int(Double(bytes.count) / 1e6 / (taken / .seconds(1))))
  }
}

/// A benchmark of work without input, reported in microseconds.
func measure(_ name: String, _ work: @escaping @Sendable () throws -> Int) {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], timeUnits: .microseconds,
    warmupIterations: 3, maxDuration: .seconds(2), maxIterations: 100)
  Benchmark(name, configuration: configuration) { (_: Benchmark) in blackHole(try work()) }
}
