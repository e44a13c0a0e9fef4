/** QR code, version 3, error correction L, byte mode, mask 0 (ISO/IEC 18004): room for 53 bytes of text. */
const SIZE = 29;
const DATA_BYTES = 55;
const CORRECTION_BYTES = 15;
const FORMAT_BITS = 0x77c4;

const multiply = (a: number, b: number): number => {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
};

const generator = (): number[] => {
  const divisor: number[] = Array.from({ length: CORRECTION_BYTES }, (_, index) =>
    index === CORRECTION_BYTES - 1 ? 1 : 0,
  );
  let root = 1;
  for (let step = 0; step < CORRECTION_BYTES; step += 1) {
    for (let at = 0; at < CORRECTION_BYTES; at += 1)
      divisor[at] = multiply(divisor[at] ?? 0, root) ^ (divisor[at + 1] ?? 0);
    root = multiply(root, 2);
  }
  return divisor;
};

const correction = (data: readonly number[]): number[] => {
  const divisor = generator();
  const remainder = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (remainder.shift() ?? 0);
    remainder.push(0);
    for (const [at, coefficient] of divisor.entries())
      remainder[at] = (remainder[at] ?? 0) ^ multiply(coefficient, factor);
  }
  return remainder;
};

const codewords = (text: string): number[] => {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > DATA_BYTES - 2) throw new RangeError(`a ticket code holds at most ${DATA_BYTES - 2} bytes`);
  const bits = [
    '0100',
    bytes.length.toString(2).padStart(8, '0'),
    ...Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')),
    '0000',
  ].join('');
  const data = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  for (let pad = 0xec; data.length < DATA_BYTES; pad ^= 0xec ^ 0x11) data.push(pad);
  return [...data, ...correction(data)];
};

class Grid {
  readonly dark = Array.from({ length: SIZE }, () => Array.from({ length: SIZE }, () => false));
  readonly fixed = Array.from({ length: SIZE }, () => Array.from({ length: SIZE }, () => false));

  set(x: number, y: number, dark: boolean): void {
    const [row, fixed] = [this.dark[y], this.fixed[y]];
    if (!row || !fixed || x < 0 || x >= SIZE) return;
    row[x] = dark;
    fixed[x] = true;
  }

  finder(centreX: number, centreY: number): void {
    for (let dy = -4; dy <= 4; dy += 1)
      for (let dx = -4; dx <= 4; dx += 1) {
        const distance = Math.max(Math.abs(dx), Math.abs(dy));
        this.set(centreX + dx, centreY + dy, distance !== 2 && distance !== 4);
      }
  }

  patterns(): void {
    for (let at = 0; at < SIZE; at += 1) {
      this.set(6, at, at % 2 === 0);
      this.set(at, 6, at % 2 === 0);
    }
    this.finder(3, 3);
    this.finder(SIZE - 4, 3);
    this.finder(3, SIZE - 4);
    for (let dy = -2; dy <= 2; dy += 1)
      for (let dx = -2; dx <= 2; dx += 1) this.set(22 + dx, 22 + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    this.format();
  }

  format(): void {
    const bit = (index: number): boolean => ((FORMAT_BITS >>> index) & 1) === 1;
    for (let index = 0; index < 6; index += 1) this.set(8, index, bit(index));
    this.set(8, 7, bit(6));
    this.set(8, 8, bit(7));
    this.set(7, 8, bit(8));
    for (let index = 9; index < 15; index += 1) this.set(14 - index, 8, bit(index));
    for (let index = 0; index < 8; index += 1) this.set(SIZE - 1 - index, 8, bit(index));
    for (let index = 8; index < 15; index += 1) this.set(8, SIZE - 15 + index, bit(index));
    this.set(8, SIZE - 8, true);
  }

  /** Two columns at a time, from the right, up and down in turn; the mask turns every second module. */
  fill(words: readonly number[]): void {
    let index = 0;
    for (let pair = SIZE - 1; pair >= 1; pair -= 2) {
      const right = pair <= 6 ? pair - 1 : pair;
      for (let step = 0; step < SIZE; step += 1)
        for (const x of [right, right - 1]) {
          const y = ((right + 1) & 2) === 0 ? SIZE - 1 - step : step;
          const row = this.dark[y];
          if (!row || this.fixed[y]?.[x]) continue;
          const bit = (((words[index >>> 3] ?? 0) >>> (7 - (index & 7))) & 1) === 1;
          row[x] = bit !== ((x + y) % 2 === 0);
          index += 1;
        }
    }
  }
}

/** Rows of modules, true for dark, without the quiet zone. Throws RangeError for a text over 53 bytes. */
export const qrCode = (text: string): readonly (readonly boolean[])[] => {
  const grid = new Grid();
  grid.patterns();
  grid.fill(codewords(text));
  return grid.dark;
};
