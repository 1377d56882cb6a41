internal import Alignment

/// The minutes as a message to those who were there or invited and have an address, with a text and an HTML
/// alternative. Concord sends nothing; `sendmail -t` does, and says whom it is from where no address is known.
struct Mail {
    let minutes: Minutes
    let page: Page

    func message() -> String {
        let boundary = "=_" + FNV1a.hex(minutes.header.review.id.text)
        var out = ""
        if let from { out += MailText.field("From", [from]) }
        if !recipients.isEmpty { out += MailText.field("To", recipients) }
        out += MailText.field("Subject", [MailText.unstructured(subject)])
        out += MailText.field("Date", [Mail.date(minutes.ledger.moment(minutes.ledger.lastOfReview))])
        out += MailText.field("Message-ID", ["<" + identity + "@concord>"])
        out += "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n\r\n"
        out += part("text/plain; charset=utf-8; format=flowed", PlainText.render(page), boundary)
        out += part("text/html; charset=utf-8", HTML.render(page), boundary)
        return out + "--" + boundary + "--\r\n"
    }

    private func part(_ type: String, _ body: String, _ boundary: String) -> String {
        "--\(boundary)\r\nContent-Type: \(type)\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + MailText.quotedPrintable(body)
    }

    private var subject: String {
        let day = minutes.header.day.map { ", " + $0.short(inYear: 0) } ?? ""
        let edition = minutes.header.edition > 1 ? ", edition \(minutes.header.edition)" : ""
        return page.title.plain(inYear: page.year) + day + edition
    }

    /// From the review's id; an agenda, an edition and a group's own copy are messages of their own.
    private var identity: String {
        let stage = minutes.preparation == nil ? "\(minutes.header.edition)" : "agenda"
        return minutes.header.review.id.text + "." + stage + (page.group.map { "." + $0.rawValue } ?? "")
    }

    private func mailbox(_ handle: String) -> String? {
        guard let person = minutes.ledger.workspace.person(handle), let address = MailAddress(person.email) else {
            return nil
        }
        return MailText.mailbox(person.name, address)
    }

    private var from: String? { minutes.header.facilitator.flatMap { mailbox($0.handle) } }

    private var recipients: [String] {
        let came = minutes.attendance.groups.flatMap(\.people) + minutes.attendance.guests
        let handles = Set(came.map(\.person.handle) + minutes.ledger.review.invited)
        let people = handles.sorted { $0.precedesInBytes($1) }
        let theirs = people.filter { page.group == nil || minutes.ledger.workspace.person($0)?.group == page.group }
        return theirs.compactMap(mailbox)
    }

    /// `Thu, 26 Nov 2026 10:22:07 +0100`.
    static func date(_ moment: Moment) -> String {
        let civil = moment.day.civil
        let local = moment.day.number * 86_400 + moment.time.seconds
        let seconds = moment.instant.milliseconds >= 0 ? moment.instant.milliseconds / 1000 : 0
        let ahead = (local - Int(seconds)) / 60
        let offset = abs(ahead) / 60 * 100 + abs(ahead) % 60
        let zone = (ahead < 0 ? "-" : "+") + String(String(10_000 + offset).dropFirst())
        return "\(Day.weekdayNames[moment.day.weekday - 1]), \(civil.day) \(Day.monthNames[civil.month - 1]) "
            + "\(civil.year) \(moment.time.isoWithSeconds) \(zone)"
    }
}
