'use client';
import type { Call2 as CallRecord } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { CopyButton } from '../../ui/code.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Facts, Mono, Row } from '../../ui/layout.tsx';
import { toneOf } from './usage-tables.tsx';
import { useZone } from './use-zone.ts';

/** Everything the gateway kept of one call. */
export const CallDrawer = ({ call, onClose }: { call: CallRecord; onClose: () => void }) => {
  const { t, f } = useWords();
  const { zone } = useZone();
  const { method, path, status, requestId, operation, apiName, at, durationMilliseconds } = call;
  return (
    <Drawer onClose={onClose} title={`${method} ${path}`}>
      <Row>
        <Badge tone={toneOf(status)}>{status}</Badge>
        {f.milliseconds(durationMilliseconds)}
      </Row>
      <Facts
        facts={[
          [t.usage.time, f.dateTime(at, zone)],
          [t.usage.api, apiName],
          [t.usage.operation, <Mono key="operation">{operation}</Mono>],
        ]}
      />
      <Facts facts={[[t.usage.requestId, <Mono key="request">{requestId}</Mono>]]} />
      <Row>
        <CopyButton text={requestId} label={t.usage.copyRequestId} />
      </Row>
    </Drawer>
  );
};
