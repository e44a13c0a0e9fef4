import { describe, expect, it } from 'vitest';
import { LAMPS, SHELVES } from '../../test/other-kinds.ts';
import { compareDocuments } from './compare-documents.ts';

const diffOf = async (before: string, after: string) => {
  const diff = await compareDocuments({ graphql: before }, { graphql: after });
  if (!diff) throw new Error('not compared');
  return { ...diff, told: diff.changes.map(({ severity, message }) => `${severity}: ${message}`) };
};

describe('two GraphQL schemas', () => {
  it('that are alike have no changes', async () => {
    expect(await diffOf(SHELVES, `# Another comment\n${SHELVES}`)).toMatchObject({ changes: [], bump: 'none' });
  });

  it('are compared by what breaks, what is a risk and what is new, the worst first', async () => {
    const { told, bump, summary } = await diffOf(
      'type Query { a(x: Int): E  old: Int }\nenum E { ONE }\ninput I { a: Int }',
      'type Query { a(x: Int, y: Int): E  new: T }\nenum E { ONE TWO }\ninput I { a: Int, b: Int! }\ntype T { a: Int }',
    );
    expect(told).toEqual([
      'breaking: A field was removed: Query.old was removed.',
      'breaking: A required field is new in an input: A required field b on input type I was added.',
      'risky: A value is new: TWO was added to enum type E.',
      'compatible: An argument is new, and may be left out: An optional arg y on Query.a was added.',
      'compatible: The field "Query.new" is new.',
      'compatible: The type "T" is new.',
    ]);
    expect([bump, summary]).toEqual(['major', { breaking: 2, risky: 1, compatible: 3 }]);
    const deprecated = await diffOf('type Query { a: Int }', 'type Query { a: Int @deprecated }');
    expect(deprecated).toMatchObject({ bump: 'minor', told: ['compatible: The field "Query.a" is deprecated.'] });
  });

  it('are not compared with documents of another kind', async () => {
    expect(await compareDocuments({ graphql: SHELVES }, { openapi: '3.0.0' })).toBeUndefined();
    expect(await compareDocuments({ asyncapi: LAMPS }, { graphql: SHELVES })).toBeUndefined();
  });

  it('whose types lead on and on end as well: compared, or not where that is deeper than is followed', async () => {
    const line = (_: unknown, at: number) => `type T${at} { n: T${(at + 1) % 60_000} }`;
    const graphql = `type Query { a: T0 }\n${Array.from({ length: 60_000 }, line).join('\n')}`;
    const diff = await compareDocuments({ graphql }, { graphql });
    expect(diff?.bump ?? 'none').toBe('none');
  });
});
