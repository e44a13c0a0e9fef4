import { expect, it } from 'vitest';
import { fuzz } from '../fuzz/run.ts';
import { createThings } from '../fuzz/things.ts';
import { deployment } from '../portico/world.ts';

const PIECE = 5000;
/** From PORTICO_FUZZ_SEED on, so many pieces: another seed is other requests. */
const SEED = Number(process.env.PORTICO_FUZZ_SEED ?? 1);
const PIECES = Number(process.env.PORTICO_FUZZ_PIECES ?? 20);

it.each(Array.from({ length: PIECES }, (_, index) => SEED + index))(
  'of 5,000 requests that follow from the number %i, none is answered as a failure of ours',
  async (seed) => {
    // Anew for each piece: what requests end is there again, and tokens live for minutes.
    const { pool, credentials } = await createThings();
    const { faults, byStatus } = await fuzz(deployment.apiUrl, {
      seed,
      requests: PIECE,
      pool,
      credentials: () => credentials,
    });
    console.log(`${PIECE} requests of seed ${seed} by status: ${JSON.stringify(byStatus)}`);
    expect(faults).toEqual([]);
  },
);
