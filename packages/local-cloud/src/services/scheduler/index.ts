import { randomUUID } from 'node:crypto';
import {
  AwsError,
  type CloudContext,
  type IamRequirement,
  type Service,
  type ServiceRequest,
  type ServiceResponse,
} from '../../service.ts';
import { createOutbox } from '../delivery/outbox.ts';
import { inputOf, lenientInputOf } from '../wire/aws-json.ts';
import { childOf, type Fields, textOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';
import { transaction } from '../wire/transaction.ts';
import { createClock } from './clock.ts';
import { enqueueFiring } from './firing.ts';
import { createScheduleStore, nextFiring, type ScheduleStore, type StoredSchedule } from './schedule-store.ts';

/** For who looks at schedules on this machine. */
export type SchedulerPort = {
  schedules(): readonly {
    readonly group: string;
    readonly name: string;
    readonly expression: string;
    readonly nextAt: Date | undefined;
  }[];
  /** Once more than it comes by itself; false where there is no such schedule. */
  fire(group: string, name: string): boolean;
};

const shown = (schedule: StoredSchedule) => ({
  State: 'ENABLED',
  ...schedule.definition,
  Name: schedule.name,
  GroupName: schedule.group,
  Arn: schedule.arn,
  CreationDate: schedule.createdAtMilliseconds / 1000,
  LastModificationDate: schedule.modifiedAtMilliseconds / 1000,
});

type Call = {
  readonly store: ScheduleStore;
  readonly input: Fields;
  readonly name: string;
  readonly group: string;
  readonly prefix: string;
};

type Route = {
  readonly method: string;
  readonly path: RegExp;
  readonly action: string;
  handle(call: Call): unknown;
};

const SCHEDULE_PATH = /^\/schedules\/([^/]+)$/;
const GROUP_PATH = /^\/schedule-groups\/([^/]+)$/;

const routes: readonly Route[] = [
  {
    method: 'POST',
    path: SCHEDULE_PATH,
    action: 'CreateSchedule',
    handle: ({ store, input, name, group }) => {
      if (store.find(group, name)) throw new AwsError('ConflictException', `Schedule ${name} already exists.`, 409);
      return { ScheduleArn: store.put(group, name, input).arn };
    },
  },
  {
    method: 'PUT',
    path: SCHEDULE_PATH,
    action: 'UpdateSchedule',
    handle: ({ store, input, name, group }) => ({
      ScheduleArn: store.put(group, store.known(group, name).name, input).arn,
    }),
  },
  {
    method: 'GET',
    path: SCHEDULE_PATH,
    action: 'GetSchedule',
    handle: ({ store, name, group }) => shown(store.known(group, name)),
  },
  {
    method: 'DELETE',
    path: SCHEDULE_PATH,
    action: 'DeleteSchedule',
    handle: ({ store, name, group }) => store.remove(store.known(group, name)),
  },
  {
    method: 'GET',
    path: /^\/schedules$/,
    action: 'ListSchedules',
    handle: ({ store, group, prefix }) => ({ Schedules: store.list(group === '' ? null : group, prefix).map(shown) }),
  },
  {
    method: 'POST',
    path: GROUP_PATH,
    action: 'CreateScheduleGroup',
    handle: ({ store, name }) => {
      store.putGroup(name);
      return { ScheduleGroupArn: store.groupArn(name) };
    },
  },
  {
    method: 'DELETE',
    path: GROUP_PATH,
    action: 'DeleteScheduleGroup',
    handle: ({ store, name }) => store.removeGroup(name),
  },
];

const routeOf = (request: ServiceRequest): { route: Route; name: string } | undefined => {
  const path = request.path.split('?')[0] ?? '';
  for (const route of routes) {
    const found = route.method === request.method ? route.path.exec(path) : null;
    if (found) return { route, name: decodeURIComponent(found[1] ?? '') };
  }
  return undefined;
};

const groupOf = (request: ServiceRequest, input: Fields): string =>
  textOf(input, 'GroupName') ?? request.query.get('groupName') ?? 'default';

const answer = (status: number, value: unknown, headers: Record<string, string> = {}): ServiceResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID(), ...headers },
  body: JSON.stringify(value ?? {}),
});

const handler =
  (context: CloudContext, store: ScheduleStore, changed: () => void) =>
  async (request: ServiceRequest): Promise<ServiceResponse> => {
    try {
      const found = routeOf(request);
      if (!found) throw new AwsError('ValidationException', 'This operation is not emulated on one machine');
      const input = inputOf(request);
      const group =
        found.route.action === 'ListSchedules' ? (request.query.get('ScheduleGroup') ?? '') : groupOf(request, input);
      const result = found.route.handle({
        store,
        input,
        name: found.name,
        group,
        prefix: request.query.get('NamePrefix') ?? '',
      });
      changed();
      return answer(200, result);
    } catch (error) {
      const known = error instanceof AwsError;
      if (!known) context.log(`scheduler: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return answer(
        known ? error.status : 500,
        { Message: known ? error.message : 'internal failure' },
        { 'x-amzn-errortype': known ? error.code : 'InternalServerException' },
      );
    }
  };

export const createScheduler = (context: CloudContext): Service & SchedulerPort => {
  const database = context.database('scheduler');
  const store = createScheduleStore(context, database);
  const outbox = createOutbox(context, database);
  /** Delivery and next time are one transaction: a crash neither loses a firing nor repeats it. */
  const fire = (now: number) => {
    transaction(database, () => {
      for (const schedule of store.due(now)) {
        enqueueFiring(context, outbox, schedule);
        const next = nextFiring(schedule.definition, schedule.createdAtMilliseconds, now);
        if (next === undefined && textOf(schedule.definition, 'ActionAfterCompletion') === 'DELETE')
          store.remove(schedule);
        else store.setNext(schedule, next);
      }
    });
    outbox.drain();
  };
  const clock = createClock(context, store.nextDueAtMilliseconds, fire);
  return {
    signingNames: ['scheduler'],
    schedules: () =>
      store.list(null, '').map(({ group, name, definition, nextAtMilliseconds }) => ({
        ...{ group, name, expression: textOf(definition, 'ScheduleExpression') ?? '' },
        nextAt: nextAtMilliseconds === undefined ? undefined : new Date(nextAtMilliseconds),
      })),
    fire(group, name) {
      const schedule = store.find(group, name);
      if (!schedule) return false;
      enqueueFiring(context, outbox, { ...schedule, nextAtMilliseconds: context.now().getTime() });
      outbox.drain();
      return true;
    },
    resources: {
      'AWS::Scheduler::Schedule': (request) => {
        const { properties } = request;
        const name = textOf(properties, 'Name') ?? physicalName(request, 64);
        const schedule = store.put(textOf(properties, 'GroupName') ?? 'default', name, properties);
        clock.again();
        return { ref: name, attributes: { Arn: schedule.arn } };
      },
      'AWS::Scheduler::ScheduleGroup': (request) => {
        const name = textOf(request.properties, 'Name') ?? physicalName(request, 64);
        store.putGroup(name);
        return { ref: name, attributes: { Arn: store.groupArn(name) } };
      },
    },
    requirements(request: ServiceRequest): readonly IamRequirement[] {
      const found = routeOf(request);
      if (!found) return [{ action: 'scheduler:GetSchedule', resource: '*' }];
      const { action } = found.route;
      if (action === 'ListSchedules') return [{ action: `scheduler:${action}`, resource: '*' }];
      if (action.endsWith('Group')) return [{ action: `scheduler:${action}`, resource: store.groupArn(found.name) }];
      const input = lenientInputOf(request);
      const own = { action: `scheduler:${action}`, resource: store.arnOf(groupOf(request, input), found.name) };
      const roleArn = textOf(childOf(input, 'Target'), 'RoleArn');
      // Whoever writes a schedule hands a role to it.
      return roleArn === undefined
        ? [own]
        : [
            own,
            {
              action: 'iam:PassRole',
              resource: roleArn,
              context: { 'iam:PassedToService': ['scheduler.amazonaws.com'] },
            },
          ];
    },
    handle: handler(context, store, clock.again),
    start() {
      outbox.drain();
      clock.start();
    },
    async stop() {
      clock.stop();
      await outbox.stop();
    },
  };
};
