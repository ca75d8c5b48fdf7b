"""How is the page with the comparison set: wide and narrow, light and dark, on screen and paper?"""

# What was struck is struck through and what was added underlined, so that nothing hangs on colour alone. Every text has
# a contrast of at least 7 to 1 (WCAG 2, level AAA) to what lies behind it, in both schemes.
STYLE = """
:root {
  color-scheme: light dark;
  --ark: #fff; --tekst: #1b1b1b; --svak: #555; --strek: #d5d5d0; --lenke: #0b4a8f;
  --ny: #dff3e1; --ny-strek: #17692f; --ut: #fbe3e1; --ut-strek: #a3231a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ark: #16181b; --tekst: #ececea; --svak: #b0b0ac; --strek: #3d4146; --lenke: #9cc7ff;
    --ny: #143620; --ny-strek: #7fd99a; --ut: #45191a; --ut-strek: #ff9f97;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ark); color: var(--tekst);
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, Georgia, serif;
}
main { max-width: 48rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: break-word; hyphens: auto; }
h1, h2, h3, th, caption, .sum, .nr, .art, .uendret, .merk, .tegn, .hvorfor {
  font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
}
h1 { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; line-height: 1.3; }
h3 { margin: 0; font-size: 1.1rem; line-height: 1.35; }
a { color: var(--lenke); }
a:focus-visible { outline: 3px solid var(--lenke); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .45rem 1rem .45rem 0; text-align: left; vertical-align: baseline; }
tr > * { border-bottom: 1px solid var(--strek); }
tbody tr:last-child > * { border-bottom: 0; }
th { font-size: .875rem; }
th[scope="row"] { font-weight: 600; white-space: nowrap; font-variant-numeric: tabular-nums; }
th:last-child, td:last-child { padding-right: 0; }
section.sak { margin-top: 1.75rem; padding-top: 1.25rem; border-top: 1px solid var(--strek); }
.sum { margin: .25rem 0 0; color: var(--svak); font-size: .95rem; }
.tegn { margin: 0; font-size: .875rem; }
.merk { margin: .75rem 0 0; padding-left: .75rem; border-left: 3px solid var(--svak); font-size: .95rem; }
ol { margin: 1.25rem 0 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: 6.75rem minmax(0, 1fr); align-items: baseline; gap: 0 1.25rem;
  margin: 0 0 1rem; }
li p { margin: 0; }
.nr { font-weight: 600; font-size: .9375rem; font-variant-numeric: tabular-nums; }
.art { display: block; color: var(--svak); font-size: .875rem; line-height: 1.4; }
.under p { padding-left: 1.25rem; }
.under2 p { padding-left: 2.5rem; }
.hvorfor, .uendret { color: var(--svak); font-size: .875rem; }
.uendret { margin: 1rem 0 0; }
ins { background: var(--ny); text-decoration: underline 2px var(--ny-strek); text-underline-offset: .2em; }
del { background: var(--ut); text-decoration: line-through 1px var(--ut-strek); }
ins, del {
  padding: .05em .1em; border-radius: .15em; -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
.skjult {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
@media (max-width: 36rem) {
  main { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  li { display: block; }
  .art { display: inline; margin-left: .6rem; }
  .under p { padding-left: .9rem; }
  .under2 p { padding-left: 1.8rem; }
  th, td { padding-right: .7rem; }
}
@media print {
  :root { --ark: #fff; --tekst: #000; --svak: #333; --strek: #999; --lenke: #000; --ny: #fff; --ut: #fff;
    --ny-strek: #000; --ut-strek: #000; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  a { text-decoration: none; }
  h2, h3, .sum { break-after: avoid; }
  li, tr { break-inside: avoid; }
  /* A struck full stop hardly shows by its line alone. */
  del { border: .5pt dotted #000; }
}
"""
