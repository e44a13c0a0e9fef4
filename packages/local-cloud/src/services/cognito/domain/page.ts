import { createHash } from 'node:crypto';
import { escapeXml } from '../../wire/xml.ts';
import type { DomainResponse } from './http.ts';

const STYLE = `
:root{color-scheme:light dark;--bg:#f5f6f8;--card:#fff;--text:#16181d;--muted:#5a6170;--line:#c9ced8;--accent:#2f5bea;--accent-text:#fff;--danger:#b3261e;--danger-bg:#fdecea}
@media (prefers-color-scheme:dark){:root{--bg:#0f1115;--card:#181b21;--text:#eceef2;--muted:#a3abba;--line:#3a404c;--accent:#8aa6ff;--accent-text:#0b1020;--danger:#ffb4ab;--danger-bg:#3b1614}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--bg);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;padding:1.5rem}
main{width:100%;max-width:25rem;background:var(--card);border:1px solid var(--line);border-radius:14px;padding:2rem;box-shadow:0 10px 30px rgb(0 0 0/.08)}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .25rem}
p{margin:.25rem 0 1rem;color:var(--muted)}
a{color:var(--accent)}
.after{margin:.9rem 0 0;text-align:center;font-size:.95rem}
label{display:block;font-weight:600;margin:1rem 0 .35rem}
input{width:100%;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:8px;padding:.6rem .75rem;min-height:44px}
button,.button{display:flex;justify-content:center;align-items:center;width:100%;min-height:44px;font:inherit;font-weight:600;border-radius:8px;border:1px solid var(--accent);background:var(--accent);color:var(--accent-text);margin-top:1.25rem;cursor:pointer;text-decoration:none}
.button.second{background:transparent;color:var(--text);border-color:var(--line);margin-top:.75rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.error{background:var(--danger-bg);color:var(--danger);border-radius:8px;padding:.7rem .85rem;margin:1rem 0 0}
.or{display:flex;align-items:center;gap:.75rem;color:var(--muted);margin:1.5rem 0 .25rem;font-size:.9rem}
.or::before,.or::after{content:"";flex:1;border-top:1px solid var(--line)}
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

export type Page = {
  readonly status?: number;
  readonly title: string;
  /** HTML of the card, already escaped. */
  readonly content: string;
  /** Origins a form of this page may be redirected to (browsers apply form-action to redirects as well). */
  readonly formTargets?: readonly string[];
  readonly cookies?: readonly string[];
};

/** A whole page: no script, one style sheet named by its hash, never framed. */
export const page = ({ status = 200, title, content, formTargets = [], cookies = [] }: Page): DomainResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; form-action 'self' ${formTargets.join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
    ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
  },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${escapeXml(title)}</title><style>${STYLE}</style></head><body><main>${content}</main></body></html>`,
});

export const errorBox = (message: string | undefined): string =>
  message === undefined ? '' : `<div class="error" role="alert" id="error">${escapeXml(message)}</div>`;

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly type: 'email' | 'password' | 'text';
  readonly autocomplete: string;
  readonly value?: string;
  readonly focus?: boolean;
};

export const field = (
  { name, label, type, autocomplete, value = '', focus = false }: Field,
  invalid: boolean,
): string =>
  `<label for="${name}">${escapeXml(label)}</label><input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${escapeXml(value)}" required maxlength="256"${focus ? ' autofocus' : ''}${invalid ? ' aria-invalid="true" aria-describedby="error"' : ''}>`;

export const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeXml(value)}">`;

/** Plain words for somebody who cannot be sent back to the application. */
export const problemPage = (status: number, title: string, detail: string): DomainResponse =>
  page({ status, title, content: `<h1>${escapeXml(title)}</h1>${errorBox(detail)}` });
