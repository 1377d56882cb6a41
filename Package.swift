// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled alike: Swift 6 mode, imports internal unless said, warnings are errors. In a
/// release each function is a section of its own: what nothing calls is left out, the others can be put in order.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release)),
]

/// Code that waits for people is compiled for size: the one binary stays under 20 MB.
let small: [SwiftSetting] = strict + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

let package = Package(
    name: "concord",
    products: [.executable(name: "concord", targets: ["concord"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .executableTarget(
            name: "concord", dependencies: ["ConcordCommands"], exclude: ["Linking"], swiftSettings: strict,
            // 20 MB is the limit for the released binary: it is stripped, no symbol is kept for others to find, and its
            // million bytes of relocations are packed, which the toolchain's own linker can and glibc 2.36 or later
            // reads. What else makes it start sooner stands in the file.
            linkerSettings: [
                .unsafeFlags(
                    ["-use-ld=lld", "-Xlinker", "-s", "-Xlinker", "--no-export-dynamic"]
                        + ["-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xclang-linker"]
                        + ["--config=\(Context.packageDirectory)/Sources/concord/Linking/release.cfg"],
                    .when(configuration: .release))
            ]),
        .target(
            name: "ConcordCommands",
            dependencies: [
                "Alignment", "Dashboard", "CursesTerminal", "Journal", "Minutes", "Themes", "Screen", "CSystem",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: small),
        .target(name: "Dashboard", dependencies: ["Alignment", "Screen"], swiftSettings: small),
        .target(name: "Journal", dependencies: ["Alignment", "CSystem"], swiftSettings: strict),
        .target(name: "Minutes", dependencies: ["Alignment"], swiftSettings: small),
        .target(name: "CursesTerminal", dependencies: ["Screen", "CNcurses"], swiftSettings: strict),
        .target(
            name: "Themes", dependencies: ["Screen", "CYaml"],
            resources: [
                .embedInCode("../../themes/midnight.yaml"), .embedInCode("../../themes/paper.yaml"),
                .embedInCode("../../themes/high-contrast.yaml"), .embedInCode("../../themes/clear-sight.yaml"),
                .embedInCode("../../themes/terminal.yaml"), .embedInCode("../../themes/mono.yaml"),
            ],
            swiftSettings: strict),
        .target(name: "Alignment", swiftSettings: strict),
        .target(name: "Screen", swiftSettings: strict),
        .target(name: "CSystem"),
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .systemLibrary(name: "CYaml"),

        .target(
            name: "TestSupport", dependencies: ["Alignment", "CSystem", "CVTerm"], path: "Tests/TestSupport",
            swiftSettings: strict),
        .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
        .testTarget(name: "PolicyTests", dependencies: ["TestSupport"], swiftSettings: strict),
        .testTarget(name: "AlignmentTests", dependencies: ["Alignment", "TestSupport"], swiftSettings: strict),
        .executableTarget(
            name: "JournalProbe", dependencies: ["Alignment", "Journal"], path: "Tests/JournalProbe",
            swiftSettings: strict),
        .testTarget(
            name: "JournalTests", dependencies: ["Alignment", "CSystem", "Journal", "JournalProbe", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "MinutesTests", dependencies: ["Minutes", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "ScreenTests", dependencies: ["Screen", "CNcurses", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "ThemesTests", dependencies: ["Themes", "Screen", "TestSupport"], swiftSettings: strict),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["CursesTerminal", "Screen"], path: "Tests/TerminalProbe",
            swiftSettings: strict),
        .testTarget(
            name: "CursesTerminalTests",
            dependencies: ["CursesTerminal", "Dashboard", "Screen", "TerminalProbe", "TestSupport", "CVTerm"],
            swiftSettings: strict),
        .testTarget(name: "DashboardTests", dependencies: ["Dashboard", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ConcordCommandsTests", dependencies: ["ConcordCommands", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["concord", "TestSupport", "CVTerm"], swiftSettings: strict),
    ]
)
