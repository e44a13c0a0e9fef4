/** What is typed a line each, or with commas between; each once. */
export const linesOf = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(Boolean))];
