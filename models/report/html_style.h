// The looks of HTML reports.
#pragma once

#include <string_view>

namespace sojourn::report {

inline constexpr std::string_view html_style = R"css(
:root {
  color-scheme: light dark;
  --page: #fbfbf9; --panel: #ffffff; --text: #23272e; --faint: #6d7480; --rule: #e4e5e1;
  --good: #2c7a4b; --warning: #97690c; --bad: #b3372f; --accent-0: #2f6db5; --accent-1: #d9772b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16181c; --panel: #1d2025; --text: #dfe2e7; --faint: #8f97a3; --rule: #30343b;
    --good: #6cc08b; --warning: #dcae54; --bad: #f0857c; --accent-0: #76aeea; --accent-1: #f0a366;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 3rem 1.5rem 4rem; max-width: 72rem; background: var(--page);
  color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
h1 { margin: 0; font-size: 1.6rem; font-weight: 600; letter-spacing: -0.01em; }
h2 { margin: 2.5rem 0 .6rem; font-size: 1.05rem; font-weight: 600; }
.facts { margin: .4rem 0 0; color: var(--faint); }
.notice { margin: 1rem 0 0; padding: .7rem 1rem; border-left: 3px solid; background: var(--panel); }
.notice b { margin-right: .6rem; }
.notice span { color: var(--text); }
.note { margin: 0 0 .5rem; }
.scroll { overflow-x: auto; background: var(--panel); border: 1px solid var(--rule);
  border-radius: 8px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .9rem; text-align: right; white-space: nowrap; vertical-align: top; }
th { color: var(--faint); font-size: .82rem; font-weight: 500; }
tbody tr:not(.group) td { padding-top: .1rem; }
tbody tr.group td { border-top: 1px solid var(--rule); }
.left { text-align: left; }
small { display: block; font-size: .8rem; line-height: 1.3; }
.strong { font-weight: 600; } .faint { color: var(--faint); } .good { color: var(--good); }
.warning { color: var(--warning); } .bad { color: var(--bad); font-weight: 600; }
figure { margin: 0 0 1rem; padding: 1rem 1rem .6rem; background: var(--panel);
  border: 1px solid var(--rule); border-radius: 8px; }
figcaption { margin: 0 0 .5rem .3rem; font-size: .9rem; color: var(--faint); }
.plots { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(30rem, 1fr)); }
svg { display: block; width: 100%; height: auto; }
.grid { stroke: var(--rule); } .axis, .legend { fill: var(--faint); font-size: 11.5px; }
.curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
.curve-0 { stroke: var(--accent-0); } .curve-1 { stroke: var(--accent-1); }
@media (max-width: 34rem) { .plots { grid-template-columns: 1fr; } body { padding: 1.5rem .8rem; } }
@media print { body { padding: 0; max-width: none; } .scroll, figure { break-inside: avoid; } }
)css";

}  // namespace sojourn::report
