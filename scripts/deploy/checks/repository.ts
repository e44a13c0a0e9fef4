import { type Finding, good, refused, said } from '../findings.ts';
import type { Values } from '../values.ts';

type Repository = { readonly permissions?: { readonly admin?: boolean } };

/** Where GitHub's API is: its own variable, as its runners have it. */
const api = () => process.env.GITHUB_API_URL ?? 'https://api.github.com';

const ask = async (path: string, token: string) =>
  fetch(`${api()}${path}`, {
    headers: {
      ...{ authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
      'user-agent': 'portico-deploy',
    },
    signal: AbortSignal.timeout(10_000),
  });

/** Whether Amplify will be able to read the source, and to hear of pushes. */
export const checkRepository = async (values: Values, token: string | undefined): Promise<Finding> => {
  const { RepositoryUrl: url = '', Branch: branch = 'main' } = values;
  const name = url.replace('https://github.com/', '');
  if (token === undefined)
    return refused(
      'repository',
      'RepositoryToken says nowhere where a token is kept: Amplify could not read the source',
    );
  if (!/^(?:ghp|gho|github_pat)_[A-Za-z0-9_]{16,}$/.test(token))
    return refused('repository', 'the token is no personal access token of GitHub (ghp_… or github_pat_…)');
  try {
    const found = await ask(`/repos/${name}`, token);
    if (!found.ok) return refused('repository', `GitHub answers ${found.status} for ${name} with this token`);
    const { permissions } = (await found.json()) as Repository;
    if (permissions?.admin !== true)
      return refused(
        'repository',
        `the token may not administer ${name}: Amplify makes a webhook there (admin:repo_hook)`,
      );
    const there = await ask(`/repos/${name}/branches/${encodeURIComponent(branch)}`, token);
    return there.ok
      ? good('repository', `${name}, branch ${branch}`)
      : refused('repository', `${name} has no branch ${branch} (GitHub answers ${there.status})`);
  } catch (error) {
    return refused('repository', `GitHub could not be asked: ${said(error)}`);
  }
};
