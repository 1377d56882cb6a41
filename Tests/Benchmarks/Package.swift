// swift-tools-version: 6.2
import PackageDescription

// The benchmarks: a package of its own, so that the program's package knows nothing of what measures it. It compiles
// the program's own sources (`Sources` holds links to them): what is `package` there is to be seen here.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

// No library measures here: ordo-one/benchmark brings swift-system, whose target `CSystem` has the name of ours.
let package = Package(
    name: "concord-benchmarks",
    targets: [
        .target(name: "Alignment", swiftSettings: settings),
        .target(name: "Screen", swiftSettings: settings),
        .target(name: "CSystem"),
        .target(name: "Journal", dependencies: ["Alignment", "CSystem"], swiftSettings: settings),
        .target(name: "Minutes", dependencies: ["Alignment"], swiftSettings: settings),
        .target(name: "Dashboard", dependencies: ["Alignment", "Screen"], swiftSettings: settings),
        .target(name: "JournalGenerator", swiftSettings: settings),
        .executableTarget(name: "generate", dependencies: ["JournalGenerator"], swiftSettings: settings),
        .executableTarget(
            name: "benchmark",
            dependencies: ["Alignment", "Dashboard", "Journal", "JournalGenerator", "Minutes", "Screen"],
            swiftSettings: settings),
    ]
)
