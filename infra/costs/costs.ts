import prices from './prices.json' with { type: 'json' };

type Line = { readonly part: string; readonly usd: number; readonly because: string };

const price = (name: keyof typeof prices.aws): number => prices.aws[name].usd;

/** A call through the gateway, as it is taken to be: what each million of them asks for. */
const CALL = {
  /** Of the gateway, a quick backend's included; its memory is 1 GB. */
  gatewayMilliseconds: 40,
  /** Of a hundred calls so many ask the authorizer: its answers are kept for four seconds. */
  authorizedShare: 0.2,
  authorizerMilliseconds: 15,
  /** The line of usage, the access log's, and what Lambda says of an event. */
  logBytes: 1400,
  /** Counters are added up in batches of hundreds. */
  writes: 0.1,
  reads: 0.05,
  answerKilobytes: 4,
  /** X-Ray's default: a request a second, and of the rest five of a hundred. */
  tracedShare: 0.05,
} as const;

const MILLION = 1_000_000;
const gigabyteSeconds = (times: number, milliseconds: number, gigabytes: number): number =>
  times * (milliseconds / 1000) * gigabytes;

/** What a million calls of published APIs cost. */
export const perMillionCalls = (): readonly Line[] => {
  const authorized = CALL.authorizedShare * MILLION;
  const compute =
    gigabyteSeconds(MILLION, CALL.gatewayMilliseconds, 1) +
    gigabyteSeconds(authorized, CALL.authorizerMilliseconds, 0.5);
  const gigabytesOfLogs = (CALL.logBytes * MILLION) / 1e9;
  return [
    {
      part: 'API Gateway (REST)',
      usd: price('apiGatewayPerMillion'),
      because: 'each call; the largest part, whatever we do',
    },
    {
      part: 'Lambda (gateway, authorizer)',
      usd: price('lambdaPerMillion') * (1 + CALL.authorizedShare) + compute * price('lambdaArmPerGigabyteSecond'),
      because: `${CALL.gatewayMilliseconds} ms of 1 GB; the authorizer for ${CALL.authorizedShare * 100} of a hundred, as its answers are kept for four seconds`,
    },
    {
      part: 'WAF',
      usd: 2 * price('firewallRequestsPerMillion'),
      because: 'at the edge, and before the API, which takes no other way',
    },
    {
      part: 'CloudFront',
      usd:
        price('edgeRequestsPerMillion') +
        price('edgeFunctionsPerMillion') +
        ((CALL.answerKilobytes * MILLION) / MILLION) * price('edgePerGigabyte'),
      because: `requests, the function at the edge, answers of ${CALL.answerKilobytes} kB`,
    },
    {
      part: 'Logs',
      usd: gigabytesOfLogs * (price('logsPerGigabyte') + 3 * price('logsKeptPerGigabyteMonth')),
      because: `${CALL.logBytes} bytes a call, kept for three months (\`LogDays\`); counts stand in the same lines`,
    },
    {
      part: 'Table',
      usd: CALL.writes * price('tableWritesPerMillion') + CALL.reads * price('tableReadsPerMillion'),
      because: 'counters are added up in batches: no write for a call',
    },
    { part: 'Traces', usd: CALL.tracedShare * price('tracesPerMillion'), because: 'five of a hundred' },
  ];
};

/** What somebody who develops does in a month: pages, requests to the API, mails, kept data. */
const DEVELOPER = { requests: 2000, pages: 400, mails: 6, writes: 400, reads: 6000, megabytes: 5, imports: 2 } as const;
const DEVELOPERS = 1000;

/** What a thousand developers cost a month, besides the calls of their apps. */
export const perThousandDevelopers = (): readonly Line[] => {
  const of = (each: number) => (each * DEVELOPERS) / MILLION;
  const gigabytes = (DEVELOPER.megabytes * DEVELOPERS) / 1000;
  const requests = of(DEVELOPER.requests);
  return [
    {
      part: 'API Gateway, Lambda, CloudFront, WAF, logs',
      usd:
        requests *
        (price('apiGatewayPerMillion') +
          price('lambdaPerMillion') +
          gigabyteSeconds(MILLION, 60, 1) * price('lambdaArmPerGigabyteSecond') +
          price('edgeRequestsPerMillion') +
          2 * price('firewallRequestsPerMillion') +
          price('logsPerGigabyte')),
      because: `${DEVELOPER.requests} requests each, 60 ms of 1 GB`,
    },
    {
      part: 'Portal (Amplify, CloudFront)',
      usd:
        of(DEVELOPER.pages) * (price('pagesPerMillion') + price('edgeRequestsPerMillion') * 15) +
        gigabyteSeconds(of(DEVELOPER.pages) * MILLION, 150, 1) * (price('pagesPerGigabyteHour') / 3600),
      because: `${DEVELOPER.pages} pages each, of fifteen requests`,
    },
    {
      part: 'Table',
      usd:
        of(DEVELOPER.writes) * 3 * price('tableWritesPerMillion') +
        of(DEVELOPER.reads) * price('tableReadsPerMillion') +
        (gigabytes / 5) *
          (price('tablePerGigabyteMonth') + price('restorePerGigabyteMonth') + price('backupPerGigabyteMonth')),
      because: `${DEVELOPER.writes} writes (three with their indexes), ${DEVELOPER.reads} reads each; a megabyte kept, restorable and backed up`,
    },
    {
      part: 'Documents (S3, Backup)',
      usd: gigabytes * (price('bucketPerGigabyteMonth') + price('backupPerGigabyteMonth')),
      because: `${DEVELOPER.megabytes} MB each`,
    },
    {
      part: 'Events, queues, mails',
      usd:
        of(50) * (price('eventsPerMillion') + 3 * price('messagesPerMillion')) +
        ((DEVELOPER.mails * DEVELOPERS) / 1000) * price('mailsPerThousand'),
      because: `${DEVELOPER.mails} mails each`,
    },
    {
      part: 'Cognito (Essentials)',
      usd: 0,
      because: 'the first 10,000 people of a month are free; above, 15 USD for a thousand',
    },
  ];
};

/** What stands, and what is paid for it though nobody comes. */
export type Standing = {
  readonly firewalls: number;
  readonly firewallRules: number;
  readonly alarmMetrics: number;
  readonly compositeAlarms: number;
  readonly dashboards: number;
  readonly secrets: number;
  readonly countedMetrics: number;
};

export const perMonthStanding = (standing: Standing): readonly Line[] => [
  {
    part: 'WAF',
    usd: standing.firewalls * price('firewallPerMonth') + standing.firewallRules * price('firewallRulePerMonth'),
    because: `${standing.firewalls} firewalls with ${standing.firewallRules} rules`,
  },
  {
    part: 'Alarms',
    usd:
      standing.alarmMetrics * price('alarmMetricPerMonth') + standing.compositeAlarms * price('compositeAlarmPerMonth'),
    because: `${standing.alarmMetrics} metrics of alarms, ${standing.compositeAlarms} alarms of alarms`,
  },
  {
    part: 'Dashboards',
    usd: standing.dashboards * price('dashboardPerMonth'),
    because: `${standing.dashboards}; the first three of an account are free`,
  },
  {
    part: 'Metrics of our own',
    usd: standing.countedMetrics * price('metricPerMonth'),
    because: `${standing.countedMetrics}, by function and nothing finer; none by customer`,
  },
  { part: 'Secrets', usd: standing.secrets * price('secretPerMonth'), because: `${standing.secrets}` },
];

const rounded = (usd: number): string => usd.toFixed(2);

/** A table as the formatter writes it: columns as wide as what is in them, the second to the right. */
const written = (rows: readonly (readonly [string, string, string])[]): string => {
  const width = (at: 0 | 1 | 2) => Math.max(3, ...rows.map((row) => row[at].length));
  const [first, second, third] = [width(0), width(1), width(2)];
  const line = ([one, two, three]: readonly [string, string, string]) =>
    `| ${one.padEnd(first)} | ${two.padStart(second)} | ${three.padEnd(third)} |`;
  const [head, ...body] = rows.map(line);
  return [head, `| ${'-'.repeat(first)} | ${'-'.repeat(second - 1)}: | ${'-'.repeat(third)} |`, ...body].join('\n');
};

const table = (of: string, lines: readonly Line[]): string => {
  const sum = lines.reduce((total, { usd }) => total + usd, 0);
  return written([
    [of, 'USD', 'because'],
    ...lines.map(({ part, usd, because }) => [part, rounded(usd), because] as const),
    ['**all**', `**${rounded(sum)}**`, ''],
  ]);
};

/** The section of the README, as it is written. */
export const costsSection = (standing: Standing): string =>
  [
    `By list prices of ${prices.region}, ${prices.of}, without free tiers but where it is said (\`costs/prices.json\` has each with its address; \`costs/costs.ts\` makes these tables, and a test compares).`,
    table('A million calls of APIs', perMillionCalls()),
    table('A thousand developers, a month', perThousandDevelopers()),
    table('What stands, a month', perMonthStanding(standing)),
    'Beside that, for a million calls, as their makers publish it:',
    written([
      ['managed gateway', 'USD', 'besides'],
      ...prices.others.map(
        ({ name, usdPerMillion, besides, from }) => [`[${name}](${from})`, rounded(usdPerMillion), besides] as const,
      ),
    ]),
  ].join('\n\n');
