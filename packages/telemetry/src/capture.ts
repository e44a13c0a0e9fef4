import { AsyncLocalStorage } from 'node:async_hooks';
import { type Calls, followCalls, newSegmentId, nowInSeconds } from './calls-out.ts';
import { redact } from './redaction.ts';
import { sendToDaemon } from './xray-daemon.ts';

const current = new AsyncLocalStorage<Calls>();
followCalls(current);
let isColdStart = true;

const fieldOf = (header: string, name: string): string | undefined =>
  header
    .split(';')
    .find((field) => field.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** A refusal is the caller's error, anything else our fault. */
const outcomeOf = (error: unknown) => {
  if (error === undefined) return {};
  // The authorizer says no with this word, as API Gateway asks of it.
  if (error instanceof Error && error.message === 'Unauthorized') return { error: true };
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const exceptions = [{ id: newSegmentId(), type: name, message: redact('message', message) }];
  return { ...(status < 500 ? { error: true } : { fault: true }), cause: { exceptions } };
};

/** A subsegment for the event, with what it asked of others in it; the daemon is told when it is over. */
export const capture = async <Result>(
  header: string,
  annotations: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
): Promise<Result> => {
  const calls: Calls = [];
  const startedAt = nowInSeconds();
  const tell = (error?: unknown): void =>
    sendToDaemon({
      type: 'subsegment',
      id: newSegmentId(),
      name: 'handler',
      trace_id: fieldOf(header, 'Root'),
      parent_id: fieldOf(header, 'Parent'),
      start_time: startedAt,
      end_time: nowInSeconds(),
      annotations: { ...annotations, coldStart: isColdStart, service: process.env.POWERTOOLS_SERVICE_NAME },
      ...outcomeOf(error),
      subsegments: calls,
    });
  try {
    const result = await current.run(calls, work);
    tell();
    return result;
  } catch (error) {
    tell(error);
    throw error;
  } finally {
    isColdStart = false;
  }
};
