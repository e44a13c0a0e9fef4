/** What an alarm is in. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

const TOKEN = /\s*(ALARM|OK|INSUFFICIENT_DATA|NOT|AND|OR|TRUE|FALSE|[()]|"[^"]*"|[^\s()"]+)/y;

const tokensOf = (rule: string): string[] => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rule.trimEnd().length) {
    const found = TOKEN.exec(rule);
    if (!found) throw new Error(`the alarm rule cannot be read: ${rule}`);
    tokens.push(found[1] ?? '');
  }
  return tokens;
};

/** Whether the rule of a composite alarm holds: `ALARM("a") OR NOT OK(b)`; names and ARNs alike. */
export const alarmRuleHolds = (rule: string, stateOf: (nameOrArn: string) => AlarmState): boolean => {
  const tokens = tokensOf(rule);
  let at = 0;
  const take = (wanted: string) => {
    if (tokens[at] !== wanted) throw new Error(`${wanted} is missing in the alarm rule ${rule}`);
    at += 1;
  };
  const term = (): boolean => {
    const token = tokens[at++] ?? '';
    if (token === 'NOT') return !term();
    if (token === 'TRUE' || token === 'FALSE') return token === 'TRUE';
    if (token === '(') {
      const inner = either();
      take(')');
      return inner;
    }
    if (token !== 'ALARM' && token !== 'OK' && token !== 'INSUFFICIENT_DATA')
      throw new Error(`the alarm rule cannot be read at ${token || 'its end'}: ${rule}`);
    take('(');
    const name = (tokens[at++] ?? '').replaceAll('"', '');
    take(')');
    return stateOf(name) === token;
  };
  const both = (): boolean => {
    let holds = term();
    while (tokens[at] === 'AND') {
      at += 1;
      const other = term();
      holds = holds && other;
    }
    return holds;
  };
  const either = (): boolean => {
    let holds = both();
    while (tokens[at] === 'OR') {
      at += 1;
      const other = both();
      holds = holds || other;
    }
    return holds;
  };
  const holds = either();
  if (at < tokens.length) throw new Error(`the alarm rule goes on after its end: ${rule}`);
  return holds;
};
