/** A page as Markdown, of this portal. */
export const readTwin = async (path: string): Promise<string> => {
  const answer = await fetch(path, { headers: { accept: 'text/markdown' } });
  if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
  return answer.text();
};
