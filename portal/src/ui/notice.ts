/** What is said in passing, at the edge of the page. */
export type Notice = { readonly id: string; readonly text: string; readonly tone: 'ok' | 'danger' };
