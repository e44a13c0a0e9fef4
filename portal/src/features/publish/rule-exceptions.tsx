'use client';
import type { ApiPublishingRules, PublishingException } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card, Row, Soft } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { instantOf } from '../../ui/utc-input.ts';

const RULES = ['breaking-change', 'grade', 'owner'] as const;
type RuleExceptionsProps = { apiId: string; rules: ApiPublishingRules; etag: string; admin: boolean };

/** What excuses an API from a rule for a while: seen by who may edit it, made and ended by admins. */
export const RuleExceptions = ({ apiId, rules, etag, admin }: RuleExceptionsProps) => {
  const { t, f } = useWords();
  const router = useRouter();
  const exceptions = rules.exceptions ?? [];
  const { run, busy, failure } = useAction(
    (next: readonly PublishingException[]) =>
      portico.putApiPublishingRules({ apiId, 'If-Match': etag, body: { ...rules, exceptions: [...next] } }),
    () => {
      say(t.publishing.saved);
      router.refresh();
    },
  );
  const { reason } = FORM_SCHEMAS.PublishingException;
  const fields = useFields({ reason, until: { required: true } }, { rule: RULES[0], reason: '', until: '' }, failure, {
    reason: `/exceptions/${exceptions.length}/reason`,
    until: `/exceptions/${exceptions.length}/until`,
  });
  if (!admin && exceptions.length === 0) return null;
  return (
    <Card as="section" label={t.publishing.exceptions}>
      <h2>{t.publishing.exceptions}</h2>
      <p>{t.publishing.exceptionsLead}</p>
      <ul>
        {exceptions.map((one) => (
          <li key={`${one.rule} ${one.until}`}>
            <Row justify="between">
              <span>
                {`${t.publishing.ruleNames[one.rule]}: ${one.reason} `}
                <Soft small>{t.publishing.until(f.dateTime(one.until))}</Soft>
              </span>
              {admin && (
                <Button
                  small
                  busy={busy}
                  aria-label={t.publishing.endException(t.publishing.ruleNames[one.rule])}
                  onClick={() => void run(exceptions.filter((other) => other !== one))}
                >
                  {t.publishing.end}
                </Button>
              )}
            </Row>
          </li>
        ))}
      </ul>
      {admin ? (
        <Form
          fields={fields}
          busy={busy}
          submit={t.publishing.except}
          onSend={({ rule, reason: why, until }) =>
            void run([
              ...exceptions,
              { rule: RULES.find((one) => one === rule) ?? RULES[0], reason: why, until: instantOf(until) ?? until },
            ])
          }
        >
          <Select
            label={t.publishing.rule}
            choices={RULES.map((value) => ({ value, label: t.publishing.ruleNames[value] }))}
            {...fields.field('rule')}
          />
          <TextField label={t.publishing.reason} {...fields.field('reason')} />
          <TextField type="datetime-local" label={t.publishing.ends} {...fields.field('until')} />
        </Form>
      ) : (
        failure && <ProblemBanner problem={failure} />
      )}
    </Card>
  );
};
