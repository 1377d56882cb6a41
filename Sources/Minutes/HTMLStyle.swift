/// How the page looks on a phone, on a desk, in the dark and on paper.
enum HTMLStyle {
    static let sheet = """
        :root { --text: #1c1e21; --quiet: #55585e; --rule: #d5d8dc; --head: #0b4f7d; --back: #ffffff; --band: #f3f5f7; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e6e6e6; --quiet: #a9adb3; --rule: #3c4046; --head: #8cc4ef; --back: #16181b; --band: #1f2226; }
        }
        * { box-sizing: border-box; }
        html { background: var(--back); color: var(--text); -webkit-text-size-adjust: 100%; }
        body { margin: 0; font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        main { max-width: 46rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; overflow-wrap: break-word; }
        h1, h2, h3, h4 { line-height: 1.25; color: var(--head); break-after: avoid; }
        h1 { font-size: 1.7rem; margin: 0 0 1rem; }
        h2 { font-size: 1.3rem; margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--rule); }
        h3 { font-size: 1.08rem; margin: 1.5rem 0 .4rem; }
        h4 { font-size: .95rem; margin: 1rem 0 .25rem; color: var(--quiet); }
        p { margin: .4rem 0; }
        ul { margin: .4rem 0; padding-left: 1.2rem; }
        li { margin: .3rem 0; break-inside: avoid; }
        h1 + ul { list-style: none; padding: 0; color: var(--quiet); }
        table { width: 100%; border-collapse: collapse; margin: .5rem 0; }
        caption { text-align: left; color: var(--quiet); font-size: .9rem; padding-bottom: .3rem; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--rule); }
        th { background: var(--band); font-weight: 600; }
        td:first-child { min-width: 7rem; }
        td:nth-child(3) { white-space: nowrap; }
        @media screen and (max-width: 34rem) {
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          table, caption, tbody, tr, td { display: block; width: 100%; overflow-wrap: anywhere; }
          tr { padding: .5rem 0; border-bottom: 1px solid var(--rule); }
          td { padding: .1rem 0; border: 0; }
          td:first-child { font-weight: 600; }
          td::before { font-weight: 400; content: attr(data-label) ": "; color: var(--quiet); }
          td:nth-child(3) { white-space: normal; }
        }
        @media print {
          :root { --text: #000; --quiet: #444; --rule: #999; --head: #000; --back: #fff; --band: #eee; }
          @page { margin: 18mm 16mm; }
          body { font-size: 10.5pt; }
          main { max-width: none; padding: 0; }
          h3.topic { break-before: page; }
          h2 + h3.topic { break-before: auto; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
        }
        """
}
