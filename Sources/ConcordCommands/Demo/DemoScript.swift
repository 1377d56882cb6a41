/// A fraud-scoring programme in mid-flight, told as the lines its people typed: three closed reviews, one planned.
///
/// Every line is quick capture, so the demonstration is also the grammar's longest example.
enum DemoScript {
    /// One gesture of one person.
    struct Step {
        /// Working days before today.
        let daysAgo: Int
        /// Minutes after midnight, in the workspace's zone.
        let minute: Int
        let who: String
        /// The line, with `{n}` for the day n working days before today.
        let line: String
        /// Whether it was typed without having seen the step before, as on another host.
        var isUnaware = false
    }

    /// Lines typed on one day by one person, a minute or so apart unless they carry a time of their own.
    static func day(_ daysAgo: Int, _ hour: Int, _ minute: Int, _ who: String, pace: Int = 2, _ lines: String) -> [Step]
    {
        var at = hour * 60 + minute
        var steps: [Step] = []
        for line in lines.split(separator: "\n") where !line.hasPrefix("# ") {
            steps.append(Step(daysAgo: daysAgo, minute: at, who: who, line: String(line)))
            at += pace
        }
        return steps
    }

    static var steps: [Step] {
        beginnings + firstReview + betweenFirstAndSecond + secondReview + betweenSecondAndThird + thirdReview
            + sinceThen
    }

    private static let beginnings = day(
        33, 9, 0, "sam", pace: 3,
        """
        :workspace set name='Fraud scoring programme' purpose='Fewer false declines at the till, and fraud losses under 5 basis points' sponsor='Ines Moreau, chief operating officer' every=2w
        :person set sam name='Sam Ode' group=it role='facilitator, enterprise architecture' email=sam@example.org
        :person add dana name='Dana Ito' group=it role='platform engineer' email=dana@example.org
        :person add lee name='Lee Okafor' group=it role='network and security' email=lee@example.org
        :person add mira name='Mira Santos' group=ml role='lead data scientist' email=mira@example.org
        :person add jun name='Jun Park' group=ml role='ML operations' email=jun@example.org
        :person add priya name='Priya Nair' group=lob role='head of card payments' email=priya@example.org
        :person add tom name='Tom Weiss' group=lob role='data steward' email=tom@example.org
        :person add ana name='Ana Ruiz' group=users role='customer care' email=ana@example.org
        :person add kofi name='Kofi Mensah' group=users role='merchant panel' email=kofi@example.org
        :person add nora name='Nora Blum' role='internal audit, guest' email=nora@example.org
        + Scoring runs in the managed Kubernetes estate #it by:ml p:must cat:environment lead:jun :: it deploys from the release pipeline with nobody from the ML team on call
        + Models are rebuilt without their authors #it by:ml cat:operations lead:mira :: a rebuild by the platform team reproduces the model's metrics within 0.5 %
        + Research workbench with GPUs and a package mirror #ml by:it p:must cat:environment lead:dana :: a new notebook starts within 5 min, 95 % of the time
        + Feature store with point-in-time reads #ml by:it p:must cat:data lead:dana :: training and serving agree on a sample of 10,000 rows
        + Payments owners understand what the score means #lob by:it,ml p:must cat:understanding lead:mira :: owners explain three declined cases from the dashboard alone
        + Every decline carries a reason code #lob by:ml p:must cat:governance lead:mira :: 100 % of declines, checked nightly
        + Lineage for every feature in production #lob by:it cat:compliance lead:tom :: the lineage page is complete for the audit sample of 40 features
        + Card payments are answered fast #users by:it,ml,lob p:must cat:performance lead:jun :: p95 < 120 ms over 24 h
        + Wrongly declined customers get help at once #users by:lob p:must cat:ethics lead:ana :: the first contact resolves 80 % within one day
        + Model cards an auditor can read #lob by:ml cat:compliance lead:tom :: internal audit signs off three cards without a meeting
        + A second cloud region from day one #it by:ml p:could cat:operations :: a region can be lost for an hour
        """)

    private static let firstReview =
        day(
            32, 16, 0, "sam",
            """
            :review plan 'Fraud scoring, kick-off' planned='{31} 10:00' facilitator=sam minutes=60
            :topic add 'What each group needs' review=V1 minutes=30
            :topic add 'The environment: estate and workbench' review=V1 minutes=20 about=R1
            """)
        + day(
            31, 10, 0, "sam",
            """
            :review start V1
            @dana @lee @mira @jun @priya @tom @ana
            . Everyone here is somebody's customer: we write down who needs what, and from whom
            >
            @priya: a false decline costs us the customer, not the transaction
            @ana: people call us in the shop, with the queue behind them
            R8 lob support
            R8 users support
            R8 it support
            R8 ml concern: 120 ms leaves 60 ms for the model
            R9 users support
            R9 lob concern: customer care has no view of the score
            R3 ml support
            R3 it support
            ! Order the first four GPUs for the workbench @dana #ml due:+2w re:R3 p:must
            ! Show customer care why a payment was declined @tom #users due:+4w re:R9
            ? Who pays for the second region? @priya
            >
            R1 it support
            R1 ml support
            R2 it support
            R2 ml concern: the training data is not versioned yet
            = Scoring runs in the managed estate, not on the research cluster :: the estate is patched and on call, the cluster is neither
            ! Describe the scoring service for the release pipeline @jun #it due:+2w re:R1
            ! Version the training data @mira #it due:+3w re:R2
            ! Open the network path from the tills to the estate @lee #users due:+2w re:R8 p:must
            ~ A second cloud region
            :review close next=+2w
            """)

    private static let betweenFirstAndSecond =
        day(29, 11, 20, "dana", "A1 doing\nA1 ordered, delivery in eight working days")
        + day(28, 15, 5, "jun", "A3 doing")
        + day(27, 9, 40, "lee", "A5 blocked on the firewall change window")
        + day(
            26, 14, 0, "tom", "R7 lob support\n! Collect the audit sample of 40 features @tom #lob due:+1w re:R7 by:lob"
        )
        + day(24, 10, 30, "jun", "A3 done")
        + day(24, 17, 10, "dana", "R4 it concern: two clocks, two truths\nA1 done")

    private static let secondReview =
        day(
            22, 12, 0, "sam",
            """
            :review plan 'Fraud scoring, data and features' planned='{21} 10:00' facilitator=sam minutes=60
            :topic add 'Feature store: who owns the clock' review=V2 minutes=20 about=R4
            :topic add 'Reason codes' review=V2 minutes=15 about=R6
            :topic add 'What owners see' review=V2 minutes=15 about=R5
            """)
        + day(
            21, 10, 0, "sam",
            """
            :review start V2
            @dana @mira @jun @priya @tom
            >
            @mira: training reads yesterday's merchant table, serving reads the live one
            R4 ml support
            R4 it support
            = Event time is the only clock; ingestion time is a column :: point-in-time reads are wrong otherwise
            D2 all support
            ! Backfill event time for two years of transactions @dana #ml due:+3w re:R4 p:must
            ! Write the sampling check for training against serving @jun #ml due:+2w re:R4
            >
            R6 lob objection: timeouts carry no code :: until every decline has one
            R6 ml support
            ! Give timeouts a reason code of their own @mira #lob due:+5w p:must
            ! Check the codes nightly and mail the gaps @jun #lob due:+3w
            ? Does 'suspected fraud' count as a reason for the regulator? @tom
            >
            R5 lob concern: the panel shows averages, owners decide cases
            R5 ml support
            R5 it support
            ! Replace averages with three example cases a day @mira #lob due:+3w
            ~ Sharing labels with the dispute team
            @lee
            . Firewall window is the second Tuesday
            -@priya
            :review close next=+2w
            """)

    private static let betweenSecondAndThird =
        day(
            20, 9, 30, "ana",
            "+ Customers can ask why in their own language #users by:lob,ml cat:ethics lead:kofi :: the five most spoken languages"
        )
        + day(19, 16, 45, "lee", "A5 doing")
        + day(18, 10, 10, "mira", "A11 doing\nA4 doing")
        + day(17, 13, 30, "kofi", "! Interview twelve merchants about declined cards @kofi #lob due:+2w by:users re:R9")
        + day(16, 9, 15, "tom", "N8 :: yes, if the code says which rule or feature weighed most\nA6 done")
        + day(
            15, 11, 0, "jun",
            "A8 done\n+ Researchers replay a day of production traffic #ml by:it,lob cat:data lead:dana :: one day, masked, within two hours of asking"
        )
        + day(14, 15, 20, "lee", "A5 done\nR13 it support")
        + day(13, 10, 5, "dana", "A2 @ana because customer care owns the script\nA7 doing")

    private static let thirdReview =
        day(
            12, 12, 0, "sam",
            """
            :review plan 'Fraud scoring, operations' planned='{11} 10:00' facilitator=sam minutes=75
            :topic add 'Latency and the SLA' review=V3 minutes=25 about=R8
            :topic add 'Who runs it after launch' review=V3 minutes=20 about=R1
            :topic add 'Audit and model cards' review=V3 minutes=15 about=R10
            :topic add 'Cost of keeping events online' review=V3 minutes=10
            """)
        + day(
            11, 10, 0, "sam",
            """
            :review start V3
            @dana @lee @mira @jun @tom @ana @nora
            . GPU quota was granted on Tuesday; the workbench still starts in 9 minutes at peak
            ! Pre-pull the notebook images on the GPU nodes @dana #ml due:+2w re:R3 p:must
            >
            . p95 measured at 184 ms last week; the model itself takes 61 ms
            @ana: 31 calls last week about cards declined abroad
            ? Is 120 ms the network's number or the customer's? @lee
            R8 :: p95 < 150 ms over 24 h until the feature store moves, 120 ms after
            = Ship the distilled model behind a flag :: roll back if p95 stays over 150 ms for an hour
            R8 lob support
            R8 users support
            ! Load-test the distilled model with Friday's traffic @jun #users due:+2w p:must
            ! Measure the round trip from the tills @lee #users due:+1w
            A4 due:+3w because the archive needs a new disk array
            >
            @jun: pipeline, packages, monitoring and alerting have no owner today
            + Alerts reach a person within five minutes, day and night #it by:ml,it p:must cat:operations lead:lee :: tested monthly, missed alerts reviewed
            R14 it support
            = The platform team is paged first, the ML team second, from the day the flag is on
            ! Write the runbook for a missing score @jun #it due:+4w p:must re:R14
            ! Name an owner for monitoring and alerting #it due:+4w p:must re:R14
            ! Put latency next to the approval rate on the owners' page @mira #lob due:+4w re:R5
            >
            @nora: three cards read well; two say "accuracy" where I need "who is declined wrongly"
            R10 lob support
            R10 ml support
            R10 met
            ! Rewrite the two cards with error rates by customer group @mira #lob due:+2w
            ~ What it costs to keep two years of events online
            :review close next=+2w
            """)

    private static let sinceThen =
        day(
            10, 10, 0, "lee",
            "A15 done\nN14 :: the card scheme's: 150 ms at the till, so 120 ms leaves room for one retry")
        + day(9, 9, 30, "dana", "A13 doing\nR11 dropped")
        + day(8, 14, 15, "jun", "A14 doing\nA10 blocked on the mail relay")
        + day(
            7, 11, 40, "tom",
            "+ What a scored payment costs is known every month #lob p:could cat:cost :: one page, by the fifth working day"
        )
        + day(
            7, 16, 0, "mira",
            "A18 doing\nA19 done\nR2 ml support\nA9 doing\nA9 half of the timeouts are the issuer's, not ours")
        + day(6, 10, 20, "kofi", "A12 done\nR9 users concern: merchants hear nothing when a customer is cleared")
        + day(
            6, 14, 0, "ana",
            "! Tell customer care what each code means, in their words @ana #users due:+2w re:R9\nA2 doing")
        + day(
            5, 15, 30, "priya",
            "R9 lob support\n! Merchant notice when a customer is cleared #users by:lob due:+5d re:R9\nA2 due:+2w because the call script waits for the new codes"
        )
        + day(
            4, 13, 0, "dana",
            "R13 ml support\nR13 lob support\n! Mask card numbers in the replayed day @lee #ml due:+2w re:R13 p:must\nA7 due:+1w because the archive answers slowly"
        )
        + day(
            4, 15, 45, "jun",
            "! Alert when the score is missing for five minutes @jun #it due:+2w re:R14\n! Test the alert at night with the platform team @lee #it due:+3w re:R14"
        )
        + day(
            3, 9, 30, "tom",
            "! Publish the lineage page for the first 25 features @tom #lob due:+1w re:R7 by:lob\nR7 it concern: the lineage job reads production at noon"
        )
        + day(
            3, 14, 0, "sam",
            "A17 blocked on the budget of the new team\n! Ask the sponsor for the monitoring budget @sam #it by:it due:+1w p:must re:R14"
        )
        + day(
            2, 11, 0, "sam",
            """
            :review plan 'Fraud scoring, before the pilot' planned='{-3} 10:00' facilitator=sam minutes=60
            :topic add 'Card payments are answered fast: IT and ML to be heard again' review=V4 minutes=15 about=R8
            :topic add 'Timeouts without a reason code' review=V4 minutes=15 about=R6
            :topic add 'Who is told when a customer is cleared' review=V4 minutes=15 about=R9
            :topic add 'Go or wait: the pilot in two shops' review=V4 minutes=10
            ! Pick the two shops for the pilot @priya #users due:next-fri by:lob re:R8
            ! Draft the notice for pilot customers @ana #users due:next-fri
            """)
        + day(
            2, 14, 5, "mira",
            "! Retrain without the merchant table's night hours @mira #lob due:next-fri re:R5\n! Compare error rates by customer group @mira #users due:+4d p:must re:R9\n! Buy a licence for a feature browser @dana #ml due:+3w re:R4"
        )
        + day(2, 15, 30, "lee", "A22 due:+11d because the mask library is under review")
        + [
            Step(
                daysAgo: 2, minute: 15 * 60 + 31, who: "mira",
                line: "A22 due:+14d because research starts in two weeks", isUnaware: true)
        ]
        + day(1, 9, 10, "jun", "A23 doing\nA16 doing")
        + day(
            1, 16, 20, "dana",
            "A13 done\nA31 dropped\nA31 the open one does\n? May the pilot run without the second workbench node? @mira"
        )
}
