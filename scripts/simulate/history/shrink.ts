/** True when the shorter history still shows the fault. */
export type ShowsFault<T> = (steps: T[]) => Promise<boolean>;

/** Simpler ways to write one step, simplest first. */
export type Simpler<T> = (step: T) => T[];

/**
 * The shortest history that still shows the fault: whole stretches are left out first, then smaller ones, then single
 * steps (delta debugging, Zeller 2002); at the end each step is made as simple as it can be. `mayGoOn` ends it early with
 * the best so far.
 */
export async function shrink<T>(
  steps: T[],
  showsFault: ShowsFault<T>,
  simpler: Simpler<T>,
  mayGoOn: () => boolean = () => true,
): Promise<T[]> {
  const ask = async (some: T[]) => mayGoOn() && (await showsFault(some));
  let [shortest, before] = [steps, -1];
  // What became superfluous by simplifying is left out in the next round.
  while (before !== JSON.stringify(shortest).length) {
    before = JSON.stringify(shortest).length;
    shortest = await simplify(await leaveOut(shortest, ask), ask, simpler);
  }
  return shortest;
}

async function leaveOut<T>(steps: T[], ask: ShowsFault<T>): Promise<T[]> {
  let left = steps;
  for (
    let length = Math.ceil(left.length / 2);
    length >= 1;
    length = length === 1 ? 0 : Math.ceil(length / 2)
  ) {
    for (let from = left.length - length; from > -length; from -= length) {
      const without = [...left.slice(0, Math.max(0, from)), ...left.slice(Math.max(0, from) + length)];
      if (without.length < left.length && (await ask(without))) left = without;
    }
  }
  return left;
}

async function simplify<T>(steps: T[], ask: ShowsFault<T>, simpler: Simpler<T>): Promise<T[]> {
  let best = steps;
  for (const index of steps.keys()) {
    for (const candidate of simpler(best[index]!)) {
      const changed = best.with(index, candidate);
      if (!(await ask(changed))) continue;
      best = changed;
      break;
    }
  }
  return best;
}
