import createMarkdown, { type Token } from 'markdown-it';
import { createElement, type ReactNode } from 'react';
import styles from './markdown.module.css';
import { withoutHtml } from './without-html.ts';

/** Deeper than this nobody reads; what stands there is left out. */
const DEPTH_MAX = 30;
/** Its time is linear in its text, whatever that is; the engines of unified take seconds for 10 kB of `*a_`. */
const reader = createMarkdown({ html: false, linkify: true, maxNesting: DEPTH_MAX });
const LEADS = /^(?:https?:|mailto:|[/#?])/i;
reader.validateLink = (address) => LEADS.test(address.trim());

const ELEMENTS = new Set(
  'p h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td strong em s br hr'.split(' '),
);

const elementOf = (opened: Token, key: number, children: ReactNode[]): ReactNode => {
  const { tag } = opened;
  const said = (name: string) => String(opened.attrGet(name) ?? '');
  if (tag === 'a')
    return (
      <a key={key} href={said('href')} rel="noreferrer nofollow ugc">
        {children}
      </a>
    );
  const name = tag === 'h1' ? 'h2' : tag;
  if (!ELEMENTS.has(name)) return children;
  const begins = name === 'ol' ? Number(said('start') || 1) : 1;
  return createElement(name, { key, ...(begins !== 1 && { start: begins }) }, ...children);
};

const leafOf = (token: Token, key: number): ReactNode => {
  switch (token.type) {
    case 'inline':
      return nodesOf(token.children ?? []);
    case 'text':
    case 'html_inline':
    case 'html_block':
      return token.content;
    case 'code_inline':
      return <code key={key}>{token.content}</code>;
    case 'fence':
    case 'code_block':
      return (
        <pre key={key}>
          <code>{token.content}</code>
        </pre>
      );
    // A picture would tell its host who reads: what it shows is said.
    case 'image':
      return token.content;
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return <br key={key} />;
    case 'hr':
      return <hr key={key} />;
    default:
      return token.content;
  }
};

/** Tokens in a row as elements in one another; its own stack, for the depth is a stranger's. */
const nodesOf = (tokens: readonly Token[]): ReactNode[] => {
  const stack: { readonly token?: Token; readonly children: ReactNode[] }[] = [{ children: [] }];
  tokens.forEach((token, key) => {
    if (token.nesting === 1) stack.push({ token, children: [] });
    else if (token.nesting === 0) stack.at(-1)?.children.push(leafOf(token, key));
    else {
      const closed = stack.pop();
      if (!closed?.token) return;
      const { token: opened, children } = closed;
      // In a tight list the paragraphs are none.
      const shown = opened.hidden ? children : elementOf(opened, key, children);
      stack.at(-1)?.children.push(shown);
    }
  });
  return stack[0]?.children ?? [];
};

/** Markdown of a publisher, who is not trusted: no element of theirs, no images, links only to http, https and mail. */
export const Prose = ({ children }: { children: string }) => (
  <div className={styles.prose}>{nodesOf(reader.parse(withoutHtml(children), {}))}</div>
);
