import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import styles from './markdown.module.css';

/** Markdown of a publisher, who is not trusted: no HTML, no images, links only to http, https and mail. */
export const Prose = ({ children }: { children: string }) => (
  <div className={styles.prose}>
    <Markdown
      remarkPlugins={[remarkGfm]}
      skipHtml
      disallowedElements={['img', 'input']}
      unwrapDisallowed
      components={{
        h1: 'h2',
        a: ({ href, children: text }) => (
          <a href={href} rel="noreferrer nofollow ugc">
            {text}
          </a>
        ),
      }}
    >
      {children}
    </Markdown>
  </div>
);
