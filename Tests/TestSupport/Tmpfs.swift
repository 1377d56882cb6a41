import Glibc

/// A small file system of one test.
package final class Tmpfs {
    package let path: String
    private let scratch = ScratchDirectory()

    /// Whether this user may mount one.
    package static let works = (try? Tmpfs(kilobytes: 16)) != nil

    package init(kilobytes: Int) throws {
        path = scratch.path
        let mounted = mount("none", path, "tmpfs", 0, "size=\(kilobytes)k,mode=700")
        guard mounted == 0 else { throw Failure(errno: errno) }
    }

    /// Why it could not be mounted.
    package struct Failure: Error { package let errno: Int32 }

    deinit { umount2(path, Int32(MNT_DETACH)) }
}
