// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "swift-job",
  dependencies: [.package(name: "moult", path: "../..")],
  targets: [
    .executableTarget(name: "swift-job", dependencies: [.product(name: "Moult", package: "moult")])
  ])
