import type { ServiceResponse } from '../../service.ts';
import { escapeXml } from './xml.ts';

const STYLE = `
:root{color-scheme:light dark;--bg:#f5f6f8;--card:#fff;--text:#16181d;--muted:#5a6170;--line:#d5d9e1;--accent:#2f5bea;--bad:#b3261e;--good:#1b6e3c}
@media (prefers-color-scheme:dark){:root{--bg:#0f1115;--card:#181b21;--text:#eceef2;--muted:#a3abba;--line:#3a404c;--accent:#8aa6ff;--bad:#ff8a80;--good:#7ddba0}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:56rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.4rem;margin:0 0 1rem;overflow-wrap:anywhere}h2{font-size:1.1rem;margin:0 0 .5rem}a{color:var(--accent)}
ul{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:hidden}
li+li{border-top:1px solid var(--line)}li a{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;padding:.8rem 1rem;text-decoration:none;color:inherit}
.row{display:grid;gap:.1rem;padding:.8rem 1rem;overflow-wrap:anywhere}.alarm{color:var(--bad)}.ok{color:var(--good)}
li a:hover{background:color-mix(in srgb,var(--accent) 8%,transparent)}.muted{color:var(--muted);font-size:.9rem}strong{overflow-wrap:anywhere}
:focus-visible{outline:3px solid var(--accent);outline-offset:-3px}
article{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem;margin-top:1rem;overflow-x:auto}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
table{border-collapse:collapse}th{text-align:left;font-weight:400}td,th{padding:.2rem 1rem .2rem 0;vertical-align:middle}td svg{color:var(--accent);display:block}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:0 0 1rem}td form{margin:0}label{display:grid;gap:.2rem;min-width:0;max-width:100%;font-size:.9rem;color:var(--muted)}
input,select,button{font:inherit;padding:.4rem .7rem;border:1px solid var(--line);border-radius:8px;background:var(--card);color:var(--text);max-width:100%}button{cursor:pointer}code{overflow-wrap:anywhere}nav{display:flex;flex-wrap:wrap;gap:.3rem 1rem;margin:0 0 1.5rem}
iframe{width:100%;height:60vh;border:1px solid var(--line);border-radius:8px;background:#fff}dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem;margin:0}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}`;

/** A page for people of this machine; `content` is markup, and whatever a stranger wrote was escaped before. With `forms` it may send some to us. */
export const page = (status: number, title: string, content: string, { forms = false } = {}): ServiceResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // A srcdoc frame inherits this policy: mails may show inline styles and data images, and load or run nothing.
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action ${forms ? "'self'" : "'none'"}; frame-ancestors 'none'`,
  },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${escapeXml(title)}</title><style>${STYLE}</style></head><body><main>${content}</main></body></html>`,
});

export const jsonPage = (content: unknown): ServiceResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(content),
});
