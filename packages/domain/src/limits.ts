/** How many there may be at once, where it is a setting of the deployment. */
export type Limits = {
  readonly appsPerTeam: number;
  /** That work: neither revoked nor expired. */
  readonly keysPerApp: number;
  readonly importsAtOnce: number;
  readonly runsAtOnce: number;
  /** Besides the one that is made for them. */
  readonly teamsPerPerson: number;
  /** That work: neither revoked nor expired. */
  readonly tokensPerPerson: number;
  /** Open ones. */
  readonly invitationsPerTeam: number;
  /** Of a team, and of a person over all their teams. */
  readonly invitationMailsPerHour: number;
};

export const LIMITS: Limits = {
  appsPerTeam: 100,
  keysPerApp: 25,
  importsAtOnce: 50,
  runsAtOnce: 10,
  teamsPerPerson: 50,
  tokensPerPerson: 50,
  invitationsPerTeam: 50,
  invitationMailsPerHour: 100,
};

/** A setting as it stands in the environment; a text that is no number of at least one is none. */
export const limitFrom = (text: string | undefined, otherwise: number): number => {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
};

/** How often subscribers are written to in an hour: of an API, and by a person over all their APIs. */
export const MESSAGES_PER_HOUR = 10;
