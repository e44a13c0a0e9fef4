import { describe, expect, it } from 'vitest';
import { csv } from './csv.ts';

describe('a CSV download', () => {
  it('ends every row as RFC 4180 says and quotes what needs quotes', () => {
    expect(
      csv([
        ['a', 'b,c'],
        ['say "hi"', 3],
      ]),
    ).toBe('a,"b,c"\r\n"say ""hi""",3\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('lets no spreadsheet take %j for a formula', (text) => {
    expect(csv([[text]])).toMatch(/^"'/);
  });

  it('leaves negative numbers alone', () => {
    expect(csv([[-5]])).toBe('-5\r\n');
  });
});
