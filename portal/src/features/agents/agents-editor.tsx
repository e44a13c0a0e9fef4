'use client';
import type { McpServer, McpTool } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { agents } from '../../i18n/messages/agents.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { FilterTable } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { Card, Row, Soft, Stack } from '../../ui/layout.tsx';
import { MethodPath } from '../../ui/method.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

type EditorProps = {
  slug: string;
  saved: McpServer;
  etag: string;
  /** All that there could be. */
  tools: readonly McpTool[];
  tokensMax: number;
};

/** Which operations agents get, and what that takes of a model's context. */
export const AgentsEditor = ({ slug, saved, etag, tools, tokensMax }: EditorProps) => {
  const t = useWordsOf(agents);
  const f = useFormats();
  const router = useRouter();
  const [enabled, setEnabled] = useState(saved.enabled);
  const [chosen, setChosen] = useState<ReadonlySet<string> | undefined>(saved.operations && new Set(saved.operations));
  const isPicked = ({ operation, readOnly }: McpTool) => (chosen ? chosen.has(operation) : readOnly);
  const picked = tools.filter(isPicked);
  const tokens = picked.reduce((sum, tool) => sum + tool.tokens, 0);
  const { run, busy, failure } = useAction(
    () =>
      portico.putMcpServer({
        apiId: slug,
        'If-Match': etag,
        body: { enabled, ...(chosen && { operations: picked.map(({ operation }) => operation) }) },
      }),
    () => {
      say(t.saved);
      router.refresh();
    },
  );
  const pick = (operation: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(operation);
    else next.delete(operation);
    setChosen(next);
  };
  return (
    <Card as="section" label={t.which}>
      <Stack>
        <Checkbox label={t.enabled} checked={enabled} onChange={({ target }) => setEnabled(target.checked)} />
        <Select
          label={t.which}
          hint={chosen ? undefined : t.readingHint}
          value={chosen ? 'chosen' : 'reading'}
          choices={[
            { value: 'reading', label: t.reading },
            { value: 'chosen', label: t.chosen },
          ]}
          onChange={({ target }) =>
            setChosen(target.value === 'chosen' ? new Set(picked.map(({ operation }) => operation)) : undefined)
          }
        />
        <p role="status">
          <strong>
            {t.tools(picked.length)}, {t.tokens(f.number(tokens))}.
          </strong>{' '}
          {picked.length === 0 ? t.none : tokens > tokensMax ? t.searched(f.number(tokensMax)) : t.fits}{' '}
          <Soft small>{t.estimated}</Soft>
        </p>
        <FilterTable
          label={t.which}
          rows={tools}
          keyOf={({ name }) => name}
          words={({ title, path, name }) => `${title} ${path} ${name}`}
          columns={[
            {
              head: t.tool,
              sort: ({ title }) => title,
              cell: (tool) => (
                <Checkbox
                  label={tool.title}
                  aria-label={t.pick(tool.title)}
                  disabled={!chosen}
                  checked={isPicked(tool)}
                  onChange={({ target }) => pick(tool.operation, target.checked)}
                />
              ),
            },
            {
              head: t.operation,
              long: true,
              sort: ({ path }) => path,
              cell: ({ method, path, readOnly }) => (
                <Row>
                  <MethodPath method={method} path={path} />
                  {!readOnly && <Badge tone="warn">{t.changes}</Badge>}
                </Row>
              ),
            },
            { head: t.size, number: true, sort: (tool) => tool.tokens, cell: (tool) => f.number(tool.tokens) },
          ]}
        />
        {failure && <ProblemBanner problem={failure} />}
        <Row>
          <Button kind="primary" busy={busy} onClick={() => void run()}>
            {t.save}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
};
