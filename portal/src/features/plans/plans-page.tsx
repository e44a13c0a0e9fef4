import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { clientFor } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { PlanCard } from '../../parts/plan-card.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead, Row } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';

export const PlansPage = async () => {
  const { t } = await readWords();
  const read = await load(() => everything(clientFor(undefined).iterateListPlans({ limit: PAGE_MAX })));
  return (
    <Page>
      <PageHead title={t.access.plansTitle} lead={t.access.plansLead} />
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && read.data.length === 0 && <EmptyState title={t.access.noPlans} />}
      {read.ok && (
        <CardList label={t.access.plansTitle}>
          {read.data.map((plan) => (
            <PlanCard key={plan.id} plan={plan} />
          ))}
        </CardList>
      )}
      <Row>
        <LinkButton kind="primary" href="/apis">
          {t.common.toCatalogue}
        </LinkButton>
      </Row>
    </Page>
  );
};
