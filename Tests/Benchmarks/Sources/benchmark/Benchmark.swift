import Glibc

/// Something done again and again, for a second or twenty times, whichever takes longer.
struct Benchmark {
    let name: String
    /// What is gone through each time, in millions of bytes, where that is of interest.
    let megabytes: Double?

    init(_ name: String, megabytes: Double? = nil) {
        self.name = name
        self.megabytes = megabytes
    }

    /// Prints the median and the 99th percentile, in milliseconds that passed.
    func run(_ work: () -> Void) {
        work()
        var times: [Double] = []
        var total = 0.0
        while times.count < 20 || total < 1000 {
            let start = Benchmark.milliseconds
            work()
            times.append(Benchmark.milliseconds - start)
            total += times[times.count - 1]
        }
        times.sort()
        let (median, high) = (times[times.count / 2], times[times.count * 99 / 100])
        let rate = megabytes.map { "  \(Int($0 / median * 1000)) MB/s" } ?? ""
        print("\(Benchmark.text(median)) ms  \(Benchmark.text(high)) ms at p99  \(name)\(rate)")
    }

    private static var milliseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    private static func text(_ milliseconds: Double) -> String {
        let micros = Int((milliseconds * 1000).rounded())
        let fraction = String(micros % 1000)
        let text = "\(micros / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
        return String(repeating: " ", count: max(0, 9 - text.count)) + text
    }
}
