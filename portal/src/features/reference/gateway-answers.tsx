import type { ReferenceWords } from '../../i18n/messages/reference.ts';
import { CodeBlock } from '../../ui/code.tsx';
import styles from './reference.module.css';

/** As the gateway says it (packages/gateway): the key's plan allows no further call. */
const EXAMPLE = {
  type: 'https://portico.dev/problems/rate-limited',
  title: 'Too many requests',
  status: 429,
  code: 'rate-limited',
  requestId: '8f14e45f-ceea-467f-a9f2-7c1c7e4b2d11',
};

/** What the gateway answers by itself, whatever is called; folded away, for it is the same everywhere. */
export const GatewayAnswers = ({ t }: { t: ReferenceWords }) => (
  <details className={styles.gateway}>
    <summary>{t.gateway}</summary>
    <p>{t.gatewayLead}</p>
    <dl>
      {Object.entries(t.gatewayAnswers).map(([status, words]) => (
        <div key={status}>
          <dt>{status}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
    <CodeBlock
      label={`${t.exampleAnswer}: 429`}
      title={`429 · application/problem+json`}
      code={JSON.stringify(EXAMPLE, undefined, 2)}
    />
  </details>
);
