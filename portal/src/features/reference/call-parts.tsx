import type { ReferenceCall, ReferenceContent, ReferenceExample, ReferenceParameter } from '@portico/client';
import { CodeBlock } from '../../ui/code.tsx';
import { Link } from '../../ui/link.tsx';
import { Prose } from '../../ui/markdown.tsx';
import { anchorOf, operationPath, schemaPath } from './places.ts';
import styles from './schema.module.css';
import { Facts, Flags, Further, typeOf, Value, written } from './schema-facts.tsx';
import { type Reading, SchemaTree } from './schema-tree.tsx';

type Read = { readonly reading: Reading };

const Examples = ({ examples, reading: { t } }: Read & { examples: readonly ReferenceExample[] | undefined }) =>
  examples?.map(({ name, summary, description, value, externalValue, rest }) => (
    <details key={name ?? ''} className={styles.opened}>
      <summary>
        {t.example}
        {(summary ?? name) && `: ${summary ?? name}`}
      </summary>
      {description && <Prose>{description}</Prose>}
      {externalValue !== undefined && (
        <p>
          {t.exampleElsewhere} <code>{externalValue}</code>
        </p>
      )}
      {value !== undefined && <CodeBlock label={`${t.example} ${name ?? ''}`} code={written(value)} />}
      <Further held={rest} t={t} />
    </details>
  ));

/** How a value is written, where that is not the usual way. */
const Style = ({ parameter, reading: { t } }: Read & { parameter: ReferenceParameter }) => {
  const { style, explode, mediaType } = parameter;
  const usual = parameter.in === 'query' || parameter.in === 'cookie' ? 'form' : 'simple';
  if (mediaType !== undefined)
    return (
      <div className={styles.fact}>
        <span>{t.mediaType}</span>
        <code>{mediaType}</code>
      </div>
    );
  if (style === usual && explode === (usual === 'form')) return null;
  return (
    <div className={styles.fact}>
      <span>{t.style}</span>
      <code>{`${style}, explode: ${explode}`}</code>
    </div>
  );
};

const Parameter = ({ parameter, reading, at }: Read & { parameter: ReferenceParameter; at: string }) => {
  const { t } = reading;
  const { name, required, schema, description, deprecated, examples, rest } = parameter;
  const anchor = anchorOf(at, parameter.in, name);
  const said = { ...schema, ...(deprecated && { deprecated }) };
  return (
    <li className={styles.row} id={anchor}>
      <div className={styles.line}>
        <a href={`#${anchor}`} className={said.deprecated ? styles.gone : undefined}>
          <code>{name}</code>
        </a>
        <span className={styles.type}>{typeOf(schema, t)}</span>
        <Flags view={said} required={required} t={t} />
      </div>
      {description && <Prose>{description}</Prose>}
      <SchemaTree view={schema} reading={reading} at={anchor} bare={description === schema.description} />
      <Style parameter={parameter} reading={reading} />
      {parameter.allowEmptyValue && <p className={styles.type}>{t.emptyAllowed}</p>}
      {parameter.allowReserved && <p className={styles.type}>{t.reservedAllowed}</p>}
      <Examples examples={examples} reading={reading} />
      <Further held={rest} t={t} />
    </li>
  );
};

const PLACES = ['path', 'query', 'header', 'cookie', 'argument'] as const;

const Content = ({ content, reading, at, open }: Read & { content: ReferenceContent; at: string; open: boolean }) => {
  const { t } = reading;
  const { mediaType, schema, examples, encoding, rest } = content;
  return (
    <details className={styles.content} open={open}>
      <summary>
        <code>{mediaType}</code>
      </summary>
      {schema && <SchemaTree view={schema} reading={reading} at={anchorOf(at, mediaType)} />}
      <Examples examples={examples} reading={reading} />
      {encoding && (
        <div className={styles.fact}>
          <span>{t.encoding}</span>
          <Value value={encoding} />
        </div>
      )}
      <Further held={rest} t={t} />
    </details>
  );
};

const Contents = ({ contents, reading, at }: Read & { contents: readonly ReferenceContent[]; at: string }) =>
  contents.map((content, index) => (
    <Content key={content.mediaType} content={content} reading={reading} at={at} open={index === 0} />
  ));

const Answer = ({
  answer,
  reading,
  at,
  open,
}: Read & { answer: ReferenceCall['responses'][number]; at: string; open: boolean }) => {
  const { t, place } = reading;
  const { status, description, headers, contents, link, links, rest } = answer;
  const anchor = anchorOf(at, status);
  return (
    <details className={styles.answer} id={anchor} open={open}>
      <summary>
        <span className={styles.status} data-status={status.charAt(0)}>
          {status}
        </span>
        <span>{description.split('\n')[0]}</span>
      </summary>
      {link && (
        <p>
          <Link href={schemaPath(place, link.slug)}>{t.message}</Link>
        </p>
      )}
      {description.includes('\n') && <Prose>{description}</Prose>}
      {contents.length === 0 && <p className={styles.type}>{t.noBody}</p>}
      <Contents contents={contents} reading={reading} at={anchor} />
      {headers.length > 0 && (
        <>
          <h4>{t.headers}</h4>
          <ul className={styles.rows}>
            {headers.map((header) => (
              <li key={header.name} className={styles.row} id={anchorOf(anchor, header.name)}>
                <div className={styles.line}>
                  <code>{header.name}</code>
                  <span className={styles.type}>{typeOf(header.schema, t)}</span>
                  <Flags
                    view={{ ...header.schema, ...(header.deprecated && { deprecated: true }) }}
                    required={header.required}
                    t={t}
                  />
                </div>
                {header.description && <Prose>{header.description}</Prose>}
                <Facts view={header.schema} t={t} />
                <Examples examples={header.examples} reading={reading} />
                <Further held={header.rest} t={t} />
              </li>
            ))}
          </ul>
        </>
      )}
      {links.length > 0 && (
        <>
          <h4>{t.links}</h4>
          <ul className={styles.rows}>
            {links.map(({ name, description: words, operation, operationRef, ...given }) => (
              <li key={name} className={styles.row}>
                <div className={styles.line}>
                  <code>{name}</code>
                  {operation === undefined ? (
                    <code>{operationRef}</code>
                  ) : (
                    <Link href={operationPath(place, operation)}>{operation}</Link>
                  )}
                </div>
                {words && <Prose>{words}</Prose>}
                <Further held={given} t={t} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Further held={rest} t={t} />
    </details>
  );
};

/** What is sent and what is answered; `at` begins the addresses of its parts. */
export const CallParts = ({
  call,
  reading,
  at = '',
  title = reading.t.answers,
}: Read & { call: ReferenceCall; at?: string; title?: string }) => {
  const { t } = reading;
  const { parameters, body, responses, rest, pathRest } = call;
  const first = responses.find(({ status }) => status.startsWith('2')) ?? responses[0];
  const below = (name: string) => (at === '' ? name : `${at}.${name}`);
  return (
    <>
      {PLACES.map((where) => {
        const held = parameters.filter((parameter) => parameter.in === where);
        return held.length === 0 ? null : (
          <section key={where}>
            <h3>{t.parameters[where]}</h3>
            <ul className={styles.rows}>
              {held.map((parameter) => (
                <Parameter key={parameter.name} parameter={parameter} reading={reading} at={below('parameter')} />
              ))}
            </ul>
          </section>
        );
      })}
      {body && (
        <section id={below('body')}>
          <h3>
            {t.body} {body.required && <span className={styles.required}>{t.required}</span>}
          </h3>
          {body.description && <Prose>{body.description}</Prose>}
          <Contents contents={body.contents} reading={reading} at={below('body')} />
          <Further held={body.rest} t={t} />
        </section>
      )}
      <section>
        <h3>{title}</h3>
        {responses.map((answer, index) => (
          // Messages may be called alike.
          <Answer
            key={`${answer.status} ${index}`}
            answer={answer}
            reading={reading}
            at={below('answer')}
            open={answer === first}
          />
        ))}
      </section>
      <Further held={rest} t={t} />
      <Further held={pathRest} t={t} />
    </>
  );
};
