import type { World } from "./world";

/** More rounds than any chain of events and jobs needs that follow from each other. */
const ROUNDS = 6;

/** What is on its way arrives, unless it is held: events, and the queue's jobs, and the events that those cause. */
export async function deliverAll(world: World): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!world.isQueueHeld) await world.queue.run();
    if (!world.isNewsHeld) await world.news.deliver("inOrder");
    if (world.isNewsHeld || world.news.waiting === 0) break;
  }
  if (!world.isQueueHeld) await world.queue.run();
}

/** Nothing is held back or on its way any more: what the world is like when everybody has heard of everything. */
export async function settleDown(world: World): Promise<void> {
  world.isNewsHeld = false;
  world.isQueueHeld = false;
  world.lines.stripe.release();
  await world.queue.finish();
  await deliverAll(world);
}
