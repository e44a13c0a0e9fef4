import type { Limits } from './limits.ts';
import type { RequestLimitName, RequestLimits } from './request-limits.ts';

/** The parameter of the template that says each limit. */
export const LIMIT_PARAMETERS = {
  signIns: 'SignInsPerMinute',
  signUps: 'SignUpsPerHour',
  sessions: 'SessionRequestsPerHour',
  visitorReads: 'VisitorReadsPerHour',
  visitorWrites: 'VisitorWritesPerHour',
  userReads: 'UserReadsPerHour',
  userWrites: 'UserWritesPerHour',
  backendTests: 'BackendTestsPerMinute',
  teamsPerPerson: 'TeamsPerPerson',
  tokensPerPerson: 'TokensPerPerson',
  invitationsPerTeam: 'InvitationsPerTeam',
  invitationMailsPerHour: 'InvitationMailsPerHour',
  appsPerTeam: 'AppsPerTeam',
  keysPerApp: 'KeysPerApp',
  importsAtOnce: 'ImportsAtOnce',
  runsAtOnce: 'RunsAtOnce',
} as const satisfies Readonly<Record<RequestLimitName | keyof Limits, string>>;
type LimitName = keyof typeof LIMIT_PARAMETERS;

export type DeploymentLimit = {
  readonly parameter: (typeof LIMIT_PARAMETERS)[LimitName];
  readonly most: number;
  /** Within which; nothing, where it is how many there may be. */
  readonly windowSeconds: number | undefined;
};

const HOUR_SECONDS = 3600;

/** Every limit of a deployment, by the parameter that says it. */
export const deploymentLimits = (requests: RequestLimits, limits: Limits): readonly DeploymentLimit[] => [
  ...Object.entries(requests).map(([name, { most, windowSeconds }]) => ({
    // The names of both are those of the parameters, by type.
    parameter: LIMIT_PARAMETERS[name as LimitName],
    ...{ most, windowSeconds },
  })),
  ...Object.entries(limits).map(([name, most]) => ({
    parameter: LIMIT_PARAMETERS[name as LimitName],
    most,
    windowSeconds: name === 'invitationMailsPerHour' ? HOUR_SECONDS : undefined,
  })),
];
