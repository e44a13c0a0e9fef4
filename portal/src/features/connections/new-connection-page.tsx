import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { NewConnection } from './new-connection.tsx';
import { ServiceProviderCard } from './service-provider-card.tsx';

export const NewConnectionPage = async () => {
  const { t } = await readWords();
  const client = await userClient();
  const us = await load(() => client.getServiceProvider());
  return (
    <WorkingPage title={t.connections.add} lead={t.connections.lead}>
      {us.ok ? (
        <>
          <ServiceProviderCard us={us.data} />
          <NewConnection />
        </>
      ) : (
        <ProblemPanel problem={us.failure} />
      )}
    </WorkingPage>
  );
};
