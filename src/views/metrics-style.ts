/** The look of the page of figures: light and dark, on a wide screen and on a phone. */
export const metricsStyle = `
:root { color-scheme: light dark; --back: #fff; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --box: #f6f8fa }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #f0f6fc; --soft: #9198a1; --line: #3d444d; --box: #151b23 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.45 system-ui, sans-serif }
main { max-width: 1040px; margin: 0 auto; padding: 16px }
h1 { font-size: 22px; margin: 8px 0; overflow-wrap: anywhere }
h2 { font-size: 17px; margin: 28px 0 8px }
p, small, dt, figcaption { color: var(--soft) }
small { font-size: 12px; font-weight: 400 }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(155px, 1fr)); gap: 8px; margin: 16px 0 }
dl div { background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: 8px 10px }
dt { font-size: 12px }
dd { margin: 2px 0 0; font-size: 20px; font-weight: 600 }
dd small, td small { display: block }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 12px }
figure { margin: 0; background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: 8px }
figcaption { font-weight: 600; margin-bottom: 4px }
svg { display: block; width: 100%; height: auto }
svg text { fill: var(--soft); font: 10.5px system-ui, sans-serif }
svg .grid { stroke: var(--line); stroke-width: 1 }
svg .range { stroke: var(--text); stroke-width: 1.5; fill: none }
svg circle { fill-opacity: .75 }
.key, .note { margin: 8px 0; font-size: 13px }
.c0 { fill: #2f7fd6; color: #2f7fd6 }
.c1 { fill: #d9822b; color: #d9822b }
.c2 { fill: #3a9e6f; color: #3a9e6f }
.c3 { fill: #a05fc4; color: #a05fc4 }
.c4 { fill: #8a8f98; color: #8a8f98 }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums }
th, td { text-align: left; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); white-space: nowrap; vertical-align: top }
td.words { white-space: normal; min-width: 16em; overflow-wrap: anywhere }
th { color: var(--soft); font-weight: 600 }
a { color: inherit }
`
