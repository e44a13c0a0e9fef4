import { CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { offersAt } from './code-offers.ts';

/** What is asked for where `|` stands, and what would be written. */
const at = (marked: string) => {
  const pos = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: json() });
  const asked: string[] = [];
  const told = (kind: string) => (path: readonly (string | number)[]) => {
    asked.push(`${kind} ${path.join('.')}`);
    return kind === 'members' ? [{ text: 'name' }, { text: 'tags' }] : [{ text: 'true' }, { text: '"red"' }];
  };
  const found = offersAt({ members: told('members'), values: told('values') })(new CompletionContext(state, pos, true));
  if (found instanceof Promise) throw new Error('it is known at once');
  const texts = found?.options.map((option) => state.sliceDoc(0, found.from) + option.apply + state.sliceDoc(found.to));
  return { asked: asked[0], texts };
};

describe('what is offered while JSON is written', () => {
  it('are names where a member begins, without those that are there', () => {
    expect(at('{|}')).toEqual({ asked: 'members ', texts: ['{"name": }', '{"tags": }'] });
    expect(at('{ "tags": [], |}')).toEqual({ asked: 'members ', texts: ['{ "tags": [], "name": }'] });
    expect(at('{ "na|": 1 }').texts).toContain('{ "name": 1 }');
    expect(at('{ "a": [1, {"b": { na|').asked).toBe('members a.0.b');
  });

  it('are values where one begins', () => {
    expect(at('{ "a": | }')).toEqual({ asked: 'values a', texts: ['{ "a": true }', '{ "a": "red" }'] });
    expect(at('{ "a": "r|" }').texts).toContain('{ "a": "red" }');
    expect(at('{ "a": tr| }').texts).toContain('{ "a": true }');
    expect(at('[ {"a": 1}, |]').asked).toBe('values 0');
  });

  it('is nothing where nothing begins', () => {
    for (const text of ['|', '{} |', '{ "a" |', '{ "a": 1 |}'])
      expect(at(text), text).toEqual({ asked: undefined, texts: undefined });
  });
});
