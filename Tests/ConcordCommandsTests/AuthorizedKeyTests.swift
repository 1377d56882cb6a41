import Testing

@testable import ConcordCommands

private let sample = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKfCeO9pQJmTQgYHbVOhs1X0LhnKgAOxBq7ysS0Pg6Ky"

/// The line of `authorized_keys`.
@Suite struct AuthorizedKeyTests {
    private let command = ["/usr/bin/concord", "--workspace", "/srv/fraud", "serve", "--as", "dana"]

    private func key(_ text: String) throws -> AuthorizedKey { try AuthorizedKey(Array(text.utf8)) }

    @Test func theLineForcesTheCommand() throws {
        let line = try key(sample + " dana@laptop\n").line(forcing: command)
        #expect(
            line
                == "restrict,pty,command=\"/usr/bin/concord --workspace /srv/fraud serve --as dana\" \(sample) dana@laptop"
        )
    }

    @Test(arguments: [
        ("/srv/my data", "'/srv/my data'"), ("/srv/$(id)", "'/srv/$(id)'"), ("/srv/it's", "'/srv/it'\\''s'"),
        ("/srv/a\"b", "'/srv/a\\\"b'"), ("/srv/a\\b", "'/srv/a\\b'"), ("/srv/a\\\"b", "'/srv/a\\\\\"b'"), ("", "''"),
        ("/srv/~x*", "'/srv/~x*'"), ("/srv/é", "'/srv/é'"),
    ]) func pathsAreQuotedForTheShellAndForSshd(path: String, quoted: String) throws {
        let line = try key(sample).line(forcing: ["concord", path])
        #expect(line == "restrict,pty,command=\"concord \(quoted)\" \(sample)")
    }

    @Test(arguments: ["/srv/a\nb", "/srv/a\rb", "/srv/a\tb", "/srv/\u{7F}"])
    func aPathThatNoLineCanHoldIsRefused(path: String) throws {
        #expect(
            try #require(throws: Failure.self) { try key(sample).line(forcing: ["concord", path]) }.status
                == .malformed)
    }

    @Test(arguments: [
        "a\"b", "x,command=\"sh\"", "caf\u{E9}", "$(id)", "\u{1B}[2J", String(repeating: "x", count: 101),
    ])
    func aCommentThatIsNotPlainIsLeftOut(comment: String) throws {
        #expect(try key(sample + " " + comment).comment == nil)
    }

    @Test(arguments: [
        "", "ssh-ed25519", "command=\"sh\" " + sample, "restrict " + sample, "no-pty," + sample,
        "cert-authority " + sample,
        "ssh-dss AAAAB3NzaC1kc3MAAACB", "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIKfCeO9pQJmTQgYHbVOhs1X0LhnKgAOxBq7ysS0Pg6Ky",
        sample + "\n" + sample, sample + "\nssh-rsa x", String(sample.dropLast(4)), String(sample.dropLast()),
        sample + "A",
        "ssh-ed25519 !!!!",
        "ssh-ed25519-cert-v01@openssh.com AAAA", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n", "# a comment",
        String(repeating: "x", count: 20_000), "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==",
    ]) func whatIsNoSinglePublicKeyIsRefused(text: String) throws {
        #expect(try #require(throws: Failure.self) { try key(text) }.status == .malformed)
    }

    @Test func theCommandPrintsItFromAFileOrStandardInputForSomebodyWhoIsKnown() throws {
        let rig = Rig.withWorkspace()
        try rig.write(sample + "\n", to: "dana.pub")
        rig.run("person", "add", "dana")
        let start = ["--workspace", rig.directory.path, "serve"]
        let line = rig.run(start + ["--as", "dana", "--authorized-key", rig.directory("dana.pub")]).out
        #expect(line.hasPrefix("restrict,pty,command=\"/"))
        #expect(line.hasSuffix(" --workspace \(rig.directory.path) serve --as dana\" \(sample)\n"))
        rig.input = Array(sample.utf8)
        let options = ["--as", "dana", "--read-only", "--idle", "5", "--sessions", "2", "--authorized-key", "-"]
        #expect(rig.run(start + options).out.contains(" serve --as dana --read-only --idle 5 --sessions 2\" "))
        #expect(rig.run(start + ["--as", "dnaa", "--authorized-key", rig.directory("dana.pub")]).status == .refused)
        #expect(rig.run(start + ["--as", "dana", "--authorized-key", "/nonexistent"]).status == .inputOutput)
        #expect(rig.confined.environment.withLock { $0 } == nil)
    }
}
