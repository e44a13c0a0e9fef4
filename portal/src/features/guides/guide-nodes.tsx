import type { GuideNode } from '@portico/client';
import type { ReactNode } from 'react';
import type { GuideWords } from '../../i18n/messages/guides.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Link } from '../../ui/link.tsx';
import { MethodPath } from '../../ui/method.tsx';
import styles from './guides.module.css';

type Shown = { readonly node: GuideNode; readonly t: GuideWords };

const CALLOUTS = { note: 'info', tip: 'ok', important: 'accent', warning: 'warn', caution: 'danger' } as const;
const HEADINGS = ['h2', 'h2', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** Pieces have no names of their own; where they stand is what they are. */
export const GuideNodes = ({ nodes = [], t }: { nodes?: readonly GuideNode[] | undefined; t: GuideWords }): ReactNode =>
  nodes.map((node, index) => <Piece key={index} node={node} t={t} />);

const Inside = ({ node, t }: Shown) => <GuideNodes nodes={node.children} t={t} />;

const FILE = /^\/(?:apis\/[^/]+\/)?guides\/media\/[^/]+$/;

/** A link within the portal, or elsewhere. */
const Anchor = ({ node, t }: Shown) => {
  const { href = '' } = node;
  // It is saved, from another origin.
  if (FILE.test(href))
    return (
      <a href={href} download>
        <Inside node={node} t={t} />
      </a>
    );
  if (href.startsWith('/'))
    return (
      <Link href={href}>
        <Inside node={node} t={t} />
      </Link>
    );
  return (
    <a href={href} {...(!href.startsWith('#') && { rel: 'noreferrer nofollow ugc' })}>
      <Inside node={node} t={t} />
    </a>
  );
};

/** What the reference has of an operation or a schema, as it is now. */
const FromReference = ({ node, t }: Shown) => {
  const { kind, text = '', href, method, path, summary } = node;
  if (!href) return <Banner tone="warn" title={t.missing(text)} />;
  return (
    <Link href={href} className={styles.card}>
      <small>{kind === 'operation' ? t.operation : t.schema}</small>
      {method && path ? <MethodPath method={method} path={path} /> : <code>{text}</code>}
      {summary && <span>{summary}</span>}
    </Link>
  );
};

const List = ({ node, t }: Shown) =>
  node.start === undefined ? (
    <ul>
      <Inside node={node} t={t} />
    </ul>
  ) : (
    <ol start={node.start}>
      <Inside node={node} t={t} />
    </ol>
  );

const Cell = ({ node, t }: Shown) => {
  const Tag = node.header ? 'th' : 'td';
  return (
    <Tag {...(node.header && { scope: 'col' })} data-align={node.align}>
      <Inside node={node} t={t} />
    </Tag>
  );
};

/** Opened one by one, without script, too. */
const Tabs = ({ node, t }: Shown) => {
  const tabs = node.children ?? [];
  const name = tabs.map(({ text }) => text).join(' / ');
  return (
    <div className={styles.tabs}>
      {tabs.map((tab, index) => (
        <details key={index} name={name} open={index === 0}>
          <summary>{tab.text}</summary>
          <div>
            <Inside node={tab} t={t} />
          </div>
        </details>
      ))}
    </div>
  );
};

const Heading = ({ node, t }: Shown) => {
  const Tag = HEADINGS[node.level ?? 2] ?? 'h6';
  return (
    <Tag id={node.id} className={styles.heading}>
      <Inside node={node} t={t} />
    </Tag>
  );
};

const Table = ({ node, t }: Shown) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className={styles.table} tabIndex={0} aria-label={t.table}>
    <table>
      <tbody>
        <Inside node={node} t={t} />
      </tbody>
    </table>
  </section>
);

const imageOf = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** A diagram as an image, in which nothing runs; its text for those who do not see it, or want it. */
const Diagram = ({ node, t }: Shown) => {
  const { text = '', diagram = '', diagramDark = '', width, height } = node;
  return (
    <figure className={styles.diagram}>
      <img className={styles.light} src={imageOf(diagram)} alt={t.diagram} width={width} height={height} />
      <img className={styles.dark} src={imageOf(diagramDark)} alt={t.diagram} width={width} height={height} />
      <details>
        <summary>{t.asText}</summary>
        <CodeBlock code={text.replace(/\n$/, '')} label={t.code('mermaid')} />
      </details>
    </figure>
  );
};

const PIECES: Readonly<Record<GuideNode['kind'], (shown: Shown) => ReactNode>> = {
  text: ({ node }) => node.text,
  break: () => <br />,
  code: ({ node }) => <code>{node.text}</code>,
  strong: (shown) => (
    <strong>
      <Inside {...shown} />
    </strong>
  ),
  emphasis: (shown) => (
    <em>
      <Inside {...shown} />
    </em>
  ),
  deleted: (shown) => (
    <del>
      <Inside {...shown} />
    </del>
  ),
  link: (shown) => <Anchor {...shown} />,
  paragraph: (shown) => (
    <p>
      <Inside {...shown} />
    </p>
  ),
  heading: (shown) => <Heading {...shown} />,
  quote: (shown) => (
    <blockquote>
      <Inside {...shown} />
    </blockquote>
  ),
  callout: ({ node, t }) => (
    <Banner tone={CALLOUTS[node.tone ?? 'note']} title={t.tones[node.tone ?? 'note']}>
      <Inside node={node} t={t} />
    </Banner>
  ),
  list: (shown) => <List {...shown} />,
  item: (shown) => (
    <li>
      <Inside {...shown} />
    </li>
  ),
  block: ({ node, t }) =>
    node.diagram ? (
      <Diagram node={node} t={t} />
    ) : (
      <div className={styles.block}>
        <CodeBlock code={(node.text ?? '').replace(/\n$/, '')} label={t.code(node.language ?? '')} />
        {node.href && <Link href={node.href}>{t.tryIt}</Link>}
      </div>
    ),
  rule: () => <hr />,
  table: (shown) => <Table {...shown} />,
  row: (shown) => (
    <tr>
      <Inside {...shown} />
    </tr>
  ),
  cell: (shown) => <Cell {...shown} />,
  tabs: (shown) => <Tabs {...shown} />,
  tab: (shown) => <Inside {...shown} />,
  operation: (shown) => <FromReference {...shown} />,
  schema: (shown) => <FromReference {...shown} />,
  // Its type and size are checked where it is taken, and Next's own images are for those of this server.
  image: ({ node }) => (
    <img
      className={styles.image}
      src={node.href}
      alt={node.text ?? ''}
      width={node.width}
      height={node.height}
      loading="lazy"
      decoding="async"
    />
  ),
};

const Piece = (shown: Shown) => PIECES[shown.node.kind](shown);
