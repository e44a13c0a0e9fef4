import { describe, expect, it } from 'vitest';
import { fieldName, methodName, parameterName, pythonNames } from './python-names.ts';
import { snakeCase } from './python-text.ts';

const names = (packageName: string, version = '1.0.0') =>
  pythonNames({ base: 'X', clientName: 'XClient', prefix: 'X', packageName, version });

describe('names in Python', () => {
  it('are snake_case, and two identifiers that differ in more than case stay two', () => {
    const pairs = {
      uRLPath: 'url_path',
      userId: 'user_id',
      eTag: 'e_tag',
      oauth2Token: 'oauth2_token',
      hTTPServer: 'http_server',
    };
    expect(Object.keys(pairs).map(snakeCase)).toEqual(Object.values(pairs));
    expect(new Set(['aB', 'aBc', 'abC1', 'a1B', 'aBC2'].map((name) => snakeCase(name).replaceAll('_', ''))).size).toBe(
      5,
    );
  });

  it('do not take the place of a keyword, of what an annotation mentions, or of a member that is ours', () => {
    expect([fieldName('class'), fieldName('list'), fieldName('fromJson'), fieldName('type')]).toEqual([
      'class_',
      'list_',
      'from_json_',
      'type',
    ]);
    expect([methodName('str'), methodName('models'), methodName('withResponse'), methodName('import')]).toEqual([
      'str_',
      'models_',
      'with_response_',
      'import_',
    ]);
    expect([parameterName('from'), parameterName('list'), parameterName('none')]).toEqual(['from_', 'list', 'none_']);
  });

  it('of a package are what pip and import take', () => {
    expect(names('@acme/the.sdk')).toMatchObject({ distribution: 'acme-the-sdk', module: 'acme_the_sdk' });
    expect(['json', 'class', '9lives', 'a..b-'].map((name) => names(name).module)).toEqual([
      'json_sdk',
      'class_sdk',
      'sdk_9lives',
      'a_b',
    ]);
  });

  it('of a version are what PEP 440 takes', () => {
    const versions = ['1.2.3', '1.2.3-beta.4', '1.2.3-rc1', '1.2.3-alpha', '1.2.3-2024-10.x', '0.0.0'];
    expect(versions.map((version) => names('x', version).version)).toEqual([
      '1.2.3',
      '1.2.3b4',
      '1.2.3rc1',
      '1.2.3a0',
      '1.2.3+2024.10.x',
      '0.0.0',
    ]);
  });
});
