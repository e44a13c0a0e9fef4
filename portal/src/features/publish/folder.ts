'use client';

/** A file of a folder that was chosen or dropped; its path is from the folder on, `/` between folders. */
export type FolderFile = { readonly path: string; readonly file: File };

const TEXTS = /\.(json|ya?ml|graphqls?|gql)$/i;
const ASIDE = /(^|\/)(node_modules|\.[^/]*)(\/|$)/;
/** More is no folder of a document: what is dropped by mistake is not read to its end. */
const FILES_MAX = 10_000;

/** Of a folder what a document is made of: its JSON, YAML and GraphQL, as the command line takes them. */
export const textsOf = (files: readonly FolderFile[]): readonly FolderFile[] =>
  files.filter(({ path }) => TEXTS.test(path) && !ASIDE.test(path));

/** What a file input with `webkitdirectory` has: the name of the folder itself is not part of the paths. */
export const filesChosen = (files: Iterable<File>): readonly FolderFile[] =>
  Array.from(files, (file) => ({ path: file.webkitRelativePath.split('/').slice(1).join('/') || file.name, file }));

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // A hundred at a time; none when there are no more.
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0 || all.length > FILES_MAX) return all;
    all.push(...some);
  }
};

/** The files below a folder that was dropped. */
export const filesDropped = async (
  folder: FileSystemDirectoryEntry,
  above = '',
  found: FolderFile[] = [],
): Promise<readonly FolderFile[]> => {
  for (const entry of await entriesOf(folder)) {
    const path = `${above}${entry.name}`;
    if (found.length > FILES_MAX || ASIDE.test(path)) continue;
    if (isFolder(entry)) await filesDropped(entry, `${path}/`, found);
    else if (isFile(entry)) found.push({ path, file: await new Promise<File>((done, fail) => entry.file(done, fail)) });
  }
  return found;
};

/** The folder that is dropped, where it is one. */
export const folderOf = (items: DataTransferItemList): FileSystemDirectoryEntry | undefined => {
  const entry = items[0]?.webkitGetAsEntry();
  return entry && isFolder(entry) ? entry : undefined;
};

/** A zip of files by their paths. What packs them is loaded only here. */
export const packFolder = async (files: readonly FolderFile[]): Promise<Blob> => {
  const { zipSync } = await import('fflate');
  const texts = await Promise.all(
    files.map(async ({ path, file }) => [path, new Uint8Array(await file.arrayBuffer())] as const),
  );
  return new Blob([new Uint8Array(zipSync(Object.fromEntries(texts)))]);
};
