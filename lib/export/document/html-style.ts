import { createHash } from "node:crypto";
import { MARKS } from "./style";

const levels = Object.entries(MARKS)
  .map(([level, { color }]) => `.level-${level}{color:#${color};fill:#${color}}`)
  .join("\n");

/** All the style of a report as a page. A policy can allow it by its sum, and nothing else. */
export const HTML_STYLE = `
:root{--ink:#1a1d21;--quiet:#4c5157;--rule:#b9b4a8;--accent:#0a5a87;--paper:#fbfaf7}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:46rem;color:var(--ink);background:var(--paper);font:1.0625rem/1.55 "Source Sans 3",Arial,"Noto Naskh Arabic","Noto Sans SC","Noto Serif Tibetan",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,.headline,.finding,blockquote{font-family:"Source Serif 4",Georgia,"Times New Roman","Noto Naskh Arabic","Noto Sans SC","Noto Serif Tibetan",serif;line-height:1.25}
h1,h2,h3,h4,h5{font-weight:600;break-after:avoid;margin:2em 0 .5em}
h1{font-size:2.6rem;margin:.1em 0}
h2{font-size:1.75rem;border-top:1px solid var(--ink);padding-top:.6em}
h3{font-size:1.3rem}
h4,h5{font-size:1.08rem;margin-bottom:.2em}
.sheet h1{font-size:1.8rem}.sheet h2{font-size:1.25rem;margin-top:1.4em}.sheet h3{font-size:1.08rem;margin-top:1.2em}
p{margin:.6em 0}
a{color:var(--accent)}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.contents-2{padding-inline-start:1.2em}
.under,.note,.particulars,.aside,.by,.definition,figcaption+p,footer,caption+*{color:var(--quiet)}
.under,.note,.particulars,.aside,.by,.definition,.notes,.sources,footer{font-size:.9rem}
.site{font-family:"Source Serif 4",serif;font-weight:600}
.headline{font-size:1.4rem;border-top:2px solid var(--ink);padding-top:.8em;margin-top:1.4em}
.finding{font-size:1.2rem}
.facts,.particular-facts,.definitions{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:.25em 1em;font-size:.9rem}
dt{color:var(--quiet)}dd{margin:0}
.definitions dt{color:inherit;font-weight:600}
nav ol{list-style:none;padding:0}
.numbered{position:relative;padding-inline-start:2.2em}
.number{position:absolute;inset-inline-start:0;color:var(--quiet);font-variant-numeric:tabular-nums}
blockquote{margin:.6em 0;padding-inline-start:.8em;border-inline-start:2px solid var(--rule)}
.by{font-family:"Source Sans 3",sans-serif}
.part{border-top:1px solid var(--rule);padding-top:.4em;margin-top:.6em}
.label{font-size:.9rem;font-weight:600;color:var(--quiet);margin:0}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums;border-top:2px solid var(--ink)}
caption{text-align:start;font-weight:600;padding:.4em 0}
th,td{text-align:start;vertical-align:top;padding:.35em .5em .35em 0;border-bottom:1px solid var(--rule)}
thead th{color:var(--quiet);vertical-align:bottom;font-weight:600;border-bottom-color:var(--ink)}
tbody th{font-weight:inherit}
.aside{font-weight:400}
.figure{text-align:end}
.table{margin:1.6em 0 1em;overflow-x:auto}
.table:focus-visible{outline:3px solid var(--accent)}
.bar{display:block;width:100%;min-width:6rem;height:.6em}
.mark{margin-inline-end:.5em;letter-spacing:.02em}
.strong{font-weight:600}
figure{margin:1.6em 0}figure img{max-width:100%;height:auto}
figcaption{font-weight:600}
.names{columns:2 14rem;list-style:none;padding:0}
.logos{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));gap:1rem 1.25rem;list-style:none;padding:0}
.logos li{display:flex;flex-direction:column;align-items:center;justify-content:end;gap:.35rem;text-align:center}
.logos img{background:#fff;max-width:100%;height:auto}
sup{line-height:0;font-size:.72em}sup+sup{margin-inline-start:.25em}
.notes ol{padding-inline-start:2em}
.marking{font-weight:600;border:2px solid var(--ink);padding:.3em .6em}
.across{position:fixed;inset:0;overflow:hidden;z-index:-1;pointer-events:none;color:#e2dfd8;font-size:2rem;font-weight:600;text-align:center}
.across span{position:absolute;inset-block-start:50%;left:50%;width:60rem;transform:translate(-50%,-50%) rotate(-52deg)}
${levels}
@media (max-width:34rem){.facts,.particular-facts,.definitions{grid-template-columns:1fr}.facts dd,.definitions dd{margin-bottom:.5em}}
@page{size:A4;margin:22mm 22mm 24mm;@bottom-right{content:counter(page) " / " counter(pages);font:8.5pt sans-serif;color:#4c5157}}
@media print{
html{font-size:9.5pt}
body{max-width:none;padding:0;background:none;font-size:1rem}
.book h2{break-before:page;border:0}
.book header{min-height:90vh}
tr,.part,figure,li{break-inside:avoid}
thead{display:table-header-group}
a{color:inherit;text-decoration:none}
.table{overflow:visible}
}
`;

/** For the policy of the page: `style-src 'sha256-…'`. */
export const HTML_STYLE_SHA256 = createHash("sha256").update(HTML_STYLE).digest("base64");
