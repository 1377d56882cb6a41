/// Random numbers from the system, for ids.
package enum SystemRandom {
    /// 64 random bits, from `getrandom`.
    package static func next() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
