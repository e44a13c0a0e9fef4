import type { DatabaseSync } from 'node:sqlite';
import type { CloudContext } from '../../service.ts';
import { createMessageStore, type OutgoingMessage } from './message-store.ts';
import type { QueueMessage } from './queue-message.ts';
import { createQueueStore, numberAttribute, type Queue, redriveOf } from './queue-store.ts';

/** Queues with their waiting receivers: a message that arrives wakes them at once, nobody polls. */
export const createQueues = (context: CloudContext, database: DatabaseSync) => {
  const store = createQueueStore(context, database);
  const messages = createMessageStore(context, database, store);
  const waiting = new Map<string, Set<() => void>>();
  let stopped = false;
  const wake = (name: string) => {
    for (const resume of waiting.get(name) ?? []) resume();
  };
  const wakeAll = () => {
    for (const name of waiting.keys()) wake(name);
  };

  /** Resolves at a send, when a hidden message shows itself, or when `timeoutMilliseconds` have passed. */
  const nextChance = (queue: Queue, timeoutMilliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const resumes = waiting.get(queue.name) ?? new Set();
      waiting.set(queue.name, resumes);
      const visibleAtMilliseconds = messages.nextVisibleAtMilliseconds(queue);
      const untilVisibleMilliseconds =
        visibleAtMilliseconds === undefined
          ? timeoutMilliseconds
          : Math.max(1, visibleAtMilliseconds - context.now().getTime());
      const resume = () => {
        clearTimeout(timer);
        resumes.delete(resume);
        resolve();
      };
      const timer = setTimeout(resume, Math.min(timeoutMilliseconds, untilVisibleMilliseconds));
      resumes.add(resume);
    });

  const receive = async (
    queue: Queue,
    max: number,
    visibilitySeconds = numberAttribute(queue, 'VisibilityTimeout'),
    waitSeconds = numberAttribute(queue, 'ReceiveMessageWaitTimeSeconds'),
  ): Promise<QueueMessage[]> => {
    const deadlineMilliseconds = performance.now() + waitSeconds * 1000;
    for (;;) {
      if (stopped) return [];
      const { messages: received, moved } = messages.receiveNow(queue, max, visibilitySeconds);
      if (moved) wake(redriveOf(queue)?.deadLetterArn.split(':').at(-1) ?? '');
      const leftMilliseconds = deadlineMilliseconds - performance.now();
      if (received.length > 0 || leftMilliseconds <= 0) return received;
      await nextChance(queue, leftMilliseconds);
    }
  };

  return {
    store,
    messages,
    receive,
    wakeAll,
    send(queue: Queue, message: OutgoingMessage) {
      const sent = messages.send(queue, message);
      wake(queue.name);
      return sent;
    },
    remove(queue: Queue, receiptHandle: string) {
      messages.remove(queue, receiptHandle);
      // The next message of a FIFO group is free only now.
      if (queue.fifo) wake(queue.name);
    },
    changeVisibility(queue: Queue, receiptHandle: string, seconds: number) {
      messages.changeVisibility(queue, receiptHandle, seconds);
      wake(queue.name);
    },
    stop() {
      stopped = true;
      wakeAll();
    },
  };
};

export type Queues = ReturnType<typeof createQueues>;
