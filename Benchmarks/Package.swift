// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever builds moult does not fetch what only benchmarks need.
let package = Package(
  name: "moult-benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "moult", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Parts",
      dependencies: [
        .product(name: "Moult", package: "moult"),
        .product(name: "JSONStream", package: "moult"),
        .product(name: "Synthetic", package: "moult"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Parts",
      swiftSettings: [.enableExperimentalFeature("Lifetimes")],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
