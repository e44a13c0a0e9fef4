const ANSWER_BYTES_MAX = 100_000;

/**
 * Calls an HTTP endpoint of the user pool (its JWKS, its token endpoint), which is AWS's and whose URL only the template
 * sets: so it needs no egress door. No redirects, 100 kB at most, rejects after the timeout.
 */
export const fetchUserPool = async (
  url: string | URL,
  {
    timeoutMilliseconds,
    form,
  }: { readonly timeoutMilliseconds: number; readonly form?: Readonly<Record<string, string>> },
): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMilliseconds),
    headers: { accept: 'application/json' },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  if (text.length > ANSWER_BYTES_MAX) throw new Error('the user pool answered more than 100 kB');
  return { status: response.status, text };
};
