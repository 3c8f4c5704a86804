/** How a printed conversation looks: the design's light colours on white paper, in points. */
export const PRINT_STYLE = `
@page { size: A4; margin: 16mm 16mm 18mm; }
* { box-sizing: border-box; }
body {
  margin: 0; color: #1f1d1a; background: #fff;
  font: 9.5pt/1.45 'Inter Variable', Inter, system-ui, 'DejaVu Sans', 'Noto Sans CJK JP', 'Noto Color Emoji', sans-serif;
  print-color-adjust: exact;
}
header { border-bottom: 1pt solid #e5e2dc; padding-bottom: 8pt; }
h1 { font-size: 16pt; line-height: 1.25; margin: 0 0 3pt; }
header p { margin: 2pt 0; color: #6a655d; }
header .lacks { color: #8a4d05; background: #fbf0df; padding: 4pt 6pt; border-radius: 4pt; }
h2 {
  font-size: 8.5pt; font-weight: 600; color: #6a655d; text-align: center; margin: 14pt 0 6pt;
  break-after: avoid;
}
article { padding: 4pt 8pt 5pt; margin: 0 0 3pt; border-left: 2pt solid #e5e2dc; }
article.desk { border-left-color: #2f6f5e; }
article.note { background: #fdf6d8; border-left-color: #b4690e; }
.who { display: flex; gap: 6pt; align-items: baseline; break-after: avoid; }
.who b { font-weight: 600; }
.who span { color: #6a655d; font-size: 8pt; }
.who .mark { color: #7d5408; font-weight: 600; }
.who .at { margin-left: auto; white-space: nowrap; }
.text { margin: 1pt 0 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.booked { margin: 1pt 0 0; }
.gone { color: #6a655d; font-style: italic; margin: 1pt 0 0; }
.quote { margin: 2pt 0; padding-left: 6pt; border-left: 1.5pt solid #e5e2dc; color: #6a655d; font-size: 8.5pt; overflow-wrap: anywhere; }
.about { margin: 2pt 0 0; color: #6a655d; font-size: 8pt; }
ul { list-style: none; margin: 3pt 0 0; padding: 0; }
li { border: .75pt solid #e5e2dc; border-radius: 4pt; padding: 3pt 6pt; margin-top: 3pt; break-inside: avoid; }
li b { font-weight: 600; overflow-wrap: anywhere; }
li code { display: block; font: 6.5pt/1.5 'DejaVu Sans Mono', monospace; color: #6a655d; overflow-wrap: anywhere; }
bdi { unicode-bidi: isolate; }
`
