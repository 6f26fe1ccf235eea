import type { World } from "./world";

/** More rounds than any chain of events and jobs needs that follow from each other. */
const ROUNDS = 6;

/** What is on its way arrives, unless it is held: the queue's jobs, events, and what those cause. Answers how much it was. */
export async function deliverAll(world: World): Promise<number> {
  let all = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const jobs = world.isQueueHeld ? 0 : await world.queue.run();
    const events = world.isNewsHeld ? 0 : await world.news.deliver(world.nextOrder());
    if (jobs + events === 0) break;
    all += jobs + events;
  }
  return all;
}

/** Nothing is held back or on its way anymore: what the world is like when everybody has heard of everything. */
export async function settleDown(world: World): Promise<void> {
  world.isNewsHeld = false;
  world.isQueueHeld = false;
  await releaseSlowWorker(world);
  await deliverAll(world);
}

export async function releaseSlowWorker({ lines, queue }: World): Promise<void> {
  lines.stripe.release();
  await queue.finish();
}
