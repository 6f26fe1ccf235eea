import { dueMoments, nextHour } from "./moments";
import { runRecurring } from "./run-recurring";
import { deliverAll } from "./settle-down";
import { stripeGoesOn } from "./stripe-goes-on";
import type { World } from "./world";

/** Lets time pass, with what happens on its own meanwhile: Stripe charges, pages expire, jobs run. */
export async function passTime(
  world: World,
  { hours, jobs }: { hours: number; jobs: "punctual" | "late" | "none" },
): Promise<void> {
  const until = world.at + hours * 3_600_000;
  const first = Math.min(nextHour(world.at), until);
  for (let at = first; at < until; at = await nextMoment(world, until))
    await arrive(world, at, jobs === "punctual");
  await arrive(world, until, jobs !== "none");
}

async function nextMoment(world: World, until: number): Promise<number> {
  const [next = until] = await dueMoments(world, until);
  return next;
}

async function arrive(world: World, at: number, runsJobs: boolean): Promise<void> {
  world.moveTo(at);
  if (runsJobs) await runRecurring(world, "once");
  await deliverAll(world);
  await stripeGoesOn(world);
  await deliverAll(world);
  await world.checkpoint();
}
