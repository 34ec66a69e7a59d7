//! Holds the look of the report page: one style sheet, nothing fetched, made for screens and for paper.

/// The style sheet.
pub const STYLE: &str = r#"
:root{--ink:#1c2733;--soft:#5b6875;--line:#d9dfe5;--paper:#fff;--ground:#f4f6f8;--error:#b3261e;--warning:#9a6200;--note:#2b5f8a;--fine:#1d6b45}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif}
main{max-width:1040px;margin:0 auto;padding:24px 20px 60px}
h1{font-size:26px;margin:0 0 4px}h2{font-size:20px;margin:36px 0 12px}h3{font-size:17px;margin:0}
p{margin:4px 0}.soft{color:var(--soft);font-size:14px}
.pick{position:absolute;opacity:0}
.tongues{float:right;display:flex;gap:6px}
.tongues label{border:1px solid var(--line);border-radius:14px;padding:2px 12px;font-size:14px;cursor:pointer;background:var(--paper)}
#zh:checked~main label[for=zh],#en:checked~main label[for=en]{background:var(--ink);color:#fff;border-color:var(--ink)}
#zh:focus-visible~main label[for=zh],#en:focus-visible~main label[for=en]{outline:3px solid #6aa5d8}
#zh:checked~main [lang=en],#en:checked~main [lang=zh]{display:none}
.verdict{border-left:6px solid var(--fine);background:var(--paper);padding:14px 18px;margin:20px 0;border-radius:4px}
.verdict.rejected{border-color:var(--error)}.verdict.look-again{border-color:var(--warning)}.verdict.nothing-to-judge{border-color:var(--soft)}
.verdict b{font-size:19px}
table{border-collapse:collapse;width:100%;background:var(--paper)}
th,td{text-align:left;padding:7px 10px;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th{font-weight:600;font-size:14px;color:var(--soft)}
.error{color:var(--error)}.warning{color:var(--warning)}.note{color:var(--note)}.fine{color:var(--fine)}
section.page{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:18px;margin:18px 0;break-inside:avoid-page}
.cols{display:flex;gap:20px;align-items:flex-start;margin-top:12px;flex-wrap:wrap}
.scan{position:relative;flex:1 1 420px;min-width:280px;line-height:0}
.scan img{width:100%;border:1px solid var(--line)}
.box{position:absolute;border:2px solid var(--error);background:rgba(179,38,30,.10);line-height:1}
.box.warning{border-color:var(--warning);background:rgba(154,98,0,.12)}.box.note{border-color:var(--note);background:rgba(43,95,138,.10)}
.box i{position:absolute;left:-2px;bottom:100%;font:600 11px/1.3 ui-monospace,monospace;background:var(--error);color:#fff;padding:0 4px;white-space:nowrap}
.box.warning i{background:var(--warning)}.box.note i{background:var(--note)}
.facts{flex:1 1 340px}
.finding{border-left:4px solid var(--error);padding:6px 12px;margin:10px 0;background:#fcfcfd}
.finding.warning{border-color:var(--warning)}.finding.note{border-color:var(--note)}
.finding code{font-weight:700;margin-right:8px}
.finding .do{font-weight:600}
footer{margin-top:40px;color:var(--soft);font-size:13px}
@media print{body{background:#fff;font-size:11pt}main{max-width:none;padding:0}.tongues{display:none}section.page{border-color:#999}.verdict,.box,.finding,.box i{-webkit-print-color-adjust:exact;print-color-adjust:exact}h2{break-after:avoid}@page{margin:16mm}}
"#;
