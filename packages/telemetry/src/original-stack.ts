import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

const maps = new Map<string, SourceMap | undefined>();

const mapOf = (file: string): SourceMap | undefined => {
  if (!maps.has(file)) {
    const beside = `${file}.map`;
    maps.set(file, existsSync(beside) ? new SourceMap(JSON.parse(readFileSync(beside, 'utf8'))) : undefined);
  }
  return maps.get(file);
};

/**
 * A stack in the words of the sources: each place of a bundle becomes file, line and column of what it was made from. Read
 * when an error is logged; Node's own `--enable-source-maps` reads every map at each cold start.
 */
export const originalStack = (stack: string): string =>
  stack.replace(
    /(?<=^|[\s(])(?:file:\/\/)?(\/[^\s():]+\.m?js):(\d+):(\d+)/g,
    (place, file: string, line: string, column: string) => {
      try {
        const found = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
        return found && 'originalSource' in found
          ? `${found.originalSource.replace(/^(?:\.\.\/)+/, '')}:${found.originalLine + 1}:${found.originalColumn + 1}`
          : place;
      } catch {
        // A map that cannot be read hides no error.
        return place;
      }
    },
  );
