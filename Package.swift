// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: strict memory safety as an error, imports internal unless said otherwise,
/// and lifetimes, so that views into a record cannot outlive it.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatWarning("StrictMemorySafety", as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableExperimentalFeature("Lifetimes"),
]

let package = Package(
  name: "moult",
  products: [
    .library(name: "Moult", targets: ["Moult"]),
    .library(name: "MoultFiles", targets: ["MoultFiles"]),
    .library(name: "MoultSharing", targets: ["MoultLedger"]),
    .library(name: "JSONStream", targets: ["JSONStream"]),
    .library(name: "Synthetic", targets: ["Synthetic"]),
    .executable(name: "moult", targets: ["MoultCommand"]),
    .executable(name: "moult-samples", targets: ["moult-samples"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CYajl", pkgConfig: "yajl", providers: [.apt(["libyajl-dev"])]),
    .target(name: "CSkim"),
    .target(name: "PinnedBytes", swiftSettings: house),
    .target(
      name: "JSONStream", dependencies: ["CYajl", "CSkim", "PinnedBytes"], swiftSettings: house),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "YAMLNodes", dependencies: ["CYAML"], swiftSettings: house),
    .target(name: "PrivacyLosses", swiftSettings: house),
    .target(
      name: "Moult",
      dependencies: ["PrivacyLosses", "PinnedBytes", "JSONStream", "YAMLNodes"],
      resources: [
        .embedInCode("Data")
      ],
      swiftSettings: house),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(
      name: "CCodecs",
      // Of these, only ISA-L may be missing: then zlib decodes.
      pkgConfig: "libisal",
      providers: [
        .apt(["zlib1g-dev", "libbz2-dev", "liblzma-dev", "libzstd-dev", "libisal-dev"])
      ]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(
      name: "MoultIO",
      dependencies: ["CArchive", "CCodecs", "CNettle", "PinnedBytes"],
      swiftSettings: house),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: house),
    .target(
      name: "MoultLedger",
      dependencies: ["PrivacyLosses", "MoultIO", "SQLite", "YAMLNodes"],
      resources: [
        .embedInCode("Data")
      ],
      swiftSettings: house),
    .target(
      name: "MoultRelease",
      dependencies: ["PrivacyLosses", "Moult", "MoultIO", "MoultFiles", "MoultLedger"],
      swiftSettings: house
    ),
    .target(name: "MoultTables", dependencies: ["MoultIO", "SQLite"], swiftSettings: house),
    .target(name: "MoultFiles", dependencies: ["Moult", "MoultIO"], swiftSettings: house),
    .target(name: "CMoult"),
    .target(name: "MoultArrow", dependencies: ["CMoult", "Moult"], swiftSettings: house),
    .target(
      name: "MoultC",
      dependencies: ["CMoult", "Moult", "MoultIO", "MoultFiles", "MoultArrow"],
      swiftSettings: house),
    .executableTarget(
      name: "MoultCommand",
      dependencies: [
        "PrivacyLosses", "Moult", "MoultIO", "MoultFiles", "MoultLedger", "MoultRelease",
        "MoultTables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .target(name: "Synthetic", path: "Tools/Synthetic", swiftSettings: house),
    .executableTarget(
      name: "moult-samples",
      dependencies: [
        "MoultIO", "Synthetic",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tools/moult-samples",
      swiftSettings: house),
    .executableTarget(
      name: "moult-rows", dependencies: ["Moult", "MoultFiles"], path: "Tools/moult-rows",
      swiftSettings: house),
    .target(
      name: "Mutation", dependencies: ["JSONStream"], path: "Tools/Mutation", swiftSettings: house),
    .executableTarget(
      name: "moult-mutants",
      dependencies: [
        "JSONStream", "Moult", "Mutation", "MoultIO", "Synthetic",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tools/moult-mutants",
      swiftSettings: house),
    .testTarget(
      name: "JSONStreamTests",
      dependencies: ["PinnedBytes", "JSONStream", "Mutation", "Synthetic"],
      swiftSettings: house),
    .testTarget(
      name: "MoultTests", dependencies: ["PrivacyLosses", "Moult", "JSONStream", "Synthetic"],
      swiftSettings: house),
    .testTarget(
      name: "MoultArrowTests", dependencies: ["CMoult", "Moult", "MoultArrow", "Synthetic"],
      swiftSettings: house),
    .testTarget(
      name: "MoultFilesTests", dependencies: ["Moult", "MoultIO", "MoultFiles", "Synthetic"],
      swiftSettings: house),
    .testTarget(
      name: "MoultIOTests", dependencies: ["MoultIO", "PinnedBytes"], swiftSettings: house),
    .testTarget(
      name: "MoultLedgerTests",
      dependencies: ["PrivacyLosses", "MoultIO", "MoultLedger", "SQLite"],
      swiftSettings: house),
    .testTarget(
      name: "MoultTablesTests", dependencies: ["MoultTables", "SQLite"],
      swiftSettings: house),
    .testTarget(
      name: "MoultReleaseTests", dependencies: ["Moult", "MoultIO", "MoultLedger", "MoultRelease"],
      swiftSettings: house),
    .testTarget(name: "SyntheticTests", dependencies: ["Synthetic"], swiftSettings: house),
    .testTarget(
      name: "MoultCommandTests",
      dependencies: [
        "MoultCommand", "SQLite", "Synthetic",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "FaultTests", dependencies: ["MoultCommand"], exclude: ["shim.c"],
      swiftSettings: house),
  ]
)
