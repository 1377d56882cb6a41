internal import Alignment

extension Minutes {
    /// The name of the file the minutes go to: `2026-11-26-V4-x1y2-fraud-model-november.md`, ASCII whatever the title is.
    package func fileName(_ format: Format = .md) -> String {
        let day = header.day.map { $0.iso + "-" } ?? ""
        let slug = Slug.of(header.review.title)
        return day + header.review.id.text + (slug.isEmpty ? "" : "-" + slug) + "." + format.rawValue
    }

    /// Whether a file's name is one that minutes of this review in that format have or had, before its day or title changed.
    package func isFileName(_ name: String, _ format: Format = .md) -> Bool {
        let (id, ending) = (header.review.id.text, "." + format.rawValue)
        guard name.hasSuffix(ending) else { return false }
        let stem = name.dropLast(ending.count)
        let day = stem.prefix(11)
        let rest = day.last == "-" && Day(iso: String(day.dropLast())) != nil ? stem.dropFirst(11) : stem
        return rest == id || rest.hasPrefix(id + "-")
    }
}

/// ASCII names for files.
enum Slug {
    /// Lower-case letters and digits with single hyphens between, at most 48 characters; accents are dropped, what has
    /// no Latin letter leaves a gap.
    static func of(_ title: String) -> String {
        var slug = ""
        for scalar in title.unicodeScalars {
            if let letter = letter(scalar) {
                slug += letter
            } else if !slug.isEmpty, !slug.hasSuffix("-"), scalar.properties.generalCategory != .nonspacingMark {
                slug += "-"
            }
        }
        slug = String(slug.prefix(48))
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug
    }

    /// The letter under an accent, by the character's Unicode name: "LATIN SMALL LETTER E WITH ACUTE".
    private static func letter(_ scalar: Unicode.Scalar) -> String? {
        if scalar.isASCII {
            let isPlain = scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
            return isPlain ? scalar.properties.lowercaseMapping : nil
        }
        guard let words = scalar.properties.name?.split(separator: " "), words.count >= 4, words[0] == "LATIN",
            words[2] == "LETTER", words[3].utf8.count <= 2
        else { return scalar == "ß" ? "ss" : nil }
        return words[3].lowercased()
    }
}
