import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Mono, Soft, Stack, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';

/** What is limited in this deployment: how often, and how many. */
export const LimitsPage = async () => {
  const { t, f } = await readWords();
  const read = await load(async () => (await userClient()).getLimits());
  const words = t.administration;
  return (
    <WorkingPage title={words.limits} lead={words.limitsLead}>
      {read.ok ? (
        <Stack>
          <Table
            label={words.limits}
            rows={read.data.limits}
            keyOf={({ parameter }) => parameter}
            columns={[
              { head: words.what, cell: ({ parameter }) => words.limitNames[parameter] ?? parameter },
              {
                head: words.most,
                cell: ({ most, windowSeconds }) =>
                  windowSeconds === undefined ? f.number(most) : words.within(f.number(most), windowSeconds),
              },
              { head: words.parameter, cell: ({ parameter }) => <Mono>{parameter}</Mono>, long: true },
            ]}
          />
          <Soft small>{words.limitsHint}</Soft>
        </Stack>
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
