/** How much a change asks of those who call the API. */
export type Severity = 'breaking' | 'risky' | 'compatible';

/**
 * Which way the data goes: what a consumer sends is a request, what it receives is a response. In webhooks and
 * callbacks the two are turned round: their bodies are received, their answers are sent.
 */
export type Direction = 'request' | 'response';

export type Rule = {
  /** Stable name, kebab-case. */
  readonly id: string;
  readonly severity: Severity;
  /** What happened, in a sentence. */
  readonly summary: string;
  /** What a consumer must do, in a sentence. */
  readonly action: string;
};

export type RuleSetting = Severity | 'off';

export const NOTHING = 'Nothing.';

/** A row of a rule table: id, severity, summary, action (nothing to do when left out). */
export type RuleRow = readonly [id: string, severity: Severity, summary: string, action?: string];

export const rulesOf = (rows: readonly RuleRow[]): Rule[] =>
  rows.map(([id, severity, summary, action = NOTHING]) => ({ id, severity, summary, action }));
