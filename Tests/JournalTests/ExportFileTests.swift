import Glibc
import Journal
import TestSupport
import Testing

@Suite("A file written for people")
struct ExportFileTests {
    private let scratch = ScratchDirectory()

    @Test("is made in its directory, which is made too, with the user's own permissions")
    func creates() throws {
        let path = try write("text", in: scratch("out/below"))
        #expect(path == scratch("out/below/minutes.md"))
        #expect(text(of: path) == "text")
        #expect(permissions(path) & 0o600 == 0o600)
        #expect(ScratchDirectory.names(in: scratch("out/below")) == ["minutes.md"])
    }

    @Test("does not replace one unless asked, and then as a whole")
    func replaces() throws {
        try write("old", in: scratch.path)
        #expect(throws: JournalError(.exists, .export, scratch("minutes.md"), errno: EEXIST)) {
            try write("new", in: scratch.path)
        }
        #expect(text(of: scratch("minutes.md")) == "old")
        try write("new", in: scratch.path, replacing: true)
        #expect(text(of: scratch("minutes.md")) == "new")
        #expect(ScratchDirectory.names(in: scratch.path) == ["minutes.md"])
    }

    @Test("is not written through a link: refused, or the link replaced", arguments: Plant.allCases)
    func planted(_ plant: Plant) throws {
        overwrite(scratch("target"), with: "not yours")
        plant.put(at: scratch("minutes.md"), aimedAt: scratch("target"))
        #expect(throws: JournalError(.exists, .export, scratch("minutes.md"), errno: EEXIST)) {
            try write("new", in: scratch.path)
        }
        if plant == .directory {
            #expect(throws: JournalError.self) { try write("new", in: scratch.path, replacing: true) }
        } else {
            try write("new", in: scratch.path, replacing: true)
            #expect(text(of: scratch("minutes.md")) == "new")
        }
        #expect(text(of: scratch("target")) == "not yours")
        #expect(ScratchDirectory.names(in: scratch.path) == ["minutes.md", "target"])
    }

    @Test("leaves the old one, and nothing else, on a full disk", .enabled(if: Tmpfs.works, "needs to mount a tmpfs"))
    func fullDisk() throws {
        let disk = try Tmpfs(kilobytes: 64)
        try write("old", in: disk.path)
        let long = String(repeating: "x", count: 100_000)
        #expect(throws: JournalError(.diskFull, .export, disk.path + "/minutes.md", errno: ENOSPC)) {
            try write(long, in: disk.path, replacing: true)
        }
        #expect(text(of: disk.path + "/minutes.md") == "old")
        #expect(ScratchDirectory.names(in: disk.path) == ["minutes.md"])
    }

    @Test("takes a document in pieces, and is as it was where one of them is too many")
    func pieces() throws {
        let disk = Tmpfs.works ? try Tmpfs(kilobytes: 64) : nil
        let directory = disk?.path ?? scratch.path
        try writePieces(3, in: directory)
        #expect(text(of: directory + "/minutes.md") == "0\n1\n2\n")
        var asked = 0
        #expect(throws: JournalError(.exists, .export, directory + "/minutes.md", errno: EEXIST)) {
            try ExportFile.write(to: "minutes.md", in: directory, of: nil, replacing: false) { _ in asked += 1 }
        }
        #expect(asked == 0)
        guard disk != nil else { return }
        #expect(throws: JournalError.self) { try writePieces(100_000, in: directory) }
        #expect(text(of: directory + "/minutes.md") == "0\n1\n2\n")
        #expect(ScratchDirectory.names(in: directory) == ["minutes.md"])
    }

    private func writePieces(_ count: Int, in directory: String) throws {
        try ExportFile.write(to: "minutes.md", in: directory, of: nil, replacing: true) { write in
            for number in 0..<count { Array("\(number)\n".utf8).withUnsafeBufferPointer(write) }
        }
    }

    @discardableResult
    private func write(_ text: String, in directory: String, replacing: Bool = false) throws -> String {
        try ExportFile.write(text, to: "minutes.md", in: directory, of: nil, replacing: replacing)
    }
}
